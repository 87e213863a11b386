"""One phone for several people: each with his own number, nothing of the last one left."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from sotay.accounts import endings
from sotay.accounts.actions import create_account, deactivate, end_sessions, forget_expired, set_pin
from sotay.accounts.actions.seats import LASTS
from sotay.accounts.models import Account, Seat, Session
from sotay.accounts.pins import MOST_TRIES
from sotay.kernel import clock

PASSWORD = "hoa phượng đỏ 7"
PINS = {"an": "2580", "binh": "4826", "cuong": "7193"}
EVENING = datetime(2026, 11, 3, 19, 30, tzinfo=clock.VIETNAM)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_the_evening() -> Any:
    with clock.held_at(EVENING):
        yield


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    heard: list[str] = []
    monkeypatch.setattr(endings, "_when_signed_out", [heard.append])
    return heard


@pytest.fixture
def people() -> dict[str, Account]:
    return {name: create_account(username=name, password=PASSWORD) for name in PINS}


def sit_down(phone: Client, name: str) -> None:
    """He signs in on the phone with his password and puts himself on it."""
    body = {"name": name, "password": PASSWORD, "next": "/turns/seat/"}
    assert phone.post("/sign-in/", body)["Location"] == "/turns/seat/"
    assert phone.post("/turns/seat/", {"pin": PINS[name]}).status_code == 303


@pytest.fixture
def phone(people: dict[str, Account]) -> Client:
    """An and Bình share it; it is Bình's turn."""
    made = Client()
    sit_down(made, "an")
    assert made.post("/turns/newcomer/").status_code == 303
    sit_down(made, "binh")
    return made


def seat_of(name: str) -> Seat:
    return Seat.objects.get(account__username=name)


def take(phone: Client, name: str, pin: str = "") -> Any:
    return phone.post(f"/turns/{seat_of(name).pk}/", {"pin": pin or PINS[name]})


def whose(phone: Client) -> str:
    """Whose turn it is, as the server and the open pages know it."""
    page = phone.get("/more/")
    if page.status_code != 200:
        return ""
    account = page.context["account"] if page.context else page.wsgi_request.user
    assert phone.cookies["turn"].value == str(account.pk)
    return str(account.username)


def test_each_takes_his_turn_with_his_own_number(phone: Client) -> None:
    assert whose(phone) == "binh"
    for name in ("an", "binh", "an"):
        answer = take(phone, name)
        assert answer.status_code == 303
        assert answer["Clear-Site-Data"] == '"cache"'
        assert whose(phone) == name


def test_the_list_names_everybody_and_whose_turn_it_is(phone: Client) -> None:
    page = phone.get("/turns/").content.decode()
    assert f"/turns/{seat_of('an').pk}/" in page
    assert f"/turns/{seat_of('binh').pk}/" not in page
    assert "đang dùng" in page
    assert "Lượt của:" in phone.get("/more/").content.decode()


def test_the_session_of_the_last_one_ends_with_its_streams(phone: Client, told: list[str]) -> None:
    last = phone.session.session_key
    stolen = phone.cookies["sessionid"].value
    take(phone, "an")
    assert told == [last]
    phone.cookies["sessionid"] = stolen
    assert phone.get("/more/").status_code == 303
    assert Session.objects.count() == 1


def test_the_number_of_another_is_wrong(phone: Client) -> None:
    answer = take(phone, "an", PINS["binh"])
    assert answer.status_code == 422
    assert "Còn 4 lần" in answer.content.decode()
    assert whose(phone) == "binh"


def test_after_five_wrong_numbers_he_signs_in_with_his_password(phone: Client) -> None:
    for _ in range(MOST_TRIES):
        take(phone, "an", "9999")
    assert take(phone, "an").status_code == 422
    assert whose(phone) == "binh"
    phone.post("/turns/newcomer/")
    sit_down(phone, "an")
    take(phone, "binh")
    assert take(phone, "an").status_code == 303


@pytest.mark.parametrize("pin", ["", " ", "\x00", "a" * 300, "２５８０", "2580 or 1=1"])
def test_what_is_no_number_is_refused(phone: Client, pin: str) -> None:
    assert phone.post(f"/turns/{seat_of('an').pk}/", {"pin": pin}).status_code == 422
    assert whose(phone) == "binh"


def test_another_device_knows_nobody_of_them(phone: Client) -> None:
    stranger = Client()
    assert "Bấm vào tên mình" not in stranger.get("/turns/").content.decode()
    assert take(stranger, "an").status_code == 404
    stranger.cookies["shared_device"] = "guessed"
    assert take(stranger, "an").status_code == 404


def test_a_turn_is_worth_nothing_in_another_browser(phone: Client) -> None:
    thief = Client()
    thief.cookies["sessionid"] = phone.cookies["sessionid"].value
    assert thief.get("/more/")["Location"] == "/sign-in/"


def test_a_seat_of_this_phone_is_none_of_that(phone: Client, people: dict[str, Account]) -> None:
    tablet = Client()
    sit_down(tablet, "cuong")
    assert take(tablet, "an").status_code == 404
    assert whose(tablet) == "cuong"


def test_by_morning_nobody_sits_there(phone: Client) -> None:
    session = phone.session
    session["idle"] = 0  # nothing is covered meanwhile
    session.save()
    seat = seat_of("an").pk
    for hours in range(1, 12):
        with clock.held_at(EVENING + timedelta(hours=hours)):
            assert whose(phone) == "binh"
    with clock.held_at(EVENING + LASTS):
        assert whose(phone) == ""
        assert phone.post(f"/turns/{seat}/", {"pin": PINS["an"]}).status_code == 404
        forget_expired()
        assert not Seat.objects.exists()


def test_leaving_the_device_ends_everything_there(phone: Client, told: list[str]) -> None:
    elsewhere = Client()
    elsewhere.post("/sign-in/", {"name": "an", "password": PASSWORD})
    key = phone.session.session_key
    seat = seat_of("an").pk
    answer = phone.post("/turns/leaving/")
    assert answer["Location"] == "/sign-in/"
    assert phone.cookies["shared_device"].value == phone.cookies["turn"].value == ""
    assert told[0] == key
    assert not Seat.objects.exists()
    assert phone.post(f"/turns/{seat}/", {"pin": PINS["an"]}).status_code == 404
    assert elsewhere.get("/more/").status_code == 200


def test_signing_out_gives_up_ones_own_seat_only(phone: Client) -> None:
    phone.post("/sign-out/")
    assert [seat.account.username for seat in Seat.objects.all()] == ["an"]
    assert "Người dùng chung máy này" in phone.get("/sign-in/").content.decode()
    assert take(phone, "an").status_code == 303


def test_a_new_password_or_a_closed_account_ends_the_seat(
    phone: Client, people: dict[str, Account]
) -> None:
    end_sessions(by=people["an"], account=people["an"])
    assert {seat.account.username for seat in Seat.objects.all()} == {"binh"}
    deactivate(by=people["an"], account=people["binh"])
    assert not Seat.objects.exists()


def test_who_has_a_number_already_must_know_it(people: dict[str, Account]) -> None:
    set_pin(by=people["an"], pin="3691")
    phone = Client()
    phone.post("/sign-in/", {"name": "an", "password": PASSWORD})
    assert phone.post("/turns/seat/", {"pin": PINS["an"]}).status_code == 422
    assert not Seat.objects.exists()
    assert phone.post("/turns/seat/", {"pin": "3691"}).status_code == 303


def test_a_page_of_the_last_one_sends_nothing_in_the_turn_of_the_next(phone: Client) -> None:
    an, binh = (Account.objects.get(username=name) for name in ("an", "binh"))
    take(phone, "an")

    def ask(owner: Account) -> Any:
        how = {"Accept": "application/json", "X-Account": str(owner.pk)}
        return phone.get("/live/changes/", headers=how)

    kept = ask(binh)
    assert (kept.status_code, kept.json()["code"]) == (401, "another")
    assert ask(an).status_code != 401


def test_a_late_answer_to_the_last_one_does_not_sign_the_next_one_out(phone: Client) -> None:
    late = Client()
    late.cookies["sessionid"] = phone.cookies["sessionid"].value
    late.cookies["shared_device"] = phone.cookies["shared_device"].value
    take(phone, "an")
    answer = late.get("/drafts/", headers={"Accept": "application/json"})
    assert answer.status_code == 401
    assert "sessionid" not in answer.cookies


def test_whoever_signs_out_loses_the_cookie(phone: Client) -> None:
    assert phone.post("/sign-out/").cookies["sessionid"]["max-age"] == 0
