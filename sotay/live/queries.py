"""Versions of topics, and what changed since one of them."""

from collections.abc import Iterable

from django.db import connection

from sotay.live.frames import Frame
from sotay.live.models import Change


def version_of(topic: str) -> int:
    """The topic's version; 0 if nothing ever changed in it.

    Read it **before** the page's data: a change that comes between the two is then sent
    again, which is harmless. The other way round it would be missed.
    """
    return versions_of([topic])[topic]


def versions_of(topics: Iterable[str]) -> dict[str, int]:
    """The version of each topic, as ``version_of``, in one query."""
    names = list(topics)
    if not names:
        return {}
    places = ", ".join(["%s"] * len(names))
    with connection.cursor() as cursor:  # plain SQL: asked before every page
        cursor.execute(
            f"SELECT name, version FROM live_topic WHERE name IN ({places})",  # noqa: S608 (places)
            names,
        )
        known = dict(cursor.fetchall())
    return {name: known.get(name, 0) for name in names}


def changes_after(topic: str, after: int) -> list[Frame] | None:
    """The frames after version ``after``, in order, without a gap.

    None when the tail no longer reaches back that far, or the reader is ahead of us (the
    database came from a backup): the page must be read anew.
    """
    version = version_of(topic)
    if after == version:
        return []
    rows = Change.objects.filter(topic__name=topic, version__gt=after).order_by("version")
    frames: list[Frame] = list(rows.values_list("frame", flat=True))
    held = [frame["version"] for frame in frames]
    # A rare topic that nobody wanted for a time has a hole in its tail.
    whole = held == list(range(after + 1, after + 1 + len(held))) and after + len(held) >= version
    return frames if frames and whole else None
