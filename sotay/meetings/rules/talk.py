"""When a meeting takes opinions: from its announcement until it closes."""

from django.utils.translation import gettext as _

TAKES_OPINIONS = frozenset({"announced", "open"})


def takes_opinions(state: str) -> bool:
    """Whether an opinion may be given: beforehand after the announcement, and in the meeting."""
    return state in TAKES_OPINIONS


def why_no_opinions(state: str) -> str:
    """The sentence for whoever comes too early or too late."""
    if state in {"draft", "agreed"}:
        return _("Buổi sinh hoạt chưa được mời họp nên chưa nhận ý kiến.")
    if state in {"postponed", "cancelled"}:
        return _("Buổi sinh hoạt đã hoãn hoặc hủy nên không nhận ý kiến.")
    return _(
        "Buổi sinh hoạt đã kết thúc nên không nhận thêm ý kiến. "
        "Đồng chí có thể đề nghị bổ sung vào biên bản."
    )
