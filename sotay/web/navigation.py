"""The entries of the bottom bar and the left rail. Apps add theirs in ``ready()``."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

from sotay.accounts.doors import current
from sotay.accounts.models import Account


def everybody(account: Account) -> bool:
    """An entry that every signed-in person sees."""
    del account
    return True


@dataclass(frozen=True)
class Entry:
    """One place to go.

    Attributes:
        label: one or two words, translated lazily.
        icon: a name that ``icon()`` knows.
        url_name: what ``reverse`` takes; the page must exist.
        order: smaller is earlier.
        in_bar: among the five words of the phone's bottom bar.
        visible: whether this account finds the entry of use.
    """

    label: str | Promise
    icon: str
    url_name: str
    order: int
    in_bar: bool = False
    visible: Callable[[Account], bool] = everybody


@dataclass(frozen=True)
class Link:
    """An entry as one page shows it."""

    label: str
    icon: str
    url: str
    in_bar: bool
    is_current: bool


_entries: dict[str, Entry] = {}


def register(entry: Entry) -> None:
    """Add an entry; the same ``url_name`` again replaces the former one."""
    _entries[entry.url_name] = entry


def links(request: HttpRequest) -> list[Link]:
    """The entries that whoever is signed in sees, in order; none for a stranger."""
    account = current(request)
    if account is None:
        return []
    shown = [
        (entry, reverse(entry.url_name))
        for entry in sorted(_entries.values(), key=lambda entry: entry.order)
        if entry.visible(account)
    ]
    here = _deepest(request.path, [url for _, url in shown])
    return [
        Link(str(entry.label), entry.icon, url, entry.in_bar, is_current=url == here)
        for entry, url in shown
    ]


def _deepest(path: str, urls: list[str]) -> str:
    """The longest address that ``path`` lies under; ``/`` only counts for itself."""
    under = [url for url in urls if path == url or (url != "/" and path.startswith(url))]
    return max(under, key=len, default="")
