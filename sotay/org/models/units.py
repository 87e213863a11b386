"""Units of the organisation: a dated tree, whose kinds are data."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class UnitKind(models.Model):
    """A kind of unit (đảng bộ phường, chi bộ …). The level comes from here, never from depth."""

    code = models.SlugField(primary_key=True, max_length=40)
    name = models.CharField(max_length=120)
    is_cell = models.BooleanField(default=False)
    code_suffix = models.CharField(max_length=10, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class UnitState(models.Model):
    """What a unit is called, what kind it is and where it hangs."""

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80)
    kind = models.ForeignKey(UnitKind, on_delete=models.PROTECT)
    parent = models.ForeignKey(
        "org.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True


class Unit(UnitState):
    """A party organisation as it is now; ``PastUnit`` rows tell what it was before."""

    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    code = models.CharField(max_length=40, unique=True)
    cell_type = models.SlugField(max_length=40, blank=True)
    place_name = models.CharField(max_length=80, blank=True)
    has_seal = models.BooleanField(default=False)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gt=F("starts")),
                name="unit_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class UnitEvent(models.Model):
    """Something that happened to units on a day: a merge, a split, a new name."""

    class Kind(models.TextChoices):
        """The words of the regulation: dissolving is not disbanding."""

        FOUNDED = "founded", _("thành lập")
        RENAMED = "renamed", _("đổi tên")
        MOVED = "moved", _("chuyển đơn vị cấp trên")
        CONVERTED = "converted", _("chuyển đổi loại hình")
        ABSORBED = "absorbed", _("sáp nhập")
        CONSOLIDATED = "consolidated", _("hợp nhất")
        SPLIT = "split", _("chia tách")
        DISSOLVED = "dissolved", _("giải thể")
        DISBANDED = "disbanded", _("giải tán")

    kind = models.CharField(max_length=20, choices=Kind.choices)
    on = models.DateField()
    decision = models.CharField(max_length=200, blank=True)
    before = models.ManyToManyField(Unit, related_name="events_that_changed_it")
    after = models.ManyToManyField(Unit, related_name="events_it_came_from")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on:%d/%m/%Y}"


class PastUnit(UnitState):
    """What a unit was from ``starts`` until the event of ``ends`` changed it."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="past")
    starts = models.DateField()
    ends = models.DateField()
    event = models.ForeignKey(UnitEvent, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["ends"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "ends"], name="one_past_state_per_end"),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="past_state_has_length"),
        ]

    def __str__(self) -> str:
        return self.name


class BodyKind(models.Model):
    """A kind of body inside a unit (ban chấp hành, ban thường vụ, chi ủy …)."""

    code = models.SlugField(primary_key=True, max_length=40)
    name = models.CharField(max_length=120)
    code_suffix = models.CharField(max_length=10, blank=True)
    is_committee = models.BooleanField(default=False)
    rank = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class Body(models.Model):
    """A committee or board inside a unit, made of the people who hold its titles."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="bodies")
    kind = models.ForeignKey(BodyKind, on_delete=models.PROTECT)
    name = models.CharField(max_length=200)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class Term(models.Model):
    """A term of office (nhiệm kỳ) of a unit: paper numbers restart with it."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="terms")
    name = models.CharField(max_length=40)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "starts"], name="one_term_per_start"),
        ]

    def __str__(self) -> str:
        return self.name
