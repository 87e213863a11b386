"""Scoring a meeting: points that the record can propose, the sum, the grade.

Points are whole hundredths of a point. A proposal is never a decision: a person confirms it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sotay.kernel import dates, numbers
from sotay.kernel.refusals import Invalid
from sotay.profiles.scheme import Band, Criterion, Grade, ScoringScheme

FULL_MARKS = 100_00
# Nobody should be excused more often than this, one meeting after the other.
LONGEST_EXCUSED_RUN = 3


@dataclass(frozen=True)
class Measured:
    """What the record of a meeting says; None where it cannot say."""

    # Length held, and the least that the rules ask for, in minutes.
    minutes: int | None
    least_minutes: int
    present: int
    expected: int
    unexcused: int
    # The most meetings running, this one included, that one member was excused from.
    longest_excused_run: int
    speakers: int
    papers_in_time: bool | None
    tasks_due: int
    tasks_done: int
    thematic: bool
    has_committee: bool = True
    committee_met: bool | None = None


@dataclass(frozen=True)
class Proposal:
    """Points proposed (None: a person must judge) and the sentence they rest on."""

    points: int | None
    evidence: str


def proposals(scheme: ScoringScheme, measured: Measured) -> dict[str, Proposal]:
    """What the record proposes, by code of the criterion; the others are left out."""
    found = {}
    for leaf in scheme.leaves():
        if leaf.only_with_thematic and not measured.thematic:
            found[leaf.code] = _without_thematic(leaf, scheme)
        elif leaf.measure:
            found[leaf.code] = _MEASURES[leaf.measure](leaf, measured)
    return found


def total(points: Mapping[str, int], scheme: ScoringScheme, *, thematic: bool) -> int:
    """The sum of the sheet, out of 100 points.

    In a month without a thematic part a scheme that rescales leaves its points out on both
    sides: 90 of 95 points are 94,74 of 100.
    """
    leaves = _counted(scheme, thematic=thematic)
    reached = sum(points.get(leaf.code, 0) for leaf in leaves)
    most = sum(leaf.points for leaf in leaves)
    return (2 * reached * FULL_MARKS + most) // (2 * most)


def missing(
    points: Mapping[str, int | None], scheme: ScoringScheme, *, thematic: bool
) -> list[str]:
    """Codes of the criteria that have no points yet."""
    leaves = _counted(scheme, thematic=thematic)
    return [leaf.code for leaf in leaves if points.get(leaf.code) is None]


def grade(points: int, scheme: ScoringScheme) -> Grade:
    """The grade of a sum: 8999 hundredths are Khá, 9000 are Tốt."""
    return next(step for step in scheme.grades if points >= step.least)


def check_points(criterion: Criterion, points: int) -> None:
    """Refuse points outside nought and the criterion's most.

    Raises:
        Invalid: with what is allowed.
    """
    if not 0 <= points <= criterion.points:
        raise Invalid(
            _("%(title)s: điểm từ 0 đến %(most)s.")
            % {"title": criterion.title, "most": numbers.hundredths(criterion.points)},
            field=criterion.code,
        )


def _counted(scheme: ScoringScheme, *, thematic: bool) -> list[Criterion]:
    leave_out = scheme.without_thematic == "rescale" and not thematic
    return [leaf for leaf in scheme.leaves() if not (leave_out and leaf.only_with_thematic)]


def _without_thematic(leaf: Criterion, scheme: ScoringScheme) -> Proposal:
    if scheme.without_thematic == "full":
        return Proposal(leaf.points, _("Tháng này không có chuyên đề: tính đủ điểm."))
    return Proposal(None, _("Tháng này không có chuyên đề: không tính mục này."))


def _length(leaf: Criterion, measured: Measured) -> Proposal:
    if measured.minutes is None:
        return Proposal(None, _("Chưa có giờ kết thúc."))
    evidence = _("Họp %(held)s; tối thiểu %(least)s.") % {
        "held": dates.length(measured.minutes),
        "least": dates.length(measured.least_minutes),
    }
    return Proposal(_by_band(leaf, measured.minutes, measured.least_minutes), evidence)


def _attendance(leaf: Criterion, measured: Measured) -> Proposal:
    if not measured.expected:
        return Proposal(None, _("Chưa có số phải dự."))
    evidence = _("Có mặt %(present)s/%(expected)s (%(share)s).") % {
        "present": measured.present,
        "expected": measured.expected,
        "share": numbers.percent(measured.present, measured.expected),
    }
    if measured.unexcused:
        absent = _("%s đảng viên vắng không lý do.") % numbers.padded(measured.unexcused)
        return Proposal(leaf.bands[-1].points, f"{evidence} {absent}")
    return Proposal(_by_band(leaf, measured.present, measured.expected), evidence)


def _excused_runs(leaf: Criterion, measured: Measured) -> Proposal:
    if measured.longest_excused_run > LONGEST_EXCUSED_RUN:
        evidence = _("Có đảng viên vắng có lý do %s kỳ liên tiếp.") % measured.longest_excused_run
        return Proposal(0, evidence)
    return Proposal(leaf.points, _("Không ai vắng có lý do quá 3 kỳ liên tiếp."))


def _committee_met(leaf: Criterion, measured: Measured) -> Proposal:
    if not measured.has_committee:
        return Proposal(leaf.points, _("Chi bộ không có chi ủy: tính đủ điểm."))
    if measured.committee_met is None:
        return Proposal(None, _("Chưa có dữ liệu về cuộc họp chi ủy."))
    if measured.committee_met:
        return Proposal(leaf.points, _("Chi ủy đã họp trước buổi sinh hoạt."))
    return Proposal(0, _("Không thấy cuộc họp chi ủy trước buổi sinh hoạt."))


def _papers_in_time(leaf: Criterion, measured: Measured) -> Proposal:
    if measured.papers_in_time is None:
        return Proposal(None, _("Buổi sinh hoạt không có tài liệu trên sổ tay."))
    if measured.papers_in_time:
        return Proposal(leaf.points, _("Tài liệu có trên sổ tay đúng hạn."))
    return Proposal(0, _("Tài liệu đưa lên sổ tay sau hạn."))


def _thematic(leaf: Criterion, measured: Measured) -> Proposal:
    return Proposal(leaf.points if measured.thematic else 0, _("Theo loại buổi sinh hoạt."))


def _speakers(leaf: Criterion, measured: Measured) -> Proposal:
    if not measured.present:
        return Proposal(None, _("Chưa điểm danh."))
    evidence = _("%(speakers)s/%(present)s đảng viên có mặt phát biểu (%(share)s).") % {
        "speakers": measured.speakers,
        "present": measured.present,
        "share": numbers.percent(measured.speakers, measured.present),
    }
    return Proposal(_by_band(leaf, measured.speakers, measured.present), evidence)


def _tasks_done(leaf: Criterion, measured: Measured) -> Proposal:
    if not measured.tasks_due:
        return Proposal(None, _("Kỳ trước không giao nhiệm vụ nào trên sổ tay."))
    evidence = _("Hoàn thành %(done)s/%(due)s nhiệm vụ kỳ trước (%(share)s).") % {
        "done": measured.tasks_done,
        "due": measured.tasks_due,
        "share": numbers.percent(measured.tasks_done, measured.tasks_due),
    }
    return Proposal(_by_band(leaf, measured.tasks_done, measured.tasks_due), evidence)


def _by_band(leaf: Criterion, count: int, whole: int) -> int:
    """The points of the first band that holds; a criterion without bands gives all or none."""
    for band in leaf.bands:
        if _holds(band, count, whole):
            return band.points
    return 0 if leaf.bands or count < whole else leaf.points


def _holds(band: Band, count: int, whole: int) -> bool:
    if band.short:
        return whole - count <= band.edge
    reached, edge = 100 * count, band.edge * whole
    return reached >= edge if band.inclusive else reached > edge


_MEASURES: dict[str, Callable[[Criterion, Measured], Proposal]] = {
    "length": _length,
    "attendance": _attendance,
    "excused_runs": _excused_runs,
    "committee_met": _committee_met,
    "papers_in_time": _papers_in_time,
    "thematic": _thematic,
    "speakers": _speakers,
    "tasks_done": _tasks_done,
}
