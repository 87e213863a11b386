"""A line of a book as it is shown and printed: plain values."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from sotay.kernel import dates
from sotay.tasks.queries import TaskLine
from sotay.web.today import Chip


@dataclass(frozen=True)
class SentLine:
    """To whom a paper was passed on, whether it came, and how its task stands."""

    id: int
    to: str
    at: date
    received_on: date | None
    task: TaskLine | None

    @property
    def work(self) -> Chip | None:
        """How the task stands; of one that nobody reported on, its day.

        "Đã nhận" of a task would contradict "chưa ký nhận" of the paper beside it.
        """
        if self.task is None:
            return None
        if self.task.state != "received" or self.task.overdue:
            return self.task.chip
        return Chip(_("hạn %(day)s") % {"day": dates.short(self.task.due_on)}, "brand")


@dataclass(frozen=True)
class LineRow:
    """A line of a book."""

    id: int
    value: int
    day: date
    author: str
    code: str
    dated_on: date | None
    type_name: str
    summary: str
    label: str
    signer: str
    recipients: str
    keeper: str
    copies: int | None
    due_on: date | None
    note: str
    struck: bool
    strike_reason: str
    corrected: bool
    sent: tuple[SentLine, ...]

    @property
    def kind_and_summary(self) -> str:
        """The column "tên loại và trích yếu"."""
        return f"{self.type_name} {self.summary}".strip()
