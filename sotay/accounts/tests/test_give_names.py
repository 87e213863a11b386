"""Names of an account: phone, card and user name open one door, and never the wrong one."""

from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from sotay.accounts import rules
from sotay.accounts.actions import create_account, give_names
from sotay.accounts.models import Account, SignInName, SignInWait
from sotay.accounts.models.names import hash_of
from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Invalid

Kind = SignInName.Kind
PASSWORD = "hoa phượng đỏ 7"
EVENING = datetime(2026, 11, 3, 19, 30, tzinfo=clock.VIETNAM)
PHONE, CARD = "0912 345 678", "38.012345"
RIGHT, WRONG, WAIT = 302, 422, 429

pytestmark = pytest.mark.urls("sotay.web.tests.pages")


@pytest.fixture
def an(db: None) -> Account:
    made = create_account(username="nguyen.van.an", password=PASSWORD)
    give_names(by=made, account=made, names={Kind.PHONE: PHONE, Kind.CARD: CARD})
    return made


@pytest.fixture
def binh(db: None) -> Account:
    return create_account(username="binh", password=PASSWORD)


def sign_in(name: str, password: str = PASSWORD, browser: Client | None = None) -> int:
    answer = (browser or Client()).post("/sign-in/", {"name": name, "password": password})
    return answer.status_code


@pytest.mark.parametrize(
    "typed",
    [
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "+84912345678",
        "+84 912 345 678",
        "+84 (0) 912-345-678",
        "84 912345678",
        "0084912345678",
        "912345678",
        "０９１２３４５６７８",
        "38.012345",
        "38012345",
        "38 012 345",
        "nguyen.van.an",
        "Nguyễn Văn An",
    ],
)
def test_each_name_opens_the_one_account(an: Account, typed: str) -> None:
    browser = Client()
    assert sign_in(typed, browser=browser) == RIGHT
    assert browser.session["_auth_user_id"] == str(an.pk)


@pytest.mark.parametrize(
    "typed", ["0912345679", "12345678", "84 12345", "380123", "8438012345", "", "0", "84"]
)
def test_another_name_opens_nothing(an: Account, typed: str) -> None:
    assert sign_in(typed) == WRONG


@given(st.from_regex(r"0[35789][0-9]{8}", fullmatch=True), st.sampled_from([" ", ".", "-", ""]))
def test_every_way_to_write_a_telephone_number_is_one(phone: str, between: str) -> None:
    spaced = between.join((phone[:4], phone[4:7], phone[7:]))
    ways = {phone, spaced, phone[1:], f"+84 {spaced[1:]}", f"84{phone[1:]}", f"+84 (0){phone[1:]}"}
    assert len({rules.name_key(way) for way in ways}) == 1


@given(st.text(max_size=30) | st.text("084", max_size=15))
def test_a_key_read_again_is_itself(typed: str) -> None:
    key = rules.name_key(typed)
    assert rules.name_key(key) == key


def test_two_telephone_numbers_are_two(db: None) -> None:
    numbers = ["0912345678", "0812345678", "0841234567", "0412345678", "02841234567"]
    assert len({rules.name_key(number) for number in numbers}) == len(numbers)


@pytest.mark.parametrize(
    ("kind", "name"),
    [(Kind.PHONE, "+84 912 345 678"), (Kind.CARD, "912345678"), (Kind.USER, "Nguyễn Văn Ân")],
)
def test_a_name_of_somebody_else_is_refused(
    an: Account, binh: Account, kind: SignInName.Kind, name: str
) -> None:
    with pytest.raises(Conflict) as refused:
        give_names(by=binh, account=binh, names={kind: name})
    assert refused.value.field == kind
    assert {row.kind for row in binh.names.all()} == {Kind.USER}
    assert set(Account.objects.named(name)) == {an}


def test_a_number_of_somebody_is_no_user_name_of_another(an: Account) -> None:
    with pytest.raises(Conflict) as refused:
        create_account(username="84912345678", password=PASSWORD)
    assert refused.value.field == "username"
    assert list(Account.objects.all()) == [an]


def test_of_several_names_all_or_none_are_given(an: Account, binh: Account) -> None:
    with pytest.raises(Conflict):
        give_names(by=binh, account=binh, names={Kind.CARD: "11.222333", Kind.PHONE: PHONE})
    assert sign_in("11.222333") == WRONG


@pytest.mark.parametrize("name", ["12345", "không có", "...", "0", "a12345678"])
def test_what_is_no_number_is_refused(binh: Account, name: str) -> None:
    with pytest.raises(Invalid) as refused:
        give_names(by=binh, account=binh, names={Kind.PHONE: name})
    assert refused.value.field == Kind.PHONE
    assert binh.names.count() == 1


def test_a_new_number_takes_the_place_of_the_old_one(an: Account, binh: Account) -> None:
    give_names(by=an, account=an, names={Kind.PHONE: "0987654321"})
    assert [sign_in("0987654321"), sign_in(PHONE), sign_in(CARD)] == [RIGHT, WRONG, RIGHT]
    give_names(by=binh, account=binh, names={Kind.PHONE: PHONE})
    assert set(Account.objects.named(PHONE)) == {binh}


def test_an_empty_name_is_taken_away(an: Account) -> None:
    give_names(by=an, account=an, names={Kind.PHONE: " "})
    assert [sign_in(PHONE), sign_in(CARD)] == [WRONG, RIGHT]


def test_the_same_number_twice_is_one_name(an: Account) -> None:
    give_names(by=an, account=an, names={Kind.PHONE: CARD})
    assert [sign_in(CARD), sign_in(PHONE)] == [RIGHT, WRONG]
    assert {row.kind for row in an.names.all()} == {Kind.USER, Kind.CARD}


def test_no_number_stands_in_the_table(an: Account) -> None:
    for row in SignInName.objects.values_list():
        assert not any("912345678" in str(value) or "38012345" in str(value) for value in row)


def test_when_the_servers_key_was_lost_the_user_name_still_opens(an: Account) -> None:
    SignInName.objects.all().delete()
    assert sign_in("nguyen.van.an") == RIGHT


def test_who_changes_between_names_waits_for_them_together(an: Account) -> None:
    with clock.held_at(EVENING):
        names = [PHONE, CARD, "nguyen.van.an", "+84 912345678", "38012345"]
        assert [sign_in(name, "đoán") for name in names] == [WRONG] * rules.FREE_TRIES
        assert [sign_in(name) for name in names] == [WAIT] * len(names)
        assert SignInWait.objects.get().name_key == an.name_key


def test_a_device_that_knows_the_account_knows_all_its_names(an: Account) -> None:
    phone = Client()
    assert sign_in(PHONE, browser=phone) == RIGHT
    phone.post("/sign-out/")
    with clock.held_at(EVENING):
        for _ in range(rules.FREE_TRIES):
            sign_in(CARD, "đoán")
        assert sign_in(CARD) == WAIT
        assert sign_in(CARD, browser=phone) == RIGHT


def test_an_unknown_number_waits_alike_and_is_not_kept_as_typed(an: Account) -> None:
    with clock.held_at(EVENING):
        for _ in range(rules.FREE_TRIES):
            assert sign_in("0999888777", "đoán") == WRONG
        assert sign_in("+84 999.888.777", "đoán") == WAIT
    assert SignInWait.objects.get().name_key == hash_of("0999888777") == hash_of("999888777")


@pytest.mark.parametrize("name", ["nguyen.van.an", PHONE, "khong.ai.ca"])
def test_whatever_the_name_there_is_one_look_up(an: Account, name: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        sign_in(name, "đoán")
    reads = [
        query["sql"]
        for query in asked
        if query["sql"].startswith("SELECT") and "accounts_account" in query["sql"]
    ]
    assert len(reads) == 1
