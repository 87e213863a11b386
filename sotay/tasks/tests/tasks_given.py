"""A task of the cell that Bình gave to An."""

from datetime import date
from uuid import UUID, uuid5

from django.test import Client

from sotay.org.models import Person
from sotay.org.tests.cast import Cast
from sotay.tasks import actions
from sotay.tasks.models import Task

DUE = date(2026, 11, 13)


def act_id(word: str) -> UUID:
    """The same id for the same word, so that a test can send one act twice."""
    return uuid5(UUID(int=0), word)


def a_task(cast: Cast, *, title: str = "Vận động 5 hộ ký cam kết", due_on: date = DUE) -> Task:
    return actions.give_task_in_unit(
        by=cast.binh,
        unit=cast.cell,
        title=title,
        assignee=cast.an,
        due_on=due_on,
        client_id=act_id(title),
    )


def signed_in(person: Person) -> Client:
    client = Client()
    assert person.account is not None
    client.force_login(person.account)
    return client
