"""Reading the ledger."""

from django.db.models import Model, QuerySet

from sotay.ledger import rules
from sotay.ledger.models import Entry


def seal_of(entry: Entry) -> str:
    """The seal that ``entry`` must carry, computed from its columns."""
    return rules.seal(
        previous_hash=entry.previous_hash,
        seq=entry.seq,
        at=entry.at,
        actor_id=entry.actor_id,
        actor_person_id=entry.actor_person_id,
        act=entry.act,
        about=(entry.about_kind, entry.about_id),
        unit_id=entry.unit_id,
        details=entry.details,
    )


def kind_of(about: Model) -> str:
    """The name of a kind of thing, as entries carry it: ``"meetings.opinion"``."""
    return about._meta.label_lower


def history_of(about: Model) -> QuerySet[Entry]:
    """What happened to one thing, oldest first."""
    return Entry.objects.filter(about_kind=kind_of(about), about_id=str(about.pk))
