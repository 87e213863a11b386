"""Bringing the shipped texts into the database, and agreeing to one."""

from datetime import date
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import transaction

from sotay.activation.models import Consent, ConsentText
from sotay.kernel import clock
from sotay.ledger.actions import record
from sotay.org.models import Person

SHIPPED = Path(__file__).resolve().parent.parent / "data"


@transaction.atomic
def load_consent_texts(*, by: Person | None = None, registry: Any = apps) -> None:
    """Make each shipped text a row (``consent-<version>-<day it begins>.txt``), once.

    A text that somebody may have agreed to is never changed, so rows that are there stay.
    ``registry`` is given by a migration, which sees the tables as they were then.
    """
    del by  # the product itself; what a unit writes has its own act
    texts = registry.get_model("activation", "ConsentText").objects
    for path in sorted(SHIPPED.glob("consent-*.txt")):
        _word, version, starts = path.stem.split("-", 2)
        texts.get_or_create(
            version=int(version),
            defaults={
                "words": path.read_text(encoding="utf-8").strip(),
                "starts": date.fromisoformat(starts),
            },
        )


@transaction.atomic
def agree(*, by: Person, text: ConsentText) -> Consent:
    """The person agrees to this version; twice is once."""
    consent, is_new = Consent.objects.get_or_create(
        person=by, text=text, defaults={"at": clock.now()}
    )
    if is_new:
        record(by=by, act="activation.consented", about=by, details={"version": text.version})
    return consent
