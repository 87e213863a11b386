"""Documents, their files, whom they are published to, and what a reader keeps of them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sotay.files.models import Blob, StoredFile
from sotay.kernel.text import fold
from sotay.org.models import Body, Person, Title, Unit


class Document(models.Model):
    """A document with its party data. What was published is never deleted, only withdrawn."""

    class Label(models.TextChoices):
        """Who may be told of it outside; there is no secret class, such papers are refused."""

        PUBLIC = "public", _("công khai")
        INTERNAL = "internal", _("nội bộ")
        RESTRICTED = "restricted", _("hạn chế")

    class State(models.TextChoices):
        """A draft is its keepers'; a withdrawn one stays readable where it was used."""

        DRAFT = "draft", _("chưa ban hành")
        PUBLISHED = "published", _("đã ban hành")
        WITHDRAWN = "withdrawn", _("đã thu hồi")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="documents")
    # A type of the layout profile ("resolution"); empty for what has none, as a book.
    type_code = models.SlugField(max_length=40, blank=True)
    # A shelf of ``rules/shelves.py``: proposed from the type, and chosen by its keeper.
    shelf = models.SlugField(max_length=40, blank=True)
    code = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=600)
    issuer = models.CharField(max_length=200, blank=True)
    signer = models.CharField(max_length=120, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    field = models.CharField(max_length=120, blank=True)
    keywords = models.CharField(max_length=300, blank=True)
    label = models.CharField(max_length=10, choices=Label.choices, default=Label.INTERNAL)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    replaced_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces"
    )
    # What is looked for, without tone marks.
    folded = models.TextField(editable=False)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-issued_on", "-id"]
        indexes = [
            models.Index(fields=["unit", "state"]),
            # The newest of a shelf and of a type stand at the end of these.
            models.Index(fields=["shelf", "state", "published_at"], name="newest_of_a_shelf"),
            models.Index(fields=["type_code", "state", "published_at"], name="newest_of_a_type"),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep what is looked for beside the words."""
        words = (self.code, self.title, self.issuer, self.signer, self.field, self.keywords)
        self.folded = fold(" ".join(words))
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class Version(models.Model):
    """A file of the document; the highest number is the current one."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "number"], name="one_document_version_per_number"
            ),
        ]
        indexes = [models.Index(fields=["added_at"], name="newest_versions")]

    def __str__(self) -> str:
        return f"{self.document_id} v{self.number}"


class Attachment(models.Model):
    """A further file of the document: the scanned original, an annex, a form to fill in."""

    class Kind(models.TextChoices):
        """What it is to the document."""

        ORIGINAL = "original", _("bản quét có chữ ký, con dấu")
        ANNEX = "annex", _("phụ lục")
        FORM = "form", _("biểu mẫu kèm theo")

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="attachments")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=300, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    # Taken out by mistake or on purpose: the row stays, the pages leave it out.
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.document_id} {self.kind}"


class Publication(models.Model):
    """The document is for these people: once here, at once there, never copied.

    One line of several. A body or a title means whoever is in it on the day of reading.
    """

    class Reach(models.TextChoices):
        """How far below the unit it goes; a body is one unit's."""

        SUBTREE = "subtree", _("cả đơn vị và các đơn vị trực thuộc")
        UNIT = "unit", _("chỉ đơn vị này")

    class Who(models.TextChoices):
        """Which people of those units."""

        EVERYBODY = "everybody", _("mọi đảng viên")
        COMMITTEE = "committee", _("cấp ủy viên")
        BODY = "body", _("thành viên của một ban")
        TITLE = "title", _("người giữ một chức danh")

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="publications")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    reach = models.CharField(max_length=10, choices=Reach.choices)
    who = models.CharField(max_length=10, choices=Who.choices, default=Who.EVERYBODY)
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    title = models.ForeignKey(
        Title, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Asked for only where somebody must be sure; it is no ranking of readers.
    asks_to_acknowledge = models.BooleanField(default=False)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "unit", "who"],
                condition=Q(body__isnull=True, title__isnull=True),
                name="one_publication_per_unit",
            ),
            models.UniqueConstraint(
                fields=["document", "unit", "title"],
                condition=Q(title__isnull=False),
                name="one_publication_per_title",
            ),
            models.UniqueConstraint(
                fields=["document", "body"],
                condition=Q(body__isnull=False),
                name="one_publication_per_body",
            ),
            # Who is meant by nothing is meant by nobody, never by everybody.
            models.CheckConstraint(
                condition=Q(who="body", reach="unit", body__isnull=False)
                | (~Q(who="body") & Q(body__isnull=True)),
                name="publication_names_the_body_it_means",
            ),
            models.CheckConstraint(
                condition=Q(who="title", title__isnull=False)
                | (~Q(who="title") & Q(title__isnull=True)),
                name="publication_names_the_title_it_means",
            ),
        ]
        # What came last to a place stands at its end.
        indexes = [models.Index(fields=["who", "unit", "reach", "at"], name="newest_of_a_place")]

    def __str__(self) -> str:
        return f"{self.document_id} → {self.unit_id} {self.who}"


class Collection(models.Model):
    """Documents put together by hand, under a name, for a unit and everything below it.

    It gives nobody a right to a document: each one in it is for its own readers.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="collections")
    name = models.CharField(max_length=200)
    note = models.CharField(max_length=1000, blank=True)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    # Taken off its shelf: the row stays, the pages leave it out.
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name"],
                condition=Q(removed_at=None),
                name="one_collection_of_a_name",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Collected(models.Model):
    """A document in a collection, by reference, at its place in the order."""

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="items")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="collected")
    position = models.PositiveSmallIntegerField()
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["collection", "document"], name="once_in_a_collection"),
        ]

    def __str__(self) -> str:
        return f"{self.collection_id} {self.document_id}"


class Opening(models.Model):
    """A person has opened the document, and perhaps said so."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="openings")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveSmallIntegerField()
    first_at = models.DateTimeField()
    # To the hour; nobody but the reader sees it.
    last_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "person"], name="one_opening_each"),
            models.CheckConstraint(condition=Q(version__gte=1), name="versions_begin_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.person_id}"


class Visit(models.Model):
    """When a person looked into the library: what came since the time before is new to them."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    before = models.DateTimeField(null=True, blank=True)
    last_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person_id} {self.last_at}"


class Bookmark(models.Model):
    """A document that a person has put aside to read later."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="bookmarks")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(fields=["document", "person"], name="one_bookmark_each"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.person_id}"


class Place(models.Model):
    """How far a member has read a document. For the member alone; nobody counts it."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="places")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveSmallIntegerField()
    page = models.PositiveIntegerField()
    read_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "person"], name="one_place_each"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.person_id} {self.page}"


class Passage(models.Model):
    """A passage that a member has marked in a file, or a note beside it. The member's alone.

    It belongs to the bytes: whoever marked a paper in a meeting finds it in the library too.
    """

    blob = models.ForeignKey(Blob, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    page = models.PositiveIntegerField()
    # The words that are marked; empty for a note beside the page.
    quote = models.CharField(max_length=2000, blank=True)
    words = models.TextField(blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["page", "id"]
        indexes = [models.Index(fields=["person", "blob"], name="passages_of_a_reader")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.page}"
