"""Counting votes: thresholds in integers, and figures that must not contradict each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sotay.kernel import numbers
from sotay.kernel.refusals import Invalid
from sotay.profiles.scheme import QuestionRule, VotingRules

GT_HALF = "gt_half"
GE_TWO_THIRDS = "ge_two_thirds"

_FORMS = {
    "hands": gettext_lazy("giơ tay"),
    "phones": gettext_lazy("biểu quyết công khai trên máy"),
    "paper": gettext_lazy("bỏ phiếu kín bằng phiếu giấy"),
}


@dataclass(frozen=True)
class Outcome:
    """How a vote came out, with every figure that the minutes print."""

    agree: int
    disagree: int
    other: int
    # Voters in the room who gave no vote.
    silent: int
    denominator: int
    needed: int
    carried: bool

    @property
    def share(self) -> str:
        """The share of those who agree, of the whole denominator: ``85,00%``."""
        return numbers.percent(self.agree, self.denominator)


def threshold_of(question: str, rules: VotingRules) -> str:
    """The threshold of a kind of question.

    Raises:
        Invalid: the profile has no such question.
    """
    return _rule(question, rules).threshold


def check_form(question: str, form: str, rules: VotingRules) -> None:
    """Refuse a form in which this kind of question may not be voted.

    Elections and discipline are secret paper ballots (QĐ 190-QĐ/TW, 10/10/2024).

    Raises:
        Invalid: with the forms that are allowed.
    """
    rule = _rule(question, rules)
    if form not in rule.forms:
        allowed = ", ".join(str(_FORMS[name]) for name in rule.forms)
        raise Invalid(
            _("Nội dung này chỉ được biểu quyết bằng hình thức: %s.") % allowed, field="form"
        )


def needed(denominator: int, threshold: str) -> int:
    """The fewest votes in favour that carry a question.

    Args:
        denominator: all who have a vote, the absent too.
        threshold: ``gt_half`` (more than a half) or ``ge_two_thirds`` (two thirds or more).
    """
    if threshold == GT_HALF:
        return denominator // 2 + 1
    if threshold == GE_TWO_THIRDS:
        return -(-2 * denominator // 3)
    raise ValueError(f"no threshold is called {threshold!r}")


def is_carried(agree: int, denominator: int, threshold: str) -> bool:
    """Whether ``agree`` votes carry: ``2a > D``, or ``3a >= 2D``. Nobody carries nothing."""
    return denominator > 0 and agree >= needed(denominator, threshold)


def check_count(*, agree: int, disagree: int, other: int, present: int) -> None:
    """Refuse a count of open votes that cannot be.

    Args:
        agree: votes in favour.
        disagree: votes against.
        other: other opinions.
        present: members with a vote who are in the room.

    Raises:
        Invalid: a count is below nought, or there are more votes than voters.
    """
    for field, count in (("agree", agree), ("disagree", disagree), ("other", other)):
        if count < 0:
            raise Invalid(_("Số phiếu không thể nhỏ hơn 0."), field=field)
    total = agree + disagree + other
    if total > present:
        raise Invalid(
            _(
                "Tổng số phiếu (%(total)s) nhiều hơn số đảng viên có quyền biểu quyết đang "
                "có mặt (%(present)s)."
            )
            % {"total": total, "present": present},
            field="agree",
        )


def outcome(
    *, agree: int, disagree: int, other: int, present: int, denominator: int, threshold: str
) -> Outcome:
    """How an open vote came out.

    Raises:
        Invalid: the count cannot be, or fewer have a vote than are in the room with one.
    """
    check_count(agree=agree, disagree=disagree, other=other, present=present)
    if present > denominator:
        raise Invalid(_("Số người biểu quyết có mặt nhiều hơn số đảng viên có quyền biểu quyết."))
    return Outcome(
        agree=agree,
        disagree=disagree,
        other=other,
        silent=present - agree - disagree - other,
        denominator=denominator,
        needed=needed(denominator, threshold),
        carried=is_carried(agree, denominator, threshold),
    )


def check_paper_count(
    *,
    issued: int,
    returned: int,
    valid: int,
    invalid: int,
    lines: Sequence[int],
    present: int,
    marks: int | None = None,
) -> None:
    """Refuse a counting record (biên bản kiểm phiếu) whose figures contradict each other.

    Args:
        issued: papers given out.
        returned: papers in the box.
        valid: valid papers.
        invalid: invalid papers.
        lines: votes for each name, or each form of discipline.
        present: members with a vote who are in the room.
        marks: how many names one paper may carry (1 in a ballot on discipline); None when
            nobody said.

    Raises:
        Invalid: with the two figures that do not fit.
    """
    figures = {"issued": issued, "returned": returned, "valid": valid, "invalid": invalid}
    for field, count in figures.items():
        if count < 0:
            raise Invalid(_("Số phiếu không thể nhỏ hơn 0."), field=field)
    if issued > present:
        raise _too_many(_("Số phiếu phát ra"), issued, _("số người có mặt"), present, "issued")
    if returned > issued:
        raise _too_many(_("Số phiếu thu về"), returned, _("số phiếu phát ra"), issued, "returned")
    if valid + invalid != returned:
        raise Invalid(
            _(
                "Phiếu hợp lệ (%(valid)s) cộng phiếu không hợp lệ (%(invalid)s) phải bằng "
                "số phiếu thu về (%(all)s)."
            )
            % {"valid": valid, "invalid": invalid, "all": returned},
            field="valid",
        )
    if not lines:
        raise Invalid(_("Ghi số phiếu của từng người hoặc từng phương án."), field="lines")
    if min(lines) < 0:
        raise Invalid(_("Số phiếu không thể nhỏ hơn 0."), field="lines")
    if max(lines) > valid:
        raise _too_many(
            _("Số phiếu của một dòng"), max(lines), _("số phiếu hợp lệ"), valid, "lines"
        )
    if marks is not None and sum(lines) > marks * valid:
        raise _too_many(
            _("Tổng số phiếu các dòng"), sum(lines), _("mức tối đa"), marks * valid, "lines"
        )


def carried_lines(lines: Sequence[int], denominator: int, threshold: str) -> tuple[int, ...]:
    """The places (from 0) of the lines of a paper ballot that reached the threshold."""
    return tuple(
        place for place, votes in enumerate(lines) if is_carried(votes, denominator, threshold)
    )


def sentence(agree: int, denominator: int) -> str:
    """``17/20 đảng viên chính thức biểu quyết tán thành, đạt 85,00%``, as a resolution ends."""
    return _("%(agree)s/%(all)s đảng viên chính thức biểu quyết tán thành, đạt %(percent)s") % {
        "agree": numbers.padded(agree),
        "all": numbers.padded(denominator),
        "percent": numbers.percent(agree, denominator),
    }


def _rule(question: str, rules: VotingRules) -> QuestionRule:
    try:
        return rules.question(question)
    except KeyError:
        raise Invalid(_("Chọn loại nội dung biểu quyết."), field="question") from None


def _too_many(what: str, count: int, than: str, most: int, field: str) -> Invalid:
    return Invalid(
        _("%(what)s (%(count)s) nhiều hơn %(than)s (%(most)s).")
        % {"what": what, "count": count, "than": than, "most": most},
        field=field,
    )
