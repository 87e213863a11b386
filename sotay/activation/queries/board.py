"""The board of a unit: who is in, who was invited, who waits, and why not."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from sotay.accounts.codes import Medium, derived, spaced
from sotay.activation.models import Activation, CodeGiven
from sotay.activation.queries.meant import subject_of
from sotay.activation.queries.people import (
    Figures,
    MemberLine,
    figures_by_unit,
    member_line,
    member_lines,
)
from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.org.models import Person, SystemRole, Unit
from sotay.org.queries import subtree_ids, unit_for
from sotay.org.queries.holdings import holdings_of
from sotay.policy import Right, may, require

MOST_LISTED = 300
FILTERS = ("not_active", "waiting", "invited", "reason", "active")


@dataclass(frozen=True)
class CellLine:
    """One unit below, in the order of codes: figures and no ranking."""

    unit: Unit
    figures: Figures


@dataclass(frozen=True)
class BoardPage:
    """The board; ``people`` is None for whoever sees figures only."""

    unit: Unit
    figures: Figures
    cells: list[CellLine]
    shown: str
    people: list[MemberLine] | None
    more: bool
    may_issue: bool
    may_appoint: bool
    may_set_consent: bool


@dataclass(frozen=True)
class Sheet:
    """One printed card: whose, the code, until when."""

    name: str
    unit: str
    code: str
    expires_at: datetime


def looks_after(person: Person) -> set[int]:
    """The ids of the units that the person has an office in, or keeps the roster of."""
    held = holdings_of(person, clock.today())
    kept = {unit_id for unit_id, role in held.roles if role == SystemRole.Role.ADMINISTRATOR}
    return kept | {unit_id for unit_id, _office in held.offices}


def units_of(person: Person) -> list[Unit]:
    """The units whose board the person looks at, in the order of codes."""
    return list(Unit.objects.filter(pk__in=looks_after(person)).order_by("code"))


def board_for(person: Person, unit_id: int, *, shown: str) -> BoardPage:
    """The board of a unit today; seven queries, whatever the size.

    Without ``shown`` a cell lists who is not active, and a unit above cells lists nobody.

    Raises:
        Missing: there is no such unit.
        Forbidden: the person does not look after it.
    """
    unit = unit_for(unit_id)
    require(person, Right.ACTIVATION_SEE_FIGURES, unit)
    ids = subtree_ids(unit)
    by_unit = figures_by_unit(ids)
    whole = Figures.of_nobody()
    for figures in by_unit.values():
        whole = whole.plus(figures)
    below = list(Unit.objects.filter(pk__in=set(by_unit) - {unit.pk}).order_by("code"))
    shown = shown or ("" if below else FILTERS[0])
    people: list[MemberLine] | None = None
    if may(person, Right.ACTIVATION_SEE_PEOPLE, unit):
        people = member_lines(ids, state=shown, most=MOST_LISTED + 1) if shown else []
    return BoardPage(
        unit=unit,
        figures=whole,
        cells=[CellLine(one, by_unit[one.pk]) for one in below],
        shown=shown,
        people=None if people is None else people[:MOST_LISTED],
        more=people is not None and len(people) > MOST_LISTED,
        may_issue=may(person, Right.ACTIVATION_ISSUE_CODES, unit),
        may_appoint=may(person, Right.ACTIVATION_APPOINT_HELPER, unit),
        may_set_consent=may(person, Right.ACTIVATION_SET_CONSENT, unit),
    )


def member_of_board(unit: Unit, person_id: int) -> MemberLine:
    """One member of the unit or of one under it.

    Raises:
        Missing: not on a home roll there.
    """
    person = Person.objects.filter(pk=person_id).first()
    line = member_line(person) if person else None
    if line is None or line.unit.pk not in subtree_ids(unit):
        raise Missing(_("Không tìm thấy đảng viên này trong danh sách của đơn vị."))
    return line


def to_be_invited(unit: Unit) -> list[MemberLine]:
    """Everybody of the unit who is not active: whom a sheet may be printed for."""
    return member_lines(subtree_ids(unit), state="not_active", most=MOST_LISTED)


def batch_of(person: Person, unit: Unit, seed: UUID) -> list[Sheet]:
    """The sheets that this person issued by one form and that are good still, by name.

    Nobody else sees them: whoever else has the right issues others. Left out is who came in
    meanwhile, and whose sheet a newer one has replaced.

    Raises:
        Missing: nothing of it is left, or it was another's.
    """
    given = CodeGiven.objects.filter(
        seed=seed, by=person, unit=unit, medium=Medium.PAPER, expires_at__gt=clock.now()
    ).exclude(Exists(Activation.objects.filter(person=OuterRef("person"))))
    rows = list(given.select_related("person").order_by("person__name_key", "person_id"))
    newest = dict(
        CodeGiven.objects.filter(
            person__in=[row.person_id for row in rows], medium=Medium.PAPER, purpose="activation"
        )
        .order_by("at", "id")
        .values_list("person_id", "pk")
    )
    sheets = [_sheet(row) for row in rows if newest[row.person_id] == row.pk]
    if not sheets:
        raise Missing(_("Các tờ mã này không còn dùng được. Đồng chí chọn lại rồi in tờ mới."))
    return sheets


def handed_code(person: Person, unit: Unit, seed: UUID) -> tuple[CodeGiven, str]:
    """The code that this person issued for somebody who stands there, in two groups.

    Raises:
        Missing: it has run out, or it was another's.
    """
    given = (
        CodeGiven.objects.filter(
            seed=seed, by=person, unit=unit, medium=Medium.HAND, expires_at__gt=clock.now()
        )
        .select_related("person")
        .first()
    )
    if given is None:
        raise Missing(_("Mã này không còn dùng được. Đồng chí cấp mã khác."))
    return given, _code(given, Medium.HAND)


def last_day_of(sheets: list[Sheet]) -> date:
    """The last day on which all of them are good."""
    return min(sheet.expires_at for sheet in sheets).astimezone(clock.VIETNAM).date()


def _sheet(given: CodeGiven) -> Sheet:
    line = member_line(given.person)
    return Sheet(
        name=given.person.full_name,
        unit=line.unit.name if line else "",
        code=_code(given, Medium.PAPER),
        expires_at=given.expires_at,
    )


def _code(given: CodeGiven, medium: Medium) -> str:
    subject = subject_of(given.person)
    code = derived(medium, purpose=given.purpose, subject=subject, seed=str(given.seed))
    return spaced(code)
