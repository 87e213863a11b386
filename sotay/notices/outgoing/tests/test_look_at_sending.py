from typing import Any

import pytest
from django.test import Client

from sotay.jobs.tests.running import run_queued
from sotay.notices.outgoing.actions import post
from sotay.notices.outgoing.models import Dispatch
from sotay.notices.outgoing.providers.memory import outbox
from sotay.org.tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(cast: Cast, client: Client) -> Client:
    assert cast.khanh.account is not None
    client.force_login(cast.khanh.account)
    return client


def page(client: Client, **query: str) -> str:
    response = client.get("/sending/", query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_administrator_sees_what_went_to_the_cells_and_no_number(
    cast: Cast, keeper: Client
) -> None:
    words: dict[str, Any] = {"to": "0912345678", "words": "Ma 482913", "about": "code:activation"}
    post(by=None, channel="sms", unit=cast.cell, **words)
    run_queued()
    shown = page(keeper)
    assert "•••• ••• 678" in shown
    assert "mã một lần" in shown
    assert "đã gửi" in shown
    assert "912345678" not in shown
    assert "482913" not in shown


def test_what_could_not_be_sent_says_what_to_do(cast: Cast, keeper: Client) -> None:
    words: dict[str, Any] = {"to": "0912345678", "words": "x", "about": "code:activation"}
    post(by=None, channel="sms", unit=cast.cell, **words)
    Dispatch.objects.update(state="given_up", problem="said_no", tries=1)
    shown = page(keeper)
    assert "Nơi gửi từ chối tin này" in shown
    assert "gửi mã mới" in shown


def test_messages_of_nobodys_unit_are_nobodys_business(cast: Cast, keeper: Client) -> None:
    post(by=None, channel="sms", to="0912345678", words="x", about="code:x")
    assert "•••• ••• 678" not in page(keeper)


def test_a_test_goes_to_oneself(cast: Cast, keeper: Client) -> None:
    response = keeper.post("/sending/tests/", {"channel": "sms", "to": "0912345678"})
    assert response.status_code == 303
    run_queued()
    (message,) = outbox
    assert message.to == f"+84{cast.khanh.phone[-9:]}"
    assert "đã gửi" in page(keeper)


def test_whoever_has_no_address_is_told_so(cast: Cast, keeper: Client) -> None:
    response = keeper.post("/sending/tests/", {"channel": "email"})
    assert response.status_code == 422
    assert "chưa có số điện thoại hoặc địa chỉ thư" in response.content.decode()
    assert not Dispatch.objects.exists()


def test_a_closed_way_is_shown_as_closed(cast: Cast, keeper: Client, settings: Any) -> None:
    settings.SENDING = {**settings.SENDING, "sms": "off"}
    assert "chưa nối, dùng mã in" in page(keeper)
    response = keeper.post("/sending/tests/", {"channel": "sms"})
    assert response.status_code == 409
    assert "mã in" in response.content.decode()


def test_what_words_would_cost_is_shown_with_and_without_tone_marks(keeper: Client) -> None:
    shown = page(keeper, words="Đồng chí có thông báo mới " * 3)
    assert "GSM-7 · 77 ký tự · tính tiền 1 tin" in shown
    assert "UCS-2 · 77 ký tự · tính tiền 2 tin" in shown


def test_nobody_else_finds_it_in_the_menu(cast: Cast, client: Client, keeper: Client) -> None:
    assert "/sending/" in page(keeper)
    assert cast.binh.account is not None
    client.force_login(cast.binh.account)
    assert "/sending/" not in client.get("/notices/").content.decode()
    assert client.get("/sending/").status_code == 403
