"""What the heading of any paper says: who issues it, under which number, where and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sotay.papers.layouts import Layout
from sotay.papers.model import Address, Block, Paper, Signature
from sotay.papers.rules import paper_code


@dataclass(frozen=True)
class Letterhead:
    """The heading's values.

    Attributes:
        superior: the body above ("Đảng bộ phường Phổ Hòa"); any case, printed in capitals.
        issuer: "Chi bộ Tổ dân phố 3".
        issuer_code: the issuer's sign in numbers: "CB", "ĐU".
        number: ``None`` leaves blanks, as in a draft.
        day: ``None`` leaves blanks.
        draft_mark: "Dự thảo lần 2", or empty.
    """

    layout: Layout
    superior: str
    issuer: str
    issuer_code: str
    place: str
    number: int | None = None
    day: date | None = None
    circulation: str = ""
    draft_mark: str = ""


def paper_with(
    letterhead: Letterhead,
    type_code: str,
    *,
    summary: str,
    blocks: Sequence[Block],
    signatures: Sequence[Signature],
    recipients: Sequence[str] = (),
    address: Address | None = None,
) -> Paper:
    """A paper of this type under this letterhead.

    A type without a rule for its sign (giấy mời) shows a number only if it was given one.

    Raises:
        LookupError: the layout has no type ``type_code``.
        Invalid: the circulation or draft mark is a mark of secrecy.
    """
    layout = letterhead.layout
    kind = layout.document_types[type_code]
    numbered = kind.regulated or letterhead.number is not None
    return Paper(
        layout=layout,
        superior=letterhead.superior,
        issuer=letterhead.issuer,
        code=paper_code(layout, type_code, letterhead.issuer_code) if numbered else "",
        number=letterhead.number,
        place=letterhead.place,
        day=letterhead.day,
        type_name=kind.name.upper(),
        summary=summary,
        blocks=tuple(blocks),
        signatures=tuple(signatures),
        recipients=tuple(recipients),
        address=address,
        circulation=letterhead.circulation,
        draft_mark=letterhead.draft_mark,
    )
