"""A survey, the versions of what it asks, whom it is for, and the steps of its life."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sotay.org.models import Body, Person, Title, Unit


class Survey(models.Model):
    """A unit asks many people the same questions, each once, until an hour."""

    class Kind(models.TextChoices):
        """A poll is one quick question inside something else, as a meeting."""

        SURVEY = "survey", _("khảo sát")
        POLL = "poll", _("hỏi nhanh")

    class State(models.TextChoices):
        """Its life. A draft with ``announced_by`` opens by itself at ``opens_at``."""

        DRAFT = "draft", _("đang soạn")
        OPEN = "open", _("đang mở")
        CLOSED = "closed", _("đã kết thúc")
        PUBLISHED = "published", _("đã công bố kết quả")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="surveys")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.SURVEY)
    title = models.CharField(max_length=300)
    intro = models.TextField(blank=True)
    # Both are fixed by the opening: they are promises to those who answer.
    anonymous = models.BooleanField(default=False)
    may_change = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    opens_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    # Who said that it shall open; None while it is being written.
    announced_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # What it belongs to ("meeting:12"); empty when it stands alone.
    host = models.CharField(max_length=60, blank=True, db_index=True)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["unit", "state"]), models.Index(fields=["state"])]
        constraints = [
            # Nobody can find an anonymous sheet again, its writer included.
            models.CheckConstraint(
                condition=Q(anonymous=False) | Q(may_change=False),
                name="anonymous_sheets_are_not_changed",
            ),
            models.CheckConstraint(
                condition=Q(opens_at__isnull=True)
                | Q(closes_at__isnull=True)
                | Q(closes_at__gt=F("opens_at")),
                name="survey_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(opens_at__isnull=False, closes_at__isnull=False),
                name="open_surveys_have_a_period",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Form(models.Model):
    """What a survey asks: one version, never changed once somebody may have answered it."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="forms")
    number = models.PositiveSmallIntegerField()
    definition = models.JSONField()
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="one_form_per_number"),
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} v{self.number}"


class Audience(models.Model):
    """Whom it asks: one line of several; who fits more than one line is asked once."""

    class Reach(models.TextChoices):
        """How far below the unit it goes."""

        SUBTREE = "subtree", _("cả đơn vị và các đơn vị trực thuộc")
        UNIT = "unit", _("chỉ đơn vị này")

    class Who(models.TextChoices):
        """Which people of those units, by the day of opening."""

        MEMBERS = "members", _("mọi đảng viên")
        OFFICIAL = "official", _("đảng viên chính thức")
        PROBATIONARY = "probationary", _("đảng viên dự bị")
        COMMITTEE = "committee", _("cấp ủy viên")
        HEADS = "heads", _("bí thư, phó bí thư")
        BODY = "body", _("thành viên của một ban")
        TITLE = "title", _("người giữ một chức danh")

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="audience")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    reach = models.CharField(max_length=10, choices=Reach.choices, default=Reach.SUBTREE)
    who = models.CharField(max_length=15, choices=Who.choices, default=Who.MEMBERS)
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    title = models.ForeignKey(
        Title, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "unit", "reach", "who"],
                condition=Q(body__isnull=True, title__isnull=True),
                name="one_audience_line_of_a_kind",
            ),
            models.UniqueConstraint(
                fields=["survey", "unit", "reach", "title"],
                condition=Q(title__isnull=False),
                name="one_audience_line_of_a_title",
            ),
            models.UniqueConstraint(
                fields=["survey", "body"],
                condition=Q(body__isnull=False),
                name="one_audience_line_of_a_body",
            ),
            models.CheckConstraint(
                condition=Q(who="body", body__isnull=False)
                | (~Q(who="body") & Q(body__isnull=True)),
                name="audience_names_the_body_it_means",
            ),
            models.CheckConstraint(
                condition=Q(who="title", title__isnull=False)
                | (~Q(who="title") & Q(title__isnull=True)),
                name="audience_names_the_title_it_means",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} → {self.unit_id} {self.who}"


class Step(models.Model):
    """What was done with the survey as a whole: who, when; the state follows from these."""

    class What(models.TextChoices):
        """One act of its life."""

        OPENED = "opened", _("mở")
        EXTENDED = "extended", _("gia hạn")
        REMINDED = "reminded", _("nhắc")
        CLOSED = "closed", _("kết thúc")
        LATE_ACCEPTED = "late_accepted", _("nhận phiếu đến muộn")
        PUBLISHED = "published", _("công bố kết quả")

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="steps")
    what = models.CharField(max_length=15, choices=What.choices)
    # None: the hour did it.
    by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()
    # An extension: the closing hour before and since.
    was = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.what} {self.at:%d/%m/%Y}"
