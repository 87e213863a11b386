"""What others entered for a member: opinions, the roll, reports on tasks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from django.db.models import F, Q
from django.utils.translation import gettext as _

from sotay.kernel.refusals import Missing
from sotay.meetings.models import Attendance, Correction, Opinion
from sotay.org import behalf
from sotay.org.models import Person, Unit
from sotay.tasks.models import TaskUpdate

SHOWN = 50
KINDS = Correction.Kind


@dataclass(frozen=True)
class Entered:
    """One act that somebody entered for the member."""

    kind: str
    id: int
    kind_name: str
    title: str
    words: str
    reason: str
    by: str
    by_id: int
    at: datetime
    unit: Unit
    # What the member said against it and what was answered, the latest first.
    wrong: tuple["Said", ...] = ()


@dataclass(frozen=True)
class Said:
    """What a member said against something, and the answer if there is one."""

    words: str
    answer: str
    put_right: bool


@dataclass(frozen=True)
class CorrectionLine:
    """A request to whoever entered something, without an answer yet."""

    id: int
    who: str
    kind_name: str
    words: str
    at: datetime


@dataclass(frozen=True)
class EnteredPage:
    """What was entered for me, and what others say of what I entered for them."""

    lines: list[Entered]
    asked: list[CorrectionLine]


def entered_page(person: Person) -> EnteredPage:
    """The latest first; four queries, however many lines there are."""
    said: dict[tuple[str, int], list[Said]] = {}
    mine = Correction.objects.filter(person=person)
    for kind, about_id, words, answer, put_right in mine.values_list(
        "what", "about_id", "words", "answer__words", "answer__put_right"
    ):
        said.setdefault((kind, about_id), []).append(Said(words, answer or "", bool(put_right)))
    lines = sorted(_all(person), key=lambda line: line.at, reverse=True)[:SHOWN]
    asked = Correction.objects.filter(asked=person, answer=None).select_related("person")[:SHOWN]
    return EnteredPage(
        lines=[
            Entered(**{**vars(line), "wrong": tuple(said.get((line.kind, line.id), ()))})
            for line in lines
        ],
        asked=[
            CorrectionLine(row.pk, row.person.full_name, row.get_what_display(), row.words, row.at)
            for row in asked
        ],
    )


def entered_for(person: Person, kind: str, about_id: int) -> Entered:
    """One act that somebody else entered for this person.

    Raises:
        Missing: there is none.
    """
    found = next(_of_kind(person, kind, Q(pk=about_id)), None) if kind in KINDS else None
    if found is None:
        raise Missing(_("Không tìm thấy việc được ghi thay này."))
    return found


def asked_of(person: Person, correction_id: int) -> Correction:
    """A request that was sent to this person.

    Raises:
        Missing: there is none, or it was sent to another; the two look alike.
    """
    found = Correction.objects.select_related("person").filter(pk=correction_id, asked=person)
    correction = found.first()
    if correction is None:
        raise Missing(_("Không tìm thấy đề nghị này."))
    return correction


def _all(person: Person) -> Iterator[Entered]:
    return chain.from_iterable(_of_kind(person, kind, Q()) for kind in KINDS)


def _of_kind(person: Person, kind: str, which: Q) -> Iterator[Entered]:
    """Those of one kind, the latest first."""
    if kind == KINDS.OPINION:
        return _opinions(person, which)
    return _roll(person, which) if kind == KINDS.ROLL else _reports(person, which)


def _opinions(person: Person, which: Q) -> Iterator[Entered]:
    rows = Opinion.objects.filter(which, author=person).exclude(entered_by=person)
    for row in rows.select_related("meeting__unit", "entered_by").order_by("-id")[:SHOWN]:
        yield Entered(
            kind=KINDS.OPINION,
            id=row.pk,
            kind_name=str(KINDS.OPINION.label),
            title=row.meeting.title,
            words=row.text,
            reason=behalf.said(row.behalf_reason, row.behalf_note),
            by=row.entered_by.full_name,
            by_id=row.entered_by_id,
            at=row.said_at,
            unit=row.meeting.unit,
        )


def _roll(person: Person, which: Q) -> Iterator[Entered]:
    rows = Attendance.objects.filter(which, person=person).exclude(recorded_by=F("person"))
    for row in rows.select_related("meeting__unit", "recorded_by").order_by("-id")[:SHOWN]:
        yield Entered(
            kind=KINDS.ROLL,
            id=row.pk,
            kind_name=str(KINDS.ROLL.label),
            title=row.meeting.title,
            words=row.get_state_display(),
            reason=row.reason,
            by=row.recorded_by.full_name,
            by_id=row.recorded_by_id,
            at=row.recorded_at,
            unit=row.meeting.unit,
        )


def _reports(person: Person, which: Q) -> Iterator[Entered]:
    rows = TaskUpdate.objects.filter(which, task__assignee=person).exclude(behalf_reason="")
    for row in rows.select_related("task__unit", "by").order_by("-id")[:SHOWN]:
        words = row.get_state_display()
        yield Entered(
            kind=KINDS.TASK,
            id=row.pk,
            kind_name=str(KINDS.TASK.label),
            title=row.task.title,
            words=f"{words}: {row.note}" if row.note else words,
            reason=behalf.said(row.behalf_reason, row.behalf_note),
            by=row.by.full_name,
            by_id=row.by_id,
            at=row.at,
            unit=row.task.unit,
        )
