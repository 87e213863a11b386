"""The whole report as plain values: what every form of it (page, paper, table, JSON) reads."""

from dataclasses import dataclass
from datetime import date, datetime

from sotay.news.rules.timeliness import Timeliness
from sotay.reports.rules.tallies import Tally, Use
from sotay.reports.rules.tree import Line


@dataclass(frozen=True)
class ActivationReport:
    """Figures of one unit and of everything under it.

    Attributes:
        day: the closing day; figures of people hold on it, those of use until its end.
        since: first day of the period.
        lines: every unit, the report's own first, each before what is under it.
        news: how old the unit's own news was when it was published in the period; None where
            none tells of an event.
        with_logins: whether B4 is known; where it is not, it is left out and not nought.
    """

    day: date
    since: date
    made_at: datetime
    lines: tuple[Line, ...]
    with_logins: bool = True
    news: Timeliness | None = None

    @property
    def own(self) -> Line:
        """The line of the report's unit, which holds the sums of all."""
        return self.lines[0]

    @property
    def total(self) -> Tally:
        """The sums of people and organisations."""
        return self.own.tally

    @property
    def use(self) -> Use:
        """The sums of meetings and tasks."""
        return self.own.use

    def under(self, unit_id: int) -> tuple[Line, ...]:
        """The lines directly under a unit."""
        return tuple(line for line in self.lines if line.parent_id == unit_id)


def first_day(day: date) -> date:
    """Where the period of a report begins when nobody says: at the beginning of the year."""
    return day.replace(month=1, day=1)
