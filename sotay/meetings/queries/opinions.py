"""What has been said, as a person may read it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from sotay.kernel.refusals import Missing
from sotay.meetings.models import AgendaItem, Meeting, Opinion
from sotay.meetings.queries import topics
from sotay.meetings.queries.doors import meeting_for
from sotay.meetings.queries.for_all import once_for_all
from sotay.org import behalf
from sotay.org.models import Person
from sotay.policy import Right, may, require


@dataclass(frozen=True)
class OpinionLine:
    """One opinion as everybody who may read it sees it."""

    id: int
    meeting_id: int
    author_id: int | None
    author: str
    text: str
    said_at: datetime
    # Compared as text, it puts lines of several topics in one order.
    place: str
    item: str
    spoken: bool
    # Why it was entered for its author; empty when it was not.
    behalf: str
    beforehand: bool
    committee_only: bool
    in_minutes: bool
    reply: str
    reply_by: str


def opinion_line(opinion: Opinion) -> OpinionLine:
    """The row as a line of the page."""
    reply = getattr(opinion, "reply", None)
    return OpinionLine(
        id=opinion.pk,
        meeting_id=opinion.meeting_id,
        author_id=opinion.author_id,
        author=opinion.author_name,
        text=opinion.text,
        said_at=opinion.said_at,
        place=f"{opinion.pk:012d}",
        item=opinion.item.title if opinion.item else "",
        spoken=opinion.spoken,
        behalf=behalf.said(opinion.behalf_reason, opinion.behalf_note),
        beforehand=opinion.beforehand,
        committee_only=opinion.audience == Opinion.Audience.COMMITTEE,
        in_minutes=opinion.in_minutes,
        reply=reply.text if reply else "",
        reply_by=reply.by.full_name if reply else "",
    )


def readable(person: Person, meeting: Meeting) -> Q:
    """Which opinions of the meeting this person reads: the cell's, the committee's, one's own."""
    if may(person, Right.MEETINGS_READ_COMMITTEE_OPINIONS, meeting):
        return Q()
    return Q(audience=Opinion.Audience.CELL) | Q(author=person) | Q(entered_by=person)


def opinions_of(person: Person, meeting: Meeting) -> list[OpinionLine]:
    """The opinions of the meeting in the order in which they arrived, as pages get them live.

    Raises:
        Forbidden: the person may see the meeting but not what was said in it.
    """
    require(person, Right.MEETINGS_READ_OPINIONS, meeting)
    rows = meeting.opinions.filter(readable(person, meeting)).select_related("item", "reply__by")
    return [opinion_line(row) for row in rows.order_by("id")]


def opinions_for_all(meeting: Meeting, part: str) -> list[OpinionLine]:
    """What the followers of one part of the meeting's topics read, whoever they are."""
    mine = topics.person_in(part)
    audience = Opinion.Audience.CELL if part == topics.ROOM else Opinion.Audience.COMMITTEE
    rows = meeting.opinions.filter(audience=audience).select_related("item", "reply__by")
    rows = (rows if mine is None else rows.filter(author=mine)).order_by("id")
    return [opinion_line(row) for row in rows]


def parts_that_read_about(item: AgendaItem) -> list[str]:
    """The parts of the meeting's topics whose followers read an opinion on this point."""
    said = set(Opinion.objects.filter(item=item).values_list("audience", "author_id"))
    authors = {author for audience, author in said if audience == Opinion.Audience.COMMITTEE}
    own = [topics.personal(author) for author in authors if author]
    parts = [topics.ROOM] if any(audience == Opinion.Audience.CELL for audience, _ in said) else []
    return [*parts, *([topics.COMMITTEE] if authors else []), *sorted(own)]


def reads_what_all_read(person: Person, meeting: Meeting) -> bool:
    """Whether this person reads the cell's opinions and no others here."""
    if may(person, Right.MEETINGS_READ_COMMITTEE_OPINIONS, meeting):
        return False
    own = Q(author=person) | Q(entered_by=person)
    return not meeting.opinions.filter(own, audience=Opinion.Audience.COMMITTEE).exists()


def opinion_for(person: Person, meeting_id: int, opinion_id: int) -> Opinion:
    """One opinion that this person may read.

    Raises:
        Missing: there is none, or it is not for this person.
    """
    meeting = meeting_for(person, meeting_id)
    opinion = meeting.opinions.filter(readable(person, meeting), pk=opinion_id).first()
    if opinion is None:
        raise Missing(_("Không tìm thấy ý kiến này."))
    opinion.meeting = meeting
    return opinion


def item_choices(meeting: Meeting) -> list[tuple[int, str]]:
    """The agenda, for a list to choose from."""
    return once_for_all(
        meeting, "item_choices", lambda: [(item.pk, item.title) for item in meeting.items.all()]
    )


def item_of(meeting: Meeting, item_id: int | None) -> AgendaItem | None:
    """The item of this meeting with this id; None for none."""
    return meeting.items.filter(pk=item_id).first() if item_id else None
