"""The report as a paper in the layout in force: heading, words, signature, recipients."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from sotay.meetings.rules import paperwork
from sotay.org.models import Person, Position, Title, Unit
from sotay.org.queries import UnitDescription, unit_for, unit_on
from sotay.org.queries.days import holds_on
from sotay.papers.kinds import Letterhead, RecordContent, report
from sotay.papers.layouts import Layout, layout_named
from sotay.papers.model import Paper, Signature
from sotay.profiles.queries import profile_on
from sotay.reports.models import ReportWords
from sotay.reports.rules import texts, wording
from sotay.reports.rules.report import ActivationReport
from sotay.reports.rules.texts import Texts
from sotay.reports.rules.wording import Issuer

TYPE = "report"
_LEADERS = (Title.Office.HEAD, Title.Office.DEPUTY)


@dataclass(frozen=True)
class Signer:
    """Somebody who may sign for the unit, with the words under "T/M ĐẢNG ỦY"."""

    position_id: int
    person: Person
    post: str
    title: str


def layout_on(day: date) -> Layout:
    """The layout of the rules in force on ``day``."""
    return layout_named(profile_on(day).rules.layout)


def issuer_kind(unit: Unit, day: date) -> str:
    """The kind of body that issues the unit's reports, as the layouts name it."""
    return paperwork.issuer_kind("", is_cell=unit_on(unit, day).kind.is_cell)


def issuer_of(unit: Unit, day: date) -> Issuer:
    """Whose report it is, by the names of ``day``."""
    described = unit_on(unit, day)
    name = paperwork.issuer_name(described.name, issuer_kind(unit, day))
    return Issuer(
        name=name,
        organisation=described.name,
        short=_without_place(name, unit.place_name),
        is_cell=described.kind.is_cell,
    )


def signers(unit: Unit, day: date) -> list[Signer]:
    """Who may sign for the unit on ``day``, the highest first: only secretary and deputies.

    HD 05-HD/VPTW, 27/5/2026: a deputy signs on behalf of the committee too, never for the
    secretary.
    """
    rows = Position.objects.filter(holds_on(day), unit=unit, title__office__in=_LEADERS)
    return [
        Signer(row.pk, row.person, row.title.signing_post, row.title.name)
        for row in rows.select_related("person", "title").order_by("title__rank", "starts", "pk")
    ]


def texts_of(unit: Unit) -> Texts:
    """What the unit wrote for its report, or what a first report begins with."""
    words = ReportWords.objects.filter(unit=unit).first()
    return texts.from_json(words.texts) if words else first_texts(unit)


def first_texts(unit: Unit) -> Texts:
    """The words of a unit that has written none: what is the same in every such report."""
    parent = unit.parent
    return Texts(
        summary=_("kết quả thực hiện cài đặt phần mềm sổ tay đảng viên điện tử"),
        recipients="\n".join(
            wording.recipients(
                paperwork.committee_name(parent.name) if parent else "",
                above_is_province=parent is not None and parent.kind_id == "province",
                is_cell=unit.kind.is_cell,
            )
        ),
    )


def paper_of(
    unit: Unit,
    report_of: ActivationReport,
    words: Texts,
    *,
    number: int | None = None,
    day: date | None = None,
    signer: Signer | None = None,
) -> Paper:
    """The report as a paper; without number and day it is a draft with blanks.

    The highest of those who may sign stands under it until somebody is chosen.
    """
    named = day or report_of.day
    described, issuer, layout = unit_on(unit, named), issuer_of(unit, named), layout_on(named)
    body = wording.sections(
        issuer,
        report_of.total,
        words,
        report_of.day,
        has_committee=report_of.own.has_committee,
        news=report_of.news,
    )
    head = Letterhead(
        layout=layout,
        superior=_superior(described, named),
        issuer=issuer.name,
        issuer_code=described.kind.code_suffix,
        place=unit.place_name,
        number=number,
        day=day,
    )
    content = RecordContent(head, texts.clause(words.summary), body, texts.items(words.recipients))
    chosen = signer or next(iter(signers(unit, named)), None)
    authority = layout.issuers[issuer_kind(unit, named)].authority
    signature = Signature(authority, "", "")
    if chosen is not None:
        signature = replace(signature, post=chosen.post, name=chosen.person.full_name)
    return report(content, signature=signature)


def _superior(described: UnitDescription, day: date) -> str:
    if described.parent_id is None:
        return ""
    return unit_on(unit_for(described.parent_id), day).name


def _without_place(name: str, place: str) -> str:
    """How a paragraph names it again: "Đảng ủy phường" for "Đảng ủy phường Phổ Hòa"."""
    short = name.removesuffix(place).strip() if place else name
    return short or name
