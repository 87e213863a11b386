"""What the pages of results show."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from sotay.kernel.numbers import NO_SHARE, decimal
from sotay.org.models import Person
from sotay.policy import Right, may
from sotay.surveys.models import OpinionPoint, PublishedReport, Survey
from sotay.surveys.queries import opinions, report, results
from sotay.surveys.queries.opinions import PointLine, Written
from sotay.surveys.queries.results import Results
from sotay.surveys.rules.comparing import Compared
from sotay.surveys.rules.definition import Kind
from sotay.surveys.rules.report import Chapter, Report, Style, rows_of
from sotay.surveys.rules.summary import Figures, Summary
from sotay.surveys.rules.units import Branch
from sotay.surveys.rules.wording import Sentence, others, sentences

_WRITTEN = frozenset({Kind.SHORT, Kind.LONG})


@dataclass(frozen=True)
class Bar:
    """One answer with its share as it is printed."""

    mark: str
    words: str
    count: int
    percent: str


@dataclass(frozen=True)
class BarsOf:
    """A question, or a row of a matrix, with its bars.

    Attributes:
        above: of the first row of a matrix, what the matrix asks, with its place.
    """

    above: str
    place: str
    words: str
    whole: int
    bars: tuple[Bar, ...]
    average: str
    answered: int
    takes_several: bool


@dataclass(frozen=True)
class PartOf:
    """A section."""

    number: str
    words: str
    questions: tuple[BarsOf, ...]


@dataclass(frozen=True)
class RoundBars:
    """One answer in two rounds: counts for the bars, shares and points as they are read."""

    mark: str
    words: str
    before: int
    after: int
    told_before: str
    told_after: str
    points: str


@dataclass(frozen=True)
class QuestionBeside:
    """A question in two rounds."""

    place: str
    words: str
    whole_before: int
    whole_after: int
    changes: tuple[RoundBars, ...]


@dataclass(frozen=True)
class Panel:
    """The figures of everybody: the same for all who may see them.

    Attributes:
        days: sheets that came in, by day, the busiest of them being ``busiest``.
    """

    results: Results
    parts: tuple[PartOf, ...]
    days: tuple[tuple[date, int], ...]
    busiest: int


@dataclass(frozen=True)
class ResultsPage:
    """The page of results, of everybody or of one unit.

    Attributes:
        unit: the one that is looked at; none for everybody.
        parts: its figures.
        rounds: earlier ones to compare with.
        rounds_beside: two rounds, when another one was chosen.
        has_words: whether something was asked in free words.
    """

    results: Results
    panel: Panel
    unit: Branch | None
    respondents: int
    parts: tuple[PartOf, ...]
    rounds: tuple[Survey, ...]
    other: Survey | None
    rounds_beside: tuple[QuestionBeside, ...]
    has_words: bool
    may_report: bool
    is_published: bool


@dataclass(frozen=True)
class OpinionsPage:
    """What was written, and what became of it in the report."""

    survey: Survey
    withheld: str
    written: tuple[Written, ...]
    chapters: tuple[tuple[str, str, tuple[PointLine, ...]], ...]


@dataclass(frozen=True)
class ReportPage:
    """How the report stands.

    Attributes:
        differences: why it cannot be published, in sentences.
        waiting: sheets that are not counted yet, in sentences.
        said: the report as it would be printed now; empty while figures are withheld.
    """

    survey: Survey
    withheld: str
    is_over: bool
    differences: tuple[str, ...]
    waiting: tuple[str, ...]
    said: tuple[Sentence, ...]
    units: tuple[Branch, ...]
    published: tuple[PublishedReport, ...]


def results_page(
    person: Person, survey: Survey, *, unit: int | None = None, other: Survey | None = None
) -> ResultsPage:
    """The page; a unit or an earlier round may be looked at.

    Raises:
        Missing: the unit's figures are not shown.
    """
    panel = panel_of(survey)
    found = panel.results
    branch, summary = None, found.summary
    if unit is not None:
        branch, summary = results.summary_of_unit(found, unit)
    compared = results.compared_with(results.results_of(other), found) if other else ()
    return ResultsPage(
        results=found,
        panel=panel,
        unit=branch,
        respondents=summary.respondents,
        parts=parts_of(summary) if unit is not None else panel.parts,
        rounds=tuple(results.earlier_rounds(person, survey)),
        other=other,
        rounds_beside=tuple(_beside(one) for one in compared),
        has_words=any(question.kind in _WRITTEN for question in found.definition.questions),
        may_report=may(person, Right.SURVEYS_KEEP, survey.unit),
        is_published=survey.state == Survey.State.PUBLISHED,
    )


def panel_of(survey: Survey) -> Panel:
    """The figures of everybody as they are now."""
    found = results.results_of(survey)
    days = () if found.withheld else found.summary.days
    return Panel(
        results=found,
        parts=() if found.withheld else parts_of(found.summary),
        days=tuple((date.fromisoformat(day), count) for day, count in days),
        busiest=max((count for _day, count in days), default=1),
    )


def opinions_page(survey: Survey) -> OpinionsPage:
    """Suggested groups and the points that were made of them."""
    definition = results.definition_of(survey)
    withheld = results.results_of(survey).withheld
    lines = opinions.point_lines(survey, definition)
    return OpinionsPage(
        survey=survey,
        withheld=withheld,
        written=() if withheld else opinions.written_in(survey, definition),
        chapters=tuple(
            (chapter.value, name, tuple(line for line in lines if line.point.chapter == chapter))
            for chapter, name in _chapters()
        ),
    )


def report_page(survey: Survey) -> ReportPage:
    """The report as it would be printed now, and what keeps it from being published."""
    found = results.results_of(survey)
    return ReportPage(
        survey=survey,
        withheld=found.withheld,
        is_over=survey.state in results.OVER,
        differences=() if found.withheld else tuple(report.what_does_not_add_up(found)),
        waiting=tuple(report.what_still_waits(survey)),
        said=() if found.withheld else tuple(sentences(report.report_of(found))),
        units=tuple(one for one in found.everybody.parts if one.shown),
        published=tuple(survey.published_reports.select_related("docx", "pdf", "xlsx")),
    )


def printed(survey: Survey, unit: int | None = None) -> tuple[Report, Results]:
    """The report of everybody, or the page of one unit.

    Raises:
        Conflict: the figures may not be shown.
        Missing: the unit's may not.
    """
    found = results.shown_results_of(survey)
    if unit is None:
        return report.report_of(found), found
    return report.report_of_unit(found, unit), found


def parts_of(summary: Summary) -> tuple[PartOf, ...]:
    """The figures as bars."""
    return tuple(
        PartOf(
            part.number,
            part.words,
            tuple(
                _bars(
                    f"{part.number}.{figures.number}",
                    figures,
                    f"{part.number}.{question.number}. {question.words}"
                    if figures is not question and place == 0
                    else "",
                )
                for question in part.questions
                for place, figures in enumerate(question.counted)
            ),
        )
        for part in summary.parts
    )


def _bars(place: str, figures: Figures, above: str) -> BarsOf:
    rows = rows_of(figures, Style(), others(figures)) if figures.lines else []
    return BarsOf(
        above=above,
        place=place,
        words=figures.words,
        whole=figures.whole,
        bars=tuple(Bar(row.mark, row.words, row.count, _percent(row.share)) for row in rows),
        average="" if figures.average is None else decimal(figures.average),
        answered=figures.answered,
        takes_several=figures.takes_several,
    )


def _beside(question: Compared) -> QuestionBeside:
    return QuestionBeside(
        question.place,
        question.words,
        question.whole_before,
        question.whole_after,
        tuple(
            RoundBars(
                one.mark,
                one.words,
                one.before or 0,
                one.after or 0,
                _percent(one.share_before),
                _percent(one.share_after),
                _points(one.points),
            )
            for one in question.changes
        ),
    )


def _points(value: Decimal | None) -> str:
    """``+9,55 điểm phần trăm``; nothing where a round did not offer the answer."""
    if value is None:
        return ""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return _("%(sign)s%(points)s điểm phần trăm") % {"sign": sign, "points": decimal(abs(value))}


def _percent(value: Decimal | None) -> str:
    return NO_SHARE if value is None else f"{decimal(value)}%"


def _chapters() -> list[tuple[Chapter, str]]:
    return [(Chapter(value), str(label)) for value, label in OpinionPoint.Place.choices]
