"""Two devices save the same box at the same moment: one row, and the words of both."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections

from sotay.accounts.models import Account
from sotay.drafts.models import Draft
from sotay.drafts.tests.device import Device

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    gate = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            gate.wait()
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as hall:
        return [turn.result() for turn in [hall.submit(run, act) for act in acts]]


def test_both_texts_are_kept(an: Account) -> None:
    devices = [Device(an, "phone"), Device(an, "desktop")]
    at_once(*[lambda one=one: one.save(f"trên {one.name}") for one in devices])
    row = Draft.objects.get()
    assert {row.text, row.other_text} == {"trên phone", "trên desktop"}


def test_sending_against_typing_loses_no_word_of_the_other(an: Account) -> None:
    phone, desktop = Device(an, "phone"), Device(an, "desktop")
    phone.save("đã gửi")
    at_once(lambda: phone.clear("đã gửi"), lambda: desktop.save("chưa gửi"))
    row = Draft.objects.get()
    assert "chưa gửi" in (row.text, row.other_text)
