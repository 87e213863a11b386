"""The figures by their codes, A1 to D2, as a page and a table show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from sotay.kernel import numbers
from sotay.reports.rules import cells, shares
from sotay.reports.rules.report import ActivationReport
from sotay.reports.rules.tallies import REASONS, UNNOTED, Tally, Use
from sotay.reports.rules.tree import Line
from sotay.reports.rules.wording import REASON_WORDS


@dataclass(frozen=True)
class Figure:
    """One figure: how many, and of how many where it is a share."""

    code: str
    name: str
    count: int
    unit: str
    whole: int | None = None

    @property
    def counted(self) -> str:
        """``128/129 đồng chí``, or ``129 đảng viên``."""
        if self.whole is None:
            return f"{numbers.thousands(self.count)} {self.unit}"
        return f"{shares.ratio(self.count, self.whole)} {self.unit}"

    @property
    def percent(self) -> str:
        """``99,2%``; empty where nothing is a whole."""
        return shares.share(self.count, self.whole) if self.whole else ""

    @property
    def told(self) -> str:
        """``128/129 đồng chí, đạt 99,2%``, or ``129 đảng viên``."""
        if self.whole is None:
            return self.counted
        return shares.reached(self.count, self.whole, self.unit)

    @property
    def share(self) -> Decimal | None:
        """Per cent, rounded half up to one decimal; None where there is no whole."""
        return numbers.share(self.count, self.whole, shares.PLACES) if self.whole else None


@dataclass(frozen=True)
class Group:
    """Figures that belong together."""

    title: str
    figures: tuple[Figure, ...]


def groups_of(report: ActivationReport) -> tuple[Group, ...]:
    """All figures of the report's unit; one whose feature is missing is left out."""
    tally, use = report.total, report.use
    return (
        Group(_("Tổ chức đảng"), tuple(_organisations(report.own))),
        Group(_("Đảng viên"), tuple(_members(tally))),
        Group(_("Kích hoạt"), tuple(_activation(tally, with_logins=report.with_logins))),
        Group(_("Sinh hoạt chi bộ trong kỳ"), tuple(_meetings(report.own))),
        Group(_("Nhiệm vụ trong kỳ"), tuple(_tasks(use))),
    )


def reasons_of(tally: Tally) -> tuple[Figure, ...]:
    """Why members have not activated, as far as there are any; those without a note last."""
    unit = _("đồng chí")
    return tuple(
        Figure("B5", str(REASON_WORDS[reason]), count, unit)
        for reason in (*REASONS, UNNOTED)
        if (count := tally.reasons.get(reason, 0))
    )


def _organisations(line: Line) -> list[Figure]:
    tally = line.tally
    if line.node.is_cell:
        return [Figure("A1", _("Chi ủy"), int(line.has_committee), _("chi ủy"))]
    found = [
        Figure("A1", name, count, _("tổ chức"))
        for name, count in sorted(tally.organisations.items())
    ]
    found.append(Figure("A1", _("Chi bộ trực thuộc"), tally.cells, _("chi bộ")))
    found += [
        Figure("A1", _("Chi bộ %s") % word, count, _("chi bộ"))
        for word, count in cells.in_order(tally.cell_words)
    ]
    with_committee = tally.cells_with_committee
    return [*found, Figure("A1", _("Chi bộ có chi ủy"), with_committee, _("chi bộ"), tally.cells)]


def _members(tally: Tally) -> list[Figure]:
    member = _("đảng viên")
    return [
        Figure("A2", _("Tổng số đảng viên"), tally.members, member),
        Figure("A2", _("Chính thức"), tally.official, member),
        Figure("A2", _("Dự bị"), tally.probationary, member),
        Figure("A2", _("Nữ"), tally.women, member),
        Figure("A3", _("Miễn công tác và sinh hoạt"), tally.exempt, member),
        Figure("A4", _("Sinh hoạt tạm thời nơi khác"), tally.away, member),
        Figure("A4", _("Nơi khác đến sinh hoạt tạm thời"), tally.received, member),
        Figure("A5", _("Đang sinh hoạt (tổng số trừ miễn)"), tally.active, member),
        Figure(
            "A5", _("Trong đó dự tại đơn vị (trừ cả đi nơi khác, đình chỉ)"), tally.here, member
        ),
    ]


def _activation(tally: Tally, *, with_logins: bool) -> list[Figure]:
    comrade = _("đồng chí")
    found = [
        Figure("B3", _("Đã kích hoạt trên tổng số đảng viên"), tally.activated, comrade,
               tally.members),
        Figure("B3", _("Đã kích hoạt trong số đang sinh hoạt"), tally.active_activated, comrade,
               tally.active),
        Figure("B1", _("Có thiết bị, trong số đã khai"), tally.with_device, comrade,
               tally.told_device),
        Figure("B2", _("Đã cấp tài khoản"), tally.with_account, comrade, tally.members),
    ]  # fmt: skip
    if with_logins:
        signed_in = tally.signed_in
        found.append(Figure("B4", _("Đăng nhập trong kỳ"), signed_in, comrade, tally.members))
    return found


def _meetings(line: Line) -> list[Figure]:
    tally, use = line.tally, line.use
    meeting, member = _("buổi"), _("lượt người")
    met = []
    if not line.node.is_cell:
        met = [Figure("C1", _("Chi bộ đã sinh hoạt trên sổ tay"), use.cells_met, _("chi bộ"),
                      tally.cells)]  # fmt: skip
    return [
        *met,
        Figure("C2", _("Sinh hoạt thường kỳ"), use.regular, meeting),
        Figure("C2", _("Sinh hoạt chuyên đề"), use.thematic, meeting),
        Figure("C2", _("Đúng ngày quy định"), use.on_usual_day, meeting, use.regular),
        Figure("C2", _("Đủ thời lượng"), use.long_enough, meeting, use.regular),
        Figure("C3", _("Gửi tài liệu trước đúng hạn"), use.papers_in_time, meeting,
               use.with_papers),
        Figure("C3", _("Ban hành kết quả đúng hạn"), use.results_in_time, meeting,
               use.results_due),
        Figure("C4", _("Dự sinh hoạt"), use.present, member, use.expected),
        Figure("C4", _("Phát biểu, trong số có mặt"), use.speakers, member, use.present),
        *(
            Figure("C5", _("Xếp loại %s") % grade, count, meeting, sum(use.grades.values()))
            for grade, count in _in_order(use.grades)
        ),
    ]  # fmt: skip


def _tasks(use: Use) -> list[Figure]:
    task = _("nhiệm vụ")
    return [
        Figure("D2", _("Đã giao"), use.tasks_given, task),
        Figure("D2", _("Xong đúng hạn"), use.tasks_in_time, task, use.tasks_given),
        Figure("D2", _("Quá hạn"), use.tasks_overdue, task, use.tasks_given),
    ]


def _in_order(grades: Mapping[str, int]) -> list[tuple[str, int]]:
    """Tốt, khá, trung bình, kém; names that a local scheme gives stand after them."""
    order = ("Tốt", "Khá", "Trung bình", "Kém")  # not interface: the regulation's own words
    places = {name: place for place, name in enumerate(order)}
    return sorted(grades.items(), key=lambda pair: (places.get(pair[0], len(places)), pair[0]))
