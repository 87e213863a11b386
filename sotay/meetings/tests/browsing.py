"""Somebody at a browser: signed in, following redirects, counting taps."""

from typing import Any

from django.test import Client

from sotay.org.models import Person


def signed_in(person: Person) -> Client:
    client = Client()
    assert person.account is not None
    client.force_login(person.account)
    return client


class Taps:
    """A person who taps: every request that a finger starts is one."""

    def __init__(self, person: Person) -> None:
        self.client = signed_in(person)
        self.count = 0
        self.page = ""
        self.at = ""

    def go(self, address: str) -> str:
        return self._landed(self.client.get(address), address)

    def send(self, address: str, **values: Any) -> str:
        return self._landed(self.client.post(address, values), address)

    def _landed(self, answer: Any, address: str) -> str:
        self.count += 1
        if answer.status_code == 303:
            address = answer["Location"]
            answer = self.client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        self.at, self.page = address, answer.content.decode()
        return self.page
