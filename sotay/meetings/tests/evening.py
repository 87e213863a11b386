"""A whole evening of the cell, acted out: who came, what was said, voted, concluded, given."""

from datetime import date, timedelta

from sotay.kernel import clock
from sotay.meetings import actions
from sotay.meetings.models import Approval, Meeting, Record
from sotay.meetings.queries import reader_of, standing_of_record
from sotay.meetings.tests import cast as people
from sotay.meetings.tests.cast import EVENING, act_id
from sotay.org.models import Person
from sotay.org.tests.cast import Cast

AFTER = EVENING + timedelta(minutes=130)


def a_full_evening(cast: Cast, *, voted: bool = True) -> Meeting:
    """The meeting, closed after 105 minutes, with everything that minutes can say."""
    meeting = people.an_announced_meeting(cast)
    with clock.held_at(EVENING - timedelta(days=1)):
        actions.post_opinion(
            by=cast.an,
            meeting=meeting,
            words="Đề nghị lắp đèn đường.",
            audience="cell",
            client_id=act_id("an"),
        )
    with clock.held_at(EVENING):
        meeting = actions.open_meeting(by=cast.dung, meeting=meeting)
        _call_the_roll(cast, meeting)
        _talk(cast, meeting)
    with clock.held_at(EVENING + timedelta(minutes=90)):
        if voted:
            _vote(cast, meeting)
        actions.conclude(
            by=cast.dung,
            meeting=meeting,
            words="Lắp đèn đường trong tháng 11",
            client_id=act_id("kết luận"),
        )
        actions.assign_task(
            by=cast.dung,
            meeting=meeting,
            title="Khảo sát vị trí lắp đèn",
            assignee=cast.vinh,
            due_on=date(2026, 11, 20),
            client_id=act_id("việc"),
        )
    with clock.held_at(EVENING + timedelta(minutes=105)):
        return actions.close_meeting(by=cast.dung, meeting=meeting)


def _call_the_roll(cast: Cast, meeting: Meeting) -> None:
    notes = {"uyen": ("excused", "ốm"), "quy": ("unexcused", ""), "tam": ("late", "")}
    for key, (state, reason) in notes.items():
        actions.mark(
            by=cast.dung,
            meeting=meeting,
            person=getattr(cast, key),
            state=state,
            reason=reason,
            client_id=act_id(f"điểm danh {key}"),
        )
    actions.mark_rest_present(by=cast.dung, meeting=meeting)


def _talk(cast: Cast, meeting: Meeting) -> None:
    said = actions.record_spoken_opinion(
        by=cast.dung,
        meeting=meeting,
        speaker=cast.vinh,
        speaker_name="",
        words="Đồng ý với dự thảo.",
        client_id=act_id("vinh"),
    )
    actions.reply_to_opinion(by=cast.binh, opinion=said, words="Chi ủy tiếp thu")
    actions.post_opinion(
        by=cast.phuc,
        meeting=meeting,
        words="Riêng cho chi ủy.",
        audience="committee",
        client_id=act_id("phuc"),
    )


def _vote(cast: Cast, meeting: Meeting) -> None:
    motion = actions.open_motion(
        by=cast.dung,
        meeting=meeting,
        words="Thông qua nghị quyết tháng 11",
        question="resolution",
        form="hands",
        client_id=act_id("biểu quyết"),
    )
    actions.count_hands(by=cast.dung, motion=motion, agree=6, disagree=0, other=0)


def record_for(person: Person, meeting_id: int, kind: str) -> Record:
    """A record through the door."""
    return reader_of(person, meeting_id, kind).record


def minutes_of(person: Person, meeting: Meeting) -> Record:
    """The minutes through the door."""
    return record_for(person, meeting.pk, Record.Kind.MINUTES)


def approve(cast: Cast, record: Record, *roles: str) -> Approval:
    """Approve the text as it stands, in these roles; both when none is named."""
    who = {"chair": cast.binh, "secretary": cast.dung}
    for role in roles or ("chair", "secretary"):
        approval = actions.approve_record(
            by=who[role],
            record=record,
            role=role,
            sha256=standing_of_record(record).sha256,
        )
    return approval
