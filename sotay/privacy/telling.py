"""Who is told what; the folder above that keeps notices fills this in its ``ready``."""

from collections.abc import Callable, Iterable

from sotay.org.models import Person

# Called with who did it, whom to tell, the kind, what it is about, the words, the address.
Tell = Callable[[Person | None, Iterable[Person], str, str, str, str], object]

_tellers: list[Tell] = []


def when_told(tell: Tell) -> None:
    """Bring what this folder has to tell to people."""
    _tellers.append(tell)


def tell(
    *,
    by: Person | None,
    people: Iterable[Person],
    kind: str,
    about: str,
    words: str,
    address: str,
) -> None:
    """Tell these people; whoever did it is left out by the one who brings it."""
    told = list(people)
    for one in _tellers:
        one(by, told, kind, about, words, address)
