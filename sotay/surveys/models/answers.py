"""Who was asked, in which circle, and what came back.

A named sheet is a row of its person. Of an anonymous survey there is no row for a sheet at all:
the sheets of a circle are one list in its row, under seal, in an order drawn anew with every
answer, and the invitations of the circle are rewritten together with it. Nothing else may ever be
kept about the sending of an anonymous sheet, above all no hour (``docs/security.md``).
"""

from typing import Any

from django.db import models
from django.db.models import Q

from sotay.files.models import StoredFile
from sotay.org.models import Person, Unit
from sotay.surveys.models.survey import Form, Survey
from sotay.surveys.sealed import SealedJSONField

# Bytes to which lists and counts are filled up before they are sealed.
_SHEETS, _COUNTS = 16 * 1024, 4 * 1024


class Circle(models.Model):
    """Up to forty of those asked, whose answers are counted together.

    ``unit`` is theirs, or None where small units were joined. ``sheets`` and ``late`` hold the
    sheets of an anonymous survey, ``late`` those that came after the closing and wait for the
    unit; of a named survey both stay empty. ``counted`` is what ``rules.tallying`` made of all
    that count. Of an anonymous survey what concerns questions is under seal until the closing, and
    stays so where the figures of the circle would tell what somebody answered
    (``rules.circles.kept_sealed``); ``tally`` then holds how many sheets there are, no more.
    """

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="circles")
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    number = models.PositiveIntegerField()
    sheets = SealedJSONField(default=list, pad=_SHEETS)
    late = SealedJSONField(default=list, pad=_SHEETS)
    hidden_tally = SealedJSONField(default=dict, pad=_COUNTS)
    tally = models.JSONField(default=dict)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="one_circle_per_number"),
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} circle {self.number}"

    @property
    def counted(self) -> dict[str, Any]:
        """The whole tally, whatever of it is under seal."""
        return {**self.tally, **self.hidden_tally}


def opened(column: str, sealed: str) -> Any:
    """What a column of a circle holds, where rows are read without their objects."""
    field = Circle._meta.get_field(column)
    assert isinstance(field, SealedJSONField)
    return field.opened(sealed)


class Invitation(models.Model):
    """One person is asked. The rows are fixed at the opening: they are the whole of "x/y".

    ``answered``: a sheet of theirs counts. ``late``: theirs came after the closing and waits.
    ``on_paper``: they handed in a printed sheet. There is no hour here on purpose.
    """

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # Their unit on the day of the opening.
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="invitations")
    answered = models.BooleanField(default=False)
    late = models.BooleanField(default=False)
    on_paper = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "person"], name="asked_once"),
            models.CheckConstraint(
                condition=Q(answered=False) | Q(late=False), name="counted_or_late"
            ),
        ]
        indexes = [models.Index(fields=["person", "answered"])]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.person_id}"


class Sheet(models.Model):
    """What one person answered in a named survey.

    ``counts`` is False for one that came after the closing and waits for the unit; there may be
    such a one beside the one that counts. ``entered_by`` and ``reason`` say who entered it for
    the person, and why.
    """

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="sheets")
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField()
    counts = models.BooleanField(default=True)
    revision = models.PositiveIntegerField(default=1)
    entered_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "person", "counts"], name="one_sheet_per_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.person_id} r{self.revision}"


class SheetFile(models.Model):
    """A file that answers a question of a named survey; its sheet names it by this row's id.

    It is there before the sheet is, and stays while a sheet that came back is put right.
    """

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.invitation_id} {self.file_id}"


class PaperEntry(models.Model):
    """A printed sheet typed in once; it counts when somebody has typed the same again.

    Of an anonymous survey the sheet is known by the number written on it, of a named one by its
    person. The row goes as soon as the two agree.
    """

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="+")
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="+")
    # Under seal: of a pile into which one person put a sheet, the number names that person.
    answers = SealedJSONField(default=dict, pad=_COUNTS)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["circle", "number"],
                condition=Q(number__isnull=False),
                name="one_entry_per_numbered_sheet",
            ),
            models.UniqueConstraint(
                fields=["survey", "person"],
                condition=Q(person__isnull=False),
                name="one_entry_per_persons_sheet",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(number__isnull=False),
                name="paper_has_a_person_or_a_number",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} paper {self.person_id or self.number}"
