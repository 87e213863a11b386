"""Sealing everything anew, after the key was turned."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models, transaction

from sotay.accounts.sealing import under_seal
from sotay.kernel.sealing import KeyRing

AT_ONCE = 500


def seal_again() -> int:
    """Open everything under seal and seal it with the newest key; how many rows there are.

    Whoever is stopped in the middle begins again: the older keys still open what is left.
    """
    return sum(
        _seal_rows(apps.get_model(label), columns) for label, columns in under_seal().items()
    )


def _seal_rows(model: type[models.Model], columns: tuple[str, ...]) -> int:
    rows = model._default_manager.order_by("pk")
    ids = list(rows.values_list("pk", flat=True))
    for place in range(0, len(ids), AT_ONCE):
        with transaction.atomic():
            held = rows.select_for_update().filter(pk__in=ids[place : place + AT_ONCE])
            # As they stand in the columns: attributes may open what they read.
            for key, *sealed in held.values_list("pk", *columns):
                anew = {name: _anew(one) for name, one in zip(columns, sealed, strict=True) if one}
                if anew:
                    rows.filter(pk=key).update(**anew)
    return len(ids)


def _anew(sealed: Any) -> Any:
    ring: KeyRing = settings.KEY_RING
    if isinstance(sealed, str):
        # Of its own type: a column that opens itself knows by it what is sealed already.
        return type(sealed)(ring.anew(sealed))
    return ring.close_bytes(ring.open_bytes(bytes(sealed)))
