"""What papers must keep to, in pure sentences."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from sotay.kernel.dates import official
from sotay.kernel.refusals import Invalid
from sotay.kernel.text import fold, nfc
from sotay.papers.layouts import Layout

SECRECY_MARKS = frozenset({"mat", "toi mat", "tuyet mat"})
END_SIGNS = (".", "!", "?", "…", ":", ";", "”", '"')


def may_issue(layout: Layout, issuer_kind: str, type_code: str) -> bool:
    """Whether a body of this kind may issue a paper of this type under this layout.

    The tables are those of QĐ 399-QĐ/TW, 09/01/2026 (hd05) and QĐ 66-QĐ/TW, 2017 (hd36).
    Forms that no rule regulates (giấy mời) are open to every issuer that is known.

    Raises:
        LookupError: the type is none of the layout's.
    """
    issuer = layout.issuers.get(issuer_kind)
    if issuer is None:
        return False
    return not layout.document_types[type_code].regulated or type_code in issuer.may_issue


def issuer_kinds(*, is_cell: bool) -> tuple[str, ...]:
    """The kinds of issuers in a unit, as the layouts name them."""
    return ("cell",) if is_cell else ("committee", "standing_board")


def paper_code(layout: Layout, type_code: str, issuer_code: str) -> str:
    """The sign of a paper: type, slash, issuer: ``BB/CB``."""
    return f"{layout.document_types[type_code].abbreviation}/{issuer_code}"


def number_line(layout: Layout, number: int | None, code: str) -> str:
    """``Số 05-BB/CB``: no colon, at least two digits; blanks while there is no number."""
    # Non-breaking blanks: nothing on the way to the page may fold them into one.
    shown = "\u00a0" * 5 if number is None else f"{number:02d}"
    return f"{layout.wording.number} {shown}-{code}"


def place_and_day(place: str, day: date | None) -> str:
    """``Phổ Hòa, ngày 03 tháng 11 năm 2026``; blanks to fill in by hand without a day."""
    if day is not None:
        return f"{place}, {official(day)}"
    gap = "\u00a0" * 5
    return _("%(place)s, ngày%(gap)stháng%(gap)snăm%(gap)s") % {"place": place, "gap": gap}


def recipient_lines(layout: Layout, recipients: Sequence[str]) -> tuple[str, ...]:
    """The list under "Nơi nhận": a dash before, the layout's sign after, a full stop last."""
    bare = [nfc(name).strip().lstrip("-–").strip().rstrip(",;.") for name in recipients]
    ends = [layout.wording.recipient_ends] * (len(bare) - 1) + ["."]
    return tuple(f"- {name}{end}" for name, end in zip(bare, ends, strict=False))


def refuse_secrecy_mark(mark: str) -> None:
    """Say no to a mark of secrecy on a paper.

    Papers with state secrets are never made, kept or printed here (Luật Bảo vệ bí mật nhà
    nước, 117/2025/QH15).

    Raises:
        Invalid: ``mark`` is Mật, Tối mật or Tuyệt mật.
    """
    if fold(mark).strip(" .-") in SECRECY_MARKS:
        raise Invalid(
            _("Văn bản có độ mật không được soạn, lưu hay in bằng phần mềm này."),
            field="circulation",
        )


def printable(text: str) -> str:
    """``text`` as a line on a page can hold it.

    NFC, line ends and tabs as blanks, without control, direction or unpaired signs.
    """
    return nfc(
        "".join(
            " " if sign in "\t\n\r\v\f" else sign
            for sign in nfc(text)
            if sign in "\t\n\r\v\f" or not unicodedata.category(sign).startswith("C")
        )
    )


def ended(text: str) -> str:
    """The last words of a paper: one full stop, not the "./." of administrative papers."""
    bare = re.sub(r"\s*(\./\.|/\.|\.//\.)$", "", text.rstrip())
    return bare if bare.endswith(END_SIGNS) else f"{bare}."


def may_set_next(value: int, *, last_given: int, highest: int) -> bool:
    """Whether a register may go on from ``value``: what was given is never given again."""
    return last_given < value <= highest
