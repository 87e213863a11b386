"""Motions, votes and their counting."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sotay.meetings.models.agenda import AgendaItem
from sotay.meetings.models.meeting import Meeting
from sotay.org.models import Person


class Motion(models.Model):
    """A question put to the vote; the denominators are those of the moment it closed."""

    class Question(models.TextChoices):
        """What is decided; the profile gives each its threshold and form."""

        RESOLUTION = "resolution", _("Nghị quyết, kết luận")
        ADMISSION = "admission", _("Đề nghị kết nạp đảng viên")
        RECOGNITION = "recognition", _("Công nhận đảng viên chính thức")
        STRIKE_OFF = "strike_off", _("Xóa tên đảng viên")
        ELECTION = "election", _("Bầu cử")
        DISCIPLINE = "discipline", _("Thi hành kỷ luật")
        EXPULSION = "expulsion", _("Đề nghị khai trừ")
        PROCEDURE = "procedure", _("Bầu đoàn chủ tịch, thư ký, ban kiểm phiếu")
        OTHER = "other", _("Nội dung khác")

    class Form(models.TextChoices):
        """How it is voted. Elections and discipline are paper ballots, by regulation."""

        HANDS = "hands", _("Giơ tay")
        PHONES = "phones", _("Biểu quyết công khai trên máy")
        PAPER = "paper", _("Bỏ phiếu kín (phiếu giấy)")

    class Threshold(models.TextChoices):
        """More than a half, or at least two thirds."""

        OVER_HALF = "gt_half", _("quá 1/2")
        TWO_THIRDS = "ge_two_thirds", _("ít nhất 2/3")

    class Result(models.TextChoices):
        """What came out."""

        CARRIED = "carried", _("được thông qua")
        LOST = "lost", _("không được thông qua")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="motions")
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.SET_NULL)
    text = models.CharField(max_length=500)
    question = models.CharField(max_length=12, choices=Question.choices)
    form = models.CharField(max_length=8, choices=Form.choices)
    threshold = models.CharField(max_length=14, choices=Threshold.choices)
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    # The snapshot of the moment of closing.
    denominator = models.PositiveIntegerField(null=True, blank=True)
    present_voters = models.PositiveIntegerField(null=True, blank=True)
    agree = models.PositiveIntegerField(null=True, blank=True)
    disagree = models.PositiveIntegerField(null=True, blank=True)
    other = models.PositiveIntegerField(null=True, blank=True)
    result = models.CharField(max_length=8, choices=Result.choices, blank=True)
    client_id = models.UUIDField(unique=True)

    class Meta:
        ordering = ["opened_at", "id"]

    def __str__(self) -> str:
        return self.text


class PaperCount(models.Model):
    """The record of counting paper ballots (biên bản kiểm phiếu)."""

    motion = models.OneToOneField(Motion, on_delete=models.CASCADE, related_name="paper_count")
    issued = models.PositiveIntegerField()
    returned = models.PositiveIntegerField()
    valid = models.PositiveIntegerField()
    invalid = models.PositiveIntegerField()
    tellers = models.CharField(max_length=300)


class PaperCountLine(models.Model):
    """Votes for one name (or one form of discipline) of a paper ballot."""

    count = models.ForeignKey(PaperCount, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    votes = models.PositiveIntegerField()

    class Meta:
        ordering = ["position"]


class Ballot(models.Model):
    """One member's open vote on a phone."""

    class Choice(models.TextChoices):
        """The three answers of an open vote."""

        AGREE = "agree", _("Tán thành")
        DISAGREE = "disagree", _("Không tán thành")
        OTHER = "other", _("Ý kiến khác")

    motion = models.ForeignKey(Motion, on_delete=models.CASCADE, related_name="ballots")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="ballots_cast")
    choice = models.CharField(max_length=8, choices=Choice.choices)
    cast_at = models.DateTimeField()
    client_id = models.UUIDField(unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["motion", "person"], name="one_ballot_each"),
        ]


class ReservedOpinion(models.Model):
    """The minority reserves its opinion (bảo lưu ý kiến): it is reported upwards."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="reserved_opinions")
    motion = models.ForeignKey(Motion, on_delete=models.CASCADE, related_name="reserved_opinions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()
    client_id = models.UUIDField(unique=True)
