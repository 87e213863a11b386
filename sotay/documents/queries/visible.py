"""Everything that somebody may read, drafts of one's own keeping among it, as a WHERE clause."""

from django.db.models import Q, QuerySet

from sotay.documents.models import Document
from sotay.documents.queries.audience import reached_by
from sotay.kernel import clock
from sotay.org.models import Person, Unit
from sotay.org.queries import subtree_ids
from sotay.org.queries.holdings import holdings_of
from sotay.policy import Right, may
from sotay.policy.reading import once_a_request


def kept_unit_ids(person: Person) -> frozenset[int]:
    """The units whose documents the person keeps: as officer of each, as clerk of all below."""
    return once_a_request(
        ("keeper of documents", person.pk, clock.today()), lambda: _kept_unit_ids(person)
    )


def _kept_unit_ids(person: Person) -> frozenset[int]:
    held = holdings_of(person, clock.today())
    clerk_of = {unit_id for unit_id, role in held.roles if role == "clerk"}
    below = {
        unit_id for unit in Unit.objects.filter(pk__in=clerk_of) for unit_id in subtree_ids(unit)
    }
    offices = Unit.objects.filter(pk__in={unit_id for unit_id, _office in held.offices} - below)
    return frozenset(below | {u.pk for u in offices if may(person, Right.DOCUMENTS_KEEP, u)})


def visible(person: Person) -> QuerySet[Document]:
    """Every document that the person may read: published to them, or kept by them."""
    kept = Q(unit__in=kept_unit_ids(person))
    reached = Q(reached_by(person))
    return Document.objects.filter(kept | (reached & ~Q(state=Document.State.DRAFT)))
