"""Reading the ledger, and seeing that nobody changed it."""

from dataclasses import dataclass

from django.db.models import Model, QuerySet

from sotay.ledger import rules
from sotay.ledger.models import Chain, Entry


@dataclass(frozen=True)
class ChainReport:
    """What checking the whole chain found. ``broken_at``: first entry that does not fit."""

    entries: int
    broken_at: int | None
    last_hash: str

    @property
    def whole(self) -> bool:
        """Whether every entry is as it was written and none is missing."""
        return self.broken_at is None


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


def verify_chain() -> ChainReport:
    """Walk the chain from the first entry to the last, in flat memory.

    An entry that is changed, missing in the middle or cut off at the end is found. Whoever
    can rewrite every later seal as well is caught only by a ``last_hash`` kept elsewhere.
    """
    seq, previous = 0, ""
    for entry in Entry.objects.order_by("seq").iterator(chunk_size=500):
        fits = entry.seq == seq + 1 and entry.previous_hash == previous
        if not fits or seal_of(entry) != entry.hash:
            return ChainReport(entries=seq, broken_at=seq + 1, last_hash=previous)
        seq, previous = entry.seq, entry.hash
    end = Chain.objects.first()
    cut = end is not None and (end.last_seq, end.last_hash) != (seq, previous)
    return ChainReport(entries=seq, broken_at=seq + 1 if cut else None, last_hash=previous)


def kind_of(about: Model) -> str:
    """The name of a kind of thing, as entries carry it: ``"meetings.opinion"``."""
    return about._meta.label_lower


def history_of(about: Model) -> QuerySet[Entry]:
    """What happened to one thing, oldest first."""
    return Entry.objects.filter(about_kind=kind_of(about), about_id=str(about.pk))
