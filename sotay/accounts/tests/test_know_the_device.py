"""Tries of a device that has signed in before are counted apart from those of strangers."""

from datetime import datetime, timedelta

import pytest
from django.core import signing
from django.test import Client

from sotay.accounts import devices, rules
from sotay.accounts.actions import create_account
from sotay.accounts.models import Account, SignInWait
from sotay.kernel import clock

PASSWORD = "hoa phượng đỏ 7"
EVENING = datetime(2026, 11, 3, 19, 30, tzinfo=clock.VIETNAM)
RIGHT, WRONG, WAIT = 302, 422, 429

pytestmark = pytest.mark.urls("sotay.web.tests.pages")


@pytest.fixture(autouse=True)
def an(db: None) -> Account:
    return create_account(username="an", password=PASSWORD)


def sign_in(browser: Client, name: str = "an", password: str = PASSWORD) -> int:
    return browser.post("/sign-in/", {"name": name, "password": password}).status_code


def a_known_browser(name: str = "an") -> Client:
    browser = Client()
    assert sign_in(browser, name) == RIGHT
    browser.post("/sign-out/")
    return browser


def attack(name: str = "an") -> None:
    """A stranger guesses until the name waits."""
    for _ in range(rules.FREE_TRIES):
        sign_in(Client(), name, "đoán")
    assert sign_in(Client(), name, "đoán") == WAIT


def test_a_stranger_who_guesses_does_not_make_the_secretary_wait_on_her_phone() -> None:
    phone = a_known_browser()
    with clock.held_at(EVENING):
        attack()
        assert sign_in(phone) == RIGHT
        # Her sign-in gives the stranger no new tries.
        assert sign_in(Client(), "an", "đoán") == WAIT


def test_on_a_new_phone_she_waits_with_the_strangers_and_not_for_long() -> None:
    with clock.held_at(EVENING):
        attack()
        assert sign_in(Client()) == WAIT
    with clock.held_at(EVENING + rules.LONGEST_WAIT):
        assert sign_in(Client()) == RIGHT


def test_a_known_device_that_guesses_waits_and_strangers_do_not() -> None:
    phone = a_known_browser()
    with clock.held_at(EVENING):
        for _ in range(rules.FREE_TRIES):
            assert sign_in(phone, password="đoán") == WRONG
        assert sign_in(phone) == WAIT
        assert sign_in(Client()) == RIGHT
    with clock.held_at(EVENING + rules.FIRST_WAIT):
        assert sign_in(phone) == RIGHT


def test_two_known_devices_are_counted_apart() -> None:
    phone, desktop = a_known_browser(), a_known_browser()
    with clock.held_at(EVENING):
        for _ in range(rules.FREE_TRIES):
            sign_in(desktop, password="đoán")
        assert [sign_in(desktop), sign_in(phone)] == [WAIT, RIGHT]


def test_a_device_of_one_account_is_a_stranger_to_another() -> None:
    create_account(username="binh", password=PASSWORD)
    phone = a_known_browser("binh")
    with clock.held_at(EVENING):
        attack("an")
        assert sign_in(phone, "an") == WAIT
        assert sign_in(phone, "binh") == RIGHT


def test_one_device_knows_several_accounts() -> None:
    create_account(username="binh", password=PASSWORD)
    tablet = a_known_browser("an")
    sign_in(tablet, "binh")
    tablet.post("/sign-out/")
    with clock.held_at(EVENING):
        attack("an")
        attack("binh")
        assert sign_in(tablet, "an") == RIGHT
        tablet.post("/sign-out/")
        assert sign_in(tablet, "binh") == RIGHT


def test_it_remembers_no_more_than_a_dozen() -> None:
    device = devices.Device()
    for number in range(devices.MOST_KNOWN + 3):
        device = device.after_right(f"so {number}")
    assert len(device.known) == devices.MOST_KNOWN
    assert device.bucket_for("so 2") == ""
    assert device.bucket_for("Số 14") == device.key != ""


@pytest.mark.parametrize(
    "cookie",
    [
        "",
        "x",
        '{"key": "a"}',
        signing.dumps({"key": "a", "known": ["b"], "wrong": [], "failed_at": 0}, salt="another"),
        signing.dumps(["no", "device"], salt="sotay.accounts.device"),
        signing.dumps({"key": "a"}, salt="sotay.accounts.device"),
        "a:b:c" * 2000,
    ],
    ids=range(7),  # a signature holds the moment at which it was made
)
def test_a_forged_or_broken_cookie_is_a_stranger(cookie: str) -> None:
    browser = Client()
    browser.cookies["device"] = cookie
    with clock.held_at(EVENING):
        attack()
        assert sign_in(browser) == WAIT
    assert sign_in(browser) == RIGHT


def test_one_letter_of_the_cookie_changed_is_a_stranger() -> None:
    phone = a_known_browser()
    value = phone.cookies["device"].value
    phone.cookies["device"] = ("A" if value[0] != "A" else "B") + value[1:]
    with clock.held_at(EVENING):
        attack()
        assert sign_in(phone) == WAIT


def test_the_cookie_goes_to_the_sign_in_page_only_and_names_nobody() -> None:
    browser = Client()
    sign_in(browser)
    cookie = browser.cookies["device"]
    assert cookie["path"] == "/sign-in/"
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["max-age"] == devices.GOOD_FOR
    facts = signing.loads(cookie.value, salt="sotay.accounts.device")
    assert "an" not in facts["known"]
    assert len(facts["known"]) == 1


def test_signing_out_leaves_the_device_known() -> None:
    phone = a_known_browser()
    assert phone.cookies["device"].value
    assert phone.cookies["device"]["max-age"] == devices.GOOD_FOR


def test_the_server_keeps_no_list_of_devices() -> None:
    a_known_browser()
    assert not SignInWait.objects.exists()


class TestGuessingAtManyNames:
    NAMES = ("ba", "bon", "nam", "sau", "bay")

    def test_a_device_that_tries_many_names_waits_by_itself(self) -> None:
        desktop = Client()
        with clock.held_at(EVENING):
            assert [sign_in(desktop, name) for name in self.NAMES] == [WRONG] * 5
            answer = desktop.post("/sign-in/", {"name": "an", "password": PASSWORD})
            assert answer.status_code == WAIT
            assert "Máy này vừa thử sai nhiều tên khác nhau" in answer.content.decode()
            assert answer["Retry-After"] == "31"
            assert sign_in(Client()) == RIGHT

    def test_it_heals(self) -> None:
        desktop = Client()
        with clock.held_at(EVENING):
            for name in self.NAMES:
                sign_in(desktop, name)
        with clock.held_at(EVENING + rules.FIRST_WAIT):
            assert sign_in(desktop) == RIGHT
        with clock.held_at(EVENING + timedelta(hours=2)):
            assert sign_in(desktop, "tam") == WRONG
            assert sign_in(desktop) == RIGHT

    def test_one_name_tried_often_is_one_name(self) -> None:
        desktop = Client()
        with clock.held_at(EVENING):
            for name in ("ba", "BA", "Bà", "bá"):
                sign_in(desktop, name)
            assert sign_in(desktop) == RIGHT

    def test_a_tablet_on_which_a_hall_signs_in_does_not_wait(self) -> None:
        tablet = Client()
        with clock.held_at(EVENING):
            for number in range(20):
                name = f"nguoi{number}"
                create_account(username=name, password=PASSWORD)
                assert sign_in(tablet, name, "sai một chữ") == WRONG
                assert sign_in(tablet, name) == RIGHT
                tablet.post("/sign-out/")
        assert not SignInWait.objects.exists()

    def test_names_that_signed_in_here_do_not_wait_for_others_guesses(self) -> None:
        phone = a_known_browser()
        with clock.held_at(EVENING):
            for name in self.NAMES:
                sign_in(phone, name)
            assert sign_in(phone) == RIGHT
