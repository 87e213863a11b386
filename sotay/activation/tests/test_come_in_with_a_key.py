"""Somebody comes in with the finger of the own phone, and has no password."""

from http.cookies import SimpleCookie

import pytest
from django.test import Client

from sotay.accounts.models import Account, Passkey
from sotay.accounts.tests.authenticator import Phone
from sotay.activation.models import Activation
from sotay.activation.tests.steps import agree_and_finish, newcomer, sheet_for
from sotay.org.models import Person
from sotay.org.tests.cast import Cast

PHONE = "0912 345 678"
OPTIONS = "/activate/key/options/"


@pytest.fixture
def moi(cast: Cast) -> Person:
    return newcomer(cast.cell)


@pytest.fixture
def agreed(cast: Cast, moi: Person) -> Client:
    """A browser at the last step. By its name: there are no keys for bare numbers."""
    client = Client(headers={"host": "localhost"})
    code = sheet_for(cast, moi)
    client.post("/activate/code/", {"number": PHONE, "code": code})
    client.post("/activate/consent/", {"version": "1", "agree": "on"})
    return client


def make(client: Client, phone: Phone) -> dict[str, str]:
    return {"username": "moi.lethi", "answer": phone.make(client.get(OPTIONS).json())}


def test_with_a_key_one_is_in_and_comes_back_with_it_alone(agreed: Client, moi: Person) -> None:
    phone = Phone()
    answer = agreed.post("/activate/key/", make(agreed, phone))
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert "Chào đồng chí Lê Thị Mới" in agreed.get("/").content.decode()
    activation = Activation.objects.get(person=moi)
    assert (activation.with_passkey, activation.way) == (True, "sheet")
    account = Account.objects.get(username="moi.lethi")
    assert not account.has_usable_password()
    other = Client(headers={"host": "localhost"})
    shown = phone.show(other.get("/sign-in/passkey/options/").json())
    again = other.post("/sign-in/passkey/", {"answer": shown, "next": "/"})
    assert again.status_code == 303


def test_a_double_tap_is_one_activation(agreed: Client, moi: Person) -> None:
    sent = make(agreed, Phone())
    before = SimpleCookie(agreed.cookies.output(header="", sep=";"))
    first = agreed.post("/activate/key/", sent)
    agreed.cookies = before
    second = agreed.post("/activate/key/", sent)
    assert (first.status_code, second.status_code) == (303, 303)
    assert (Passkey.objects.count(), Activation.objects.filter(person=moi).count()) == (1, 1)


@pytest.mark.parametrize(
    "phone",
    [Phone(origin="http://evil.example"), Phone(verified=False), Phone(cross_origin=True)],
    ids=["elsewhere", "no finger", "in a frame"],
)
def test_what_only_looks_like_a_key_makes_nobody(agreed: Client, moi: Person, phone: Phone) -> None:
    answer = agreed.post("/activate/key/", make(agreed, phone))
    assert answer.status_code == 422
    assert "chưa dùng được" in answer.content.decode()
    assert not Activation.objects.filter(person=moi).exists()
    assert not Passkey.objects.exists()
    agree_and_finish(agreed)  # the code is not used up
    assert Activation.objects.filter(person=moi).exists()


def test_before_the_code_there_is_no_key(moi: Person) -> None:
    client = Client(headers={"host": "localhost"})
    assert client.get(OPTIONS).status_code == 409
    answer = client.post("/activate/key/", {"username": "moi", "answer": "{}"})
    assert answer.headers["Location"] == "/activate/"
    assert not Activation.objects.filter(person=moi).exists()


def test_the_only_way_in_is_not_taken_away_and_a_password_can_be_added(
    agreed: Client, moi: Person
) -> None:
    agreed.post("/activate/key/", make(agreed, Phone()))
    key = Passkey.objects.get()
    answer = agreed.post(f"/account/safety/passkeys/{key.pk}/removal/")
    assert answer.status_code == 409
    assert Passkey.objects.count() == 1
    assert "đặt mật khẩu trước" in agreed.get("/account/pin/").content.decode()
    page = agreed.get("/account/password/")
    assert "Mật khẩu đang dùng" not in page.content.decode()
    answer = agreed.post("/account/password/", {"password": "bông lúa vàng 2026"})
    assert answer.status_code == 303, answer.content.decode()
    assert Account.objects.get(username="moi.lethi").check_password("bông lúa vàng 2026")


def test_on_a_helpers_phone_no_key_is_offered(agreed: Client) -> None:
    page = agreed.get("/activate/password/").content.decode()
    assert "Hoặc không cần mật khẩu" in page
    bare = Client(headers={"host": "127.0.0.1"})
    bare.cookies = agreed.cookies
    assert "Hoặc không cần mật khẩu" not in bare.get("/activate/password/").content.decode()
