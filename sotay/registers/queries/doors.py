"""Who may open which book, which line, and what was passed on to them."""

from django.utils.translation import gettext as _

from sotay.accounts.models import Account
from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.org.models import Person, Unit
from sotay.org.queries import person_of, unit_for
from sotay.org.queries.holdings import holdings_of
from sotay.org.queries.relations import unit_relations
from sotay.policy import Relation, Right, may
from sotay.registers.models import Forwarding, Line

_KEEPERS = frozenset({Relation.HEAD, Relation.DEPUTY, Relation.CLERK})


def book_unit_for(person: Person, unit_id: int) -> Unit:
    """The unit, if this person may look into its books.

    Raises:
        Missing: there is none, or its books are not for them; the two look alike.
    """
    unit = unit_for(unit_id)
    if not may(person, Right.REGISTERS_SEE, unit):
        raise Missing(_("Không tìm thấy sổ văn bản này."))
    return unit


def line_for(person: Person, line_id: int) -> Line:
    """A line of a book that this person may look into.

    Raises:
        Missing: there is none, or it is not for them; the two look alike.
    """
    rows = Line.objects.select_related(
        "book__unit__kind", "document", "file__blob", "number", "entered_by", "struck_by"
    )
    line = rows.filter(pk=line_id).first()
    if line is None or not may(person, Right.REGISTERS_SEE, line.book.unit):
        raise Missing(_("Không tìm thấy dòng sổ này."))
    return line


def forwarding_for(person: Person, forwarding_id: int) -> Forwarding:
    """What was passed on to this person, to a unit of theirs, or by a unit whose books they keep.

    Raises:
        Missing: there is none, or it is not for them; the two look alike.
    """
    rows = Forwarding.objects.select_related(
        "line__book__unit", "line__document", "line__file__blob", "person", "unit", "by"
    )
    found = rows.filter(pk=forwarding_id).first()
    if found is None or not may(person, Right.REGISTERS_SEE_FORWARDING, found):
        raise Missing(_("Không tìm thấy văn bản chuyển xử lý này."))
    return found


def relations_to_forwarding(person: Person | None, forwarding: Forwarding) -> frozenset[Relation]:
    """What a person is to what was passed on: its receiver, or a keeper of the book."""
    if person is None:
        return frozenset()
    found = unit_relations(person, forwarding.line.book.unit) & (_KEEPERS | {Relation.SIGNED_IN})
    received = forwarding.person_id == person.pk or (
        forwarding.unit is not None and bool(unit_relations(person, forwarding.unit) & _KEEPERS)
    )
    return found | ({Relation.ASSIGNEE} if received else frozenset())


def keeps_books(account: Account) -> bool:
    """Whether the account is somebody's who keeps some unit's books; no query of its own."""
    person = person_of(account)
    return person is not None and holdings_of(person, clock.today()).keeps_records
