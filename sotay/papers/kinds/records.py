"""Minutes, resolution, conclusion, report: papers whose text people wrote and approved.

What must stand in minutes and in a resolution of a cell is HD 42-HD/BTCTW, 28/10/2025; the
feature that keeps the record composes it. Here it only takes its place on the page.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sotay.papers.kinds.letterhead import Letterhead, paper_with
from sotay.papers.kinds.sections import Section, blocks_of
from sotay.papers.model import Paper, Signature


@dataclass(frozen=True)
class RecordContent:
    """A record ready to be printed.

    ``summary`` stands under the name of the type ("sinh hoạt chi bộ thường kỳ tháng 11 năm
    2026"); ``recipients`` come without dashes and end signs.
    """

    letterhead: Letterhead
    summary: str
    sections: tuple[Section, ...]
    recipients: tuple[str, ...] = ()


def minutes(content: RecordContent, *, written_by: str, chaired_by: str) -> Paper:
    """The minutes: who wrote them signs on the left, who chaired on the right (full names)."""
    return paper_with(
        content.letterhead,
        "minutes",
        summary=content.summary,
        blocks=blocks_of(content.sections),
        signatures=(
            Signature("", _("NGƯỜI GHI BIÊN BẢN"), written_by),
            Signature("", _("CHỦ TRÌ HỘI NGHỊ"), chaired_by),
        ),
        recipients=content.recipients,
    )


def resolution(content: RecordContent, *, signature: Signature) -> Paper:
    """A resolution, signed on behalf of the body ("T/M CHI BỘ")."""
    return _issued(content, "resolution", signature)


def conclusion(content: RecordContent, *, signature: Signature) -> Paper:
    """A conclusion, which a cell may issue in place of a resolution."""
    return _issued(content, "conclusion", signature)


def report(content: RecordContent, *, signature: Signature) -> Paper:
    """A report to the body above."""
    return _issued(content, "report", signature)


def _issued(content: RecordContent, type_code: str, signature: Signature) -> Paper:
    return paper_with(
        content.letterhead,
        type_code,
        summary=content.summary,
        blocks=blocks_of(content.sections),
        signatures=(signature,),
        recipients=content.recipients,
    )
