"""The meeting itself, its states, its people by name."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sotay.org.models import Body, Person, Unit
from sotay.profiles.models import Profile

CELL_LEADERS = "cell_leaders"


class Meeting(models.Model):
    """A meeting of a unit (chi bộ) or of a body inside it (chi ủy, đảng ủy, BTV)."""

    class Kind(models.TextChoices):
        """What kind of meeting it is (HD 42-HD/BTCTW, 28/10/2025)."""

        REGULAR = "regular", _("Sinh hoạt chi bộ thường kỳ")
        THEMATIC = "thematic", _("Sinh hoạt chuyên đề")
        REGULAR_AND_THEMATIC = "regular_thematic", _("Sinh hoạt thường kỳ và chuyên đề")
        CELL_COMMITTEE = "cell_committee", _("Họp chi ủy")
        COMMITTEE = "committee", _("Hội nghị đảng ủy")
        STANDING_BOARD = "standing_board", _("Họp ban thường vụ")
        EXTRAORDINARY = "extraordinary", _("Sinh hoạt bất thường")

    class State(models.TextChoices):
        """Where the meeting stands; ``rules.states`` says what may follow what."""

        DRAFT = "draft", _("đang chuẩn bị")
        AGREED = "agreed", _("chi ủy đã thống nhất")
        ANNOUNCED = "announced", _("đã mời họp")
        OPEN = "open", _("đang họp")
        CLOSED = "closed", _("đã kết thúc")
        SIGNED = "signed", _("biên bản đã ký")
        ISSUED = "issued", _("đã ban hành")
        ARCHIVED = "archived", _("đã lưu hồ sơ")
        POSTPONED = "postponed", _("đã hoãn")
        CANCELLED = "cancelled", _("đã hủy")

    # Of a row that a page reads: the version of the room's topic, read before the row.
    seen_at: int | None = None

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="meetings")
    # Set for meetings of a committee or board: its members are the ones summoned. A cell too
    # small to have a committee holds its committee meetings without one, see ``circle``.
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    title = models.CharField(max_length=300)
    starts_at = models.DateTimeField()
    planned_minutes = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=200)
    online_link = models.URLField(max_length=500, blank=True)
    chair = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    secretary = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    profile = models.ForeignKey(Profile, on_delete=models.PROTECT)
    previous = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="following"
    )
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    # Raised with every change of the preparation: a second secretary sees what changed.
    edition = models.PositiveIntegerField(default=1)
    dues_notice = models.TextField(blank=True)
    check_in_code = models.CharField(max_length=8, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-starts_at"]
        indexes = [models.Index(fields=["unit", "starts_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(closed_at__gte=F("opened_at")),
                name="meeting_closes_after_it_opens",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_committee_meeting(self) -> bool:
        """Whether the people summoned are those of ``circle``, not of a whole cell."""
        return self.body_id is not None or self.kind == self.Kind.CELL_COMMITTEE

    @property
    def circle(self) -> str:
        """Whose meeting it is: the kind of its body; empty for the whole cell.

        In a cell too small for a committee, its secretary and deputies (``CELL_LEADERS``)
        meet in the committee's place (Điều lệ Đảng, Điều 24).
        """
        if self.body is not None:
            return self.body.kind_id
        return CELL_LEADERS if self.kind == self.Kind.CELL_COMMITTEE else ""


class Transition(models.Model):
    """A meeting passed from one state to another: who, when, why."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="transitions")
    name = models.CharField(max_length=20)
    from_state = models.CharField(max_length=12, choices=Meeting.State.choices)
    to_state = models.CharField(max_length=12, choices=Meeting.State.choices)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "id"]


class Guest(models.Model):
    """Somebody invited who is not summoned: a comrade of the upper level, a mass member."""

    class Side(models.TextChoices):
        """Guests of the upper level are named apart in the minutes."""

        UPPER = "upper", _("đại biểu cấp trên")
        MASS = "mass", _("quần chúng, khách mời khác")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="guests")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT)
    name = models.CharField(max_length=120)
    post = models.CharField(max_length=200, blank=True)
    side = models.CharField(max_length=8, choices=Side.choices, default=Side.UPPER)
    came = models.BooleanField(default=False)


class Invitation(models.Model):
    """One person summoned, with the standing that decided it, and the answer given."""

    class Answer(models.TextChoices):
        """What the person answered."""

        NONE = "none", _("chưa trả lời")
        COMING = "coming", _("dự họp")
        EXCUSED = "excused", _("xin vắng")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="invitations")
    # Order of the roster on the day: posts first, then by given name.
    position = models.PositiveSmallIntegerField()
    posts = models.CharField(max_length=300, blank=True)
    # The standing of that day, kept: the figures of the minutes never move afterwards.
    stage = models.CharField(max_length=15)
    membership = models.CharField(max_length=10)
    status = models.CharField(max_length=15)
    away = models.BooleanField(default=False)
    summoned = models.BooleanField()
    answer = models.CharField(max_length=8, choices=Answer.choices, default=Answer.NONE)
    reason = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="one_invitation_each"),
        ]


class Attendance(models.Model):
    """How a person was present; one row a person, rewritten while the roll is open."""

    class State(models.TextChoices):
        """The four states of the roll, and coming late."""

        PRESENT = "present", _("có mặt")
        LATE = "late", _("đến muộn")
        EXCUSED = "excused", _("vắng có lý do")
        UNEXCUSED = "unexcused", _("vắng không lý do")
        EXEMPT = "exempt", _("miễn sinh hoạt")

    class Way(models.TextChoices):
        """Who said so: the secretary, or the member with the code of the hall."""

        SECRETARY = "secretary", _("thư ký điểm danh")
        CODE = "code", _("tự điểm danh bằng mã")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices)
    reason = models.CharField(max_length=500, blank=True)
    arrived_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    way = models.CharField(max_length=10, choices=Way.choices)
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    client_id = models.UUIDField(unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="one_attendance_each"),
        ]

    @property
    def counts_as_present(self) -> bool:
        """Whether the person was in the room for the figures."""
        return self.state in {self.State.PRESENT, self.State.LATE}
