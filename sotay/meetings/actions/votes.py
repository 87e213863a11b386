"""Putting a question to the vote, voting, and counting: each vote is entered once."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict, Forbidden, Invalid
from sotay.ledger.acts import one_act
from sotay.ledger.once import other_words, write_once
from sotay.meetings import happenings
from sotay.meetings.actions.running import must_be_open
from sotay.meetings.actions.states import must_be_in
from sotay.meetings.models import (
    AgendaItem,
    Ballot,
    Meeting,
    Motion,
    PaperCount,
    PaperCountLine,
    ReservedOpinion,
)
from sotay.meetings.queries.votes import electorate_of
from sotay.meetings.rules import voting
from sotay.org.models import Person
from sotay.policy import Relation, Right, relations_to, require
from sotay.policy.judgement import granted

RESERVABLE = frozenset({Meeting.State.OPEN, Meeting.State.CLOSED})


@one_act()
def open_motion(
    *,
    by: Person,
    meeting: Meeting,
    words: str,
    question: str,
    form: str,
    client_id: UUID,
    item: AgendaItem | None = None,
) -> Motion:
    """Put a question to the vote.

    Raises:
        Conflict: the meeting is not open.
        Invalid: the question is not written, or may not be voted in this form (elections
            and discipline are secret paper ballots: QĐ 190-QĐ/TW, 10/10/2024).
    """
    require(by, Right.MEETINGS_RUN, meeting)
    words = text.tidy(words)
    if not words:
        raise Invalid(_("Ghi nội dung đưa ra biểu quyết."), field="words")
    rules = meeting.profile.rules.voting
    voting.check_form(question, form, rules)

    def make() -> Motion:
        must_be_open(meeting)
        return Motion.objects.create(
            meeting=meeting,
            item=item,
            text=words,
            question=question,
            form=form,
            threshold=voting.threshold_of(question, rules),
            opened_by=by,
            opened_at=clock.acted_at(),
            client_id=client_id,
        )

    motion, new = write_once(
        Motion, client_id, make, meeting_id=meeting.pk, text=words, question=question, form=form
    )
    if new:
        happenings.changed("motion_opened", meeting, "votes", "now", by=by, about=motion)
    return motion


@one_act()
def cast_ballot(*, by: Person, motion: Motion, choice: str, client_id: UUID) -> Ballot:
    """One open vote on a phone; it may be changed until the motion closes.

    Raises:
        Forbidden: the person has no vote in this question, or is not on the roll as present.
        Conflict: the motion is closed, or is voted by hands or on paper.
    """
    motion = locked_motion(motion)
    if motion.form != Motion.Form.PHONES:
        raise Conflict(_("Nội dung này không biểu quyết trên máy."))
    # The motion's row is held, so that nobody writes a ballot between this and ours.
    found = list(Ballot.objects.filter(Q(motion=motion, person=by) | Q(client_id=client_id)))
    mine = [row for row in found if (row.motion_id, row.person_id) == (motion.pk, by.pk)]
    if mine and mine[0].choice == choice:
        return mine[0]
    if motion.closed_at is not None:
        raise Conflict(
            _("Biểu quyết đã chốt lúc %(hour)s nên phiếu của đồng chí không được tính.")
            % {"hour": f"{motion.closed_at.astimezone(clock.VIETNAM):%H:%M}"}
        )
    if choice not in Ballot.Choice.values:
        raise Invalid(_("Chọn một phương án biểu quyết."), field="choice")
    require_vote(by, motion)
    if any(row.client_id == client_id for row in found):
        raise other_words()
    ballot = mine[0] if mine else Ballot(motion=motion, person=by)
    ballot.choice, ballot.cast_at, ballot.client_id = choice, clock.acted_at(), client_id
    ballot.save()
    happenings.ballot_cast(motion, by=by)
    return ballot


def require_vote(person: Person, motion: Motion) -> None:
    """Refuse whoever has no vote in this question, with the reason.

    Raises:
        Forbidden: says what is in the way.
    """
    relations = relations_to(person, motion)
    if not granted(Right.MEETINGS_VOTE, relations):
        raise Forbidden(_("Nội dung này chỉ đảng viên chính thức được triệu tập biểu quyết."))
    if Relation.PRESENT not in relations:
        raise Forbidden(_("Đồng chí chưa được điểm danh có mặt. Hãy điểm danh rồi biểu quyết."))


@one_act()
def close_phone_vote(*, by: Person, motion: Motion) -> Motion:
    """Close an open vote on phones: count the ballots and decide.

    Raises:
        Conflict: it is closed already, or is not voted on phones.
    """
    motion = _to_be_closed(by, motion, Motion.Form.PHONES)
    choices = list(motion.ballots.values_list("choice", flat=True))
    return _settle(
        by,
        motion,
        agree=choices.count(Ballot.Choice.AGREE),
        disagree=choices.count(Ballot.Choice.DISAGREE),
        other=choices.count(Ballot.Choice.OTHER),
    )


@one_act()
def count_hands(*, by: Person, motion: Motion, agree: int, disagree: int, other: int) -> Motion:
    """Enter the hands counted in the hall, once.

    Raises:
        Conflict: it was counted already.
        Invalid: there are more hands than voters present.
    """
    motion = _to_be_closed(by, motion, Motion.Form.HANDS)
    return _settle(by, motion, agree=agree, disagree=disagree, other=other)


@one_act()
def record_hand_vote(
    *,
    by: Person,
    meeting: Meeting,
    words: str,
    question: str,
    agree: int,
    disagree: int,
    other: int,
    client_id: UUID,
    item: AgendaItem | None = None,
) -> Motion:
    """Enter a question and its counted hands together: for a hall without a network.

    Raises:
        Conflict: the meeting is not open.
        Invalid: the question needs another form, or there are more hands than voters present.
    """
    motion = open_motion(
        by=by,
        meeting=meeting,
        words=words,
        question=question,
        form=Motion.Form.HANDS,
        client_id=client_id,
        item=item,
    )
    if motion.closed_at is not None:
        return motion  # sent twice
    return count_hands(by=by, motion=motion, agree=agree, disagree=disagree, other=other)


@one_act()
def record_paper_vote(
    *,
    by: Person,
    meeting: Meeting,
    words: str,
    question: str,
    issued: int,
    returned: int,
    valid: int,
    invalid: int,
    tellers: str,
    lines: Sequence[tuple[str, int]],
    client_id: UUID,
    item: AgendaItem | None = None,
) -> Motion:
    """Enter a question and the counting of its secret ballot together: as ``record_hand_vote``.

    Raises:
        Conflict: the meeting is not open.
        Invalid: the question needs another form, or the figures contradict each other.
    """
    motion = open_motion(
        by=by,
        meeting=meeting,
        words=words,
        question=question,
        form=Motion.Form.PAPER,
        client_id=client_id,
        item=item,
    )
    if motion.closed_at is not None:
        return motion  # sent twice
    return count_paper(
        by=by,
        motion=motion,
        issued=issued,
        returned=returned,
        valid=valid,
        invalid=invalid,
        tellers=tellers,
        lines=lines,
    )


@one_act()
def count_paper(
    *,
    by: Person,
    motion: Motion,
    issued: int,
    returned: int,
    valid: int,
    invalid: int,
    tellers: str,
    lines: Sequence[tuple[str, int]],
) -> Motion:
    """Enter the counting record of a secret paper ballot.

    ``lines`` are the names (or forms of discipline) with their votes. With one line the
    motion is carried or lost by it; with several, each line is measured on its own.

    Raises:
        Conflict: it was counted already.
        Invalid: the figures contradict each other.
    """
    motion = _to_be_closed(by, motion, Motion.Form.PAPER)
    electorate = electorate_of(motion.meeting, motion.question)
    voting.check_paper_count(
        issued=issued,
        returned=returned,
        valid=valid,
        invalid=invalid,
        lines=[votes for _name, votes in lines],
        present=len(electorate.present_voters),
        # A ballot on discipline carries one mark; one of an election several names.
        marks=None if motion.question == Motion.Question.ELECTION else 1,
    )
    if not text.tidy(tellers):
        raise Invalid(_("Ghi tên tổ (ban) kiểm phiếu."), field="tellers")
    count = PaperCount.objects.create(
        motion=motion,
        issued=issued,
        returned=returned,
        valid=valid,
        invalid=invalid,
        tellers=text.tidy(tellers),
    )
    PaperCountLine.objects.bulk_create(
        PaperCountLine(count=count, position=place, name=text.tidy(name), votes=votes)
        for place, (name, votes) in enumerate(lines, start=1)
    )
    agree = max((votes for _name, votes in lines), default=0)
    return _settle(by, motion, agree=agree, disagree=valid - agree, other=0)


@one_act()
def reserve_opinion(*, by: Person, motion: Motion, words: str, client_id: UUID) -> ReservedOpinion:
    """A member of the minority reserves an opinion; it goes into the minutes and upwards.

    Raises:
        Forbidden: the person had no vote in the question.
        Conflict: the minutes are signed.
        Invalid: nothing is written.
    """
    require(
        by,
        Right.MEETINGS_VOTE,
        motion,
        because=_("Chỉ người có quyền biểu quyết mới bảo lưu ý kiến."),
    )
    kept = text.tidy_lines(words)
    if not kept:
        raise Invalid(_("Ghi ý kiến bảo lưu."), field="words")

    def make() -> ReservedOpinion:
        must_be_in(motion.meeting, RESERVABLE)
        return ReservedOpinion.objects.create(
            meeting=motion.meeting,
            motion=motion,
            person=by,
            text=kept,
            at=clock.acted_at(),
            client_id=client_id,
        )

    reserved, new = write_once(
        ReservedOpinion,
        client_id,
        make,
        motion_id=motion.pk,
        person_id=by.pk,
        text=kept,
    )
    if new:
        happenings.changed("opinion_reserved", motion.meeting, "votes", by=by, about=motion)
    return reserved


def locked_motion(motion: Motion) -> Motion:
    """The motion's row, read again and held: a late ballot and the closing queue here."""
    row = Motion.objects.select_for_update().get(pk=motion.pk)
    row.meeting = motion.meeting
    return row


def _to_be_closed(by: Person, motion: Motion, form: str) -> Motion:
    require(by, Right.MEETINGS_RUN, motion.meeting)
    motion = locked_motion(motion)
    if motion.closed_at is not None:
        raise Conflict(_("Kết quả biểu quyết này đã được chốt. Hãy xem kết quả bên dưới."))
    if motion.form != form:
        raise Conflict(
            _("Nội dung này biểu quyết bằng hình thức: %(form)s.")
            % {"form": motion.get_form_display()}
        )
    must_be_open(motion.meeting)
    return motion


def _settle(by: Person, motion: Motion, *, agree: int, disagree: int, other: int) -> Motion:
    """Check the figures, keep them with the denominators of this moment, decide."""
    electorate = electorate_of(motion.meeting, motion.question)
    present = len(electorate.present_voters)
    voting.check_count(agree=agree, disagree=disagree, other=other, present=present)
    carried = voting.is_carried(agree, electorate.denominator, motion.threshold)
    motion.agree, motion.disagree, motion.other = agree, disagree, other
    motion.denominator, motion.present_voters = electorate.denominator, present
    motion.result = Motion.Result.CARRIED if carried else Motion.Result.LOST
    motion.closed_at = clock.acted_at()
    motion.save()
    happenings.changed(
        "motion_settled",
        motion.meeting,
        "votes",
        "now",
        by=by,
        about=motion,
        agree=agree,
        disagree=disagree,
        other=other,
        denominator=electorate.denominator,
    )
    return motion
