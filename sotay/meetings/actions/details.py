"""The meeting's own particulars: what, when, where, who leads it."""

from datetime import date, datetime, time

from django.utils.translation import gettext as _

from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.acts import one_act
from sotay.meetings import happenings, telling
from sotay.meetings.actions.preparing import begin, finish
from sotay.meetings.models import Meeting
from sotay.meetings.queries.calling import kinds_beside
from sotay.meetings.queries.summoned import summoned_people
from sotay.meetings.rules import schedule
from sotay.org.models import Person
from sotay.profiles.queries import profile_on

_UNANNOUNCED = frozenset({Meeting.State.DRAFT, Meeting.State.AGREED})


@one_act()
def edit_details(
    *,
    by: Person,
    meeting: Meeting,
    edition: int,
    kind: str,
    title: str,
    day: date,
    hour: time,
    planned_minutes: int,
    place: str,
    online_link: str,
    chair: int,
    secretary: int,
    dues_notice: str,
) -> Meeting:
    """Write the particulars of a meeting that is being prepared.

    Raises:
        Forbidden: ``by`` does not prepare this meeting.
        Conflict: somebody changed it since; or people are invited to another hour, which
            is changed by rescheduling, with a reason.
        Invalid: the hour has passed, the length cannot be, the chair or the secretary is
            not summoned, or both are one person.
    """
    held = begin(meeting, by=by, seen=edition)
    starts_at = moment_of(day, hour)
    announced = held.state not in _UNANNOUNCED
    if announced and starts_at != held.starts_at:
        raise Conflict(
            _("Giấy mời đã gửi với ngày giờ cũ. Hãy dùng mục “Đổi ngày giờ” và ghi rõ lý do."),
            field="day",
        )
    if not announced:
        must_be_coming(starts_at)
    schedule.check_plan(starts_at=starts_at, minutes=planned_minutes)
    if kind not in dict(kinds_beside(held)):
        raise Invalid(_("Loại sinh hoạt này không hợp với đơn vị họp."), field="kind")
    where = (held.place, held.online_link)
    held.kind = kind
    held.title = _one_line(title, "title", _("Ghi tên buổi sinh hoạt."))
    held.starts_at = starts_at
    held.profile = profile_on(day)
    held.planned_minutes = planned_minutes
    held.place = _one_line(place, "place", _("Ghi địa điểm họp."))
    held.online_link = online_link
    people = summoned_people(held)
    schedule.check_people(chair=chair, secretary=secretary, summoned=people.keys())
    before = {held.chair, held.secretary}
    held.chair, held.secretary = people[chair], people[secretary]
    happenings.roles_changed(before ^ {held.chair, held.secretary})
    held.dues_notice = text.tidy_lines(dues_notice)
    held.save()
    finish(held, "details_changed", by=by, shown=("now",))
    if announced and where != (held.place, held.online_link):
        telling.details_changed(held, by=by)
    return held


def moment_of(day: date, hour: time) -> datetime:
    """The day and hour of Vietnam as a moment."""
    return datetime.combine(day, hour, tzinfo=clock.VIETNAM)


def must_be_coming(starts_at: datetime) -> None:
    """Refuse an hour that has passed.

    Raises:
        Invalid: at the field of the day.
    """
    if starts_at <= clock.now():
        raise Invalid(_("Ngày giờ họp đã qua. Hãy chọn lại."), field="day")


def _one_line(typed: str, field: str, missing: str) -> str:
    kept = text.tidy(typed)
    if not kept:
        raise Invalid(missing, field=field)
    return kept
