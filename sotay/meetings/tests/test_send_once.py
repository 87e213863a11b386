"""What a phone sends in the hall counts once, as of the moment at which it was done."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from sotay.jobs import registry
from sotay.kernel import clock
from sotay.ledger.models import Entry, Receipt
from sotay.meetings import actions
from sotay.meetings.models import Meeting, PrivateNote
from sotay.meetings.tests import cast as people
from sotay.meetings.tests.browsing import signed_in
from sotay.org.models import Person
from sotay.org.tests.cast import Cast


def send(who: Person, meeting: Meeting, part: str, /, **said: Any) -> tuple[int, dict[str, Any]]:
    """What the outbox of a phone does."""
    address = f"/meetings/{meeting.pk}/{part}/"
    answer = signed_in(who).post(address, said, headers={"Accept": "application/json"})
    return answer.status_code, answer.json()


def opinion(words: str = "Đồng ý.", **more: Any) -> dict[str, Any]:
    return {"words": words, "audience": "cell", "client_id": str(people.act_id("a")), **more}


def test_the_same_sending_again_gets_the_first_answer(cast: Cast, meeting: Meeting) -> None:
    first = send(cast.an, meeting, "opinions", **opinion())
    assert first == (201, {"at": f"/meetings/{meeting.pk}/opinions/"})
    assert send(cast.an, meeting, "opinions", **opinion()) == first
    assert meeting.opinions.count() == Receipt.objects.count() == 1


def test_a_lost_answer_is_given_again_although_the_meeting_is_over(
    cast: Cast, meeting: Meeting
) -> None:
    first = send(cast.an, meeting, "opinions", **opinion())
    actions.close_meeting(by=cast.dung, meeting=meeting)
    assert send(cast.an, meeting, "opinions", **opinion()) == first
    status, answer = send(cast.an, meeting, "opinions", **opinion(client_id=uuid4()))
    assert status == 409
    assert "đã kết thúc" in answer["message"]
    assert meeting.opinions.count() == 1


def test_other_words_under_the_same_id_are_refused(cast: Cast, meeting: Meeting) -> None:
    send(cast.an, meeting, "opinions", **opinion())
    status, answer = send(cast.an, meeting, "opinions", **opinion("Không đồng ý."))
    assert status == 409
    assert "chữ khác" in answer["message"]
    assert [row.text for row in meeting.opinions.all()] == ["Đồng ý."]


def test_an_id_is_its_owners_and_names_one_address(cast: Cast, meeting: Meeting) -> None:
    send(cast.an, meeting, "opinions", **opinion())
    assert send(cast.vinh, meeting, "opinions", **opinion())[0] == 409
    assert send(cast.an, meeting, "note", words="Đồng ý.", client_id=people.act_id("a"))[0] == 409
    assert not PrivateNote.objects.exists()


def test_a_refused_sending_leaves_no_receipt_and_may_come_again(
    cast: Cast, meeting: Meeting
) -> None:
    code = {"client_id": str(uuid4()), "code": "WRONG1"}
    assert send(cast.an, meeting, "check-in", **code)[0] == 422
    assert not Receipt.objects.exists()
    assert send(cast.an, meeting, "check-in", **code | {"code": meeting.check_in_code})[0] == 201


def test_an_earlier_mark_that_comes_again_late_does_not_undo_a_newer_one(
    cast: Cast, meeting: Meeting
) -> None:
    away = {"person": cast.an.pk, "state": "excused", "client_id": str(uuid4())}
    here = {"person": cast.an.pk, "state": "present", "client_id": str(uuid4())}
    for mark in (away, here, away):
        assert send(cast.dung, meeting, "roll/marks", **mark)[0] == 201
    assert meeting.attendances.get(person=cast.an).state == "present"


def test_an_act_without_a_form_is_done_once_as_well(cast: Cast, meeting: Meeting) -> None:
    item = meeting.items.all()[0]
    turn = {"client_id": str(uuid4())}
    for _attempt in range(2):
        assert send(cast.dung, meeting, f"agenda/{item.pk}/turn", **turn)[0] == 201
    assert Entry.objects.filter(act="meetings.item_begun").count() == 1


def test_what_waited_on_a_phone_carries_the_hour_of_the_hall(cast: Cast, meeting: Meeting) -> None:
    with clock.held_at(people.EVENING + timedelta(hours=2)):
        send(cast.an, meeting, "opinions", **opinion(age="6000"))
    row = meeting.opinions.get()
    assert row.said_at == people.EVENING + timedelta(minutes=20)
    entry = Entry.objects.get(act="meetings.opinion_posted")
    assert entry.at == people.EVENING + timedelta(hours=2)
    assert entry.details["acted_at"] == "2026-11-03T19:50:00+07:00"


@pytest.mark.parametrize("age", ["", "3", "-5", "x", "1e9", "٣٠٠"])
def test_an_age_that_says_nothing_is_no_age(cast: Cast, meeting: Meeting, age: str) -> None:
    send(cast.an, meeting, "opinions", **opinion(age=age))
    assert meeting.opinions.get().said_at == people.EVENING
    assert "acted_at" not in Entry.objects.get(act="meetings.opinion_posted").details


def test_a_mark_that_waited_does_not_undo_what_was_noted_since(
    cast: Cast, meeting: Meeting
) -> None:
    with clock.held_at(people.EVENING + timedelta(minutes=20)):
        code = meeting.check_in_code
        send(cast.an, meeting, "check-in", code=code, client_id=str(uuid4()))
    with clock.held_at(people.EVENING + timedelta(minutes=60)):
        mark = {"person": cast.an.pk, "state": "unexcused", "age": str(55 * 60)}
        status, answer = send(cast.dung, meeting, "roll/marks", **mark, client_id=str(uuid4()))
    assert status == 409
    assert "19:50" in answer["message"]
    assert meeting.attendances.get(person=cast.an).state == "present"


def test_a_task_that_was_given_without_a_network_may_be_due_by_now(
    cast: Cast, meeting: Meeting
) -> None:
    task = {"title": "Khơi cống", "assignee": cast.an.pk, "due_on": "2026-11-10"}
    with clock.held_at(people.EVENING + timedelta(days=20)):
        late = send(cast.dung, meeting, "outcome", **task, client_id=str(uuid4()))
        waited = {"age": str(20 * 24 * 3600), "client_id": str(uuid4())}
        assert late[0] == 422
        assert send(cast.dung, meeting, "outcome", **task, **waited)[0] == 201


def test_receipts_are_forgotten_when_no_phone_asks_any_more(cast: Cast, meeting: Meeting) -> None:
    send(cast.an, meeting, "opinions", **opinion())
    for days, left in ((31, 1), (41, 0)):
        with clock.held_at(people.EVENING + timedelta(days=days)):
            registry.find("privacy.apply_timers").call()
        assert Receipt.objects.count() == left
