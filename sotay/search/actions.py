"""Keeping the index true: marks by whoever changes something, the rest by the worker."""

import logging
from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from sotay.jobs.actions import run_later
from sotay.kernel import clock
from sotay.ledger.acts import one_act
from sotay.search import queries, registry
from sotay.search.engine import places, reading
from sotay.search.engine.faults import Busy, Unusable
from sotay.search.engine.writing import Writer, the_pen, writing
from sotay.search.models import Mark

logger = logging.getLogger(__name__)

# Things in one go; between two goes other jobs have their turn.
BATCH = 200
_BUSY_AGAIN = timedelta(seconds=5)
_WAITS_AGAIN = timedelta(seconds=15)
_ASKED_LATELY = timedelta(minutes=1)

Thing = tuple[str, int]


@one_act()
def mark(*, source: str, thing: int) -> None:
    """Have the index take in a thing that changed; a part of the change's own transaction."""
    mark_all(source=source, things=[thing])


@one_act()
def mark_all(*, source: str, things: Iterable[int]) -> None:
    """The same for several of one source."""
    now = clock.now()
    marks = [Mark(source=source, thing=thing, asked_at=now) for thing in things]
    if marks:
        Mark.objects.bulk_create(marks)
        run_later("search.bring_up_to_date")


def bring_up_to_date() -> None:
    """Take in what was marked; a thing whose words are still being read comes again."""
    root = Path(settings.SEARCH_ROOT)
    try:
        with the_pen(root):
            folder = places.current(root)
            if folder is None:
                run_later("search.rebuild_some")
                return
            marks = queries.next_marks(BATCH)
            things = dict.fromkeys((one.source, one.thing) for one in marks)
            folders = [folder]
            if (being_made := places.building(root)) is not None:
                folders.append(places.folder_of(root, being_made))
            waiting = set() if not things else _take_in(folders, things)
    except Busy:
        run_later("search.bring_up_to_date", at=clock.now() + _BUSY_AGAIN)
    except Unusable:
        logger.exception("the index is torn and will be made again")
        places.abandon(root)
        run_later("search.rebuild_some")
    else:
        _done(marks, waiting)


@one_act()
def _done(marks: Sequence[Mark], waiting: Collection[Thing]) -> None:
    """Take the marks away; those of things that wait come again, later and later."""
    Mark.objects.filter(pk__in=[one.pk for one in marks]).delete()
    since = {(one.source, one.thing): one.asked_at for one in reversed(marks)}
    for source, thing in waiting:
        asked_at = since[source, thing]
        again = clock.now() + max(_WAITS_AGAIN, (clock.now() - asked_at) / 4)
        Mark.objects.create(source=source, thing=thing, asked_at=asked_at, not_before=again)
        run_later("search.bring_up_to_date", at=again)
    if len(marks) == BATCH:
        run_later("search.bring_up_to_date")


def rebuild_some(*, anew: bool = False) -> bool:
    """Make the next part of a new index beside the one in use; with the last it takes its place.

    May be interrupted at any time and called again: it goes on where it was.

    Args:
        anew: forget what was made so far.

    Returns:
        Whether it is complete and in use.

    Raises:
        Busy: another process writes.
    """
    root = Path(settings.SEARCH_ROOT)
    with the_pen(root, wait=30.0 if anew else 0.0):
        if anew:
            places.give_up(root)
        being_made = places.building(root) or places.begin(root)
        folder = places.folder_of(root, being_made)
        names = [name for name in registry.sources() if name >= being_made.source]
        for name in names:
            after = being_made.after if name == being_made.source else 0
            ids = registry.sources()[name].ids_after(after, BATCH)
            if ids:
                _fill(folder, [(name, thing) for thing in ids])
                so_far = being_made.count + len(ids)
                places.keep(root, places.Building(being_made.name, name, ids[-1], so_far))
                return False
        if not names or being_made.count == 0:
            _fill(folder, [])
        places.put_in_use(root, being_made)
        run_later("search.bring_up_to_date")
        return True


def _fill(folder: Path, things: Iterable[Thing]) -> None:
    try:
        waiting = _take_in([folder], things)
    except Unusable:
        places.give_up(Path(settings.SEARCH_ROOT))
        raise
    for source, thing in waiting:
        mark(source=source, thing=thing)


def _take_in(folders: Iterable[Path], things: Iterable[Thing]) -> set[Thing]:
    """Put things into indexes; which of them are not whole yet."""
    prepared = [(source, thing, _prepared(source, thing)) for source, thing in things]
    for folder in folders:
        with writing(folder) as writer:
            for source, thing, found in prepared:
                _put(writer, f"{source}:{thing}", found)
    return {(source, thing) for source, thing, found in prepared if found and found.waits}


def _put(writer: Writer, key: str, found: registry.Prepared | None) -> None:
    if found is None:
        writer.take_out(key)
    else:
        writer.put(found.entry)


def _prepared(source: str, thing: int) -> registry.Prepared | None:
    try:
        return registry.sources()[source].prepare(thing)
    except Exception:  # one thing that cannot be read must not keep all others out
        logger.exception("%s %s cannot be found: it could not be prepared", source, thing)
        return None


def keep_whole() -> None:
    """See that there is a whole index, that nothing stays half made or marked."""
    root = Path(settings.SEARCH_ROOT)
    try:
        reading.count(root)
    except Unusable:
        places.abandon(root)
    if places.current(root) is None or places.building(root) is not None:
        run_later("search.rebuild_some")
    elif queries.next_marks(1):
        run_later("search.bring_up_to_date")


def ask_for_an_index() -> None:
    """A page found none that can be read: have it looked at, soon, but not by every page."""
    if not queries.was_asked_for(clock.now() - _ASKED_LATELY):
        run_later("search.keep_whole", soon=True)
