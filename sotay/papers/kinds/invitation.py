"""The invitation to a meeting (giấy mời)."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from sotay.kernel.clock import VIETNAM
from sotay.kernel.dates import length, official, official_hour, weekday
from sotay.papers.kinds.letterhead import Letterhead, paper_with
from sotay.papers.model import Address, Block, Item, Paper, Paragraph, Run, Signature, plain


@dataclass(frozen=True)
class InvitationContent:
    """Who is invited to what, when and where.

    Attributes:
        summary: "dự sinh hoạt chi bộ thường kỳ tháng 11 năm 2026".
        invited: "Đồng chí Lê Thị Ánh, đảng viên Chi bộ", one or several.
        agenda: the points, without dashes.
        planned_minutes: length in minutes; nought leaves the line out.
        chair: name and post; documents: titles of what to read before.
        notes: further sentences, such as until when to answer.
    """

    letterhead: Letterhead
    summary: str
    invited: tuple[str, ...]
    starts_at: datetime
    place: str
    agenda: tuple[str, ...]
    signature: Signature
    planned_minutes: int = 0
    chair: str = ""
    documents: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


def invitation(content: InvitationContent) -> Paper:
    """The invitation as a paper; it carries a number only if its letterhead does."""
    day = content.starts_at.astimezone(VIETNAM).date()
    opening = _("%(issuer)s trân trọng kính mời đồng chí %(summary)s.") % {
        "issuer": content.letterhead.issuer,
        "summary": content.summary,
    }
    hour = _("%(hour)s, %(weekday)s, %(day)s.") % {
        "hour": official_hour(content.starts_at),
        "weekday": weekday(day),
        "day": official(day),
    }
    blocks: list[Block] = [
        Paragraph(plain(opening)),
        _point(_("Thời gian:"), hour),
        _point(_("Địa điểm:"), _stopped(content.place)),
    ]
    if content.planned_minutes:
        blocks.append(_point(_("Thời lượng dự kiến:"), _stopped(length(content.planned_minutes))))
    if content.chair:
        blocks.append(_point(_("Chủ trì:"), _stopped(content.chair)))
    blocks += _list(_("Nội dung:"), content.agenda)
    blocks += _list(_("Tài liệu:"), content.documents)
    blocks += [Paragraph(plain(note)) for note in content.notes]
    blocks.append(Paragraph(plain(_("Rất mong đồng chí đến dự đúng giờ."))))
    return paper_with(
        content.letterhead,
        "invitation",
        summary=content.summary,
        blocks=blocks,
        signatures=(content.signature,),
        recipients=content.recipients,
        address=Address(_("Kính mời:"), content.invited),
    )


def _point(label: str, text: str) -> Block:
    return Paragraph((Run(f"{label} ", bold=True), Run(text)))


def _list(label: str, items: tuple[str, ...]) -> list[Block]:
    if not items:
        return []
    ends = [";"] * (len(items) - 1) + ["."]
    return [
        Paragraph((Run(label, bold=True),), with_next=True),
        *(Item(plain(item.rstrip(" .;,") + end)) for item, end in zip(items, ends, strict=True)),
    ]


def _stopped(text: str) -> str:
    return text.rstrip(" .") + "."
