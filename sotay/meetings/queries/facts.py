"""Reading the rows of a meeting as the plain facts that its records are written from."""

from collections.abc import Iterable
from datetime import datetime

from sotay.kernel import dates
from sotay.kernel.clock import VIETNAM
from sotay.meetings.models import (
    Attendance,
    CarriedTask,
    Guest,
    Invitation,
    Meeting,
    MeetingPaper,
    Motion,
    Opinion,
)
from sotay.meetings.queries import letterheads, score
from sotay.meetings.queries.polls import poll_lines
from sotay.meetings.queries.votes import standing_of
from sotay.meetings.rules import facts, paperwork, roll
from sotay.org.models import Person


def facts_of(meeting: Meeting) -> facts.Facts:
    """Everything a record of the meeting can say; some fifteen queries, whatever its size.

    What was written to the committee alone stays out of a cell's records.
    """
    invitations = list(meeting.invitations.select_related("person"))
    noted = {row.person_id: row for row in meeting.attendances.select_related("person")}
    posts = {row.person_id: row.posts for row in invitations}
    absent = [row for row in invitations if row.summoned and not _here(row, noted)]
    excused = [row for row in absent if _is_excused(row, noted)]
    guests = list(meeting.guests.filter(came=True))
    return facts.Facts(
        organisation=letterheads.body_name(meeting),
        title=meeting.title,
        place=meeting.place,
        began=_local(meeting.opened_at or meeting.starts_at),
        ended=_local(meeting.closed_at) if meeting.closed_at else None,
        members_word=paperwork.members_word(meeting.circle),
        voters_word=paperwork.voters_word(meeting.circle),
        is_cell=not meeting.is_committee_meeting,
        figures=roll.roll_figures(
            [standing_of(row) for row in invitations],
            {person_id: row.state for person_id, row in noted.items()},
        ),
        chair=_named(meeting.chair, posts),
        secretary=_named(meeting.secretary, posts),
        excused=tuple(facts.Named(row.person.full_name, _reason(row, noted)) for row in excused),
        unexcused=tuple(facts.Named(row.person.full_name) for row in absent if row not in excused),
        late=tuple(_late(invitations, noted)),
        upper_guests=tuple(_guests(guests, Guest.Side.UPPER)),
        other_guests=tuple(_guests(guests, Guest.Side.MASS)),
        dues_notice=meeting.dues_notice,
        points=tuple(
            facts.Point(item.pk, item.part, item.title, item.presenter, item.is_report)
            for item in meeting.items.all()
        ),
        papers=tuple(
            meeting.papers.filter(removed_at__isnull=True)
            .exclude(origin=MeetingPaper.Origin.DRAFT_RESOLUTION)
            .values_list("title", flat=True)
        ),
        opinions=tuple(_opinions(meeting)),
        conclusions=tuple(meeting.conclusions.values_list("text", flat=True)),
        votes=tuple(_votes(meeting)),
        polls=tuple(_polls(meeting)),
        duties=tuple(
            facts.Duty(row.task.title, row.task.assignee.full_name, row.task.due_on)
            for row in meeting.assigned.select_related("task__assignee")
        ),
        old_duties=tuple(_old_duties(meeting)),
        score=score.confirmed_score(meeting),
    )


def _here(row: Invitation, noted: dict[int, Attendance]) -> bool:
    attendance = noted.get(row.person_id)
    return attendance is not None and attendance.counts_as_present


def _is_excused(row: Invitation, noted: dict[int, Attendance]) -> bool:
    """The roll decides; where it is silent, what the person answered to the invitation."""
    attendance = noted.get(row.person_id)
    if attendance is None:
        return row.answer == Invitation.Answer.EXCUSED
    return attendance.state != Attendance.State.UNEXCUSED


def _reason(row: Invitation, noted: dict[int, Attendance]) -> str:
    attendance = noted.get(row.person_id)
    return (attendance.reason if attendance else "") or row.reason


def _late(invitations: Iterable[Invitation], noted: dict[int, Attendance]) -> Iterable[facts.Named]:
    for row in invitations:
        attendance = noted.get(row.person_id)
        if attendance is not None and attendance.state == Attendance.State.LATE:
            came = attendance.arrived_at
            yield facts.Named(row.person.full_name, dates.official_hour(came) if came else "")


def _guests(guests: Iterable[Guest], side: str) -> Iterable[facts.Named]:
    for guest in guests:
        if guest.side == side:
            yield facts.Named(guest.name, guest.post)


def _opinions(meeting: Meeting) -> Iterable[facts.Said]:
    rows = meeting.opinions.filter(in_minutes=True).select_related("reply__by")
    if not meeting.is_committee_meeting:
        rows = rows.filter(audience=Opinion.Audience.CELL)
    for row in rows:
        reply = getattr(row, "reply", None)
        yield facts.Said(
            point=row.item_id,
            author=row.author_name,
            words=row.text,
            beforehand=row.beforehand,
            on_behalf=bool(row.behalf_reason),
            reply=reply.text if reply else "",
            reply_by=reply.by.full_name if reply else "",
        )


def _votes(meeting: Meeting) -> Iterable[facts.Vote]:
    rows = (
        meeting.motions.filter(closed_at__isnull=False)
        .select_related("paper_count")
        .prefetch_related("paper_count__lines", "reserved_opinions__person")
    )
    for motion in rows:
        yield facts.Vote(
            text=motion.text,
            question=motion.question,
            form=motion.get_form_display(),
            threshold=motion.get_threshold_display(),
            denominator=motion.denominator or 0,
            present_voters=motion.present_voters or 0,
            agree=motion.agree,
            disagree=motion.disagree or 0,
            other=motion.other or 0,
            carried=motion.result == Motion.Result.CARRIED,
            ballots=_ballots(motion),
            reserved=tuple(
                facts.Reserved(row.person.full_name, row.text)
                for row in motion.reserved_opinions.all()
            ),
        )


def _polls(meeting: Meeting) -> Iterable[facts.Poll]:
    for poll in reversed(poll_lines(meeting)):
        if not poll.is_open:
            counts = tuple((answer.label, answer.count) for answer in poll.answers)
            yield facts.Poll(
                poll.words, poll.asked, poll.answered, counts if poll.shows_counts else ()
            )


def _ballots(motion: Motion) -> facts.Ballots | None:
    count = getattr(motion, "paper_count", None)
    if count is None:
        return None
    return facts.Ballots(
        issued=count.issued,
        returned=count.returned,
        valid=count.valid,
        invalid=count.invalid,
        tellers=count.tellers,
        names=tuple((line.name, line.votes) for line in count.lines.all()),
    )


def _old_duties(meeting: Meeting) -> Iterable[facts.OldDuty]:
    """The tasks carried in: how each stood then, and how it stands when the meeting closes."""
    rows = meeting.carried.select_related("task").prefetch_related("task__updates")
    for row in rows:
        yield facts.OldDuty(
            row.task.title, paperwork.task_state(row.state_before), _result(row, meeting)
        )


def _result(row: CarriedTask, meeting: Meeting) -> str:
    if row.result:
        return row.result
    until = meeting.closed_at
    updates = [update for update in row.task.updates.all() if until is None or update.at <= until]
    return paperwork.task_state(updates[-1].state if updates else "")


def _named(person: Person, posts: dict[int, str]) -> facts.Named:
    """A person with the first of the posts that the roll of the day kept."""
    first, _comma, _others = posts.get(person.pk, "").partition(",")
    return facts.Named(person.full_name, first.strip())


def _local(moment: datetime) -> datetime:
    return moment.astimezone(VIETNAM)
