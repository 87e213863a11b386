"""Tries, doubts, waits and giving up, with a provider that does what the test says."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from sotay.kernel import clock
from sotay.notices.outgoing import actions
from sotay.notices.outgoing.actions import delivering, post
from sotay.notices.outgoing.models import Dispatch
from sotay.notices.outgoing.providers import Answer, Message, Outcome

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 3, 12, tzinfo=clock.VIETNAM)
NO_ANSWER = Answer(Outcome.LATER, "no_answer")
LOST = Answer(Outcome.IN_DOUBT, "no_answer")


@dataclass
class Scripted:
    """Answers what it was told to, the last again and again; an exception is a death."""

    answers: list[Answer | BaseException]
    sent: list[Message] = field(default_factory=list)
    name: str = "scripted"

    def send(self, message: Message) -> Answer:
        self.sent.append(message)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, BaseException):
            raise answer
        return answer


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    scripted = Scripted([Answer(Outcome.TAKEN, id="77")])
    monkeypatch.setattr(delivering, "provider_for", lambda channel: scripted)
    return scripted


def a_message(about: str = "notice:meetings", to: str = "0912345678") -> Dispatch:
    with clock.held_at(NOON):
        return post(by=None, channel="sms", to=to, words="Dong chi co thong bao moi", about=about)


def try_at(dispatch: Dispatch, moment: datetime) -> Dispatch:
    with clock.held_at(moment):
        actions.deliver(dispatch_id=dispatch.pk)
    dispatch.refresh_from_db()
    return dispatch


def try_until_over(dispatch: Dispatch) -> Dispatch:
    moment: datetime | None = NOON
    while moment is not None:
        moment = try_at(dispatch, moment).due_at
    return dispatch


def test_the_providers_own_number_is_kept(provider: Scripted) -> None:
    dispatch = try_at(a_message(), NOON)
    assert (dispatch.state, dispatch.answer_id, dispatch.provider) == ("sent", "77", "scripted")


def test_sent_is_sent_however_often_the_job_runs(provider: Scripted) -> None:
    dispatch = a_message()
    for _time in range(3):
        try_at(dispatch, NOON)
    assert len(provider.sent) == 1


def test_what_failed_is_tried_again_after_growing_waits(provider: Scripted) -> None:
    provider.answers = [Answer(Outcome.LATER, "busy")]
    dispatch, waits = a_message(), []
    moment = NOON
    for _time in range(5):
        due = try_at(dispatch, moment).due_at
        assert due is not None
        waits.append(due - moment)
        moment = due
    assert waits == sorted(waits)
    assert waits[0] < timedelta(seconds=10)
    assert waits[-1] > timedelta(minutes=5)
    assert (dispatch.state, dispatch.problem, dispatch.tries) == ("failed", "busy", 5)


def test_it_goes_in_the_end_with_the_same_key(provider: Scripted) -> None:
    provider.answers = [Answer(Outcome.LATER, "busy"), Answer(Outcome.TAKEN)]
    dispatch = try_until_over(a_message())
    assert (dispatch.state, dispatch.problem) == ("sent", "")
    assert {message.key for message in provider.sent} == {str(dispatch.key)}
    assert len(provider.sent) == 2


def test_a_refused_one_is_not_tried_again_and_leaves_no_words(provider: Scripted) -> None:
    provider.answers = [Answer(Outcome.REFUSED, "said_no")]
    dispatch = try_until_over(a_message())
    assert (dispatch.state, dispatch.problem, dispatch.sealed) == ("given_up", "said_no", "")
    assert len(provider.sent) == 1


def test_a_code_older_than_its_life_is_never_sent(provider: Scripted) -> None:
    dispatch = try_at(a_message("code:activation"), NOON + timedelta(minutes=5))
    assert (dispatch.state, dispatch.problem, dispatch.sealed) == ("given_up", "too_late", "")
    assert provider.sent == []


def test_a_code_that_cannot_go_is_given_up_within_its_life(provider: Scripted) -> None:
    provider.answers = [Answer(Outcome.LATER, "busy")]
    dispatch = try_until_over(a_message("code:activation"))
    assert (dispatch.state, dispatch.problem) == ("given_up", "busy")
    assert dispatch.ended_at is not None
    assert dispatch.ended_at < NOON + timedelta(minutes=5)
    assert 3 <= len(provider.sent) <= 5


def test_a_notice_is_given_up_after_a_day(provider: Scripted) -> None:
    provider.answers = [Answer(Outcome.LATER, "busy")]
    dispatch = try_until_over(a_message())
    assert dispatch.ended_at is not None
    assert timedelta(hours=20) < dispatch.ended_at - NOON < timedelta(hours=24)


def test_an_answer_that_got_lost_repeats_the_message_once_and_no_more(provider: Scripted) -> None:
    provider.answers = [LOST]
    dispatch = try_until_over(a_message())
    assert (dispatch.state, dispatch.in_doubt) == ("given_up", 2)
    assert len(provider.sent) == 2


def test_a_worker_that_dies_while_sending_does_not_send_ten_times(provider: Scripted) -> None:
    provider.answers = [SystemExit()]
    dispatch, moment = a_message(), NOON
    for _time in range(10):
        try:
            try_at(dispatch, moment)
        except SystemExit:
            moment += timedelta(minutes=2)
    dispatch.refresh_from_db()
    assert (dispatch.state, dispatch.problem) == ("given_up", "interrupted")
    assert len(provider.sent) == 2


def test_while_one_worker_is_at_it_another_keeps_away(provider: Scripted) -> None:
    provider.answers = [SystemExit()]
    dispatch = a_message()
    with pytest.raises(SystemExit):
        try_at(dispatch, NOON)
    try_at(dispatch, NOON + timedelta(seconds=30))
    assert len(provider.sent) == 1


def test_what_lies_there_because_its_job_died_is_taken_up(provider: Scripted) -> None:
    dispatch = a_message()
    with clock.held_at(NOON + timedelta(minutes=1)):
        assert actions.take_up_late() == 0
    with clock.held_at(NOON + timedelta(minutes=3)):
        assert actions.take_up_late() == 1
    dispatch.refresh_from_db()
    assert dispatch.state == "sent"


def test_a_provider_that_does_not_answer_is_left_alone_for_a_while(provider: Scripted) -> None:
    provider.answers = [NO_ANSWER]
    for number in ("0912345678", "0987654321", "0971234567"):
        try_at(a_message(to=number), NOON)
    dispatch = try_at(a_message(to="0961234567"), NOON + timedelta(seconds=5))
    assert len(provider.sent) == 3
    assert (dispatch.state, dispatch.tries) == ("queued", 0)
    assert dispatch.due_at is not None
    try_at(dispatch, dispatch.due_at)
    assert len(provider.sent) == 4


def test_messages_to_one_address_wait_for_each_other_even_when_they_come_late(
    provider: Scripted,
) -> None:
    provider.answers = [Answer(Outcome.LATER, "busy"), Answer(Outcome.TAKEN)]
    with clock.held_at(NOON - timedelta(minutes=20)):
        early = post(by=None, channel="sms", to="0912345678", words="x", about="notice:x")
    try_at(early, NOON - timedelta(minutes=20))
    for _time in range(3):
        assert try_at(a_message(), NOON).state == "sent"
    waiting = try_at(early, NOON + timedelta(minutes=1))
    assert waiting.due_at == NOON + timedelta(minutes=10)
    assert try_at(early, waiting.due_at).state == "sent"


def test_what_waits_while_the_way_is_closed_is_said_to_wait_for_its_keeper(
    provider: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivering, "provider_for", lambda channel: None)
    dispatch = try_at(a_message(), NOON)
    assert (dispatch.state, dispatch.problem, dispatch.tries) == ("failed", "configuration", 0)


def test_the_log_is_forgotten_after_half_a_year(provider: Scripted) -> None:
    sent, waiting = try_at(a_message(), NOON), a_message(to="0987654321")
    with clock.held_at(NOON + timedelta(days=181)):
        actions.forget()
    assert list(Dispatch.objects.all()) == [waiting]
    assert sent.state == "sent"
