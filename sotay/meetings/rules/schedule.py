"""When a meeting is held, how long, and what is due before and after it."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from sotay.kernel import dates
from sotay.kernel.clock import VIETNAM
from sotay.kernel.refusals import Invalid
from sotay.profiles.scheme import MeetingLimits

MONTHLY = frozenset({"regular", "regular_thematic"})
THEMATIC = frozenset({"thematic", "regular_thematic"})
# No rule sets their length; an hour is what their templates fill.
OTHER_KINDS_MINUTES = 60
LONGEST_MINUTES = 24 * 60


def usual_day(month: date, limits: MeetingLimits, holidays: Collection[date] = ()) -> date:
    """The day on which a cell meets in the month of ``month``.

    Day 03; when that is a holiday, the next day of the first week that is none
    (HD 42-HD/BTCTW, 28/10/2025). A weekend is no obstacle: many cells prefer it.
    """
    days = [month.replace(day=n) for n in range(limits.usual_day, limits.last_usual_day + 1)]
    return next((day for day in days if day not in holidays), days[0])


def is_usual_day(day: date, limits: MeetingLimits, holidays: Collection[date] = ()) -> bool:
    """Whether a monthly meeting may be on ``day`` without a word of reason.

    It may be on the usual day, or in the first week when the usual day is a holiday.
    """
    third = day.replace(day=limits.usual_day)
    return day == third or (third in holidays and day.day <= limits.last_usual_day)


def least_minutes(kind: str, limits: MeetingLimits, members: int = 0) -> int:
    """The shortest length to plan for, in minutes.

    Args:
        kind: kind of the meeting; only monthly ones have a rule.
        limits: the profile's.
        members: how many the cell has: a local rule may ask more of large ones.
    """
    if kind not in MONTHLY:
        return OTHER_KINDS_MINUTES
    least = limits.combined_min_minutes if kind in THEMATIC else limits.min_minutes
    if 0 < limits.large_cell_members <= members:
        least = max(least, limits.large_cell_min_minutes)
    return least


def documents_due(starts_at: datetime, limits: MeetingLimits) -> datetime:
    """By when the documents are with the members: the same hour, so many days before."""
    return starts_at - timedelta(days=limits.documents_days_before)


def results_due(held_on: date, limits: MeetingLimits) -> date:
    """The last day on which minutes, conclusion or resolution are still in time."""
    return held_on + timedelta(days=limits.results_days_after)


def amendments_until(closed_at: datetime, limits: MeetingLimits) -> datetime:
    """Until when those who were there may propose amendments of the minutes."""
    return closed_at + timedelta(hours=limits.amendment_hours)


def check_plan(*, starts_at: datetime, minutes: int, now: datetime | None = None) -> None:
    """Refuse a plan that cannot be.

    Args:
        starts_at: aware.
        minutes: planned length.
        now: given when the meeting is announced: it must not lie in the past then.

    Raises:
        Invalid: no length, more than a day, or begun before it is announced.
    """
    if minutes <= 0:
        raise Invalid(_("Giờ kết thúc phải sau giờ bắt đầu."), field="planned_minutes")
    if minutes > LONGEST_MINUTES:
        raise Invalid(_("Một buổi sinh hoạt không dài quá 24 giờ."), field="planned_minutes")
    if now is not None and starts_at < now:
        raise Invalid(
            _("Giờ họp (%s) đã qua. Hãy chọn giờ khác rồi mời lại.") % dates.moment(starts_at),
            field="starts_at",
        )


def check_people(*, chair: int, secretary: int, summoned: Collection[int]) -> None:
    """Refuse a chair or a secretary who will not be there, or one person as both.

    The minutes bear two signatures: who wrote them, and who chaired.

    Args:
        chair: person id.
        secretary: person id.
        summoned: ids of everybody summoned.

    Raises:
        Invalid: on the field that is wrong.
    """
    if chair not in summoned:
        raise Invalid(_("Người chủ trì phải thuộc diện triệu tập của buổi họp."), field="chair")
    if secretary not in summoned:
        raise Invalid(_("Thư ký phải thuộc diện triệu tập của buổi họp."), field="secretary")
    if chair == secretary:
        raise Invalid(_("Thư ký phải là người khác với người chủ trì."), field="secretary")


def warnings(
    *,
    kind: str,
    starts_at: datetime,
    minutes: int,
    limits: MeetingLimits,
    holidays: Collection[date] = (),
    members: int = 0,
) -> tuple[str, ...]:
    """What the guidance asks otherwise. A reminder: the cell may have its reasons."""
    if kind not in MONTHLY:
        return ()
    said = []
    day = starts_at.astimezone(VIETNAM).date()
    if not is_usual_day(day, limits, holidays):
        said.append(
            _("Sinh hoạt thường kỳ vào ngày %(usual)s hằng tháng; buổi này họp %(day)s.")
            % {"usual": f"{limits.usual_day:02d}", "day": dates.weekday_long(day)}
        )
    least = least_minutes(kind, limits, members)
    if minutes < least:
        said.append(
            _("Thời lượng %(planned)s, ít hơn mức tối thiểu %(least)s.")
            % {"planned": dates.length(minutes), "least": dates.length(least)}
        )
    return tuple(said)


def documents_warning(
    starts_at: datetime, posted_at: datetime | None, limits: MeetingLimits
) -> str:
    """A sentence when documents came, or would come, too late; empty when in time.

    Args:
        starts_at: when the meeting begins.
        posted_at: when the documents were with the members; None when there are none.
        limits: the profile's.
    """
    due = documents_due(starts_at, limits)
    if posted_at is None:
        return _("Chưa có tài liệu nào; tài liệu cần gửi trước %s.") % dates.moment(due)
    if posted_at > due:
        return _("Tài liệu gửi sau hạn %s.") % dates.moment(due)
    return ""


def thematic_missing(held_on: Iterable[date], day: date, limits: MeetingLimits) -> int:
    """How many thematic meetings the quarter of ``day`` still lacks."""
    quarter = (day.year, (day.month - 1) // 3)
    held = sum((one.year, (one.month - 1) // 3) == quarter for one in held_on)
    return max(limits.thematic_per_quarter - held, 0)
