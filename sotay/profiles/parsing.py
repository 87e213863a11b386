"""From plain values to a ``RuleProfile``, refusing what contradicts itself."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from sotay.profiles import scheme
from sotay.profiles.reading import Table

THRESHOLDS = ("gt_half", "ge_two_thirds")
FORMS = ("hands", "phones", "paper")
MEASURES = (
    "",
    "length",
    "attendance",
    "excused_runs",
    "committee_met",
    "papers_in_time",
    "thematic",
    "speakers",
    "tasks_done",
)
PARTS = ("opening", "main", "thematic", "closing")
# Every profile answers these; a motion can be put in no other way.
QUESTIONS = (
    "resolution",
    "admission",
    "recognition",
    "strike_off",
    "election",
    "discipline",
    "procedure",
    "other",
)


def as_text(values: Mapping[str, Any]) -> str:
    """The values as one text that is the same whenever they are."""
    return json.dumps(values, sort_keys=True, ensure_ascii=False)


def from_text(text: str) -> dict[str, Any]:
    """The values out of such a text."""
    values: dict[str, Any] = json.loads(text)
    return values


def overlaid(base: Mapping[str, Any], top: Mapping[str, Any]) -> dict[str, Any]:
    """``base`` with what ``top`` says instead: tables are joined, all else is replaced."""
    joined = dict(base)
    for key, value in top.items():
        below = joined.get(key)
        if isinstance(below, Mapping) and isinstance(value, Mapping):
            joined[key] = overlaid(below, value)
        else:
            joined[key] = value
    return joined


def rule_profile(code: str, values: Mapping[str, Any]) -> scheme.RuleProfile:
    """The typed rules.

    Raises:
        Invalid: something is missing, misspelt or contradicts itself; the message names
            the place.
    """
    top = Table(values, code)
    profile = scheme.RuleProfile(
        code=code,
        title=top.text("title"),
        sources=top.texts("sources"),
        to_check=top.texts("to_check", ()),
        layout=top.text("layout"),
        meeting=_meeting(top.table("meeting")),
        voting=_voting(top.table("voting")),
        scoring=_scoring(top.table("scoring")),
        unit_kinds=tuple(_unit_kind(row) for row in top.tables("unit_kinds")),
        body_kinds=tuple(_body_kind(row) for row in top.tables("body_kinds")),
        titles={title.code: title for title in map(_title, top.tables("titles"))},
        cell_types={cell.code: cell for cell in map(_cell_type, top.tables("cell_types"))},
        agendas={kind: _agenda(kind, row) for kind, row in top.table("agendas").named_tables()},
    )
    top.end()
    _check_titles(Table({}, f"{code}.titles"), profile)
    return profile


def _meeting(table: Table) -> scheme.MeetingLimits:
    limits = scheme.MeetingLimits(
        usual_day=table.whole("usual_day", least=1),
        last_usual_day=table.whole("last_usual_day", least=1),
        min_minutes=table.whole("min_minutes"),
        combined_min_minutes=table.whole("combined_min_minutes"),
        documents_days_before=table.whole("documents_days_before"),
        results_days_after=table.whole("results_days_after"),
        target_attendance=table.whole("target_attendance"),
        quorum_warning=table.fraction("quorum_warning"),
        thematic_per_quarter=table.whole("thematic_per_quarter"),
        amendment_hours=table.whole("amendment_hours"),
        large_cell_members=table.whole("large_cell_members", 0),
        large_cell_min_minutes=table.whole("large_cell_min_minutes", 0),
    )
    if not limits.usual_day <= limits.last_usual_day <= 28:
        raise table.refusal("last_usual_day", _("phải từ ngày sinh hoạt đến ngày 28"))
    if limits.target_attendance > 100:
        raise table.refusal("target_attendance", _("không quá 100 (phần trăm)"))
    table.end()
    return limits


def _voting(table: Table) -> scheme.VotingRules:
    rules = []
    for question, row in table.named_tables():
        rule = scheme.QuestionRule(
            question=question,
            threshold=row.one_of("threshold", THRESHOLDS),
            forms=row.texts("forms"),
            temporary_members=row.flag("temporary_members"),
        )
        if not rule.forms or not set(rule.forms) <= set(FORMS):
            raise row.refusal("forms", _("phải chọn trong: %s") % ", ".join(FORMS))
        row.end()
        rules.append(rule)
    for question in QUESTIONS:
        if question not in {rule.question for rule in rules}:
            raise table.refusal(question, _("còn thiếu"))
    return scheme.VotingRules(tuple(rules))


def _scoring(table: Table) -> scheme.ScoringScheme:
    scoring = scheme.ScoringScheme(
        code=table.text("code"),
        title=table.text("title"),
        without_thematic=table.one_of("without_thematic", ("full", "rescale")),
        criteria=tuple(_criterion(row) for row in table.tables("criteria")),
        grades=tuple(_grade(row) for row in table.tables("grades")),
    )
    table.end()
    if sum(criterion.points for criterion in scoring.criteria) != 100_00:
        raise table.refusal("criteria", _("tổng điểm các nhóm phải bằng 100"))
    _once(table, "criteria", (leaf.code for leaf in scoring.leaves()))
    edges = [grade.least for grade in scoring.grades]
    if not edges or edges[-1] != 0 or edges != sorted(set(edges), reverse=True):
        raise table.refusal("grades", _("phải xếp từ cao xuống thấp và kết thúc ở 0 điểm"))
    return scoring


def _criterion(row: Table) -> scheme.Criterion:
    criterion = scheme.Criterion(
        code=row.text("code"),
        title=row.text("title"),
        points=row.points("points"),
        parts=tuple(_criterion(part) for part in row.tables("parts", ())),
        measure=row.one_of("measure", MEASURES, ""),
        bands=tuple(_band(band) for band in row.tables("bands", ())),
        only_with_thematic=row.flag("only_with_thematic", default=False),
    )
    row.end()
    parts = sum(part.points for part in criterion.parts)
    if criterion.parts and parts != criterion.points:
        raise row.refusal("parts", _("tổng điểm các mục con phải bằng điểm của mục"))
    if criterion.parts and (criterion.measure or criterion.bands):
        raise row.refusal("measure", _("mục có mục con thì không tự chấm điểm"))
    if any(band.points > criterion.points for band in criterion.bands):
        raise row.refusal("bands", _("không mức nào được quá điểm của mục"))
    points = [band.points for band in criterion.bands]
    if points != sorted(set(points), reverse=True):
        raise row.refusal("bands", _("phải xếp từ nhiều điểm xuống ít điểm"))
    if criterion.bands and criterion.bands[-1] != scheme.Band(0, points[-1]):
        raise row.refusal("bands", _("mức cuối phải là từ 0"))
    return criterion


def _band(row: Table) -> scheme.Band:
    over, short = row.whole("over", -1, least=-1), row.whole("short", -1, least=-1)
    edge = max(over, short)
    band = scheme.Band(
        edge=edge if edge >= 0 else row.whole("from"),
        points=row.points("points"),
        inclusive=over < 0,
        short=short >= 0,
    )
    row.end()
    return band


def _grade(row: Table) -> scheme.Grade:
    grade = scheme.Grade(row.text("code"), row.text("name"), row.points("least"))
    row.end()
    return grade


def _unit_kind(row: Table) -> scheme.UnitKindRule:
    kind = scheme.UnitKindRule(
        code=row.text("code"),
        name=row.text("name"),
        is_cell=row.flag("is_cell", default=False),
        code_suffix=row.text("code_suffix", ""),
        starts=row.day("starts"),
        ends=row.day("ends"),
    )
    row.end()
    return kind


def _body_kind(row: Table) -> scheme.BodyKindRule:
    kind = scheme.BodyKindRule(
        code=row.text("code"),
        name=row.text("name"),
        code_suffix=row.text("code_suffix", ""),
        is_committee=row.flag("is_committee", default=False),
        rank=row.whole("rank"),
    )
    row.end()
    return kind


def _title(row: Table) -> scheme.TitleRule:
    title = scheme.TitleRule(
        code=row.text("code"),
        name=row.text("name"),
        abbreviation=row.text("abbreviation", ""),
        signing_post=row.text("signing_post", ""),
        body_kind=row.text("body_kind", ""),
        unit_kinds=row.texts("unit_kinds", ()),
        implies=row.texts("implies", ()),
        excludes=row.texts("excludes", ()),
        single_holder=row.flag("single_holder", default=False),
        rank=row.whole("rank"),
    )
    row.end()
    return title


def _cell_type(row: Table) -> scheme.CellType:
    cell = scheme.CellType(
        code=row.text("code"),
        name=row.text("name"),
        main_points=tuple(_point(point) for point in row.tables("main_points")),
        check_in_by_code=row.flag("check_in_by_code", default=True),
    )
    row.end()
    return cell


def _agenda(kind: str, row: Table) -> scheme.AgendaTemplate:
    points: list[scheme.AgendaPoint] = []
    own_at = None
    for line in row.tables("points"):
        if line.flag("own", default=False):
            own_at = len(points)
            line.end()
        else:
            points.append(_point(line))
    row.end()
    return scheme.AgendaTemplate(kind, tuple(points), own_at)


def _point(row: Table) -> scheme.AgendaPoint:
    point = scheme.AgendaPoint(
        part=row.one_of("part", PARTS, "main"),
        title=row.text("title"),
        minutes=row.whole("minutes", least=1),
        presenter=row.text("presenter", ""),
        report=row.flag("report", default=False),
    )
    row.end()
    return point


def _check_titles(place: Table, profile: scheme.RuleProfile) -> None:
    bodies = {kind.code for kind in profile.body_kinds} | {""}
    units = {kind.code for kind in profile.unit_kinds}
    for title in profile.titles.values():
        for other in (*title.implies, *title.excludes):
            if other not in profile.titles:
                raise place.refusal(title.code, _("nhắc đến chức danh không có: %s") % other)
        if title.body_kind not in bodies or not set(title.unit_kinds) <= units:
            raise place.refusal(title.code, _("nhắc đến loại tổ chức không có"))


def _once(table: Table, key: str, codes: Iterable[str]) -> None:
    twice = [code for code, count in Counter(codes).items() if count > 1]
    if twice:
        raise table.refusal(key, _("mã dùng hai lần: %s") % ", ".join(twice))
