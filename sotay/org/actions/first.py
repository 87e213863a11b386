"""Setting up an empty system: the organisation, its first administrator, its first cells."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from sotay.accounts.actions import create_account
from sotay.accounts.models import Account
from sotay.kernel import clock, text
from sotay.kernel.refusals import Invalid, Missing
from sotay.ledger.acts import one_act
from sotay.org.actions.membership import add_person
from sotay.org.actions.positions import give_system_role
from sotay.org.actions.units import found_unit
from sotay.org.connections import was_set_up
from sotay.org.models import Person, SystemRole, Unit, UnitKind
from sotay.org.queries.first import next_code

LONGEST_NAME = 200
MOST_AT_ONCE = 200
TOP_CODE = "01"
# What stands above each kind of organisation that sets itself up.
_ABOVE = {"province": "central", "commune": "province", "district": "province"}


@one_act()
def set_up(
    *,
    by: Person | None = None,
    name: str,
    kind: UnitKind,
    place_name: str,
    superior: str,
    since: date,
    full_name: str,
    username: str,
    password: str | None,
    card_number: str = "",
) -> Account:
    """Make the organisation and its first administrator, in a system that has nobody.

    The superior is a unit without people: papers name it at their head. ``by`` is nobody:
    whoever does this proves it with the link of the data folder. Without a password nobody signs
    in until the administrator has set one (``sotay setup`` prints a code for it).

    Raises:
        Missing: somebody has an account already; then this is no way in.
        Invalid: a name is missing or the password too weak.
    """
    # Two who hold the link at once: the second waits here and then finds an account.
    list(UnitKind.objects.select_for_update().order_by("pk"))
    if Account.objects.exists():
        raise Missing(_("Hệ thống này đã được thiết lập."))
    above = _superior(by, superior, kind, since)
    unit = found_unit(
        by=by,
        code=next_code(above) if above else TOP_CODE,
        name=name,
        short_name="",
        kind=kind,
        parent=above,
        on=since,
        place_name=place_name,
        has_seal=not kind.is_cell,
    )
    account = create_account(username=username, password=password)
    person = add_person(
        by=by, full_name=full_name, account=account, card_number=card_number or None
    )
    role = SystemRole.Role.ADMINISTRATOR
    give_system_role(by=by, person=person, unit=unit, role=role, on=min(since, clock.today()))
    was_set_up(person)
    return account


@one_act()
def found_cells(
    *,
    by: Person | None,
    parent: Unit,
    kind: UnitKind,
    names: Sequence[str],
    on: date,
    decision: str = "",
    cell_type: str = "",
) -> list[Unit]:
    """Several cells at once under ``parent``, one a line, with codes one after the other.

    Raises:
        Invalid: no line, too many, or the same name twice or among the cells there; or what
            ``found_unit`` refuses.
    """
    lines = [text.tidy(line) for line in names if text.tidy(line)]
    if not lines:
        raise Invalid(_("Hãy ghi tên các chi bộ, mỗi dòng một tên."), field="names")
    if len(lines) > MOST_AT_ONCE:
        raise Invalid(
            _("Mỗi lần lập không quá %(most)d chi bộ.") % {"most": MOST_AT_ONCE}, field="names"
        )
    parent = Unit.objects.select_for_update().select_related("kind").get(pk=parent.pk)
    known = {
        text.fold(name) for name in parent.children.filter(ends=None).values_list("name", flat=True)
    }
    made = []
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_NAME:
            raise Invalid(
                _("Dòng %(number)d dài quá %(most)d chữ. Chưa chi bộ nào được lập.")
                % {"number": number, "most": LONGEST_NAME},
                field="names",
            )
        if text.fold(line) in known:
            raise Invalid(
                _("Dòng %(number)d: “%(name)s” đã có. Chưa chi bộ nào được lập.")
                % {"number": number, "name": line},
                field="names",
            )
        known.add(text.fold(line))
        made.append(
            found_unit(
                by=by,
                code=next_code(parent),
                name=line,
                short_name=_without_kind(line),
                kind=kind,
                parent=parent,
                on=on,
                decision=decision,
                cell_type=cell_type,
                place_name=parent.place_name,
            )
        )
    return made


def _superior(by: Person | None, name: str, kind: UnitKind, since: date) -> Unit | None:
    if not text.tidy(name):
        return None
    above = UnitKind.objects.get(code=_ABOVE.get(kind.code, "commune"))
    return found_unit(
        by=by, code=TOP_CODE, name=name, short_name="", kind=above, parent=None, on=since
    )


def _without_kind(name: str) -> str:
    """``Chi bộ Tổ dân phố 3`` is called ``Tổ dân phố 3`` where everything is a cell."""
    start = _("Chi bộ ")
    return (name.removeprefix(start))[:80].strip()
