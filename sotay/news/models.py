"""The editors' board, articles, their pictures, their steps, and who has read them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sotay.files.models import StoredFile
from sotay.news.rules import life
from sotay.org.models import Person, Unit


class Seat(models.Model):
    """A person sits on the editors' board (ban biên tập) of a unit, from a day on.

    ``chief``: heads the board, and publishes. The period excludes its last day.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="editors")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="editor_seats")
    chief = models.BooleanField(default=False)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-chief", "starts", "id"]
        indexes = [models.Index(fields=["person", "starts", "ends"])]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "person"],
                condition=Q(ends__isnull=True),
                name="one_seat_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.person_id}"


class Article(models.Model):
    """News of a unit. Its state is what people decided; the hours decide when it is read."""

    class State(models.TextChoices):
        """What people decided."""

        DRAFT = life.State.DRAFT.value, _("đang viết")
        REVIEW = life.State.REVIEW.value, _("chờ duyệt")
        APPROVED = life.State.APPROVED.value, _("đã duyệt")
        WITHDRAWN = life.State.WITHDRAWN.value, _("đã gỡ")

    class Reach(models.TextChoices):
        """Who reads it."""

        SUBTREE = "subtree", _("cả đơn vị và các đơn vị trực thuộc")
        UNIT = "unit", _("chỉ đơn vị này")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="articles")
    title = models.CharField(max_length=200)
    lead = models.CharField(max_length=400, blank=True)
    body = models.TextField()
    # The day of what it tells of; none for what is no event.
    event_on = models.DateField(null=True, blank=True)
    reach = models.CharField(max_length=8, choices=Reach.choices, default=Reach.SUBTREE)
    # Anybody may read it, without signing in: it stands in the unit's feed.
    is_public = models.BooleanField(default=False)
    comments_open = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    publish_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    pinned = models.BooleanField(default=False)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    client_id = models.UUIDField(unique=True)

    class Meta:
        ordering = ["-pinned", "-publish_at", "-id"]
        indexes = [models.Index(fields=["unit", "state", "publish_at"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(publish_at__isnull=False),
                name="what_is_approved_has_its_hour",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Picture(models.Model):
    """A picture of an article, with the words for whoever does not see it.

    ``sheet`` is how large it is in the widths of ``files.sheets``. What is sent are drawings
    without the camera's notes (place, hour, device); the file itself is never handed out.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="pictures")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    alt = models.CharField(max_length=300)
    sheet = models.JSONField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(alt=""), name="a_picture_says_what_it_shows"),
            models.UniqueConstraint(
                fields=["article", "position"], name="one_picture_per_position"
            ),
        ]

    def __str__(self) -> str:
        return self.alt


class Step(models.Model):
    """Somebody took a step with an article: submitted, returned, approved, withdrew it."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="steps")
    name = models.SlugField(max_length=10)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name__in=["return", "withdraw"]) | ~Q(reason=""),
                name="a_step_back_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.name}"


class Reading(models.Model):
    """A person has opened the article: from then on it is not new to them."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="readings")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    first_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "person"], name="one_reading_each"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.person_id}"


class Comment(models.Model):
    """What a reader says under an article that allows it. Taken away, it keeps its reason."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="comments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    at = models.DateTimeField()
    client_id = models.UUIDField(unique=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.article_id} {self.person_id}"
