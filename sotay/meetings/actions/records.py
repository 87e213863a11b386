"""Beginning the minutes, editing a record, writing it anew: every change is a new version."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict
from sotay.ledger.acts import one_act
from sotay.meetings import happenings
from sotay.meetings.actions.finding import find_record_anew
from sotay.meetings.actions.states import hold
from sotay.meetings.models import Meeting, Record, RecordVersion
from sotay.meetings.queries.records import RecordStanding, compose, standing_of_record
from sotay.meetings.rules import schedule, writing
from sotay.meetings.rules.writing import Content
from sotay.org.models import Person
from sotay.policy import Right, require

HELD = frozenset({Meeting.State.CLOSED, Meeting.State.SIGNED, Meeting.State.ISSUED})


@one_act()
def start_records(*, by: Person, meeting: Meeting) -> Record:
    """The minutes begin when the meeting closes; a meeting closed again takes amendments anew.

    Raises:
        Conflict: the meeting was not closed.
    """
    require(by, Right.MEETINGS_RUN, meeting)
    if meeting.closed_at is None:
        raise Conflict(_("Biên bản được lập khi buổi sinh hoạt kết thúc."))
    until = schedule.amendments_until(meeting.closed_at, meeting.profile.rules.meeting)
    record, _new = Record.objects.update_or_create(
        meeting=meeting, kind=Record.Kind.MINUTES, defaults={"amendments_until": until}
    )
    find_record_anew(record)
    return record


@one_act()
def edit_record(
    *, by: Person, record: Record, typed: Mapping[str, str], seen: int, reason: str = ""
) -> RecordVersion | None:
    """The secretary changes the text; a new version is kept and approvals of the old one lapse.

    Args:
        typed: the lines of the sections that were on the page, by code.
        seen: number of the version that was on the page, 0 for the reading of the rows.

    Returns:
        The newest version; None when nothing was changed and none was ever stored.

    Raises:
        Forbidden: ``by`` does not keep this meeting's records.
        Conflict: the record is approved, or somebody else changed it meanwhile.
    """
    require(by, Right.MEETINGS_EDIT_RECORD, record.meeting)
    record = locked_record(record)
    standing = standing_of_record(record)
    must_not_be_frozen(standing)
    must_be_newest(standing, seen)
    content = writing.composed(writing.rewritten(standing.content, typed))
    if writing.sha256(content) == standing.sha256:
        return standing.version
    return store_version(record, content, by=by, reason=reason)


@one_act()
def write_anew(*, by: Person, record: Record, seen: int) -> RecordVersion:
    """Make the text anew from what happened, as a new version; the old ones stay.

    Raises:
        Conflict: the record is approved, or somebody else changed it meanwhile.
    """
    require(by, Right.MEETINGS_EDIT_RECORD, record.meeting)
    record = locked_record(record)
    standing = standing_of_record(record)
    must_not_be_frozen(standing)
    must_be_newest(standing, seen)
    content = compose(record.meeting, record.kind)
    if standing.version is not None and writing.sha256(content) == standing.sha256:
        return standing.version
    return store_version(record, content, by=by, reason=_("Làm lại từ diễn biến"))


def locked_record(record: Record) -> Record:
    """The record's row, held until the transaction ends: versions are numbered one by one.

    Its meeting is held first: the second approval and the issue pass it on, and by then
    they hold the ledger, for which whoever holds the meeting may be waiting.

    Raises:
        Conflict: the dossier was put away, so that nothing in it changes any more; or the
            record was dropped meanwhile.
    """
    hold(record.meeting)
    held = Record.objects.select_for_update(no_key=True).filter(pk=record.pk).first()
    if held is None:
        raise Conflict(_("Văn bản này đã bị bỏ sau khi đồng chí mở trang."))
    if record.meeting.state == Meeting.State.ARCHIVED:
        raise Conflict(_("Hồ sơ buổi sinh hoạt đã lưu nên không thêm, sửa được nữa."))
    held.meeting = record.meeting
    return held


def store_version(
    record: Record, content: Content, *, by: Person, reason: str = ""
) -> RecordVersion:
    """Keep ``content`` as the next version of a locked record."""
    last = record.versions.order_by("number").last()
    version = RecordVersion.objects.create(
        record=record,
        number=last.number + 1 if last else 1,
        content=writing.to_json(content),
        sha256=writing.sha256(content),
        author=by,
        at=clock.now(),
        reason=text.tidy(reason)[:300],
    )
    happenings.write_down(
        "record_written", record.meeting, by=by, about=record, version=version.number
    )
    find_record_anew(record)
    return version


def stored_version(record: Record, *, reason: str) -> RecordVersion:
    """The newest version; where there is none, the reading of the rows becomes the first.

    It counts as the secretary's: the minutes are the secretary's work.
    """
    standing = standing_of_record(record)
    if standing.version is not None:
        return standing.version
    return store_version(record, standing.content, by=record.meeting.secretary, reason=reason)


def must_not_be_frozen(standing: RecordStanding) -> None:
    """Refuse to change what chair and secretary have both approved.

    Raises:
        Conflict: with what can be done instead.
    """
    if standing.frozen:
        raise Conflict(_("Văn bản đã được chủ trì và thư ký duyệt nên không sửa được nữa."))


def must_be_newest(standing: RecordStanding, seen: int) -> None:
    """Refuse to write over a version that the person has not seen.

    Raises:
        Conflict: names who wrote the newer version.
    """
    if standing.number == seen:
        return
    who = standing.version.author.full_name if standing.version else ""
    raise Conflict(
        _(
            "%(who)s đã lưu bản %(number)d sau khi đồng chí mở trang này. Nội dung đồng chí nhập "
            "vẫn còn đây; hãy xem chỗ khác nhau rồi lưu lại."
        )
        % {"who": who, "number": standing.number}
    )
