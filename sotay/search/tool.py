"""The magnifying glass in the top bar of every page."""

from typing import Any

from django.urls import reverse

from sotay.accounts.models import Account
from sotay.org.queries.identity import has_person


def glass(account: Account) -> dict[str, Any] | None:
    """Where it leads; None for an account of nobody on the roster."""
    return {"address": reverse("search:search")} if has_person(account) else None
