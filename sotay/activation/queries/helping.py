"""Who helps where, and who there still has to come in."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sotay.activation.models import Helping
from sotay.activation.queries.people import MemberLine, member_line, member_lines
from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.org.models import Person, Unit
from sotay.org.queries import subtree_ids
from sotay.org.queries.days import holds_on
from sotay.policy import Relation, Right, may

MOST_SHOWN = 400


@dataclass(frozen=True)
class HelpPage:
    """The people of a cell as their helper sees them: who is in, and who is not yet."""

    helping: Helping
    unit: Unit
    not_active: list[MemberLine]
    active: int


def relations_to_helping(person: Person | None, helping: Helping) -> frozenset[Relation]:
    """A helper is so from the day of the appointment until the day before it ends."""
    today = clock.today()
    if person is None or person.pk != helping.person_id:
        return frozenset()
    return frozenset({Relation.HELPER} if helping.starts <= today < helping.ends else ())


def helpings_of(person: Person) -> list[Helping]:
    """Where the person helps today."""
    rows = Helping.objects.filter(holds_on(clock.today()), person=person)
    return list(rows.select_related("unit").order_by("unit__code", "id"))


def helpings_in(unit: Unit) -> list[Helping]:
    """Who helps in the unit today."""
    rows = Helping.objects.filter(holds_on(clock.today()), unit=unit)
    return list(rows.select_related("person").order_by("person__name_key", "id"))


def helping_in(unit: Unit, helping_id: int) -> Helping:
    """One appointment of the unit, over or not.

    Raises:
        Missing: there is none.
    """
    found = Helping.objects.select_related("person", "unit").filter(unit=unit, pk=helping_id)
    helping = found.first()
    if helping is None:
        raise Missing(_("Không tìm thấy người hỗ trợ này."))
    return helping


def helping_for(person: Person, helping_id: int) -> Helping:
    """The appointment, if it is this person's and holds today.

    Raises:
        Missing: there is none, it is another's, or it is over; all look alike.
    """
    helping = Helping.objects.select_related("unit").filter(pk=helping_id).first()
    if helping is None or not may(person, Right.ACTIVATION_ASSIST, helping):
        raise Missing(
            _("Không tìm thấy việc hỗ trợ này: chưa được phân công, hoặc đã hết thời gian.")
        )
    return helping


def help_page(helping: Helping) -> HelpPage:
    """The list that a helper works down."""
    lines = member_lines(subtree_ids(helping.unit), state="all", most=MOST_SHOWN)
    return HelpPage(
        helping=helping,
        unit=helping.unit,
        not_active=[line for line in lines if line.state != "active"],
        active=sum(line.state == "active" for line in lines),
    )


def helped_person(helping: Helping, person_id: int) -> MemberLine:
    """One of the people whom the helper helps.

    Raises:
        Missing: not of this unit.
    """
    person = Person.objects.filter(pk=person_id).first()
    line = member_line(person) if person else None
    if line is None or line.unit.pk not in subtree_ids(helping.unit):
        raise Missing(_("Không tìm thấy đảng viên này trong danh sách của chi bộ."))
    return line
