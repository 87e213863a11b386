"""What came in, read once for every page and every paper that shows it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.kernel.numbers import thousands
from sotay.kernel.refusals import Conflict, Missing
from sotay.org.models import Person, Unit
from sotay.org.queries.holdings import holdings_of
from sotay.policy import Right, may
from sotay.surveys.models import Circle, Form, Invitation, Sheet, Survey
from sotay.surveys.models.answers import opened
from sotay.surveys.rules.comparing import Compared, compare
from sotay.surveys.rules.definition import Definition, from_json, place_of
from sotay.surveys.rules.hiding import too_few
from sotay.surveys.rules.summary import Summary, Tally, added, summarize
from sotay.surveys.rules.tallying import tally
from sotay.surveys.rules.units import Branch, Participation, UnitTally, grown, joined
from sotay.surveys.rules.versions import whole_of

_ROUNDS = 20
_SHOWN = 100
OVER = (Survey.State.CLOSED, Survey.State.PUBLISHED)


@dataclass(frozen=True)
class Results:
    """A survey with its figures.

    Attributes:
        tallies: what came in, by the unit of the circles; small units whose circle is one
            stand as one.
        everybody: the same by unit, under the units above them, with what may be shown.
        withheld: why no figures are shown; empty when they are.
    """

    survey: Survey
    definition: Definition
    summary: Summary
    participation: tuple[Participation, ...]
    tallies: tuple[UnitTally, ...]
    everybody: Branch
    withheld: str

    @property
    def invited(self) -> int:
        """How many were invited, as fixed at the opening."""
        return sum(one.invited for one in self.participation)

    @property
    def answered(self) -> int:
        """How many of those invited are noted as having answered."""
        return sum(one.answered for one in self.participation)


def survey_for_results(person: Person, survey_id: int) -> Survey:
    """The survey, for whoever may see what came of it; a poll's host shows it, drafts have nothing.

    Raises:
        Missing: there is none, or ``person`` may not see its results.
    """
    survey = Survey.objects.select_related("unit").filter(pk=survey_id, kind="survey").first()
    if (
        survey is None
        or survey.state == Survey.State.DRAFT
        or not may(person, Right.SURVEYS_SEE_RESULTS, survey.unit)
    ):
        raise Missing(_("Không tìm thấy khảo sát này."))
    return survey


def results_read_by(person: Person) -> list[Survey]:
    """Surveys whose results the person reads as one of the committee, without keeping them."""
    units = {unit for unit, _office in holdings_of(person, clock.today()).offices}
    if not units:
        return []
    rows = Survey.objects.filter(unit__in=units, kind=Survey.Kind.SURVEY)
    found = rows.exclude(state=Survey.State.DRAFT).select_related("unit").order_by("-id")[:_SHOWN]
    return [
        one
        for one in found
        if may(person, Right.SURVEYS_SEE_RESULTS, one.unit)
        and not may(person, Right.SURVEYS_KEEP, one.unit)
    ]


def definition_of(survey: Survey) -> Definition:
    """Everything that was ever asked in it, as the newest version says it."""
    rows = Form.objects.filter(survey=survey).order_by("number")
    return whole_of([from_json(raw) for raw in rows.values_list("definition", flat=True)])


def results_of(survey: Survey) -> Results:
    """Everything that came in until now: three queries whatever its size, and one a level."""
    definition, tallies = definition_of(survey), tallies_of(survey)
    participation = _participation(survey)
    units = {one.unit for one in participation} | {one.unit for one in tallies if one.unit}
    summary = summarize(definition, added(one.tally for one in tallies))
    return Results(
        survey=survey,
        definition=definition,
        summary=summary,
        participation=tuple(participation),
        tallies=tuple(tallies),
        everybody=grown(
            survey.unit_id, participation, tallies, _above(units), anonymous=survey.anonymous
        ),
        withheld=withheld(survey, summary.respondents),
    )


def shown_results_of(survey: Survey) -> Results:
    """The results, where they may be shown.

    Raises:
        Conflict: they may not; the sentence says why.
    """
    found = results_of(survey)
    if found.withheld:
        raise Conflict(found.withheld)
    return found


def tallies_of(survey: Survey) -> list[UnitTally]:
    """The tallies of the circles by unit; no sheet is read."""
    rows = Circle.objects.filter(survey=survey).order_by("unit__name", "unit_id", "number")
    found = rows.annotate(invited=Count("invitations")).values_list(
        "unit_id", "unit__name", "invited", "tally", "hidden_tally"
    )
    return joined(
        UnitTally(
            unit_id,
            name or _("Các đơn vị nhỏ, tính chung"),
            invited,
            _whole({**shown, **opened("hidden_tally", kept)}),
        )
        for unit_id, name, invited, shown, kept in found
    )


def withheld(survey: Survey, respondents: int) -> str:
    """Why the figures are not shown, in a sentence; empty when they may be.

    While an anonymous survey is open, figures that grow by one answer would tell whose it was
    to whoever knows who has just answered. So they are shown when it is closed.
    """
    if not survey.anonymous:
        return ""
    if survey.state not in OVER:
        return _(
            "Khảo sát ẩn danh: trong khi còn mở chỉ xem được số người đã trả lời. Kết quả từng "
            "câu hiện khi khảo sát đóng, để không ai đoán được ai vừa trả lời gì."
        )
    if too_few(respondents):
        return _(
            "Chưa đủ 05 phiếu. Khảo sát ẩn danh có ít hơn 05 phiếu thì không hiện kết quả, để "
            "không ai đoán được ai trả lời gì."
        )
    return ""


def summary_of_unit(results: Results, unit_id: int) -> tuple[Branch, Summary]:
    """The figures of one unit with everything under it.

    Raises:
        Missing: no such unit was asked, or its figures are not shown.
    """
    for part in results.everybody.parts:
        for one in part.all():
            if one.unit == unit_id and one.shown and not results.withheld:
                came = added(tally.tally for tally in one.tallies)
                return one, summarize(results.definition, came)
    raise Missing(
        _(
            "Không có kết quả riêng của đơn vị này. Khảo sát ẩn danh không hiện kết quả của đơn vị "
            "có ít hơn 05 phiếu."
        )
    )


def earlier_rounds(person: Person, survey: Survey) -> list[Survey]:
    """Surveys of the same unit that are over and asked some of the same, the newest first."""
    if not may(person, Right.SURVEYS_SEE_RESULTS, survey.unit):
        return []
    keys = _keys([survey])[survey.pk]
    others = list(
        Survey.objects.filter(unit=survey.unit, state__in=OVER, kind=survey.kind)
        .exclude(pk=survey.pk)
        .order_by("-closes_at", "-pk")[:_ROUNDS]
    )
    asked = _keys(others)
    return [one for one in others if asked[one.pk] & keys]


def compared_with(before: Results, after: Results) -> tuple[Compared, ...]:
    """The two rounds side by side; nothing where one of them may not be shown."""
    if before.withheld or after.withheld:
        return ()
    return compare(before.summary, after.summary)


def period_of(survey: Survey) -> tuple[date, date]:
    """The first and the last day on which one could answer; until today while it is open."""
    first = survey.opens_at.astimezone(clock.VIETNAM).date() if survey.opens_at else clock.today()
    last = survey.closes_at.astimezone(clock.VIETNAM).date() if survey.closes_at else clock.today()
    today = clock.today() if survey.state == Survey.State.OPEN else last
    return first, max(first, min(last, today))


def _participation(survey: Survey) -> list[Participation]:
    rows = (
        Invitation.objects.filter(survey=survey)
        .values("unit_id", "unit__name")
        .annotate(invited=Count("pk"), done=Count("pk", filter=Q(answered=True)))
        .order_by("unit__name", "unit_id")
    )
    return [
        Participation(row["unit_id"], row["unit__name"], row["invited"], row["done"])
        for row in rows
    ]


def _above(units: Collection[int]) -> dict[int, tuple[int | None, str]]:
    """What stands above each of these units and above every one over them, and its name."""
    found: dict[int, tuple[int | None, str]] = {}
    level = set(units)
    while level:
        rows = Unit.objects.filter(pk__in=level).values_list("pk", "parent", "name")
        found |= {unit: (parent, name) for unit, parent, name in rows}
        level = {parent for parent, _name in found.values() if parent} - found.keys()
    return found


def _keys(surveys: Sequence[Survey]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {survey.pk: set() for survey in surveys}
    rows = Form.objects.filter(survey__in=surveys).values_list("survey_id", "definition")
    for survey_id, raw in rows:
        found[survey_id] |= {question.key for question in from_json(raw).questions}
    return found


def _whole(tally: Any) -> Tally:
    """A tally of a circle in which nobody has answered yet may be empty."""
    return {"sheets": 0, "days": {}, "questions": {}, **(tally or {})}


def answers_of(survey: Survey) -> Iterator[dict[str, Any]]:
    """The answers of every sheet, in no order that tells anything."""
    if survey.anonymous:
        for circle in Circle.objects.filter(survey=survey).only("sheets"):
            yield from circle.sheets
    else:
        yield from Sheet.objects.filter(survey=survey, counts=True).values_list(
            "answers", flat=True
        )


def recounted(results: Results) -> list[str]:
    """Every sheet is counted once more: what the kept tallies say otherwise, in sentences."""
    anew = tally(results.definition, list(answers_of(results.survey)))
    kept = added(one.tally for one in results.tallies)
    found = []
    if anew["sheets"] != kept["sheets"]:
        found.append(
            _("Đếm lại được %(anew)s phiếu, các bảng đếm cộng lại là %(kept)s.")
            % {"anew": thousands(anew["sheets"]), "kept": thousands(kept["sheets"])}
        )
    for question in results.definition.questions:
        counted, held = (_counts(whole, question.key) for whole in (anew, kept))
        place = place_of(results.definition, question.key)
        found += [
            _counted_otherwise(place, key, counted.get(key, 0), held.get(key, 0))
            for key in sorted(counted.keys() | held.keys())
            if counted.get(key, 0) != held.get(key, 0)
        ]
    return found


def _counted_otherwise(place: str, answer: str, anew: int, kept: int) -> str:
    return _(
        "Câu %(place)s: đếm lại từng phiếu được %(anew)s cho “%(answer)s”, các bảng đếm cộng lại "
        "là %(kept)s."
    ) % {
        "place": place,
        "answer": answer,
        "anew": thousands(anew),
        "kept": thousands(kept),
    }


def _counts(whole: Tally, key: str) -> dict[str, int]:
    one = whole["questions"].get(key, {})
    counts: dict[str, int] = one.get("counts", {})
    return counts
