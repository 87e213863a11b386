"""The programme of a meeting (chương trình): when, what, who."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from sotay.kernel.clock import VIETNAM
from sotay.kernel.dates import official, official_hour
from sotay.papers.kinds.letterhead import Letterhead, paper_with
from sotay.papers.model import Align, Block, Column, Paper, Paragraph, Signature, Table, plain


@dataclass(frozen=True)
class ProgrammeLine:
    """One point of the programme; ``when`` is free text ("19 giờ 30 – 19 giờ 40")."""

    when: str
    what: str
    who: str


@dataclass(frozen=True)
class ProgrammeContent:
    """The programme with the hour and place it begins at."""

    letterhead: Letterhead
    summary: str
    starts_at: datetime
    place: str
    lines: tuple[ProgrammeLine, ...]
    signature: Signature
    notes: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


def programme(content: ProgrammeContent) -> Paper:
    """The programme as a paper; printed from a draft, its number is blank."""
    day = content.starts_at.astimezone(VIETNAM).date()
    opening = _("Thời gian: %(hour)s, %(day)s. Địa điểm: %(place)s.") % {
        "hour": official_hour(content.starts_at),
        "day": official(day),
        "place": content.place.rstrip(" ."),
    }
    columns = (
        Column(_("TT"), 11, Align.CENTRE),
        Column(_("Thời gian"), 27, Align.CENTRE),
        Column(_("Nội dung"), 80),
        Column(_("Người thực hiện"), 47),
    )
    rows = tuple(
        (str(place), line.when, line.what, line.who)
        for place, line in enumerate(content.lines, start=1)
    )
    # The last words stand under the table, so that the signature never stands without text.
    notes = content.notes or (_("Chương trình gồm %(n)d nội dung.") % {"n": len(content.lines)},)
    blocks: list[Block] = [
        Paragraph(plain(opening)),
        Table(columns, rows),
        *(Paragraph(plain(note)) for note in notes),
    ]
    return paper_with(
        content.letterhead,
        "meeting_programme",
        summary=content.summary,
        blocks=blocks,
        signatures=(content.signature,),
        recipients=content.recipients,
    )
