"""The points of the agenda and their order."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Invalid
from sotay.meetings import actions
from sotay.meetings.models import Meeting
from sotay.meetings.rules import preparing
from sotay.meetings.tests import cast as people
from sotay.meetings.tests.browsing import signed_in
from sotay.org.tests.cast import Cast


@pytest.fixture(autouse=True)
def days_before() -> Iterator[None]:
    with clock.held_at(people.DAYS_BEFORE):
        yield


@pytest.fixture
def draft(cast: Cast) -> Meeting:
    return people.a_draft(cast)


def titles(meeting: Meeting) -> list[str]:
    return [item.title[:9] for item in meeting.items.all()]


def add(cast: Cast, meeting: Meeting, title: str, part: str = "main") -> None:
    actions.add_item(
        by=cast.dung, meeting=meeting, part=part, title=title, minutes=10, presenter=""
    )


def test_a_new_point_stands_at_the_end_of_its_part(cast: Cast, draft: Meeting) -> None:
    add(cast, draft, "Việc thêm")
    assert titles(draft) == ["Ổn định t", "Thảo luận", "Việc thêm", "Kết luận,"]


def test_a_point_moves_up_and_stays_at_the_top(cast: Cast, draft: Meeting) -> None:
    last = draft.items.last()
    assert last is not None
    for _time in range(4):
        draft.refresh_from_db()
        actions.move_item(by=cast.dung, meeting=draft, item=last, edition=draft.edition, steps=-1)
    assert titles(draft) == ["Kết luận,", "Ổn định t", "Thảo luận"]
    assert [item.position for item in draft.items.all()] == [1, 2, 3]


@given(things=st.lists(st.integers(), min_size=1), data=st.data())
def test_moving_loses_nothing_and_keeps_the_order_of_the_rest(
    things: list[int], data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(things) - 1))
    steps = data.draw(st.integers(-50, 50))
    numbered = list(enumerate(things))
    moved = preparing.moved(numbered, index, steps)
    assert sorted(moved) == numbered
    assert [one for one in moved if one[0] != index] == [one for one in numbered if one[0] != index]
    assert moved.index(numbered[index]) == min(max(index + steps, 0), len(things) - 1)


def test_somebody_elses_change_in_between_is_not_overwritten(cast: Cast, draft: Meeting) -> None:
    first = draft.items.first()
    assert first is not None
    add(cast, draft, "Việc thêm")
    with pytest.raises(Conflict):
        actions.move_item(by=cast.binh, meeting=draft, item=first, edition=1, steps=1)


def test_a_point_that_was_spoken_about_stays(cast: Cast) -> None:
    meeting = people.an_announced_meeting(cast)
    item = meeting.items.all()[1]
    actions.post_opinion(
        by=cast.an,
        meeting=meeting,
        item=item,
        words="Đồng ý",
        audience="cell",
        client_id=people.act_id("x"),
    )
    with pytest.raises(Conflict):
        actions.remove_item(by=cast.dung, meeting=meeting, item=item, edition=meeting.edition)
    assert meeting.items.count() == 3


def test_a_point_is_removed_and_the_rest_numbered_anew(cast: Cast, draft: Meeting) -> None:
    item = draft.items.all()[1]
    actions.remove_item(by=cast.dung, meeting=draft, item=item, edition=draft.edition)
    assert [each.position for each in draft.items.all()] == [1, 2]


def test_an_evening_holds_only_so_many_points(cast: Cast, draft: Meeting) -> None:
    for number in range(57):
        add(cast, draft, f"Việc {number}")
    with pytest.raises(Invalid):
        add(cast, draft, "Việc quá nhiều")


def test_a_closed_meeting_keeps_its_agenda(cast: Cast) -> None:
    meeting = people.a_closed_meeting(cast)
    with pytest.raises(Conflict):
        add(cast, meeting, "Muộn rồi")


def test_the_pages_add_edit_move_and_remove(cast: Cast, draft: Meeting) -> None:
    client = signed_in(cast.dung)
    base = f"/meetings/{draft.pk}/prepare/agenda/"
    new = {"part": "main", "title": "Nội dung mới", "minutes": "15", "presenter": "Đồng chí An"}
    assert client.post(base, new).status_code == 303
    item = draft.items.get(title="Nội dung mới")
    assert "Nội dung mới" in client.get(f"{base}{item.pk}/").content.decode()
    draft.refresh_from_db()
    changed = {**new, "title": "Nội dung sửa", "edition": draft.edition}
    assert client.post(f"{base}{item.pk}/", changed).status_code == 303
    draft.refresh_from_db()
    place = {"steps": "-1", "edition": draft.edition}
    assert client.post(f"{base}{item.pk}/place/", place).status_code == 303
    draft.refresh_from_db()
    assert titles(draft)[1] == "Nội dung "
    stale = client.post(f"{base}{item.pk}/removal/", {"edition": 1})
    assert stale.status_code == 409
    assert "Người khác vừa sửa" in stale.content.decode()
    gone = client.post(f"{base}{item.pk}/removal/", {"edition": draft.edition})
    assert gone.status_code == 303
    assert draft.items.count() == 3


@pytest.mark.parametrize(
    ("name", "value"), [("title", ""), ("minutes", "0"), ("minutes", "x"), ("part", "middle")]
)
def test_a_wrong_point_comes_back(cast: Cast, draft: Meeting, name: str, value: str) -> None:
    sent = {"part": "main", "title": "Nội dung gõ dở", "minutes": "15", name: value}
    answer = signed_in(cast.dung).post(f"/meetings/{draft.pk}/prepare/agenda/", sent)
    assert answer.status_code == 422
    assert draft.items.count() == 3
