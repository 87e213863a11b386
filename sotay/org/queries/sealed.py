"""Whether the keys at hand are those that sealed the numbers."""

from sotay.kernel.sealing import Broken
from sotay.org.models import KEY_OF, Person
from sotay.org.sealed import fingerprint


def keys_fit() -> bool:
    """Whether they open one number of each kind, and find it again; true when there is none."""
    return all(_fits(name) for name in KEY_OF)


def _fits(name: str) -> bool:
    known = Person.objects.filter(**{f"{KEY_OF[name]}__isnull": False})
    person = known.only(name, KEY_OF[name]).order_by("-pk").first()
    if person is None:
        return True
    try:
        found = fingerprint(name, getattr(person, name))
    except Broken:
        return False
    return bool(found == getattr(person, KEY_OF[name]))
