"""What the pages of reports show."""

from dataclasses import dataclass

from sotay.news.rules.timeliness import Month
from sotay.org.models import Person, Unit
from sotay.policy import Right, may
from sotay.reports.models import IssuedReport, ReportWords
from sotay.reports.queries.activation import ToCall, to_call
from sotay.reports.queries.doors import may_see_roster
from sotay.reports.queries.papers import texts_of
from sotay.reports.rules.figures import Figure, Group, groups_of, reasons_of
from sotay.reports.rules.report import ActivationReport
from sotay.reports.rules.texts import Texts
from sotay.reports.rules.tree import Line

SHOWN_ISSUED = 5
# A page of more names is no list to call from; the workbook holds all.
SHOWN_TO_CALL = 200


@dataclass(frozen=True)
class FiguresPage:
    """The figures of a unit. ``people`` is None for who may not see the roll."""

    unit: Unit
    report: ActivationReport
    groups: tuple[Group, ...]
    reasons: tuple[Figure, ...]
    under: tuple[Line, ...]
    people: tuple[ToCall, ...] | None
    more_people: int
    issued: tuple[IssuedReport, ...]
    # How old the unit's own news is when it is published, month by month of the period.
    news: tuple[Month, ...]
    may_prepare: bool
    may_issue: bool

    @property
    def headline(self) -> tuple[Figure, ...]:
        """The two shares of those who have activated, each over its own whole."""
        return tuple(one for group in self.groups for one in group.figures if one.code == "B3")


@dataclass(frozen=True)
class WordsPage:
    """The words of a unit's next report; ``edition`` is nought before the first are kept."""

    unit: Unit
    texts: Texts
    edition: int
    changed: ReportWords | None


def figures_page(viewer: Person, unit: Unit, report: ActivationReport) -> FiguresPage:
    """The figures with as much of the names behind them as ``viewer`` may see."""
    people = to_call(report) if may_see_roster(viewer, unit) else None
    return FiguresPage(
        unit=unit,
        report=report,
        groups=groups_of(report),
        reasons=reasons_of(report.total),
        under=report.under(unit.pk),
        people=people[:SHOWN_TO_CALL] if people is not None else None,
        more_people=max(len(people or ()) - SHOWN_TO_CALL, 0),
        issued=tuple(issued_of(unit)),
        news=report.news.months if report.news else (),
        may_prepare=may(viewer, Right.REPORTS_PREPARE, unit),
        may_issue=may(viewer, Right.REPORTS_ISSUE, unit),
    )


def issued_of(unit: Unit) -> list[IssuedReport]:
    """The latest reports that the unit issued."""
    rows = IssuedReport.objects.filter(unit=unit).select_related("number", "signer")
    return list(rows[:SHOWN_ISSUED])


def words_page(unit: Unit) -> WordsPage:
    """What the unit wrote for its next report."""
    kept = ReportWords.objects.filter(unit=unit).select_related("changed_by").first()
    return WordsPage(unit, texts_of(unit), kept.edition if kept else 0, kept)
