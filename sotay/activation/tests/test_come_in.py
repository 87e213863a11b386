"""A member comes in: by a message, by a sheet, by a code in the hand; and nobody else does."""

import re

import pytest
from django.test import Client

from sotay.accounts.models import Account, Session
from sotay.activation import actions
from sotay.activation.models import Activation, CodeGiven
from sotay.activation.tests.steps import (
    PASSWORD,
    agree_and_finish,
    code_in,
    code_in_hand,
    later,
    newcomer,
    sent,
    sheet_for,
)
from sotay.ledger.models import Entry
from sotay.notices.outgoing.models import Dispatch
from sotay.org.actions import change_numbers
from sotay.org.models import Membership, Person
from sotay.org.tests.cast import Cast

PHONE = "0912 345 678"


@pytest.fixture
def moi(cast: Cast) -> Person:
    return newcomer(cast.cell)


def ask(client: Client, number: str = PHONE) -> str:
    answer = client.post("/activate/", {"number": number, "channel": "sms"})
    assert answer.status_code == 303
    return client.get(answer.headers["Location"]).content.decode()


def bare(page: str, number: str) -> str:
    """The page without what differs for everybody: the number typed, the form's mask."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page).replace(number, "…")


def enter(client: Client, code: str, number: str = PHONE) -> int:
    return client.post("/activate/code/", {"number": number, "code": code}).status_code


def test_by_a_message_and_straight_into_today(client: Client, moi: Person) -> None:
    ask(client)
    assert enter(client, code_in(sent()[0])) == 303
    agree_and_finish(client)
    activation = Activation.objects.get(person=moi)
    assert (activation.way, activation.helped_by) == ("sms", None)
    assert activation.consent is not None
    assert activation.consent.text.version == 1
    today = client.get("/")
    assert today.status_code == 200
    assert "Chào đồng chí Lê Thị Mới" in today.content.decode()


@pytest.mark.parametrize("number", ["+84 912.345.678", "31.345 678", "0912345678"])
def test_however_the_number_is_typed(client: Client, cast: Cast, moi: Person, number: str) -> None:
    assert enter(client, sheet_for(cast, moi).replace(" ", "-"), number) == 303
    agree_and_finish(client)
    assert Activation.objects.get(person=moi).way == "sheet"


def test_by_a_code_in_the_hand(client: Client, cast: Cast, moi: Person) -> None:
    assert enter(client, code_in_hand(cast, moi)) == 303
    agree_and_finish(client)
    assert Activation.objects.get(person=moi).way == "sheet"


def test_afterwards_every_name_opens_the_same_account(
    client: Client, cast: Cast, moi: Person
) -> None:
    enter(client, sheet_for(cast, moi))
    agree_and_finish(client)
    for name in ("moi.lethi", "+84 912 345 678", "31.345 678"):
        other = Client()
        answer = other.post("/sign-in/", {"name": name, "password": PASSWORD})
        assert answer.status_code == 302, name
    moi.refresh_from_db()
    change_numbers(by=cast.binh, person=moi, phone="0987 654 321")
    new = Client().post("/sign-in/", {"name": "0987654321", "password": PASSWORD})
    old = Client().post("/sign-in/", {"name": "0912345678", "password": PASSWORD})
    assert (new.status_code, old.status_code) == (302, 422)


def test_a_stranger_sees_what_a_member_sees(client: Client, cast: Cast, moi: Person) -> None:
    numbers = (PHONE, "0912 000 000")
    assert len({bare(ask(Client(), number), number) for number in numbers}) == 1
    assert len(sent()) == 1
    wrong = set()
    for number in numbers:
        answer = Client().post("/activate/code/", {"number": number, "code": "000000"})
        wrong.add(bare(answer.content.decode(), number))
    assert len(wrong) == 1
    assert "Số hoặc mã chưa đúng" in wrong.pop()


def test_whoever_left_the_roll_gets_no_code(client: Client, cast: Cast, moi: Person) -> None:
    code = sheet_for(cast, moi)
    Membership.objects.filter(person=moi).update(ends=cast.cell.starts.replace(year=2026))
    ask(client)
    assert sent() == []
    assert enter(client, code) == 422
    assert not Activation.objects.exists()


def test_nobody_goes_on_without_agreeing(client: Client, cast: Cast, moi: Person) -> None:
    enter(client, sheet_for(cast, moi))
    page = client.get("/activate/consent/").content.decode()
    assert re.search(r'<input type="checkbox"[^>]*name="agree"[^>]*>', page)
    assert not re.search(r'name="agree"[^>]*checked', page)
    refused = client.post("/activate/consent/", {"version": "1"})
    assert refused.status_code == 422
    assert client.get("/activate/password/").headers["Location"] == "/activate/consent/"
    client.post("/activate/password/", {"username": "moi", "password": PASSWORD})
    assert not Activation.objects.exists()
    assert not Account.objects.filter(username="moi").exists()


def test_a_weak_password_uses_nothing_up(client: Client, cast: Cast, moi: Person) -> None:
    enter(client, sheet_for(cast, moi))
    client.post("/activate/consent/", {"version": "1", "agree": "on"})
    weak = client.post("/activate/password/", {"username": "moi.le", "password": "123"})
    assert weak.status_code == 422
    assert 'value="moi.le"' in weak.content.decode()
    assert "This password" not in weak.content.decode()
    taken = client.post("/activate/password/", {"username": "binh", "password": PASSWORD})
    assert taken.status_code == 409
    assert "đã có người dùng" in taken.content.decode()
    assert not Activation.objects.exists()
    agree_and_finish(client)
    assert Activation.objects.filter(person=moi).exists()


def test_a_double_tap_is_one_activation(client: Client, cast: Cast, moi: Person) -> None:
    enter(client, sheet_for(cast, moi))
    client.post("/activate/consent/", {"version": "1", "agree": "on"})
    carried = client.cookies["coming_in"].value
    form = {"username": "moi.lethi", "password": PASSWORD}
    first = client.post("/activate/password/", form)
    second = Client()
    second.cookies["coming_in"] = carried
    again = second.post("/activate/password/", form)
    assert (first.status_code, again.status_code) == (303, 303)
    assert second.get("/").status_code == 200
    stolen = Client()
    stolen.cookies["coming_in"] = carried
    other = stolen.post("/activate/password/", {**form, "password": "mat khau khac 77"})
    assert other.status_code == 409
    assert Entry.objects.filter(act="activation.activated").count() == 1


def test_a_session_planted_before_is_not_the_one_after(
    client: Client, cast: Cast, moi: Person
) -> None:
    planted = client.session
    planted["trap"] = "x"
    planted.save()
    client.cookies["sessionid"] = planted.session_key or ""
    enter(client, sheet_for(cast, moi))
    agree_and_finish(client)
    assert client.cookies["sessionid"].value != planted.session_key
    assert not Session.objects.filter(session_key=planted.session_key).exists()
    assert client.cookies["coming_in"].value == ""


def test_a_pass_that_was_forged_or_is_old_opens_nothing(
    client: Client, cast: Cast, moi: Person
) -> None:
    enter(client, sheet_for(cast, moi))
    good = client.cookies["coming_in"].value
    client.cookies["coming_in"] = f"x{good}"
    assert client.get("/activate/consent/").headers["Location"] == "/activate/"


def test_a_second_tap_sends_no_second_message(client: Client, moi: Person) -> None:
    ask(client)
    ask(client)
    assert len(sent()) == 1
    with later(minutes=2):
        ask(client)
        assert len(sent()) == 2


def test_messages_to_one_person_are_limited_and_that_heals(client: Client, moi: Person) -> None:
    for minutes in range(0, 50, 5):
        with later(minutes=minutes):
            ask(client)
            sent()
    limited = CodeGiven.objects.filter(person=moi).count()
    assert limited <= 5
    with later(hours=2):
        ask(client)
        sent()
        assert CodeGiven.objects.filter(person=moi).count() == limited + 1


def test_a_couple_with_one_phone_gets_a_code_each(client: Client, cast: Cast, moi: Person) -> None:
    cu = newcomer(cast.cell, "Trần Văn Cũ", PHONE, card="31.777 777")
    ask(client)
    mine, his = sorted(sent(), key=lambda words: "Cu" in words)
    assert "Le Thi Moi" in mine
    assert "Tran Van Cu" in his
    assert enter(client, code_in(his)) == 303
    agree_and_finish(client)
    assert Activation.objects.get().person == cu


def test_whoever_is_active_is_told_so_by_message_only(
    client: Client, cast: Cast, moi: Person
) -> None:
    enter(client, sheet_for(cast, moi))
    agree_and_finish(client)
    with later(minutes=5):
        page = ask(Client())
        assert "đã được kích hoạt" not in page
        words = sent()[-1]
    assert "mat khau" in words
    assert "kich hoat tu truoc" in words


def test_many_wrong_codes_wait_and_the_page_says_until_when(
    client: Client, cast: Cast, moi: Person
) -> None:
    code = sheet_for(cast, moi)
    statuses = [enter(Client(), "00000000") for _time in range(6)]
    assert statuses == [422] * 5 + [429]
    assert enter(client, code) == 429
    with later(minutes=1):
        assert enter(client, code) == 303


@pytest.mark.parametrize("path", ["/activate/", "/activate/code/", "/forgot/", "/forgot/code/"])
@pytest.mark.parametrize(
    "number", ["", " ", "x" * 500, "\x00", "💬", "' OR 1=1", "<script>alert(1)</script>"]
)
def test_odd_input_is_refused_in_vietnamese(
    client: Client, cast: Cast, path: str, number: str
) -> None:
    answer = client.post(path, {"number": number, "code": number, "channel": "sms"})
    body = answer.content.decode()
    assert answer.status_code in (303, 422)
    assert "<script>alert" not in body
    assert "This field" not in body
    assert not Dispatch.objects.exists()


def test_numbers_follow_the_person(cast: Cast, moi: Person) -> None:
    actions.renew_names(by=None, person=moi)  # without an account there is nothing to name
    assert moi.account is None
