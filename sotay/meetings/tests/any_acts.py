"""Any act of an evening, by anybody, with whatever a number picks; a refusal is an answer too."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar
from uuid import uuid4

from sotay.meetings import actions
from sotay.meetings.models import (
    AgendaItem,
    Attendance,
    Ballot,
    Guest,
    Meeting,
    Motion,
    Opinion,
    SpeakingRequest,
)
from sotay.meetings.queries.polls import host_of
from sotay.org.models import Person
from sotay.org.tests.cast import Cast
from sotay.surveys.actions.polls import close_all
from sotay.surveys.models import Survey

Thing = TypeVar("Thing")


class Evening:
    """A meeting and the people in it. Every act takes one number, and picks by it."""

    def __init__(self, cast: Cast, meeting: Meeting) -> None:
        self.cast = cast
        self.meeting = meeting
        self._words = 0

    def act(self, name: str, number: int) -> None:
        """Do what ``name`` says; may refuse."""
        # As a view does: each request reads the meeting anew.
        self.meeting = Meeting.objects.get(pk=self.meeting.pk)
        ACTS[name](self, number)

    def words(self) -> str:
        """Something that nobody said before."""
        self._words += 1
        return f"Lời thứ {self._words}: đề nghị <b>ghi rõ</b> chỉ tiêu."

    def member(self, number: int) -> Person:
        """Somebody who may be summoned, invited, or neither."""
        c = self.cast
        return pick([c.an, c.vinh, c.dung, c.phuc, c.dat, c.giang, c.em, c.binh], number)

    def runs(self) -> dict[str, Any]:
        """Who does what the secretary does."""
        return {"by": self.cast.dung, "meeting": self.meeting}

    def opinion(self, number: int) -> Opinion:
        """One of those that were given."""
        return pick(list(self.meeting.opinions.select_related("meeting")), number)

    def item(self, number: int) -> AgendaItem:
        """A point of the agenda."""
        return pick(list(self.meeting.items.all()), number)

    def motion(self, number: int) -> Motion:
        """A motion, rather a new one than an old one."""
        motion = pick(list(self.meeting.motions.order_by("-pk")[:4]), number)
        motion.meeting = self.meeting
        return motion

    def hand(self, number: int) -> SpeakingRequest:
        """A hand on the speaking list."""
        hand = pick(list(self.meeting.speaking_requests.order_by("-pk")[:3]), number)
        hand.meeting = self.meeting
        return hand

    def poll(self) -> Survey:
        """What the room was asked last."""
        return pick(list(Survey.objects.filter(host=host_of(self.meeting)).order_by("-pk")[:1]), 0)

    def guest(self, number: int) -> Guest:
        """A guest who is in no roster: those who listen stay."""
        guest = pick(list(self.meeting.guests.filter(person=None)), number)
        guest.meeting = self.meeting
        return guest


class NothingToPick(Exception):
    """There is none of that kind yet."""


def pick(things: Sequence[Thing], number: int) -> Thing:
    """One of the things."""
    if not things:
        raise NothingToPick
    return things[number % len(things)]


def _post(audience: str) -> Callable[[Evening, int], object]:
    def post(evening: Evening, number: int) -> object:
        return actions.post_opinion(
            by=evening.member(number),
            meeting=evening.meeting,
            words=evening.words(),
            audience=audience,
            client_id=uuid4(),
            item=evening.item(number) if number % 2 else None,
        )

    return post


def _spoken(evening: Evening, number: int) -> object:
    speaker = evening.member(number) if number % 3 else None
    return actions.record_spoken_opinion(
        **evening.runs(),
        speaker=speaker,
        speaker_name="Bà Hạnh",
        words=evening.words(),
        client_id=uuid4(),
    )


def _keep(evening: Evening, number: int) -> object:
    opinion = evening.opinion(number // 2)
    return actions.keep_out_of_minutes(by=evening.cast.binh, opinion=opinion, out=bool(number % 2))


def _reply(evening: Evening, number: int) -> object:
    opinion, words = evening.opinion(number), evening.words()
    return actions.reply_to_opinion(by=evening.cast.binh, opinion=opinion, words=words)


def _mark(evening: Evening, number: int) -> object:
    state = pick(list(Attendance.State.values), number)
    person = evening.member(number // 5)
    return actions.mark(**evening.runs(), person=person, state=state, client_id=uuid4())


def _check_in(evening: Evening, number: int) -> object:
    code = evening.meeting.check_in_code
    by = evening.member(number)
    return actions.check_in(by=by, meeting=evening.meeting, code=code, client_id=uuid4())


def _invite(evening: Evening, number: int) -> object:
    by, name = evening.cast.binh, f"Khách {number}"
    return actions.invite_guest(by=by, meeting=evening.meeting, name=name, side=Guest.Side.MASS)


def _uninvite(evening: Evening, number: int) -> object:
    guest = evening.guest(number)
    return actions.remove_guest(by=evening.cast.binh, meeting=evening.meeting, guest=guest)


def _add_item(evening: Evening, number: int) -> object:
    return actions.add_item(
        by=evening.cast.binh,
        meeting=evening.meeting,
        part=pick(list(AgendaItem.Part.values), number),
        title=evening.words(),
        minutes=1 + number % 60,
        presenter="",
    )


def _edit_item(evening: Evening, number: int) -> object:
    return actions.edit_item(
        by=evening.cast.binh,
        meeting=evening.meeting,
        item=evening.item(number),
        edition=evening.meeting.edition,
        part=AgendaItem.Part.MAIN,
        title=evening.words(),
        minutes=5,
        presenter="Bí thư",
    )


def _move_item(evening: Evening, number: int) -> object:
    return actions.move_item(
        by=evening.cast.binh,
        meeting=evening.meeting,
        item=evening.item(number),
        edition=evening.meeting.edition,
        steps=1 if number % 2 else -1,
    )


def _remove_item(evening: Evening, number: int) -> object:
    return actions.remove_item(
        by=evening.cast.binh,
        meeting=evening.meeting,
        item=evening.item(number),
        edition=evening.meeting.edition,
    )


def _put(evening: Evening, number: int) -> object:
    return actions.open_motion(
        **evening.runs(),
        words=evening.words(),
        question=pick(["resolution", "other", "election"], number // 3),
        form=pick(["phones", "phones", "hands", "paper"], number),
        client_id=uuid4(),
    )


def _ballot(evening: Evening, number: int) -> object:
    return actions.cast_ballot(
        by=evening.member(number // 3),
        motion=evening.motion(number),
        choice=pick(list(Ballot.Choice.values), number),
        client_id=uuid4(),
    )


def _hands(evening: Evening, number: int) -> object:
    by, motion = evening.cast.dung, evening.motion(number)
    return actions.count_hands(by=by, motion=motion, agree=number % 4, disagree=0, other=0)


def _paper(evening: Evening, number: int) -> object:
    return actions.count_paper(
        by=evening.cast.dung,
        motion=evening.motion(number),
        issued=2,
        returned=2,
        valid=2,
        invalid=0,
        tellers="Tổ kiểm phiếu",
        lines=[("Nguyễn Văn A", number % 3)],
    )


def _reserve(evening: Evening, number: int) -> object:
    by, motion = evening.member(number), evening.motion(number)
    return actions.reserve_opinion(by=by, motion=motion, words=evening.words(), client_id=uuid4())


def _assign(evening: Evening, number: int) -> object:
    return actions.assign_task(
        **evening.runs(),
        title=evening.words(),
        assignee=evening.member(number),
        due_on=date(2026, 11, 20),
        client_id=uuid4(),
    )


def _ask(evening: Evening, number: int) -> object:
    """The room, with or without names; now and then instead of what it is asked already."""
    if number % 3 == 2:
        close_all(by=evening.cast.dung, host=host_of(evening.meeting))
    return actions.ask_room(
        **evening.runs(),
        words=evening.words(),
        answers=["Có", "<b>Không</b>", "Chưa rõ"][: 2 + number % 2],
        anonymous=number % 3 == 0,
    )


def _answer_poll(evening: Evening, number: int) -> object:
    return actions.answer_poll(
        by=evening.member(number),
        meeting=evening.meeting,
        poll=evening.poll(),
        choice=f"o{1 + number % 2}",
    )


ACTS: dict[str, Callable[[Evening, int], object]] = {
    "opinion": _post("cell"),
    "opinion for the committee": _post("committee"),
    "spoken": _spoken,
    "keep": _keep,
    "reply": _reply,
    "mark": _mark,
    "rest": lambda e, n: actions.mark_rest_present(**e.runs()),
    "check in": _check_in,
    "leave": lambda e, n: actions.mark_left(**e.runs(), person=e.member(n)),
    "invite": _invite,
    "guest came": lambda e, n: actions.mark_guest(by=e.cast.dung, guest=e.guest(n), came=n % 2 > 0),
    "uninvite": _uninvite,
    "turn": lambda e, n: actions.go_to_item(**e.runs(), item=e.item(n)),
    "add item": _add_item,
    "edit item": _edit_item,
    "move item": _move_item,
    "remove item": _remove_item,
    "hand up": lambda e, n: actions.ask_to_speak(
        by=e.member(n), meeting=e.meeting, client_id=uuid4()
    ),
    "hand down": lambda e, n: actions.withdraw_request(by=e.member(n), meeting=e.meeting),
    "floor": lambda e, n: actions.call_to_speak(by=e.cast.dung, request=e.hand(n)),
    "floor end": lambda e, n: actions.finish_speaking(by=e.cast.dung, request=e.hand(n)),
    "put": _put,
    "ballot": _ballot,
    "result": lambda e, n: actions.close_phone_vote(by=e.cast.dung, motion=e.motion(n)),
    "hands": _hands,
    "paper": _paper,
    "reserve": _reserve,
    "ask": _ask,
    "poll answer": _answer_poll,
    "poll close": lambda e, n: actions.close_poll(**e.runs(), poll=e.poll()),
    "conclude": lambda e, n: actions.conclude(**e.runs(), words=e.words(), client_id=uuid4()),
    "assign": _assign,
    "close": lambda e, n: actions.close_meeting(**e.runs()),
    "resume": lambda e, n: actions.resume_meeting(**e.runs(), reason="Đóng nhầm"),
}
