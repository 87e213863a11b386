"""The roll: who is here, by the secretary's hand or by the code of the hall."""

from datetime import datetime
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.acts import one_act
from sotay.ledger.once import earlier_write
from sotay.meetings import happenings
from sotay.meetings.actions.running import must_be_open
from sotay.meetings.models import Attendance, Guest, Invitation, Meeting
from sotay.meetings.queries.votes import standing_of
from sotay.meetings.rules import roll
from sotay.org.models import Person
from sotay.policy import Right, require

State = Attendance.State
# What a mark says anew of a person who has a row already.
_OF_A_MARK = [
    "state", "reason", "arrived_at", "left_at", "way", "recorded_by", "recorded_at", "client_id",
]  # fmt: skip


@one_act()
def mark(
    *,
    by: Person,
    meeting: Meeting,
    person: Person,
    state: str,
    client_id: UUID,
    reason: str = "",
    arrived_at: datetime | None = None,
) -> Attendance:
    """The secretary notes how a person is present; noting again replaces the note.

    Raises:
        Forbidden: ``by`` does not run this meeting.
        Conflict: the meeting is not open, or the id was used for another note.
        Invalid: the person is not on its roll, or arrived outside the meeting's hours.
    """
    require(by, Right.MEETINGS_RUN, meeting)
    must_be_open(meeting)
    earlier = earlier_write(
        Attendance, client_id, meeting_id=meeting.pk, person_id=person.pk, state=state
    )
    if earlier is not None:
        return earlier
    _refuse_older_note(meeting, person)
    invitation = _on_roll(meeting, person)
    if state not in State.values:
        raise Invalid(_("Chọn một trạng thái điểm danh."), field="state")
    roll.check_mark(standing_of(invitation), state)
    if state == State.LATE:
        arrived_at = arrived_at or clock.acted_at()
        if meeting.opened_at and arrived_at < meeting.opened_at:
            raise Invalid(_("Giờ đến không thể trước giờ khai mạc."), field="arrived_at")
    else:
        arrived_at = None
    attendance = _write(
        meeting,
        person,
        by=by,
        state=state,
        reason=text.tidy(reason),
        arrived_at=arrived_at,
        way=Attendance.Way.SECRETARY,
        client_id=client_id,
    )
    happenings.roll_changed("roll_marked", meeting, by=by, person=person, state=state)
    return attendance


@one_act()
def mark_rest_present(*, by: Person, meeting: Meeting) -> int:
    """Everybody summoned who is not on the roll yet is present; returns how many that were."""
    require(by, Right.MEETINGS_RUN, meeting)
    must_be_open(meeting)
    known = set(meeting.attendances.values_list("person_id", flat=True))
    rest = [
        Attendance(
            meeting=meeting,
            person_id=person_id,
            state=State.PRESENT,
            way=Attendance.Way.SECRETARY,
            recorded_by=by,
            recorded_at=clock.acted_at(),
            client_id=uuid4(),
        )
        for person_id in meeting.invitations.filter(summoned=True)
        .exclude(answer=Invitation.Answer.EXCUSED)
        .values_list("person_id", flat=True)
        if person_id not in known
    ]
    Attendance.objects.bulk_create(rest)
    happenings.whole_roll_changed("roll_filled", meeting, by=by, count=len(rest))
    return len(rest)


@one_act()
def check_in(*, by: Person, meeting: Meeting, code: str, client_id: UUID) -> Attendance:
    """A member notes being here, with the code shown in the hall.

    A second time changes nothing; a note of the secretary is not overwritten.

    Raises:
        Forbidden: the person was not summoned.
        Conflict: the meeting is not open.
        Invalid: the code is another one.
    """
    require(by, Right.MEETINGS_CHECK_IN, meeting)
    earlier = meeting.attendances.filter(person=by).first()
    if earlier is not None and earlier.counts_as_present:
        return earlier
    must_be_open(meeting)
    typed = "".join(text.tidy(code).split()).upper()
    if not meeting.check_in_code or typed != meeting.check_in_code:
        raise Invalid(
            _("Mã điểm danh chưa đúng. Hãy xem lại mã đang chiếu trong phòng họp."), field="code"
        )
    if earlier is not None and earlier.way == Attendance.Way.SECRETARY:
        raise Conflict(
            _("Thư ký đã ghi đồng chí là “%(state)s”. Hãy báo thư ký để sửa.")
            % {"state": earlier.get_state_display()}
        )
    roll.check_mark(standing_of(_on_roll(meeting, by)), State.PRESENT)
    earlier_write(Attendance, client_id, meeting_id=meeting.pk, person_id=by.pk)
    attendance = _write(
        meeting,
        by,
        by=by,
        state=State.PRESENT,
        reason="",
        arrived_at=None,
        way=Attendance.Way.CODE,
        client_id=client_id,
    )
    happenings.roll_changed("checked_in", meeting, by=by, person=by)
    return attendance


@one_act()
def mark_left(*, by: Person, meeting: Meeting, person: Person) -> Attendance:
    """Somebody leaves early; the hour goes into the minutes."""
    require(by, Right.MEETINGS_RUN, meeting)
    must_be_open(meeting)
    attendance = meeting.attendances.filter(person=person).first()
    if attendance is None or not attendance.counts_as_present:
        raise Invalid(_("Đồng chí này chưa được điểm danh có mặt."), field="person")
    attendance.left_at = clock.acted_at()
    attendance.save(update_fields=["left_at"])
    happenings.roll_changed("left_early", meeting, by=by, person=person)
    return attendance


@one_act()
def mark_guest(*, by: Person, guest: Guest, came: bool) -> Guest:
    """A guest came, or did not."""
    require(by, Right.MEETINGS_RUN, guest.meeting)
    must_be_open(guest.meeting)
    guest.came = came
    guest.save(update_fields=["came"])
    happenings.whole_roll_changed("guest_marked", guest.meeting, by=by, about=guest)
    return guest


def _refuse_older_note(meeting: Meeting, person: Person) -> None:
    """A note that waited on a phone does not undo what was noted since."""
    since = meeting.attendances.filter(person=person, recorded_at__gt=clock.acted_at()).first()
    if since is not None:
        raise Conflict(
            _("Đồng chí %(name)s đã được ghi “%(state)s” lúc %(hour)s, sau lần ghi này.")
            % {
                "name": person.full_name,
                "state": since.get_state_display(),
                "hour": f"{since.recorded_at.astimezone(clock.VIETNAM):%H:%M}",
            }
        )


def _on_roll(meeting: Meeting, person: Person) -> Invitation:
    invitation = meeting.invitations.filter(person=person).first()
    if invitation is None:
        raise Invalid(
            _("Đồng chí %(name)s không có trong danh sách của buổi sinh hoạt này.")
            % {"name": person.full_name},
            field="person",
        )
    return invitation


def _write(
    meeting: Meeting,
    person: Person,
    *,
    by: Person,
    state: str,
    reason: str,
    arrived_at: datetime | None,
    way: str,
    client_id: UUID,
) -> Attendance:
    """The row of this person, made or written over in one statement: a whole hall is here."""
    attendance = Attendance(
        meeting=meeting,
        person=person,
        state=state,
        reason=reason,
        arrived_at=arrived_at,
        left_at=None,
        way=way,
        recorded_by=by,
        recorded_at=clock.acted_at(),
        client_id=client_id,
    )
    Attendance.objects.bulk_create(
        [attendance],
        update_conflicts=True,
        unique_fields=["meeting", "person"],
        update_fields=_OF_A_MARK,
    )
    return attendance
