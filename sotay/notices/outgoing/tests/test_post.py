from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from sotay.jobs.tests.running import run_queued
from sotay.kernel import clock
from sotay.kernel.refusals import Invalid
from sotay.notices.outgoing.actions import post
from sotay.notices.outgoing.models import Dispatch
from sotay.notices.outgoing.providers.memory import outbox
from sotay.notices.outgoing.refusals import NotConnected, TooOften
from sotay.org.tests.cast import Cast

pytestmark = pytest.mark.django_db

CODE: dict[str, Any] = {
    "channel": "sms",
    "words": "Sổ Tay: mã của đồng chí là 482913",
    "about": "code:activation",
}


def a_code(to: str = "0912 345 678", **also: object) -> Dispatch:
    return post(by=None, **{**CODE, "to": to, **also})


def test_a_code_is_sent_by_the_worker_without_tone_marks() -> None:
    dispatch = a_code()
    assert outbox == []
    run_queued()
    (message,) = outbox
    assert (message.to, message.words) == ("+84912345678", "So Tay: ma cua dong chi la 482913")
    dispatch.refresh_from_db()
    assert (dispatch.state, dispatch.tries, dispatch.parts) == ("sent", 1, 1)


def test_of_what_was_sent_neither_code_nor_number_can_be_read_afterwards() -> None:
    dispatch = a_code()
    waiting = Dispatch.objects.values().get()
    run_queued()
    sent = Dispatch.objects.values().get()
    for row in (waiting, sent):
        assert not [value for value in row.values() if "482913" in str(value)]
        assert not [value for value in row.values() if "912345678" in str(value)]
    assert waiting["sealed"]
    assert sent["sealed"] == ""
    assert sent["masked"] == "•••• ••• 678"
    assert sent["address_key"] == dispatch.address_key


def test_tone_marks_travel_where_they_are_wanted(settings: Any) -> None:
    settings.SENDING = {**settings.SENDING, "tone_marks": True}
    a_code()
    run_queued()
    assert outbox[0].words == "Sổ Tay: mã của đồng chí là 482913"


@pytest.mark.parametrize("typed", ["0912345678", "+84 912.345.678", "84912345678", "912345678"])
def test_a_number_is_one_number_however_it_is_typed(typed: str) -> None:
    a_code()
    assert a_code(to=typed).address_key == Dispatch.objects.earliest("id").address_key


@pytest.mark.parametrize("typed", ["", "không có", "0912", "113", "09123456789012345"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        a_code(to=typed)
    assert not Dispatch.objects.exists()


@pytest.mark.parametrize(
    "typed", ["", "An", "an@", "@phohoa.example", "an@pho hoa.example", "a\n@b.example"]
)
def test_what_is_no_mail_address_is_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        a_code(to=typed, channel="email")
    assert not Dispatch.objects.exists()


def test_the_fourth_in_ten_minutes_waits_and_then_goes() -> None:
    start = clock.now().replace(second=0, microsecond=0)
    for minute in range(3):
        with clock.held_at(start + timedelta(minutes=minute)):
            a_code()
    with clock.held_at(start + timedelta(minutes=9)), pytest.raises(TooOften) as refused:
        a_code()
    assert f"{start + timedelta(minutes=10):%H:%M}" in str(refused.value.message)
    assert Dispatch.objects.count() == 3
    with clock.held_at(start + timedelta(minutes=10)):
        a_code()


def test_another_number_does_not_wait() -> None:
    for _time in range(3):
        a_code()
    a_code(to="0987654321")
    assert Dispatch.objects.count() == 4


def test_a_unit_spends_no_more_than_its_budget_and_begins_anew_at_midnight(
    cast: Cast, settings: Any
) -> None:
    settings.SENDING = {**settings.SENDING, "budget": 2}
    noon = clock.now().replace(hour=12)
    with clock.held_at(noon):
        for number in ("0912345678", "0987654321"):
            a_code(to=number, unit=cast.cell)
        with pytest.raises(TooOften):
            a_code(to="0971234567", unit=cast.cell)
        a_code(to="0971234567", unit=cast.other_cell)
    assert Dispatch.objects.filter(unit=cast.cell).count() == 2
    with clock.held_at(noon + timedelta(hours=12)):
        a_code(to="0971234567", unit=cast.cell)


def test_whoever_asks_has_the_own_cell_pay(cast: Cast) -> None:
    words = {**CODE, "to": "0912345678"}
    assert post(by=cast.an, **words).unit == cast.cell


def test_a_server_without_a_way_out_says_so(settings: Any) -> None:
    settings.SENDING = {**settings.SENDING, "sms": "off"}
    with pytest.raises(NotConnected):
        a_code()
    assert not Dispatch.objects.exists()


def test_a_text_that_would_be_paid_four_times_is_refused() -> None:
    with pytest.raises(Invalid):
        a_code(words="a" * 460)
    assert a_code(words="a" * 459).parts == 3


def test_nothing_is_sent_when_the_asking_act_fails() -> None:
    def act() -> None:
        with transaction.atomic():
            a_code()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        act()
    run_queued()
    assert outbox == []
