"""Writing opinions: before the meeting, in it, and on behalf of somebody who spoke."""

from uuid import UUID

from django.utils.translation import gettext as _

from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.acts import one_act
from sotay.ledger.once import write_once
from sotay.meetings import happenings
from sotay.meetings.actions.states import hold, must_be_in
from sotay.meetings.models import AgendaItem, Meeting, Opinion, OpinionReply
from sotay.meetings.rules import talk
from sotay.org import behalf
from sotay.org.models import Person
from sotay.policy import Right, require

# Answering goes on until the minutes are signed.
ANSWERABLE = talk.TAKES_OPINIONS | {Meeting.State.CLOSED}


@one_act()
def post_opinion(
    *,
    by: Person,
    meeting: Meeting,
    words: str,
    audience: str,
    client_id: UUID,
    item: AgendaItem | None = None,
) -> Opinion:
    """A person says something in writing, beforehand or during the meeting.

    Raises:
        Forbidden: the person was not summoned.
        Conflict: the meeting takes no opinions now, or the id was used for other words.
        Invalid: there is nothing in it.
    """
    require(by, Right.MEETINGS_POST_OPINION, meeting)
    return _write(by, meeting, item, by, by.full_name, words, audience, client_id, spoken=False)


@one_act()
def record_spoken_opinion(
    *,
    by: Person,
    meeting: Meeting,
    speaker: Person | None,
    speaker_name: str,
    words: str,
    client_id: UUID,
    item: AgendaItem | None = None,
    reason: str = "",
    reason_note: str = "",
) -> Opinion:
    """The secretary writes down what somebody said aloud; it is marked so.

    With a ``reason`` the member would have written it, and cannot: it is marked with the
    reason and with who entered it, and the member may say that it is wrong.

    Raises:
        Forbidden: ``by`` does not run this meeting.
        Invalid: nobody is named, nothing was said, or the reason is none of the known ones and
            not told in ``reason_note``.
    """
    require(by, Right.MEETINGS_RUN, meeting)
    name = speaker.full_name if speaker else text.tidy(speaker_name)
    if not name:
        raise Invalid(_("Chọn người đã phát biểu."), field="speaker")
    if reason and speaker is None:
        raise Invalid(_("Ghi thay là ghi cho đảng viên có tên trong danh sách."), field="speaker")
    note = behalf.checked(reason, reason_note)
    return _write(
        by,
        meeting,
        item,
        speaker,
        name,
        words,
        Opinion.Audience.CELL,
        client_id,
        spoken=True,
        reason=reason,
        note=note,
    )


def _write(
    by: Person,
    meeting: Meeting,
    item: AgendaItem | None,
    author: Person | None,
    author_name: str,
    typed: str,
    audience: str,
    client_id: UUID,
    *,
    spoken: bool,
    reason: str = "",
    note: str = "",
) -> Opinion:
    words = text.tidy_lines(typed)
    if not words:
        raise Invalid(_("Đồng chí chưa viết nội dung ý kiến."), field="words")

    def make() -> Opinion:
        # Checked here, not above: a repeated send after closing gets its first answer.
        hold(meeting)
        if not talk.takes_opinions(meeting.state):
            raise Conflict(talk.why_no_opinions(meeting.state), field="words")
        return Opinion.objects.create(
            meeting=meeting,
            item=item,
            author=author,
            author_name=author_name,
            entered_by=by,
            text=words,
            audience=audience,
            spoken=spoken,
            behalf_reason=reason,
            behalf_note=note,
            beforehand=meeting.state != Meeting.State.OPEN,
            said_at=clock.acted_at(),
            client_id=client_id,
        )

    opinion, new = write_once(
        Opinion,
        client_id,
        make,
        meeting_id=meeting.pk,
        entered_by_id=by.pk,
        text=words,
        audience=audience,
        behalf_reason=reason,
        behalf_note=note,
    )
    if new:
        happenings.opinion_posted(opinion, by=by)
    return opinion


@one_act()
def keep_out_of_minutes(*, by: Person, opinion: Opinion, out: bool) -> Opinion:
    """The secretary leaves an opinion out of the minutes, or takes it back in.

    Raises:
        Conflict: the minutes are signed.
    """
    require(by, Right.MEETINGS_RUN, opinion.meeting)
    must_be_in(opinion.meeting, ANSWERABLE)
    opinion.in_minutes = not out
    opinion.save(update_fields=["in_minutes"])
    happenings.opinion_changed(opinion, by=by)
    return opinion


@one_act()
def reply_to_opinion(*, by: Person, opinion: Opinion, words: str) -> OpinionReply:
    """The chair takes an opinion in or explains (tiếp thu, giải trình).

    Raises:
        Conflict: the minutes are signed.
        Invalid: nothing is written.
    """
    require(by, Right.MEETINGS_RUN, opinion.meeting)
    must_be_in(opinion.meeting, ANSWERABLE)
    answer = text.tidy_lines(words)
    if not answer:
        raise Invalid(_("Đồng chí chưa viết nội dung trả lời."), field="words")
    reply, _new = OpinionReply.objects.update_or_create(
        opinion=opinion, defaults={"text": answer, "by": by, "at": clock.acted_at()}
    )
    opinion.reply = reply
    happenings.opinion_changed(opinion, by=by)
    return reply
