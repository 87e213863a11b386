"""How news is found: what the index takes in, and who may find what."""

from collections.abc import Collection

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.kernel.text import fold
from sotay.news.models import Article
from sotay.news.queries.doors import for_person, may_in, places_of, read_now, seats_of
from sotay.news.rules import life
from sotay.org.models import Person, Unit
from sotay.org.queries.holdings import holdings_of
from sotay.policy import Right
from sotay.policy.reading import once_a_request
from sotay.search.engine.asking import PAST, Chosen
from sotay.search.registry import Choices, Line, Prepared, Source
from sotay.search.rules.entries import Entry
from sotay.search.rules.passages import passages_of
from sotay.search.words import dictionary
from sotay.web.formats import day

NAME = KIND = "news"
_LOOKED_THROUGH = 300  # where there is no index
_STATE = Article.State
_PAST = frozenset({life.Phase.EXPIRED, life.Phase.WITHDRAWN})


def ids_after(after: int, count: int) -> list[int]:
    """The next articles, of every state: a draft is found by those who write it."""
    rows = Article.objects.filter(pk__gt=after).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:count])


def prepare(article_id: int) -> Prepared | None:
    """An article with its words."""
    row = Article.objects.select_related("unit").filter(pk=article_id).first()
    if row is None:
        return None
    shown = " ".join(row.pictures.values_list("alt", flat=True))
    words = [(None, line) for line in (row.lead, *row.body.split("\n"))]
    told_on = row.event_on or (row.publish_at or row.written_at).astimezone(clock.VIETNAM).date()
    entry = Entry(
        key=f"{NAME}:{row.pk}",
        who=_who(row),
        title=row.title,
        about=f"{row.unit.name} {shown}",
        dictionary=dictionary(),
        facts={
            "kind": KIND,
            "unit": str(row.unit_id),
            "year": str(told_on.year),
            "state": PAST if row.state == _STATE.WITHDRAWN else row.state,
        },
        passages=list(passages_of(words)),
    )
    return Prepared(entry)


def _who(row: Article) -> frozenset[str]:
    """Those who write it; once it is approved its readers, whose hour the database knows."""
    terms = {_term("kept", row.unit_id)}
    if row.state == _STATE.APPROVED:
        terms.add(_term(row.reach, row.unit_id))
    return frozenset(terms)


def terms_of(person: Person) -> frozenset[str]:
    """The same terms from the person's side, worked out on the tree of this moment."""
    own, above = places_of(person)
    return frozenset(
        {_term(Article.Reach.UNIT, unit_id) for unit_id in own}
        | {_term(Article.Reach.SUBTREE, unit_id) for unit_id in above}
        | {_term("kept", unit_id) for unit_id in kept_unit_ids(person)}
    )


def _term(how: str, unit_id: int) -> str:
    return f"{NAME}/{how}/{unit_id}"


def kept_unit_ids(person: Person) -> frozenset[int]:
    """The units whose news the person sees in every state: as officer, or from the board."""
    return once_a_request(
        ("keeper of news", person.pk, clock.today()), lambda: _kept_unit_ids(person)
    )


def _kept_unit_ids(person: Person) -> frozenset[int]:
    held = holdings_of(person, clock.today())
    ids = {unit_id for unit_id, _office in held.offices} | set(seats_of(person))
    units = Unit.objects.filter(pk__in=ids)
    return frozenset(unit.pk for unit in units if may_in(person, Right.NEWS_WRITE, unit))


def visible(person: Person) -> QuerySet[Article]:
    """Every article that the person may read: out now and meant for them, or kept by them."""
    rows = Article.objects.filter(
        (read_now() & for_person(person)) | Q(unit__in=kept_unit_ids(person))
    )
    return rows.select_related("unit")


def readable(person: Person, ids: Collection[int]) -> dict[int, bool]:
    """Of these articles, what the person may read now: the database decides."""
    return {row.pk: _phase(row) in _PAST for row in visible(person).filter(pk__in=ids)}


def lines_of(person: Person, ids: Collection[int]) -> dict[int, Line]:
    """The same, as they are shown."""
    return {row.pk: _line(row) for row in visible(person).filter(pk__in=ids)}


def _phase(row: Article) -> life.Phase:
    return life.phase(life.State(row.state), row.publish_at, row.expires_at, clock.now())


def _line(row: Article) -> Line:
    phase = _phase(row)
    address = reverse("news:article", args=[row.pk])
    names = {
        life.Phase.SCHEDULED: _("chờ đến giờ đăng"),
        life.Phase.EXPIRED: _("đã hết hạn"),
        life.Phase.PUBLISHED: "",
    }
    published = day(row.publish_at.astimezone(clock.VIETNAM).date()) if row.publish_at else ""
    details = (_("Tin"), row.unit.short_name or row.unit.name, published)
    return Line(
        title=row.title,
        details=[one for one in details if one],
        address=address,
        page_address=lambda _page: address,
        state=names.get(phase, str(row.get_state_display())),
        is_past=phase in _PAST,
        icon="megaphone",
    )


def titled(person: Person, words: str, chosen: Chosen, most: int) -> list[int]:
    """The newest articles whose title holds every word, where there is no index."""
    if (chosen.kind and chosen.kind != KIND) or chosen.issuer or chosen.year:
        return []
    rows = visible(person)
    if chosen.unit:
        rows = rows.filter(unit=int(chosen.unit))
    wanted = fold(words).split()
    newest = rows.order_by("-publish_at", "-pk")[:_LOOKED_THROUGH]
    found = [row.pk for row in newest if all(word in fold(row.title) for word in wanted)]
    return found[:most]


def choices(person: Person) -> Choices:
    """News, as one kind among the types of papers."""
    del person
    return Choices(kinds=[(KIND, _("Tin của đơn vị"))])


SOURCE = Source(
    name=NAME,
    ids_after=ids_after,
    prepare=prepare,
    terms_of=terms_of,
    readable=readable,
    lines_of=lines_of,
    titled=titled,
    choices=choices,
)
