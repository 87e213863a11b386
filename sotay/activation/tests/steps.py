"""What the tests of coming in do again and again."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from uuid import uuid4

from django.contrib.auth.hashers import make_password
from django.test import Client
from django_tasks_db.models import DBTaskResult

from sotay.accounts.codes import Medium
from sotay.activation import actions
from sotay.activation.queries.board import batch_of, handed_code
from sotay.kernel import clock
from sotay.notices.outgoing import envelopes
from sotay.notices.outgoing.models import Dispatch
from sotay.org.models import Membership, Person, Unit
from sotay.org.tests.cast import Cast

PASSWORD = "bong lua vang 2026"
BACK = "con đò bến cũ 2026"


def newcomer(
    unit: Unit, name: str = "Lê Thị Mới", phone: str = "0912 345 678", card: str = ""
) -> Person:
    """Somebody on the roll who has never come in and has no account."""
    card = card or f"31.{phone[-7:]}"
    person = Person.objects.create(full_name=name, phone=phone, card_number=card)
    Membership.objects.create(person=person, unit=unit, starts=date(2025, 7, 1))
    return person


def sent() -> list[str]:
    """The words of every message that was asked for, after the worker looked at who is meant."""
    for row in DBTaskResult.objects.ready():
        if row.task_path.endswith("activation.jobs.send_codes"):
            facts = row.args_kwargs["kwargs"]
            actions.send_codes(
                purpose=facts["purpose"], sealed=facts["sealed"], channel=Medium(facts["channel"])
            )
            row.delete()
    return [envelopes.opened(row.sealed)[1] for row in Dispatch.objects.order_by("pk")]


def code_in(words: str) -> str:
    """The six digits of a message."""
    found = re.search(r"\d{3} \d{3}", words)
    assert found, words
    return found[0]


def sheet_for(cast: Cast, person: Person) -> str:
    """The code of a sheet that the secretary printed."""
    form = uuid4()
    actions.issue_sheets(by=cast.binh, unit=cast.cell, people=[person.pk], days=14, client_id=form)
    return batch_of(cast.binh, cast.cell, form)[0].code


def code_in_hand(cast: Cast, person: Person) -> str:
    """The code that the secretary handed over."""
    form = uuid4()
    actions.hand_code(by=cast.binh, unit=cast.cell, person=person, client_id=form)
    return handed_code(cast.binh, cast.cell, form)[1]


def agree_and_finish(client: Client, password: str = PASSWORD) -> None:
    """The steps after the code, as a person without scripts does them."""
    page = client.get("/activate/consent/")
    assert page.status_code == 200, page.headers
    client.post("/activate/consent/", {"version": "1", "agree": "on"})
    client.post("/activate/password/", {"username": "moi.lethi", "password": password})


def give_password(person: Person, password: str) -> None:
    """As if the person had set it long ago."""
    assert person.account is not None
    person.account.password = make_password(password)
    person.account.save()


@contextmanager
def later(**time: int) -> Iterator[None]:
    """So much later than now."""
    with clock.held_at(clock.now() + timedelta(**time)):
        yield
