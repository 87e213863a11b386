"""The activation report in words, in the order and manner that such reports have.

I- Đặc điểm tình hình, II- Kết quả triển khai, III- Khó khăn, vướng mắc, IV- Kiến nghị, đề xuất
(where there are any). Figures come from ``Tally``; every share prints its two numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sotay.kernel import dates
from sotay.kernel.numbers import padded
from sotay.news.rules.timeliness import Timeliness
from sotay.papers.kinds import Section
from sotay.reports.rules import cells, shares
from sotay.reports.rules.tallies import REASONS, UNNOTED, Tally
from sotay.reports.rules.texts import BLANK, Texts, clause, items

REASON_WORDS: Mapping[str, str | Promise] = {
    "no_phone": gettext_lazy("không có điện thoại thông minh"),
    "old_ill": gettext_lazy("già yếu, ốm đau"),
    "abroad": gettext_lazy("đang ở nước ngoài"),
    "new_transfer": gettext_lazy("mới chuyển đến"),
    "technical": gettext_lazy("gặp trục trặc kỹ thuật"),
    "other": gettext_lazy("vì lý do khác"),
    UNNOTED: gettext_lazy("chưa ghi lý do"),
}

_ENDS = (".", ";", "!", "?", "…")


@dataclass(frozen=True)
class Issuer:
    """Whose report it is.

    Attributes:
        name: "Đảng ủy phường Phổ Hòa", or the cell's own name.
        organisation: "Đảng bộ phường Phổ Hòa".
        short: "Đảng ủy phường", for the second time in one paragraph.
    """

    name: str
    organisation: str
    short: str
    is_cell: bool


def sections(
    issuer: Issuer,
    tally: Tally,
    texts: Texts,
    day: date,
    *,
    has_committee: bool,
    news: Timeliness | None = None,
) -> tuple[Section, ...]:
    """The body of the report as of ``day``; what nobody wrote yet is left blank to fill in."""
    told_of_news = (news_told(issuer.short, news),) if news else ()
    parts = [
        Section("", (_opening(issuer, texts),)),
        Section(
            _("I- Đặc điểm tình hình"),
            (f"- {_situation(issuer, tally, day, has_committee=has_committee)}",),
        ),
        Section(
            _("II- Kết quả triển khai khi thực hiện kích hoạt phần mềm “Sổ tay đảng viên điện tử”"),
            (_result(issuer, tally, texts), _result_of_active(tally), *told_of_news),
        ),
        Section(_("III- Khó khăn, vướng mắc"), _difficulties(issuer, texts)),
    ]
    if wishes := items(texts.recommendations):
        parts.append(Section(_("IV- Kiến nghị, đề xuất"), _listed(wishes)))
    closing = _("Trên đây là báo cáo %(summary)s của %(issuer)s.") % {
        "summary": clause(texts.summary) or BLANK,
        "issuer": issuer.name,
    }
    return (*parts, Section("", (closing,)))


def why_not(tally: Tally) -> str:
    """Who has not activated and why, in brackets; empty when everybody has.

    ``(01 đồng chí không có điện thoại thông minh, chưa kích hoạt được)``.
    """
    found = [(reason, tally.reasons.get(reason, 0)) for reason in (*REASONS, UNNOTED)]
    told = [(str(REASON_WORDS[reason]), count) for reason, count in found if count]
    if not told:
        return ""
    if len(told) == 1:
        words, count = told[0]
        return _("(%(count)s đồng chí %(words)s, chưa kích hoạt được)") % {
            "count": padded(count),
            "words": words,
        }
    return _("(%(count)s đồng chí chưa kích hoạt được, trong đó: %(reasons)s)") % {
        "count": padded(tally.waiting),
        "reasons": "; ".join(f"{padded(count)} {words}" for words, count in told),
    }


def news_told(issuer: str, news: Timeliness) -> str:
    """How soon the unit told of what happened: the median, in words that need no word for it."""
    told = {"issuer": issuer, "count": padded(news.count), "days": _days(news.age)}
    if news.count == 1:
        return _("Trong kỳ, %(issuer)s đăng %(count)s tin về sự việc, hoạt động, sau %(days)s ngày "
                 "kể từ ngày diễn ra.") % told  # fmt: skip
    if not news.age:
        return _("Trong kỳ, %(issuer)s đăng %(count)s tin về sự việc, hoạt động; từ một nửa số tin "
                 "trở lên đăng ngay trong ngày diễn ra.") % told  # fmt: skip
    return _("Trong kỳ, %(issuer)s đăng %(count)s tin về sự việc, hoạt động; từ một nửa số tin "
             "trở lên đăng trong vòng %(days)s ngày kể từ ngày diễn ra.") % told  # fmt: skip


def _days(age: Decimal) -> str:
    """``03``, or ``1,5`` where two articles stand in the middle."""
    whole = int(age)
    return padded(whole) if age == whole else f"{age.normalize():f}".replace(".", ",")


def cells_told(tally: Tally) -> str:
    """``08 chi bộ trực thuộc (04 chi bộ TDP; 02 chi bộ trường; 01 chi bộ Công an)``."""
    kinds = "; ".join(
        _("%(count)s chi bộ %(kind)s") % {"count": padded(count), "kind": word}
        for word, count in cells.in_order(tally.cell_words)
    )
    count = padded(tally.cells)
    if not kinds:
        return _("%s chi bộ trực thuộc") % count
    return _("%(count)s chi bộ trực thuộc (%(kinds)s)") % {"count": count, "kinds": kinds}


def recipients(above: str, *, above_is_province: bool, is_cell: bool) -> tuple[str, ...]:
    """Who gets the report where nobody says otherwise, the copy to be kept last.

    ``above`` is the committee above ("Tỉnh ủy Minh Hà", "Đảng ủy phường Hòa An"), or empty.
    """
    if not above:
        to: tuple[str, ...] = ()
    elif above_is_province:
        # "Tỉnh ủy", "Thành ủy": its papers name these bodies without the province.
        word = " ".join(above.split()[:2])
        to = (_("Ban Thường vụ %s") % word, _("Ban Tổ chức %s") % word)
    else:
        to = (_("%s (b/c)") % above,)
    return (*to, _("Lưu Chi bộ") if is_cell else _("Lưu Văn phòng Đảng ủy"))


def _opening(issuer: Issuer, texts: Texts) -> str:
    basis = "; ".join(clause(line) for line in items(texts.legal_basis))
    return _("Thực hiện %(basis)s, %(issuer)s báo cáo kết quả như sau:") % {
        "basis": basis or BLANK,
        "issuer": issuer.name,
    }


def _situation(issuer: Issuer, tally: Tally, day: date, *, has_committee: bool) -> str:
    if issuer.is_cell:
        first = (_("%s có chi ủy.") if has_committee else _("%s không có chi ủy.")) % issuer.name
        whole = _("Chi bộ")
    else:
        first = _("%(name)s hiện có %(under)s, có %(with)s chi bộ có Chi ủy viên.") % {
            "name": issuer.organisation,
            "under": ", ".join([*_organisations(tally), cells_told(tally)]),
            "with": shares.ratio(tally.cells_with_committee, tally.cells),
        }
        whole = _("Toàn Đảng bộ")
    return f"{first} {_members(whole, tally, day)}"


def _organisations(tally: Tally) -> list[str]:
    return [
        f"{padded(count)} {kind[:1].lower()}{kind[1:]}"
        for kind, count in sorted(tally.organisations.items())
    ]


def _members(whole: str, tally: Tally, day: date) -> str:
    told = _("%(whole)s đến ngày %(day)s có %(count)s đảng viên") % {
        "whole": whole,
        "day": dates.short(day),
        "count": padded(tally.members),
    }
    if not tally.exempt:
        return f"{told}."
    exempt = _("trong đó %s đồng chí miễn sinh hoạt") % padded(tally.exempt)
    return f"{told}, {exempt}."


def _result(issuer: Issuer, tally: Tally, texts: Texts) -> str:
    clauses = []
    if plan := clause(texts.superior_plan):
        clauses.append(_("sau khi có %s") % plan)
    own = clause(texts.own_plan) or BLANK
    clauses.append(_("%(issuer)s đã xây dựng %(plan)s") % {"issuer": issuer.short, "plan": own})
    if organised := clause(texts.organised):
        clauses.append(organised)
    activated = shares.reached(tally.activated, tally.members, _("đồng chí"))
    clauses.append(
        _("kết quả số đảng viên đã kích hoạt %s")
        % " ".join(filter(None, (activated, why_not(tally))))
    )
    told = ", ".join(clauses)
    return f"{told[:1].upper()}{told[1:]}."


def _result_of_active(tally: Tally) -> str:
    """The second whole: a target for those who take part is not measured over the exempt."""
    return _("Trong %(active)s đảng viên đang sinh hoạt (không tính đảng viên miễn sinh hoạt), "
             "đã kích hoạt %(reached)s.") % {
        "active": padded(tally.active),
        "reached": shares.reached(tally.active_activated, tally.active, _("đồng chí")),
    }  # fmt: skip


def _difficulties(issuer: Issuer, texts: Texts) -> tuple[str, ...]:
    told = _(
        "Việc triển khai thực hiện ứng dụng phần mềm “Sổ tay đảng viên điện tử” bên cạnh kết quả "
        "đạt được, %s hiện nay còn gặp một số khó khăn như:"
    )
    return (told % issuer.name, *_listed(items(texts.difficulties) or (BLANK,)))


def _listed(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"- {line}" if line.endswith(_ENDS) else f"- {line}." for line in lines)
