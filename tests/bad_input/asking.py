"""Sending requests of which nothing remains unless they were refused."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sotay.kernel import clock
from sotay.meetings.tests import cast as people
from tests.bad_input.acts import Act
from tests.bad_input.stage import Stage
from tests.permissions.matrix import CAST
from tests.permissions.test_permission_matrix import addresses

FORM = "application/x-www-form-urlencoded"
# The beginnings of what Django says in English when nobody translated it.
ENGLISH = (
    "This field",
    "Select a valid",
    "Ensure this",
    "Enter a",
    "Null char",
    "is not one of",
    "Not Found",
)


class Asking:
    """The browsers of everybody, on one stage."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.parameters = dict(addresses())
        self._keeps = False
        # All signed in before the first request: what a test takes back is no session.
        self._clients = {who: _signed_in(stage, who) for who in CAST}

    def address(self, name: str, where: str) -> str:
        """The address ``name`` of the thing at this place of the stage."""
        ids = self.stage.ids[where]
        return reverse(name, kwargs={key: ids[key] for key in self.parameters[name]})

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Inside, what requests do stays, until the end of the block."""
        with transaction.atomic():
            self._keeps = True
            try:
                yield
            finally:
                self._keeps = False
                transaction.set_rollback(True)

    def moved(self, row: Act, where: str) -> Act:
        """The same act elsewhere; ``another`` is a second motion or task of the same place."""
        ids = self.stage.ids
        if where == "another":
            ids["another"] = {
                **ids[row.where],
                "motion_id": ids["phones"]["motion_id"],
                "task_id": ids["org"]["other_task_id"],
            }
        return replace(row, where=where)

    def post(
        self, name: str, row: Act, sent: dict[str, str] | bytes, *, html: bool = False
    ) -> tuple[int, str]:
        """Status and body of a POST; a fault of ours is 500 and where it lies."""
        body = sent if isinstance(sent, bytes) else urlencode(sent)
        return self.ask(
            "post",
            row.who,
            self.address(name, row.where),
            data=body,
            content_type=FORM,
            headers={"Accept": "text/html" if html else "application/json"},
        )

    def ask(self, method: str, who: str, address: str, **how: Any) -> tuple[int, str]:
        """Status and body; what a request did that was not refused is taken back."""
        with clock.held_at(people.EVENING), transaction.atomic():
            try:
                answer: HttpResponse = getattr(self._clients[who], method)(address, **how)
            except Exception as fault:  # noqa: BLE001 - every fault is what is looked for
                transaction.set_rollback(True)
                return 500, where_it_lies(fault)
            led_to = answer.headers.get("Location", "")
            assert not led_to.startswith("/sign-in/") or address.startswith("/sign-"), address
            if answer.status_code < 400 and not self._keeps:
                transaction.set_rollback(True)
            # Read to its end, a file is closed.
            body = answer.getvalue()
            return answer.status_code, body.decode(errors="replace")


def _signed_in(stage: Stage, who: str) -> Client:
    client = Client()
    client.force_login(getattr(stage.cast, who).account)
    session = client.session
    session["proved_at"] = people.EVENING.timestamp()
    session.save()
    return client


def where_it_lies(fault: Exception) -> str:
    """The fault and the last lines of ours on the way to it."""
    ours = [
        f"{frame.filename.rpartition('/sotay/')[2]}:{frame.lineno}"
        for frame in traceback.extract_tb(fault.__traceback__)
        if "/sotay/" in frame.filename
    ]
    return f"{type(fault).__name__}: {str(fault)[:120]} at {' < '.join(reversed(ours[-3:]))}"


def rows_of_all_tables() -> dict[str, int]:
    """How many rows every table has, the ledger's among them."""
    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if model._meta.managed and model._meta.label != "accounts.Session"
    }


def without_mistake(name: str, status: int, body: str) -> str:
    """What is wrong with a refusal; empty if nothing is."""
    if status >= 500:
        return f"{name}: {body}"
    english = [words for words in ENGLISH if words in body]
    return f"{name}: says “{english[0]}”" if status >= 400 and english else ""
