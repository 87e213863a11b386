"""Books, their lines, what was put right in them, and to whom a paper was passed on."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sotay.documents.models import Document
from sotay.files.models import StoredFile
from sotay.kernel.text import fold
from sotay.org.models import Person, Unit
from sotay.papers.models import Number
from sotay.tasks.models import Task


class Book(models.Model):
    """The register of one unit for one year: of what came in, or of what went out.

    Its lines are numbered from 01 on the first day of the year to the last one
    (Nghị định 30/2020/NĐ-CP, Điều 22). The number of an outgoing paper itself is another thing:
    it runs through the term of office and comes from ``papers``.
    """

    class Kind(models.TextChoices):
        """Which way the papers of the book go."""

        INCOMING = "incoming", _("văn bản đến")
        OUTGOING = "outgoing", _("văn bản đi")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="books")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    year = models.PositiveSmallIntegerField()
    next_value = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-year", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "kind", "year"], name="one_book_per_unit_kind_year"
            ),
            models.CheckConstraint(condition=Q(next_value__gte=1), name="books_begin_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.unit_id} {self.year}"


class Line(models.Model):
    """A paper in a book. It is never removed: what was wrong is put right or struck, with a reason.

    ``day`` is the day on which it came or went; ``dated_on`` the one that stands on it. A line
    has at most one source: a document of the library, a file, or a number given by ``papers``.
    """

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="lines")
    value = models.PositiveIntegerField()
    day = models.DateField()
    author = models.CharField(max_length=200, blank=True)
    code = models.CharField(max_length=60, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    type_code = models.SlugField(max_length=40, blank=True)
    summary = models.CharField(max_length=600)
    label = models.CharField(
        max_length=10, choices=Document.Label.choices, default=Document.Label.INTERNAL
    )
    signer = models.CharField(max_length=120, blank=True)
    recipients = models.CharField(max_length=400, blank=True)
    keeper = models.CharField(max_length=200, blank=True)
    copies = models.PositiveSmallIntegerField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=400, blank=True)
    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="register_lines"
    )
    file = models.OneToOneField(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    number = models.OneToOneField(
        Number, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # What is looked for, without tone marks.
    folded = models.TextField(editable=False)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    client_id = models.UUIDField(unique=True)
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    strike_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-value"]
        indexes = [models.Index(fields=["book", "due_on"])]
        constraints = [
            models.UniqueConstraint(fields=["book", "value"], name="a_line_number_once"),
            models.UniqueConstraint(
                fields=["book", "document"],
                condition=Q(document__isnull=False, struck_at__isnull=True),
                name="a_document_once_in_a_book",
            ),
            models.CheckConstraint(
                condition=Q(struck_at__isnull=True, struck_by__isnull=True, strike_reason="")
                | (Q(struck_at__isnull=False, struck_by__isnull=False) & ~Q(strike_reason="")),
                name="a_struck_line_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value:02d} {self.summary}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep what is looked for beside the words."""
        words = (self.code, self.author, self.summary, self.signer, self.recipients, self.note)
        self.folded = fold(" ".join(words))
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class Correction(models.Model):
    """One column of a line was put right: what stood there, what stands now, and why."""

    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="corrections")
    field = models.SlugField(max_length=20)
    before = models.CharField(max_length=600, blank=True)
    after = models.CharField(max_length=600, blank=True)
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_correction_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.line_id} {self.field}"


class Forwarding(models.Model):
    """A paper was passed on (chuyển xử lý) to a person or to a unit below, who confirm it.

    With a deadline it is a task as well; how that stands is what the task says.
    """

    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="forwardings")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.TextField(blank=True)
    task = models.OneToOneField(
        Task, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    received_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    received_at = models.DateTimeField(null=True, blank=True)
    client_id = models.UUIDField(unique=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, unit__isnull=True)
                | Q(person__isnull=True, unit__isnull=False),
                name="forwarded_to_a_person_or_a_unit",
            ),
            models.CheckConstraint(
                condition=Q(received_at__isnull=True, received_by__isnull=True)
                | Q(received_at__isnull=False, received_by__isnull=False),
                name="received_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line_id} → {self.person_id or self.unit_id}"
