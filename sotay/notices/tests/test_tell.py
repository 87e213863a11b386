"""Telling people: each once, on their own pages alone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sotay.live import actions as live
from sotay.live import registry
from sotay.live.models import Change
from sotay.live.tests.elements import elements
from sotay.notices import actions, happenings, queries
from sotay.notices.models import Notice
from sotay.org.models import Person
from sotay.org.tests.cast import Cast

pytestmark = pytest.mark.django_db
WORDS = "Mời dự: Sinh hoạt chi bộ tháng 11."


def tell(*people: Person, by: Person | None = None, about: str = "meeting:1:1") -> int:
    return actions.notify(
        by=by, people=people, kind="test.told", about=about, words=WORDS, address="/meetings/1/"
    )


def changes(person: Person) -> list[dict[str, str]]:
    rows = Change.objects.filter(topic__name=queries.topic_of(person.pk)).order_by("version")
    return [swap for row in rows for swap in row.frame["swaps"]]


def text(html: str) -> str:
    return " ".join(elements(html)[0].text_content().split())


def test_everybody_is_told_but_the_one_who_did_it(cast: Cast) -> None:
    assert tell(cast.an, cast.vinh, cast.binh, by=cast.binh) == 2
    assert {notice.person for notice in Notice.objects.all()} == {cast.an, cast.vinh}


def test_the_same_again_tells_nobody_twice(cast: Cast) -> None:
    tell(cast.an)
    assert tell(cast.an, cast.vinh) == 1
    assert tell(cast.an, about="meeting:1:2") == 1
    assert Notice.objects.filter(person=cast.an).count() == 2


def test_the_bell_rings_on_ones_own_pages_and_the_list_is_longer(cast: Cast) -> None:
    tell(cast.an)
    bell, row = changes(cast.an)
    assert (bell["target"], text(bell["html"])) == ("bell", "Thông báo 1 chưa đọc")
    assert (row["target"], row["how"]) == ("notice-list", "prepend")
    assert WORDS in text(row["html"])
    assert changes(cast.vinh) == []


def test_reading_one_and_reading_all_clears_the_bell_everywhere(cast: Cast) -> None:
    for number in range(3):
        tell(cast.an, about=f"meeting:{number}:1")
    actions.mark_read(by=cast.an, notice=queries.notice_for(cast.an, Notice.objects.first().pk))  # type: ignore[union-attr]
    assert text(changes(cast.an)[-2]["html"]) == "Thông báo 2 chưa đọc"
    assert actions.mark_all_read(by=cast.an) == 2
    assert text(changes(cast.an)[-2]["html"]) == "Thông báo"
    assert queries.bell_of(cast.an).count == 0


def test_reading_again_changes_nothing(cast: Cast) -> None:
    tell(cast.an)
    notice = Notice.objects.get()
    actions.mark_read(by=cast.an, notice=notice)
    before = len(changes(cast.an))
    actions.mark_read(by=cast.an, notice=notice)
    assert actions.mark_all_read(by=cast.an) == 0
    assert len(changes(cast.an)) == before


def test_the_figure_and_its_version_are_of_one_moment(cast: Cast) -> None:
    tell(cast.an)
    tell(cast.an, about="meeting:2:1")
    with CaptureQueriesContext(connection) as captured:
        bell = queries.bell_of(cast.an)
    assert len(captured) == 1
    assert bell == queries.Bell(count=2, versions={queries.topic_of(cast.an.pk): 2})


def test_nobody_hears_of_anothers_notices(cast: Cast) -> None:
    topic = queries.topic_of(cast.an.pk)
    assert cast.an.account is not None
    assert cast.vinh.account is not None
    assert registry.may_listen(cast.an.account, topic)
    assert not registry.may_listen(cast.vinh.account, topic)
    assert not registry.may_listen(cast.an.account, "person:x:notices")


def test_the_whole_is_the_bell_and_the_list_newest_first(cast: Cast) -> None:
    tell(cast.an)
    tell(cast.an, about="meeting:2:1")
    bell, lines = happenings.whole_state(queries.topic_of(cast.an.pk)) or []
    assert text(bell.html) == "Thông báo 2 chưa đọc"
    places = [line.get("data-place") for line in elements(lines.html)[0]]
    assert places == sorted(places)
    assert [line.id for line in queries.lines_of(cast.an.pk)] == sorted(
        Notice.objects.values_list("pk", flat=True), reverse=True
    )


def test_a_past_that_is_only_loaded_tells_nobody(cast: Cast) -> None:
    with live.unheard():
        assert tell(cast.an) == 0
    assert not Notice.objects.exists()


def test_telling_sixty_costs_a_few_statements_each(cast: Cast) -> None:
    people = cast.people
    with CaptureQueriesContext(connection) as captured:
        tell(*people)
    assert len(captured) <= 8 + 2 * len(people)
