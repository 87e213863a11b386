"""How an entry is sealed, and what may stand in it."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime

# Ids, figures, dates and slugs fit; a sentence that somebody said does not.
LONGEST_TEXT = 120

Detail = str | int | bool | None | list["Detail"] | dict[str, "Detail"]


def check_details(value: object, *, at: str = "details") -> None:
    """See that ``value`` holds ids and figures only, nested as lists and mappings.

    Raises:
        ValueError: something else is in it. Floats too: two databases may print them
            differently, and the seal would break.
    """
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT or "\x00" in value:
            raise ValueError(f"{at}: the ledger holds ids and figures, not texts")
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise ValueError(f"{at}: keys are strings")  # noqa: TRY004 (one error for the caller)
            check_details(inner, at=f"{at}.{key}")
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            check_details(inner, at=f"{at}[{index}]")
    elif value is not None and not isinstance(value, int):
        raise ValueError(f"{at}: {type(value).__name__} does not belong in the ledger")


def seal(
    *,
    previous_hash: str,
    seq: int,
    at: datetime,
    actor_id: int | None,
    actor_person_id: int | None,
    act: str,
    about: tuple[str, str],
    unit_id: int | None,
    details: Mapping[str, Detail],
) -> str:
    """SHA-256 (hex) over an entry and the seal of the one before it."""
    line = [
        previous_hash,
        seq,
        at.astimezone(UTC).isoformat(timespec="microseconds"),
        actor_id,
        actor_person_id,
        act,
        *about,
        unit_id,
        details,
    ]
    text = json.dumps(line, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
