"""What every page knows: who is signed in for which unit, where one can go, how it looks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.utils.functional import SimpleLazyObject

from sotay.accounts import locking, sharing
from sotay.accounts.doors import current
from sotay.accounts.models import Account
from sotay.web import navigation, tools
from sotay.web.look import Look, look_of


@dataclass(frozen=True)
class Identity:
    """Who is signed in, as the top bar names them: unit first, person below."""

    unit: str
    person: str


IdentityOf = Callable[[Account], Identity | None]

_identity_of: list[IdentityOf] = []


def register_identity(identity_of: IdentityOf) -> None:
    """Let ``identity_of`` name the unit and the person behind an account."""
    _identity_of[:] = [identity_of]


def identity(account: Account | None) -> Identity | None:
    """The unit and the person behind ``account``, as far as anybody knows them."""
    if account is None:
        return None
    for identity_of in _identity_of:
        found = identity_of(account)
        if found is not None:
            return found
    return Identity(unit="", person=account.username)


@dataclass(frozen=True)
class Holding:
    """What a page's scripts and its top bar know of the session.

    Attributes:
        idle_minutes: after how many without a touch the page covers itself; 0 is never.
        is_shared: it is one person's turn at a device that several share.
    """

    idle_minutes: int
    is_shared: bool


def holding_of(request: HttpRequest) -> Holding | None:
    """How the session of this page is held; none for a stranger."""
    if current(request) is None:
        return None
    return Holding(locking.idle_minutes(request), sharing.is_shared(request))


def page_context(request: HttpRequest) -> dict[str, Any]:
    """What every page knows: ``account``, ``identity``, ``nav``, ``look``, ``bar_tools``.

    And ``holding`` (the session's), and ``notices`` (what the last act said).
    All but ``look`` are worked out only when a template asks, so a fragment pays nothing.
    ``csrf_input`` is Django's own, made once: a list of forty forms needs no forty masks.
    """
    return {
        "csrf_input": SimpleLazyObject(lambda: csrf_input(request)),
        "account": SimpleLazyObject(lambda: current(request)),
        "identity": SimpleLazyObject(lambda: identity(current(request))),
        "nav": SimpleLazyObject(lambda: navigation.links(request)),
        "look": look_of(request),
        "holding": SimpleLazyObject(lambda: holding_of(request)),
        "bar_tools": SimpleLazyObject(lambda: tools.tools_for(current(request))),
        "notices": SimpleLazyObject(lambda: list(messages.get_messages(request))),
    }


def bare_context() -> dict[str, Any]:
    """The same names for a page that must be shown whatever is broken."""
    return {
        "account": None,
        "identity": None,
        "nav": [],
        "bar_tools": [],
        "holding": None,
        "look": Look(),
        "notices": [],
        "csrf_input": "",
    }
