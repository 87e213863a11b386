"""Telling people something, and their reading it."""

from collections.abc import Iterable
from datetime import datetime

from sotay.kernel import clock, text
from sotay.ledger.acts import one_act
from sotay.live.actions import is_heard
from sotay.notices import happenings
from sotay.notices.models import Notice
from sotay.org.models import Person

_LONGEST = Notice._meta.get_field("text").max_length or 600


@one_act()
def notify(
    *,
    by: Person | None,
    people: Iterable[Person],
    kind: str,
    about: str,
    words: str,
    address: str,
) -> int:
    """Tell ``people`` that something happened; whoever did it knows, and is not told.

    Call it last in the act's transaction, after the ledger and beside ``live``'s publish. The
    same ``kind`` and ``about`` again tells nobody twice.

    Args:
        kind: the happening, as the ledger names it: ``"meetings.announced"``.
        about: the thing, and its edition where each edition is news: ``"meeting:12:3"``.
        words: one sentence for the list; titles and hours, never what somebody said.
        address: the page where it is looked at.

    Returns:
        How many were told.
    """
    if not is_heard():
        return 0  # the sample ward's past tells nobody
    ids = {person.pk for person in people} - ({by.pk} if by else set())
    known = Notice.objects.filter(kind=kind, about=about, person__in=ids)
    fresh = sorted(ids - set(known.values_list("person_id", flat=True)))
    now, sentence = clock.now(), text.tidy(words)[:_LONGEST]
    Notice.objects.bulk_create(
        [
            Notice(
                person_id=person_id, kind=kind, about=about, text=sentence, address=address, at=now
            )
            for person_id in fresh
        ],
        ignore_conflicts=True,
    )
    happenings.told(Notice.objects.filter(kind=kind, about=about, person__in=fresh))
    return len(fresh)


@one_act()
def mark_read(*, by: Person, notice: Notice) -> Notice:
    """The person opened it. Twice is once."""
    fresh = Notice.objects.filter(pk=notice.pk, person=by, read_at=None)
    if fresh.update(read_at=clock.now()):
        notice.refresh_from_db()
        happenings.read(notice)
    return notice


@one_act()
def mark_all_read(*, by: Person) -> int:
    """The person has seen them all; how many were unread."""
    count = Notice.objects.filter(person=by, read_at=None).update(read_at=clock.now())
    if count:
        happenings.all_read(by.pk)
    return count


@one_act()
def forget_read(*, by: Person | None, before: datetime) -> int:
    """Forget what was read before that moment; how many notices."""
    del by  # a timer's
    return Notice.objects.filter(read_at__lt=before).delete()[0]


@one_act()
def say_otherwise(*, about: str, words: str) -> int:
    """Put other words in the place of what people were told of a thing; returns how often.

    Only for what must not be read any more: a title of a document that had to be destroyed.
    """
    return Notice.objects.filter(about=about).update(text=words)
