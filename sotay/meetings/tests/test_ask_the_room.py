"""The room is asked something quickly: everybody there, once, and it is no vote."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sotay.kernel.refusals import Conflict, Forbidden, Invalid, Missing
from sotay.ledger.models import Entry, Receipt
from sotay.live.actions import want
from sotay.live.models import Change
from sotay.meetings import actions, queries
from sotay.meetings.models import Meeting
from sotay.meetings.queries import topics
from sotay.meetings.queries.polls import poll_lines
from sotay.meetings.tests import cast as people
from sotay.meetings.tests.browsing import signed_in
from sotay.meetings.tests.test_write_minutes import as_read
from sotay.org.models import Person
from sotay.org.tests.cast import Cast
from sotay.surveys.actions.answering import Outcome
from sotay.surveys.models import Invitation, Sheet, Survey
from sotay.surveys.queries.results import answers_of


@pytest.fixture
def room(cast: Cast, meeting: Meeting) -> Meeting:
    """Everybody who is summoned is here."""
    actions.mark_rest_present(by=cast.dung, meeting=meeting)
    return meeting


def ask(
    cast: Cast, meeting: Meeting, *, anonymous: bool = True, words: str = "Đổi giờ họp?"
) -> Any:
    return actions.ask_room(
        by=cast.dung,
        meeting=meeting,
        words=words,
        answers=["Có", "Không", "Tùy chi ủy"],
        anonymous=anonymous,
    )


def answer(by: Person, meeting: Meeting, poll: Survey, choice: str = "o1") -> Outcome:
    return actions.answer_poll(by=by, meeting=meeting, poll=poll, choice=choice)


def close(cast: Cast, meeting: Meeting, poll: Survey) -> Survey:
    return actions.close_poll(by=cast.binh, meeting=meeting, poll=poll)


def counts(meeting: Meeting) -> dict[str, int]:
    (line,) = poll_lines(meeting)
    return {each.label: each.count for each in line.answers} if line.shows_counts else {}


def here(cast: Cast) -> list[Person]:
    return [cast.an, cast.binh, cast.dung, cast.phuc, cast.quy, cast.tam]


def sent(meeting: Meeting, part: str = "room") -> str:
    rows = Change.objects.filter(topic__name=topics.topic(meeting.pk, part)).order_by("version")
    return str(rows.values_list("frame", flat=True).last())


def page(by: Person, meeting: Meeting, tab: str = "polls") -> str:
    found = signed_in(by).get(f"/meetings/{meeting.pk}/{tab}/")
    assert found.status_code == 200
    return found.content.decode()


def test_whoever_is_on_the_roll_as_present_is_asked(cast: Cast, room: Meeting) -> None:
    poll = ask(cast, room)
    asked = set(Invitation.objects.filter(survey=poll).values_list("person", flat=True))
    present = room.attendances.filter(state__in=("present", "late"))
    assert asked == set(present.values_list("person", flat=True))
    assert (poll.kind, poll.host, poll.anonymous) == ("poll", f"meeting:{room.pk}", True)


def test_the_desk_asks_with_a_line_and_two_taps(cast: Cast, room: Meeting) -> None:
    client = signed_in(cast.dung)
    desk = client.get(f"/meetings/{room.pk}/desk/").content.decode()
    assert 'value="Có"' in desk
    assert 'value="Không"' in desk
    sending = {
        "words": "Đồng chí có đi lao động Chủ nhật không?",
        "answer_1": "Có",
        "answer_2": "Không",
        "naming": "anonymous",
        "client_id": str(people.act_id("poll")),
    }
    for _twice in range(2):
        assert client.post(f"/meetings/{room.pk}/polls/", sending).status_code == 303
    assert Survey.objects.count() == 1
    assert "Đồng chí có đi lao động Chủ nhật không?" in page(cast.an, room)


def test_a_poll_reaches_every_phone_and_the_wall_at_once(cast: Cast, room: Meeting) -> None:
    want(topics=[topics.topic(room.pk, topics.HALL)])
    ask(cast, room)
    for part in (topics.ROOM, topics.HALL):
        assert "Đổi giờ họp?" in sent(room, part)
    assert "panel-polls" in sent(room)
    assert "Hỏi nhanh: Đổi giờ họp?" in page(cast.vinh, room, "agenda")


def test_without_names_nobody_sees_a_count_before_the_end(cast: Cast, room: Meeting) -> None:
    want(topics=[topics.topic(room.pk, topics.HALL)])
    poll = ask(cast, room)
    for person in here(cast):
        answer(person, room, poll, "o2" if person == cast.an else "o1")
        assert counts(room) == {}
        assert "<progress" not in sent(room, topics.HALL)
    assert "Đã trả lời 6/" in sent(room, topics.HALL)
    close(cast, room, poll)
    assert counts(room) == {"Có": 5, "Không": 1, "Tùy chi ủy": 0}
    for part in (topics.ROOM, topics.HALL):
        assert "<progress" in sent(room, part)


def test_an_answer_without_a_name_changes_one_figure_in_the_room(cast: Cast, room: Meeting) -> None:
    poll = ask(cast, room)
    answer(cast.an, room, poll)
    assert f"poll-cast-{poll.pk}" in sent(room)
    assert "panel-polls" not in sent(room)
    assert len(sent(room)) < 200


def test_nothing_leads_from_an_answer_without_a_name_to_anybody(cast: Cast, room: Meeting) -> None:
    poll = ask(cast, room)
    acts, receipts = Entry.objects.count(), Receipt.objects.count()
    sending = {"choice": "o1", "client_id": str(people.act_id("an"))}
    found = signed_in(cast.an).post(f"/meetings/{room.pk}/polls/{poll.pk}/answer/", sending)
    assert found.status_code == 303
    assert (Entry.objects.count(), Receipt.objects.count()) == (acts, receipts)
    assert not Sheet.objects.exists()
    assert list(answers_of(poll)) == [{"question": "o1"}]


def test_with_names_the_bars_grow_at_once(cast: Cast, room: Meeting) -> None:
    poll = ask(cast, room, anonymous=False)
    answer(cast.an, room, poll, "o2")
    assert counts(room) == {"Có": 0, "Không": 1, "Tùy chi ủy": 0}
    assert "<progress" in sent(room)
    assert Sheet.objects.get().person == cast.an


def test_fewer_than_five_answers_without_names_are_never_counted_out(
    cast: Cast, room: Meeting
) -> None:
    poll = ask(cast, room)
    for person in here(cast)[:4]:
        answer(person, room, poll)
    close(cast, room, poll)
    assert counts(room) == {}
    assert "Chưa đủ 05 phiếu" in page(cast.an, room)


@pytest.mark.parametrize("anonymous", [True, False])
def test_everybody_answers_once(cast: Cast, room: Meeting, *, anonymous: bool) -> None:
    poll = ask(cast, room, anonymous=anonymous)
    assert answer(cast.an, room, poll, "o1") is Outcome.COUNTED
    assert answer(cast.an, room, poll, "o1") is Outcome.AGAIN
    assert answer(cast.an, room, poll, "o2") is Outcome.AGAIN
    (line,) = poll_lines(room)
    assert line.answered == 1


def test_a_second_answer_is_told_that_one_is_there(cast: Cast, room: Meeting) -> None:
    poll = ask(cast, room)
    client = signed_in(cast.an)
    for choice in ("o1", "o2"):
        found = client.post(f"/meetings/{room.pk}/polls/{poll.pk}/answer/", {"choice": choice})
    assert "lần gửi này không tính thêm" in client.get(found["Location"]).content.decode()


def test_what_waited_on_the_phone_until_after_the_end_is_not_counted(
    cast: Cast, room: Meeting
) -> None:
    poll = ask(cast, room)
    close(cast, room, poll)
    with pytest.raises(Conflict, match="đã chốt"):
        answer(cast.an, room, poll)
    assert not Invitation.objects.filter(late=True).exists()
    assert not list(answers_of(poll))


def test_an_answer_that_was_counted_gets_the_same_answer_after_the_end(
    cast: Cast, room: Meeting
) -> None:
    poll = ask(cast, room)
    answer(cast.an, room, poll)
    close(cast, room, poll)
    assert answer(cast.an, room, poll) is Outcome.AGAIN


def test_whoever_came_later_is_told_why_not(cast: Cast, room: Meeting) -> None:
    poll = ask(cast, room)
    actions.check_in(
        by=cast.em, meeting=room, code=room.check_in_code, client_id=people.act_id("em")
    )
    with pytest.raises(Forbidden, match="lúc bắt đầu hỏi"):
        answer(cast.em, room, poll)


@pytest.mark.parametrize("choice", ["o9", "", "x"])
def test_what_is_no_answer_is_refused(cast: Cast, room: Meeting, choice: str) -> None:
    poll = ask(cast, room)
    with pytest.raises(Invalid):
        answer(cast.an, room, poll, choice)
    assert not Invitation.objects.filter(answered=True).exists()


@pytest.mark.parametrize("who", ["an", "phuc", "hoa"])
def test_only_chair_and_secretary_ask_and_close(cast: Cast, room: Meeting, who: str) -> None:
    by = getattr(cast, who)
    with pytest.raises(Forbidden):
        actions.ask_room(by=by, meeting=room, words="Gì?", answers=["A", "B"], anonymous=True)
    poll = ask(cast, room)
    with pytest.raises(Forbidden):
        actions.close_poll(by=by, meeting=room, poll=poll)
    poll.refresh_from_db()
    assert poll.state == "open"


def test_one_question_at_a_time(cast: Cast, room: Meeting) -> None:
    poll = ask(cast, room)
    with pytest.raises(Conflict, match="Hãy chốt"):
        ask(cast, room, words="Câu nữa?")
    close(cast, room, poll)
    ask(cast, room, words="Câu nữa?")
    assert [line.words for line in poll_lines(room)] == ["Câu nữa?", "Đổi giờ họp?"]


def test_too_few_in_the_room_are_asked_with_names_only(cast: Cast, meeting: Meeting) -> None:
    for person in (cast.an, cast.binh):
        actions.check_in(
            by=person,
            meeting=meeting,
            code=meeting.check_in_code,
            client_id=people.act_id(person.full_name),
        )
    with pytest.raises(Invalid) as refusal:
        ask(cast, meeting)
    assert refusal.value.field == "naming"
    ask(cast, meeting, anonymous=False)
    assert Survey.objects.count() == 1


def test_what_was_typed_is_not_lost(cast: Cast, meeting: Meeting) -> None:
    sending = {
        "words": "Câu hỏi gõ dở dang",
        "answer_1": "Một phương án",
        "answer_2": "Hai phương án",
        "answer_5": "Năm phương án",
        "naming": "anonymous",
        "client_id": str(people.act_id("x")),
    }
    found = signed_in(cast.dung).post(f"/meetings/{meeting.pk}/polls/", sending)
    shown = found.content.decode()
    assert found.status_code == 422
    for typed in ("Câu hỏi gõ dở dang", "Một phương án", "Năm phương án"):
        assert typed in shown
    assert "Hãy điểm danh rồi hỏi." in shown


def test_a_poll_ends_with_the_meeting(cast: Cast, room: Meeting) -> None:
    poll = ask(cast, room)
    actions.close_meeting(by=cast.dung, meeting=room)
    poll.refresh_from_db()
    assert poll.state == "closed"
    with pytest.raises(Conflict):
        ask(cast, room)


def test_the_minutes_tell_of_it_and_say_that_it_is_no_vote(cast: Cast, room: Meeting) -> None:
    poll = ask(cast, room)
    for person in here(cast):
        answer(person, room, poll)
    close(cast, room, poll)
    few = ask(cast, room, words="Đổi nơi họp?")
    answer(cast.an, room, few)
    closed = actions.close_meeting(by=cast.dung, meeting=room)
    asked = Invitation.objects.filter(survey=poll).count()
    text = as_read(queries.compose(closed, "minutes"))
    assert (
        f"- Hỏi nhanh để tham khảo, không phải biểu quyết: “Đổi giờ họp?”; 06/{asked:02d} đồng chí "
        "trả lời: Có 06; Không 00; Tùy chi ủy 00.\n"
    ) in text
    assert "“Đổi nơi họp?”; 01/" in text
    assert "chưa đủ 05 phiếu nên không nêu kết quả." in text
    assert text.index("Hỏi nhanh") < text.index("III- KẾT LUẬN VÀ BIỂU QUYẾT")


def test_it_stays_on_the_wall_until_the_meeting_turns(cast: Cast, room: Meeting) -> None:
    items = list(room.items.all())
    actions.go_to_item(by=cast.dung, meeting=room, item=items[0])
    poll = ask(cast, room)
    close(cast, room, poll)
    wall = f"/meetings/{room.pk}/projector/"
    assert "Đổi giờ họp?" in signed_in(cast.binh).get(wall).content.decode()


def test_a_poll_has_no_pages_among_the_surveys(cast: Cast, room: Meeting) -> None:
    poll = ask(cast, room)
    for person in (cast.binh, cast.an, cast.hoa):
        client = signed_in(person)
        for part in ("", "desk/", "results/", "build/"):
            assert client.get(f"/surveys/{poll.pk}/{part}").status_code == 404
        assert "Đổi giờ họp?" not in client.get("/surveys/").content.decode()


def test_a_poll_of_another_meeting_is_not_there(cast: Cast, room: Meeting) -> None:
    poll = ask(cast, room)
    Survey.objects.filter(pk=poll.pk).update(host="meeting:0")
    with pytest.raises(Missing):
        queries.poll_of(room, poll.pk)


def test_the_page_costs_one_query_a_poll_whose_counts_are_shown(cast: Cast, room: Meeting) -> None:
    client = signed_in(cast.vinh)
    address = f"/meetings/{room.pk}/polls/"

    def cost() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    empty = cost()
    for number in range(4):
        close(cast, room, ask(cast, room, words=f"Câu {number}?", anonymous=number % 2 == 0))
    assert cost() <= empty + 3 <= 26
