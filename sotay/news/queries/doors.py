"""Who is what to a unit's news, and the doors to articles."""

from django.db.models import Q
from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.kernel.refusals import Forbidden, Missing
from sotay.news.models import Article, Comment, Picture, Seat
from sotay.news.rules import life
from sotay.org.models import Person, Position, Title, Unit
from sotay.org.queries.belonging import units_of
from sotay.org.queries.days import holds_on
from sotay.org.queries.relations import unit_relations
from sotay.policy import Relation, Right, may
from sotay.policy.judgement import granted
from sotay.policy.reading import once_a_request

_OF_THE_UNIT = frozenset({Relation.SIGNED_IN, Relation.HEAD, Relation.DEPUTY})


def seats_of(person: Person) -> dict[int, bool]:
    """The units on whose board the person sits today, and whether at its head."""
    rows = Seat.objects.filter(holds_on(clock.today()), person=person)
    return once_a_request(
        ("editor's seats", person.pk), lambda: dict(rows.values_list("unit", "chief"))
    )


def news_relations(person: Person | None, unit: Unit) -> frozenset[Relation]:
    """What a person is to the news of a unit: its officer, on its board, at its head."""
    if person is None:
        return frozenset()
    found = unit_relations(person, unit) & _OF_THE_UNIT
    chief = seats_of(person).get(unit.pk)
    if chief is not None:
        found |= {Relation.CHIEF_EDITOR if chief else Relation.EDITOR}
    return found


def relations_to_article(person: Person | None, article: Article) -> frozenset[Relation]:
    """The same, and whether the article is read by them now."""
    if person is None:
        return frozenset()
    found = news_relations(person, article.unit)
    if is_read_now(article) and reaches(person, article):
        found |= {Relation.READER}
    return found


def is_read_now(article: Article) -> bool:
    """Whether it is published and its hour has not ended."""
    now = life.phase(life.State(article.state), article.publish_at, article.expires_at, clock.now())
    return now is life.Phase.PUBLISHED


def reaches(person: Person, article: Article) -> bool:
    """Whether the article is meant for the person."""
    own, above = places_of(person)
    places = own if article.reach == Article.Reach.UNIT else above
    return article.unit_id in places


def for_person(person: Person) -> Q:
    """The articles that are meant for the person: a right is a WHERE clause."""
    own, above = places_of(person)
    return Q(unit__in=own, reach=Article.Reach.UNIT) | Q(
        unit__in=above, reach=Article.Reach.SUBTREE
    )


def read_now() -> Q:
    """The articles that are published and have not ended."""
    now = clock.now()
    return Q(state=Article.State.APPROVED, publish_at__lte=now) & (
        Q(expires_at=None) | Q(expires_at__gt=now)
    )


def may_in(person: Person, right: Right, unit: Unit) -> bool:
    """Whether the person may do this with the news of the unit."""
    return granted(right, news_relations(person, unit))


def must(person: Person, right: Right, unit: Unit) -> None:
    """Let the person pass, or refuse.

    Raises:
        Forbidden: nothing that the person is to the unit grants the right.
    """
    if not may_in(person, right, unit):
        raise Forbidden(_("Đồng chí không có quyền làm việc này."))


def article_for(person: Person, article_id: int) -> Article:
    """An article that the person reads, writes or publishes.

    Raises:
        Missing: there is none, or it is not for them; the two look alike.
    """
    rows = Article.objects.select_related("unit", "author")
    found = rows.filter(pk=article_id).first()
    if found is None or not may(person, Right.NEWS_SEE, found):
        raise Missing(_("Không tìm thấy tin này. Có thể tin đã hết hạn."))
    return found


def picture_for(person: Person, picture_id: int) -> Picture:
    """A picture of an article that the person may see.

    Raises:
        Missing: there is none, or it is not for them.
    """
    rows = Picture.objects.select_related("article__unit", "file__blob")
    found = rows.filter(pk=picture_id).first()
    if found is None or not may(person, Right.NEWS_SEE, found.article):
        raise Missing(_("Không tìm thấy ảnh này."))
    return found


def comment_for(person: Person, comment_id: int) -> Comment:
    """A comment under an article that the person may see.

    Raises:
        Missing: there is none, or it is not for them.
    """
    found = Comment.objects.select_related("article__unit").filter(pk=comment_id).first()
    if found is None or not may(person, Right.NEWS_SEE, found.article):
        raise Missing(_("Không tìm thấy bình luận này."))
    return found


def seat_for(person: Person, seat_id: int) -> Seat:
    """A seat of a board whose desk the person sees.

    Raises:
        Missing: there is none, or its board is not for them.
    """
    found = Seat.objects.select_related("unit", "person").filter(pk=seat_id).first()
    if found is None or not may_in(person, Right.NEWS_WRITE, found.unit):
        raise Missing(_("Không tìm thấy thành viên ban biên tập này."))
    return found


def publishers_of(unit: Unit) -> list[Person]:
    """Who publishes the news of a unit today: its board's head, secretary and deputies."""
    day = clock.today()
    officers = Position.objects.filter(
        holds_on(day), unit=unit, title__office__in=(Title.Office.HEAD, Title.Office.DEPUTY)
    )
    chiefs = Seat.objects.filter(holds_on(day), unit=unit, chief=True)
    ids = {*officers.values_list("person", flat=True), *chiefs.values_list("person", flat=True)}
    return list(Person.objects.filter(pk__in=ids).order_by("pk"))


def places_of(person: Person) -> tuple[set[int], set[int]]:
    """The units whose news reaches the person: for the unit alone, and with all below it."""
    return once_a_request(
        ("reach of news", person.pk, clock.today()), lambda: units_of(person, clock.today())
    )
