"""The course of a meeting: its states, and what leads from one to another."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sotay.kernel.refusals import Conflict, Invalid


class State(StrEnum):
    """Where a meeting stands."""

    DRAFT = "draft"
    AGREED = "agreed"
    ANNOUNCED = "announced"
    OPEN = "open"
    CLOSED = "closed"
    SIGNED = "signed"
    ISSUED = "issued"
    ARCHIVED = "archived"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Course:
    """A transition: where it starts from, where it leads, and what people call it."""

    name: str
    sources: frozenset[State]
    target: State
    deed: str | Promise
    needs_reason: bool = False


def _course(
    name: str,
    sources: tuple[State, ...],
    target: State,
    deed: str | Promise,
    *,
    needs_reason: bool = False,
) -> Course:
    return Course(name, frozenset(sources), target, deed, needs_reason)


_PREPARING = (State.DRAFT, State.AGREED)

COURSES: dict[str, Course] = {
    course.name: course
    for course in (
        _course("agree", (State.DRAFT,), State.AGREED, gettext_lazy("thống nhất trong chi ủy")),
        _course("revise", (State.AGREED,), State.DRAFT, gettext_lazy("sửa lại nội dung")),
        # A cell without a committee announces straight away.
        _course("announce", _PREPARING, State.ANNOUNCED, gettext_lazy("gửi giấy mời")),
        _course("open", (State.ANNOUNCED,), State.OPEN, gettext_lazy("khai mạc")),
        _course("close", (State.OPEN,), State.CLOSED, gettext_lazy("kết thúc buổi họp")),
        # Somebody pressed too early: until the minutes are signed the room opens again.
        _course(
            "resume",
            (State.CLOSED,),
            State.OPEN,
            gettext_lazy("họp tiếp"),
            needs_reason=True,
        ),
        _course("sign", (State.CLOSED,), State.SIGNED, gettext_lazy("ký biên bản")),
        _course("issue", (State.SIGNED,), State.ISSUED, gettext_lazy("ban hành văn bản")),
        # A cell may keep only its minutes: then nothing is issued.
        _course(
            "archive",
            (State.SIGNED, State.ISSUED),
            State.ARCHIVED,
            gettext_lazy("lưu hồ sơ"),
        ),
        # Before the announcement nothing is put off: the plan simply changes.
        _course(
            "postpone",
            (State.ANNOUNCED,),
            State.POSTPONED,
            gettext_lazy("hoãn"),
            needs_reason=True,
        ),
        _course(
            "reschedule",
            (State.ANNOUNCED, State.POSTPONED),
            State.ANNOUNCED,
            gettext_lazy("đổi ngày giờ, địa điểm"),
            needs_reason=True,
        ),
        _course(
            "cancel",
            (*_PREPARING, State.ANNOUNCED, State.POSTPONED),
            State.CANCELLED,
            gettext_lazy("hủy"),
            needs_reason=True,
        ),
    )
}

_CALLED = {
    State.DRAFT: gettext_lazy("đang chuẩn bị"),
    State.AGREED: gettext_lazy("đã được chi ủy thống nhất"),
    State.ANNOUNCED: gettext_lazy("đã mời họp"),
    State.OPEN: gettext_lazy("đang họp"),
    State.CLOSED: gettext_lazy("đã kết thúc"),
    State.SIGNED: gettext_lazy("đã ký biên bản"),
    State.ISSUED: gettext_lazy("đã ban hành văn bản"),
    State.ARCHIVED: gettext_lazy("đã lưu hồ sơ"),
    State.POSTPONED: gettext_lazy("đã hoãn"),
    State.CANCELLED: gettext_lazy("đã hủy"),
}


def allowed(state: str) -> tuple[str, ...]:
    """The transitions that lead out of ``state``, in the order of a meeting's life."""
    return tuple(course.name for course in COURSES.values() if state in course.sources)


def after(state: str, transition: str) -> str:
    """The state to which ``transition`` leads from ``state``.

    Raises:
        Conflict: it does not lead out of this state; the sentence says what can be done.
    """
    check(state, transition)
    return COURSES[transition].target.value


def check(state: str, transition: str) -> None:
    """Refuse a transition that does not lead out of ``state``.

    Raises:
        Conflict: with what the meeting is, and what can be done instead.
    """
    course = COURSES[transition]
    if state in course.sources:
        return
    raise Conflict(f"{_why_not(State(state), course)} {_instead(state)}")


def check_reason(transition: str, reason: str) -> None:
    """Refuse to put off, cancel or reopen a meeting without saying why.

    Raises:
        Invalid: the transition needs a reason and none is given.
    """
    course = COURSES[transition]
    if course.needs_reason and not reason.strip():
        raise Invalid(_("Ghi lý do %(deed)s.") % {"deed": course.deed}, field="reason")


def _why_not(state: State, course: Course) -> str:
    if state == course.target:
        # Two people pressed the same button: the second is told so, not scolded.
        return _(
            "Buổi sinh hoạt %(state)s rồi, có thể người khác vừa làm việc này trước đồng chí."
        ) % {"state": _CALLED[state]}
    return _("Buổi sinh hoạt %(state)s nên không %(deed)s được.") % {
        "state": _CALLED[state],
        "deed": course.deed,
    }


def _instead(state: str) -> str:
    deeds = [str(COURSES[name].deed) for name in allowed(state)]
    if not deeds:
        return _("Không còn bước nào tiếp theo.")
    return _("Bước có thể làm: %s.") % ", ".join(deeds)
