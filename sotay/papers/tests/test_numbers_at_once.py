"""Two secretaries issue at the same moment: both get a number, and not the same one."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connections

from sotay.org.tests.cast import build_cast
from sotay.papers import actions
from sotay.papers.layouts import layout_named
from sotay.papers.models import Number, Register

AT_ONCE = 6
EACH = 3


@pytest.mark.django_db(transaction=True)
def test_numbers_asked_for_at_once_follow_one_another_without_a_gap() -> None:
    cast = build_cast()
    gate = Barrier(AT_ONCE)

    def ask() -> list[int]:
        try:
            gate.wait()
            return [
                actions.allocate_number(
                    by=cast.binh,
                    unit=cast.cell,
                    layout=layout_named("hd05"),
                    issuer_kind="cell",
                    type_code="resolution",
                    title="Nghị quyết",
                    day=date(2026, 11, 3),
                ).value
                for _turn in range(EACH)
            ]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as hall:
        given = [
            value for turn in [hall.submit(ask) for _n in range(AT_ONCE)] for value in turn.result()
        ]
    assert sorted(given) == list(range(1, AT_ONCE * EACH + 1))
    assert Number.objects.count() == AT_ONCE * EACH
    assert Register.objects.get().next_value == AT_ONCE * EACH + 1
