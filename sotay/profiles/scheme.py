"""The shape of a rule profile: what the regulations leave to be said by data.

Points are whole hundredths of a point and shares whole per cents, so that nothing is a float.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class MeetingLimits:
    """When a meeting is held, how long, and what is due before and after it."""

    usual_day: int
    last_usual_day: int
    min_minutes: int
    combined_min_minutes: int
    documents_days_before: int
    results_days_after: int
    target_attendance: int
    quorum_warning: tuple[int, int]
    thematic_per_quarter: int
    amendment_hours: int
    # A local rule may ask more of large cells; nought switches it off.
    large_cell_members: int = 0
    large_cell_min_minutes: int = 0


@dataclass(frozen=True)
class QuestionRule:
    """How one kind of question is voted on."""

    question: str
    threshold: str
    forms: tuple[str, ...]
    temporary_members: bool


@dataclass(frozen=True)
class VotingRules:
    """The rule of every kind of question."""

    questions: tuple[QuestionRule, ...]

    def question(self, code: str) -> QuestionRule:
        """The rule of one kind of question.

        Raises:
            KeyError: the profile has no such question; forms offer only those it has.
        """
        for rule in self.questions:
            if rule.question == code:
                return rule
        raise KeyError(code)


@dataclass(frozen=True)
class Band:
    """A step of a scale; the first that holds gives its points.

    ``edge`` is a share in per cent, reached (``inclusive``) or passed; with ``short`` it is
    how many minutes may be missing.
    """

    edge: int
    points: int
    inclusive: bool = True
    short: bool = False


@dataclass(frozen=True)
class Criterion:
    """A criterion of the score sheet; a group of them has ``parts`` and no points of its own."""

    code: str
    title: str
    points: int
    parts: tuple["Criterion", ...] = ()
    # The name of the measure that the meeting's record can answer; "" = a person judges.
    measure: str = ""
    bands: tuple[Band, ...] = ()
    only_with_thematic: bool = False

    def leaves(self) -> Iterator["Criterion"]:
        """The criteria that get points, in the order of the sheet."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()


@dataclass(frozen=True)
class Grade:
    """A grade, from ``least`` points (inclusive)."""

    code: str
    name: str
    least: int


@dataclass(frozen=True)
class ScoringScheme:
    """The score sheet of a meeting; provinces issue their own, so it is data."""

    code: str
    title: str
    criteria: tuple[Criterion, ...]
    # In a month without a thematic part its points are given in "full", or the sheet is
    # "rescale"d to what can be reached.
    without_thematic: str
    grades: tuple[Grade, ...]

    def leaves(self) -> tuple[Criterion, ...]:
        """Every criterion that gets points."""
        return tuple(leaf for criterion in self.criteria for leaf in criterion.leaves())


@dataclass(frozen=True)
class UnitKindRule:
    """A kind of unit and the days on which units of it may be founded."""

    code: str
    name: str
    is_cell: bool
    code_suffix: str
    starts: date | None
    ends: date | None


@dataclass(frozen=True)
class BodyKindRule:
    """A kind of body inside a unit."""

    code: str
    name: str
    code_suffix: str
    is_committee: bool
    rank: int


@dataclass(frozen=True)
class TitleRule:
    """A title, what it implies, and what cannot be held beside it in one unit."""

    code: str
    name: str
    abbreviation: str
    signing_post: str
    body_kind: str
    unit_kinds: tuple[str, ...]
    implies: tuple[str, ...]
    excludes: tuple[str, ...]
    single_holder: bool
    rank: int


@dataclass(frozen=True)
class AgendaPoint:
    """One line of an agenda template."""

    part: str
    title: str
    minutes: int
    presenter: str = ""
    # Whether somebody reports; the minutes list reports apart from what is discussed.
    report: bool = False


@dataclass(frozen=True)
class CellType:
    """What sort of place a cell works in, and what its meetings talk about there."""

    code: str
    name: str
    main_points: tuple[AgendaPoint, ...]
    # Cells of the armed forces call the roll by voice only (HD 42-HD/BTCTW, 28/10/2025).
    check_in_by_code: bool = True


@dataclass(frozen=True)
class AgendaTemplate:
    """The agenda of a kind of meeting; the cell's own points stand where ``own_at`` says."""

    kind: str
    points: tuple[AgendaPoint, ...]
    own_at: int | None = None


@dataclass(frozen=True)
class RuleProfile:
    """All rules of one time."""

    code: str
    title: str
    sources: tuple[str, ...]
    # What rests on copies or on our own default; shown to whoever keeps the rules.
    to_check: tuple[str, ...]
    layout: str
    meeting: MeetingLimits
    voting: VotingRules
    scoring: ScoringScheme
    unit_kinds: tuple[UnitKindRule, ...]
    body_kinds: tuple[BodyKindRule, ...]
    titles: dict[str, TitleRule] = field(hash=False)
    cell_types: dict[str, CellType] = field(hash=False)
    agendas: dict[str, AgendaTemplate] = field(hash=False)

    def agenda(self, kind: str, cell_type: str = "") -> tuple[AgendaPoint, ...]:
        """The agenda to begin with for a kind of meeting in a type of cell.

        An unknown type gets the points that every cell has; a kind without a template, none.
        """
        template = self.agendas.get(kind)
        if template is None:
            return ()
        if template.own_at is None:
            return template.points
        cell = self.cell_types.get(cell_type)
        own = cell.main_points if cell else ()
        return template.points[: template.own_at] + own + template.points[template.own_at :]
