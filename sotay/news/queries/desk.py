"""The editors' desk of a unit, and one article with everything that may be done to it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from sotay.files.models import Blob
from sotay.files.sheets import Sheet, sheet_of
from sotay.kernel import clock
from sotay.kernel.names import sort_key
from sotay.kernel.refusals import Missing
from sotay.news.models import Article, Seat
from sotay.news.queries.doors import is_read_now, may_in, seats_of
from sotay.news.queries.figures import timeliness_of
from sotay.news.rules import life
from sotay.news.rules.timeliness import Month
from sotay.org.models import Person, Title, Unit
from sotay.org.queries import unit_for
from sotay.org.queries.belonging import people_of
from sotay.org.queries.days import holds_on
from sotay.org.queries.holdings import holdings_of
from sotay.policy import Right

SHOWN = 100
_OFFICES = (Title.Office.HEAD.value, Title.Office.DEPUTY.value)
A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class DeskLine:
    """An article on the desk."""

    id: int
    title: str
    author: str
    phase: life.Phase
    publish_at: datetime | None
    expires_at: datetime | None
    changed_at: datetime
    pinned: bool


@dataclass(frozen=True)
class SeatLine:
    """Somebody on the board."""

    id: int
    name: str
    chief: bool
    since: date


@dataclass(frozen=True)
class DeskPage:
    """What waits, what is read, what has ended; the board; how timely the unit is."""

    unit_id: int
    unit: str
    by_phase: dict[life.Phase, list[DeskLine]]
    seats: list[SeatLine]
    people: list[tuple[int, str]]
    months: list[Month]
    appoints: bool
    publishes: bool
    has_public: bool


@dataclass(frozen=True)
class ShownPicture:
    """A picture with the words for whoever does not see it."""

    id: int
    alt: str
    blob: Blob
    sheet: Sheet


@dataclass(frozen=True)
class StepLine:
    """Something that was done to the article."""

    name: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class CommentLine:
    """What a reader said; ``words`` are empty where it was taken away."""

    id: int
    by: str
    words: str
    at: datetime
    removed: bool
    may_remove: bool


@dataclass(frozen=True)
class ArticlePage:
    """One article, and what its reader may do to it."""

    id: int
    unit_id: int
    unit: str
    title: str
    lead: str
    body: str
    event_on: date | None
    reach: str
    is_public: bool
    phase: life.Phase
    publish_at: datetime | None
    expires_at: datetime | None
    pinned: bool
    author: str
    pictures: list[ShownPicture]
    steps: list[StepLine]
    comments: list[CommentLine]
    takes_comments: bool
    writes: bool
    publishes: bool


def desks_of(person: Person) -> list[tuple[int, str]]:
    """The units whose news the person writes or publishes."""
    held = holdings_of(person, clock.today())
    ids = {unit_id for unit_id, office in held.offices if office in _OFFICES}
    ids |= set(seats_of(person))
    rows = Unit.objects.filter(pk__in=ids, ends__isnull=True).order_by("code")
    return list(rows.values_list("pk", "name"))


def desk_page(person: Person, unit_id: int) -> DeskPage:
    """The desk of a unit.

    Raises:
        Missing: there is no such unit, or the person neither writes nor publishes its news.
    """
    unit = unit_for(unit_id)
    if not may_in(person, Right.NEWS_WRITE, unit):
        raise Missing(_("Không tìm thấy ban biên tập này."))
    now = clock.now()
    rows = Article.objects.filter(unit=unit).select_related("author").order_by("-changed_at", "-pk")
    by_phase: dict[life.Phase, list[DeskLine]] = {phase: [] for phase in life.Phase}
    for row in rows[:SHOWN]:
        line = _line(row, now)
        by_phase[line.phase].append(line)
    appoints = may_in(person, Right.NEWS_APPOINT, unit)
    today = clock.today()
    people = sorted(people_of(unit, today), key=lambda one: sort_key(one.full_name))
    months = timeliness_of([unit.pk], since=today - A_YEAR, until=today + timedelta(days=1))
    return DeskPage(
        unit_id=unit.pk,
        unit=unit.name,
        by_phase=by_phase,
        seats=[
            SeatLine(seat.pk, seat.person.full_name, seat.chief, seat.starts)
            for seat in Seat.objects.filter(holds_on(today), unit=unit).select_related("person")
        ],
        people=[(one.pk, one.full_name) for one in people] if appoints else [],
        months=months[unit.pk],
        appoints=appoints,
        publishes=may_in(person, Right.NEWS_PUBLISH, unit),
        has_public=any(
            row.is_public and is_read_now(row)
            for row in Article.objects.filter(unit=unit, is_public=True)
        ),
    )


def article_page(person: Person, article: Article) -> ArticlePage:
    """An article that ``article_for`` found."""
    writes = may_in(person, Right.NEWS_WRITE, article.unit)
    publishes = may_in(person, Right.NEWS_PUBLISH, article.unit)
    phase = _phase(article, clock.now())
    said = article.comments.select_related("person") if article.comments_open else []
    return ArticlePage(
        id=article.pk,
        unit_id=article.unit_id,
        unit=article.unit.name,
        title=article.title,
        lead=article.lead,
        body=article.body,
        event_on=article.event_on,
        reach=str(article.get_reach_display()),
        is_public=article.is_public,
        phase=phase,
        publish_at=article.publish_at,
        expires_at=article.expires_at,
        pinned=article.pinned,
        author=article.author.full_name,
        pictures=[
            ShownPicture(row.pk, row.alt, row.file.blob, sheet)
            for row in article.pictures.select_related("file__blob")
            if (sheet := sheet_of(row.sheet))
        ],
        steps=[
            StepLine(row.name, row.reason, row.by.full_name, row.at)
            for row in article.steps.select_related("by").order_by("-at", "-pk")
        ]
        if writes
        else [],
        comments=[
            CommentLine(
                row.pk,
                row.person.full_name,
                "" if row.removed_at else row.words,
                row.at,
                row.removed_at is not None,
                row.removed_at is None and (publishes or row.person_id == person.pk),
            )
            for row in said
        ],
        takes_comments=article.comments_open and phase is life.Phase.PUBLISHED,
        writes=writes,
        publishes=publishes,
    )


def _line(row: Article, now: datetime) -> DeskLine:
    return DeskLine(
        id=row.pk,
        title=row.title,
        author=row.author.full_name,
        phase=_phase(row, now),
        publish_at=row.publish_at,
        expires_at=row.expires_at,
        changed_at=row.changed_at,
        pinned=row.pinned,
    )


def _phase(row: Article, now: datetime) -> life.Phase:
    return life.phase(life.State(row.state), row.publish_at, row.expires_at, now)
