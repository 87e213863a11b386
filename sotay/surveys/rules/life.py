"""When a survey takes answers, and what may be done with it in which state."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from sotay.kernel import dates
from sotay.surveys.rules.definition import Definition, Kind, problems

DRAFT, OPEN, CLOSED, PUBLISHED = "draft", "open", "closed", "published"


def takes_answers(state: str, closes_at: datetime | None, now: datetime) -> bool:
    """Whether an answer counts now; the hour decides, even before a job has closed the survey."""
    return state == OPEN and (closes_at is None or now < closes_at)


def takes_late_ones(state: str) -> bool:
    """Whether an answer that comes after the closing is still kept for the unit to accept."""
    return state in (OPEN, CLOSED)


def takes_paper(state: str) -> bool:
    """Whether printed sheets are entered: they are typed in after they were collected."""
    return state in (OPEN, CLOSED)


def why_not_open(
    definition: Definition, *, anonymous: bool, closes_at: datetime | None, now: datetime
) -> str:
    """What keeps a draft from opening, as a sentence; empty when nothing does."""
    lacking = problems(definition)
    if lacking:
        return lacking[0]
    if closes_at is None:
        return _("Chưa có giờ đóng. Hãy đặt thời gian của khảo sát rồi mở.")
    if closes_at <= now:
        return _("Giờ đóng (%(at)s) đã qua. Hãy đặt lại thời gian rồi mở.") % {
            "at": dates.moment(closes_at)
        }
    if anonymous and _asks_for_a_file(definition.questions):
        return _(
            "Khảo sát ẩn danh không nhận tệp, vì tệp cho biết người gửi. Hãy bỏ câu gửi tệp, hoặc "
            "chuyển sang khảo sát có ghi tên."
        )
    return ""


def _asks_for_a_file(questions: Iterable[object]) -> bool:
    return any(getattr(question, "kind", None) == Kind.FILE for question in questions)
