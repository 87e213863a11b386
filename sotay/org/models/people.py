"""People, and the dated facts that say who belongs where and in which standing."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sotay.kernel import names, text
from sotay.org.models.units import Body, Term, Unit
from sotay.org.sealed import FingerprintField, SealedField

# The sealed numbers that are looked up, and where their fingerprints stand.
KEY_OF = {"card_number": "card_key", "citizen_number": "citizen_key", "phone": "phone_key"}


class FoldedName(models.CharField[str, str]):
    """The name as it is searched: no marks, every word after a blank. Kept by itself.

    A field and not a line in ``save``: rows that come by the thousand are not saved one by one.
    """

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: FBT001 (Django's)
        """Follow the full name."""
        del add
        value = names.search_key(getattr(model_instance, "full_name", ""))
        setattr(model_instance, self.attname, value)
        return value


class Person(models.Model):
    """A member of the Party, with or without an account to sign in."""

    class Sex(models.TextChoices):
        """As the roster has it."""

        FEMALE = "female", _("nữ")
        MALE = "male", _("nam")

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="person",
    )
    full_name = models.CharField(max_length=120)
    name_key = models.BinaryField(max_length=400, editable=False)
    name_folded = FoldedName(max_length=names.SEARCH_KEY_LENGTH, default="", editable=False)
    sex = models.CharField(max_length=10, choices=Sex.choices, blank=True)
    born_on = models.DateField(null=True, blank=True)
    # Under seal in the database, plain text here; found by ``org.queries.people_by_card`` and
    # its like, never by filter.
    card_number = SealedField(blank=True, default="")
    citizen_number = SealedField(blank=True, default="")
    phone = SealedField(blank=True, default="")
    email = SealedField(blank=True, default="")
    card_key = FingerprintField(of="card_number", unique=True)
    citizen_key = FingerprintField(of="citizen_number", unique=True)
    # Not unique: a couple may share a phone.
    phone_key = FingerprintField(of="phone", db_index=True)
    # Free text: one cell may join people of two offices, so this is never a unit.
    workplace = models.CharField(max_length=200, blank=True)
    other_posts = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["name_key", "id"]
        indexes = [
            # A page of the directory walks along the names and stops when it is full.
            models.Index(fields=["name_key", "id"], name="people_by_given_name"),
            models.Index(fields=["name_folded"], name="people_by_folded_name"),
        ]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the name NFC and its sort key beside it (given name first).

        Who saves only a number saves its fingerprint with it.
        """
        self.full_name = text.tidy(self.full_name)
        self.name_key = names.sort_key(self.full_name)
        if (chosen := kwargs.get("update_fields")) is not None:
            follow = {KEY_OF[name] for name in chosen if name in KEY_OF}
            kwargs["update_fields"] = {*chosen, *follow}
        super().save(*args, **kwargs)


class DatedFact(models.Model):
    """A fact about a person that holds from ``starts`` until before ``ends``."""

    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    decision = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gt=F("starts")),
                name="%(class)s_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.starts:%d/%m/%Y}–{self.ends or ''}"


class Membership(DatedFact):
    """A person belongs to a unit: at home, or received for a time from elsewhere."""

    class Kind(models.TextChoices):
        """A temporary transfer leaves the person on the home roll."""

        HOME = "home", _("chính thức")
        TEMPORARY = "temporary", _("tạm thời")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.HOME)
    reason = models.CharField(max_length=200, blank=True)

    class Meta(DatedFact.Meta):
        indexes = [models.Index(fields=["unit", "starts", "ends"])]


class TemporaryAbsence(DatedFact):
    """A home member is officially away, received by a unit that may not be ours."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="absences")
    place = models.CharField(max_length=200)


class StagePeriod(DatedFact):
    """Probationary, then official."""

    class Stage(models.TextChoices):
        """A probationary member has every right but to vote, to stand and to elect."""

        PROBATIONARY = "probationary", _("dự bị")
        OFFICIAL = "official", _("chính thức")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="stages")
    stage = models.CharField(max_length=15, choices=Stage.choices)


class StatusPeriod(DatedFact):
    """A time in which a member is exempt or suspended. No row means active."""

    class Status(models.TextChoices):
        """Two sorts of exemption (HD 38-HD/BTCTW, 29/9/2025), and suspension."""

        EXEMPT_AGE = "exempt_age", _("miễn công tác và sinh hoạt (tuổi cao, sức yếu)")
        EXEMPT_OTHER = "exempt_other", _("miễn công tác và sinh hoạt (lý do khác)")
        SUSPENDED = "suspended", _("đình chỉ sinh hoạt đảng")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="statuses")
    status = models.CharField(max_length=15, choices=Status.choices)


class Title(models.Model):
    """A title (chức danh) that a person may hold in a body or a unit."""

    class Office(models.TextChoices):
        """What the title makes of its holder in the unit's committee; empty for the rest."""

        HEAD = "head", _("bí thư")
        DEPUTY = "deputy", _("phó bí thư")
        COMMITTEE = "committee", _("cấp ủy viên")

    code = models.SlugField(primary_key=True, max_length=40)
    name = models.CharField(max_length=120)
    abbreviation = models.CharField(max_length=20, blank=True)
    # The words under "T/M CHI BỘ": the post without the organisation's name.
    signing_post = models.CharField(max_length=60, blank=True)
    office = models.CharField(max_length=10, choices=Office.choices, blank=True)
    # The kind of body in which the title is held.
    body_kind = models.SlugField(max_length=40, blank=True)
    unit_kinds = models.JSONField(default=list, blank=True)
    implies = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="implied_by"
    )
    single_holder = models.BooleanField(default=False)
    rank = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ["rank"]

    def __str__(self) -> str:
        return self.name


class Position(DatedFact):
    """A person holds a title in a unit's body, for a term. Rights are the union of these."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="positions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="positions")
    # A cell of fewer than nine official members elects a secretary and no committee.
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="positions"
    )
    title = models.ForeignKey(Title, on_delete=models.PROTECT)
    term = models.ForeignKey(Term, null=True, blank=True, on_delete=models.PROTECT)

    class Meta(DatedFact.Meta):
        indexes = [models.Index(fields=["person", "starts", "ends"])]


class Charge(DatedFact):
    """A committee member has the charge of following a cell (phụ trách chi bộ)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="charges")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="charges")


class SystemRole(DatedFact):
    """Work on the system itself (quản trị đơn vị, văn thư): not a title, reads no content."""

    class Role(models.TextChoices):
        """An administrator keeps the roster; a clerk keeps papers and numbers."""

        ADMINISTRATOR = "administrator", _("quản trị đơn vị")
        CLERK = "clerk", _("văn thư")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="system_roles")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="system_roles")
    role = models.CharField(max_length=20, choices=Role.choices)
