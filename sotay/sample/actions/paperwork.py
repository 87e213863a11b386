"""After the meeting: the score, the minutes, the resolution, their numbers and files."""

from datetime import datetime, timedelta

from sotay.kernel import clock
from sotay.meetings import actions
from sotay.meetings.models import Meeting, Record
from sotay.meetings.queries.records import standing_of_record
from sotay.meetings.queries.score import measured, scheme_of
from sotay.meetings.rules import preparing, scoring, writing
from sotay.meetings.rules.writing import Content
from sotay.org.models import Body
from sotay.sample.actions.timeline import Script, act_id
from sotay.sample.plots import Plot, Review

# A committee's meeting has no score sheet.
NO_SCORE = "Hội nghị không thuộc diện chấm điểm chất lượng sinh hoạt chi bộ."
# What a modest secretary gives where the record cannot say: a little less than all.
_LESS = {"discussion": (100, "Cần gợi ý trước nội dung cho đồng chí ít phát biểu"),
         "regular_content": (100, "")}  # fmt: skip


def title_of(body: Body | None, meeting: Meeting, kind: str, starts_at: datetime) -> str:
    """What the meeting is called: its kind and its month."""
    name = str(Meeting.Kind(kind).label)
    if body is not None and kind != Meeting.Kind.CELL_COMMITTEE:
        name = f"{name} phường Yên Sa" if kind == Meeting.Kind.COMMITTEE else f"{name} Đảng ủy"
    return preparing.monthly_title(name, starts_at.date())


def written(key: str, plot: Plot, meeting: Meeting) -> Script:
    """The score that evening, an amendment the next morning, approvals at noon, then the papers."""
    closed = clock.now()
    if not meeting.is_committee_meeting:
        _confirm_score(meeting)
    yield closed + timedelta(hours=10)
    minutes = _record(meeting, Record.Kind.MINUTES)
    if plot.amendment:
        _amend(key, plot.amendment, meeting, minutes)
    if plot.issue == "closed":
        return
    yield closed + timedelta(hours=16)
    _approve(minutes)
    outcome = _outcome(plot, meeting)
    if outcome is not None:
        _approve(outcome)
    if plot.issue == "issued":
        yield closed + timedelta(hours=22)
        for record in filter(None, (minutes, outcome)):
            record.meeting.refresh_from_db(fields=["state"])
            actions.issue_record(by=meeting.secretary, record=record, day=clock.today())


def _confirm_score(meeting: Meeting) -> None:
    scheme = scheme_of(meeting)
    proposed = scoring.proposals(scheme, measured(meeting))
    points, remarks = {}, {}
    for leaf in scheme.leaves():
        proposal = proposed.get(leaf.code)
        less, remark = _LESS.get(leaf.code, (0, ""))
        known = proposal.points if proposal is not None else None
        points[leaf.code] = leaf.points - less if known is None else known
        remarks[leaf.code] = remark
    actions.confirm_score(by=meeting.secretary, meeting=meeting, points=points, remarks=remarks)


def _record(meeting: Meeting, kind: str) -> Record:
    record = meeting.records.get(kind=kind)
    record.meeting = meeting
    return record


def _amend(key: str, words: str, meeting: Meeting, minutes: Record) -> None:
    """Somebody who was there asks for a change, and the secretary takes it in."""
    here = meeting.attendances.filter(state="present").exclude(
        person__in=[meeting.chair_id, meeting.secretary_id]
    )
    who = here.select_related("person").order_by("pk")[4].person
    amendment = actions.propose_amendment(
        by=who, record=minutes, words=words, client_id=act_id(key, meeting.pk, "amendment")
    )
    amendment.record = minutes
    actions.answer_amendment(by=meeting.secretary, amendment=amendment, answer="accepted")


def _approve(record: Record) -> None:
    meeting = record.meeting
    seal = standing_of_record(record).sha256
    for role, person in (("secretary", meeting.secretary), ("chair", meeting.chair)):
        actions.approve_record(by=person, record=record, role=role, sha256=seal)


def _outcome(plot: Plot, meeting: Meeting) -> Record | None:
    """The resolution, its open places filled by the secretary; none where none was voted."""
    if plot.review is None:
        return None
    record = actions.start_outcome(
        by=meeting.secretary, meeting=meeting, kind=Record.Kind.RESOLUTION
    )
    record.meeting = meeting
    standing = standing_of_record(record)
    actions.edit_record(
        by=meeting.secretary,
        record=record,
        typed=_typed(standing.content, plot.review),
        seen=standing.number,
        reason="Bổ sung đánh giá tháng trước",
    )
    return record


def _typed(content: Content, review: Review) -> dict[str, str]:
    """The sections with open places, as the secretary leaves them."""
    told = iter((review.mood, review.work, review.praise, review.limits, NO_SCORE))
    return {
        part.code: "\n".join(
            f"- {next(told)}" if line.strip("- ") == writing.GAP else line for line in part.lines
        )
        for part in content.sections
        if any(line.strip("- ") == writing.GAP for line in part.lines)
    }
