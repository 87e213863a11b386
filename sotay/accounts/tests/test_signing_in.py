"""Signing in: tolerant of how a name is typed, exact about everything else."""

import unicodedata
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sotay.accounts import rules
from sotay.accounts.actions import begin_try, count_wrong, create_account
from sotay.accounts.models import Account, SignInDay, SignInWait
from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Invalid

PASSWORD = "hoa phượng đỏ 7"
EVENING = datetime(2026, 11, 3, 19, 30, tzinfo=clock.VIETNAM)

pytestmark = pytest.mark.urls("sotay.web.tests.pages")


@pytest.fixture
def an(db: None) -> Account:
    return create_account(username="nguyen.van.an", password=PASSWORD)


def try_to_sign_in(name: str, password: str, client: Client | None = None, **more: str) -> int:
    answer = (client or Client()).post("/sign-in/", {"name": name, "password": password, **more})
    return answer.status_code


def try_wrong(name: str, times: int) -> None:
    for _ in range(times):
        count_wrong(tried=begin_try(name=name))


def wait_of(name: str) -> datetime | None:
    return begin_try(name=name).waits_until


@pytest.mark.parametrize(
    "typed",
    ["nguyen.van.an", " Nguyễn Văn An ", "NGUYEN VAN AN", "nguyenvanan", "nguyễn.văn.an"],
)
def test_however_the_name_is_typed_it_is_the_same_person(an: Account, typed: str) -> None:
    assert try_to_sign_in(typed, PASSWORD) == 302
    assert try_to_sign_in(unicodedata.normalize("NFD", typed), PASSWORD) == 302


def test_a_password_is_the_same_from_every_keyboard(an: Account) -> None:
    assert try_to_sign_in("nguyen.van.an", unicodedata.normalize("NFD", PASSWORD)) == 302


def test_a_wrong_password_says_what_to_do_and_keeps_the_name(an: Account) -> None:
    answer = Client().post("/sign-in/", {"name": "Nguyễn Văn An", "password": "sai"})
    html = answer.content.decode()
    assert "Hiện mật khẩu" in html
    assert "người quản trị của đơn vị đặt lại" in html
    assert 'value="Nguyễn Văn An"' in html
    assert "sai" not in html.split("<main")[1].split("value=")[0]


def test_an_unknown_name_and_a_wrong_password_look_alike(an: Account) -> None:
    def page(name: str) -> str:
        html = Client().post("/sign-in/", {"name": name, "password": "sai"}).content.decode()
        main = html[html.index("<main") : html.index("</main>")]
        token = main.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
        return main.replace(name, "").replace(token, "")

    assert page("nguyen.van.an") == page("khong.ai.ca")


def test_who_may_not_sign_in_does_not(an: Account) -> None:
    Account.objects.filter(pk=an.pk).update(is_active=False)
    assert try_to_sign_in("nguyen.van.an", PASSWORD) == 422


def test_the_wait_grows_and_is_bounded() -> None:
    waits = [rules.wait_after(failures).total_seconds() for failures in range(12)]
    assert waits == [0, 0, 0, 0, 0, 30, 60, 120, 240, 300, 300, 300]
    assert rules.wait_after(10_000) == rules.LONGEST_WAIT


def test_after_five_wrong_tries_the_right_password_waits_too(an: Account) -> None:
    with clock.held_at(EVENING):
        for _ in range(rules.FREE_TRIES):
            assert try_to_sign_in("nguyen.van.an", "sai") == 422
        answer = Client().post("/sign-in/", {"name": "Nguyễn Văn An", "password": PASSWORD})
        assert answer.status_code == 429
        assert answer["Retry-After"] == "31"
        assert "đợi đến 19:30:30" in answer.content.decode()
        assert "_auth_user_id" not in answer.wsgi_request.session
    with clock.held_at(EVENING + timedelta(seconds=30)):
        assert try_to_sign_in("nguyen.van.an", PASSWORD) == 302
    assert not SignInWait.objects.exists()


def test_trying_during_the_wait_makes_it_no_longer(an: Account) -> None:
    with clock.held_at(EVENING):
        try_wrong("nguyen.van.an", rules.FREE_TRIES)
        first = wait_of("nguyen.van.an")
        assert first is not None
    with clock.held_at(EVENING + timedelta(seconds=10)):
        assert wait_of("nguyen.van.an") == first


def test_others_in_the_same_hall_do_not_wait(an: Account) -> None:
    create_account(username="tran.van.binh", password=PASSWORD)
    with clock.held_at(EVENING):
        try_wrong("nguyen.van.an", rules.FREE_TRIES)
        assert wait_of("nguyen.van.an")
        assert try_to_sign_in("tran.van.binh", PASSWORD) == 302


def test_an_hour_of_peace_heals(an: Account) -> None:
    with clock.held_at(EVENING):
        try_wrong("nguyen.van.an", rules.FREE_TRIES)
    with clock.held_at(EVENING + rules.FORGOTTEN_AFTER):
        try_wrong("nguyen.van.an", 1)
        assert SignInWait.objects.get().failures == 1


def test_from_the_second_wrong_try_on_each_is_counted_before_the_password_is_looked_at(
    an: Account,
) -> None:
    with clock.held_at(EVENING):
        first, second = begin_try(name="nguyen.van.an"), begin_try(name="nguyen.van.an")
        count_wrong(tried=first)
        count_wrong(tried=second)
        for _ in range(rules.FREE_TRIES - 2):
            assert begin_try(name="nguyen.van.an").is_counted
        assert wait_of("nguyen.van.an")
        assert SignInWait.objects.get().failures == rules.FREE_TRIES


@pytest.mark.django_db(transaction=True)
def test_a_right_password_costs_one_commit() -> None:
    create_account(username="an", password=PASSWORD)
    with CaptureQueriesContext(connection) as asked:
        assert try_to_sign_in("an", PASSWORD) == 302
    said = [query["sql"].split()[0] for query in asked if not query["sql"].startswith("SELECT")]
    assert (said[0], said[-1]) == ("BEGIN", "COMMIT")
    assert said.count("COMMIT") == 1


def test_a_sign_in_leaves_its_day_once(an: Account) -> None:
    for at in (EVENING, EVENING + timedelta(hours=4), EVENING + timedelta(hours=5)):
        with clock.held_at(at):  # 23:30 and then 00:30, the next day in Vietnam
            assert try_to_sign_in("nguyen.van.an", PASSWORD) == 302
            assert try_to_sign_in("nguyen.van.an", "sai") == 422
    days = SignInDay.objects.order_by("day").values_list("account", "day")
    assert list(days) == [(an.pk, EVENING.date()), (an.pk, EVENING.date() + timedelta(days=1))]


@pytest.mark.parametrize(
    ("wanted", "opened"),
    [
        ("/meetings/12/?tab=1", "/meetings/12/?tab=1"),
        ("", "/"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example/", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_only_our_own_page_opens_afterwards(an: Account, wanted: str, opened: str) -> None:
    body = {"name": "nguyen.van.an", "password": PASSWORD, "next": wanted}
    browser = Client()
    assert browser.post("/sign-in/", body)["Location"] == opened
    assert browser.get("/sign-in/", {"next": wanted})["Location"] == opened


def test_a_session_planted_before_is_not_kept(an: Account) -> None:
    browser = Client()
    browser.session.save()
    planted = browser.session.session_key
    try_to_sign_in("nguyen.van.an", PASSWORD, browser)
    assert browser.session.session_key != planted


def test_signing_out_asks_first_and_needs_a_post(an: Account) -> None:
    browser = Client()
    browser.force_login(an)
    assert "Đăng xuất khỏi máy này?" in browser.get("/sign-out/").content.decode()
    assert browser.get("/private/").status_code == 200
    answer = browser.post("/sign-out/")
    assert answer["Clear-Site-Data"] == '"cache"'
    assert browser.get("/private/").status_code == 303


def test_two_names_that_sound_alike_are_one(an: Account) -> None:
    with pytest.raises(Conflict) as refused:
        create_account(username="Nguyễn Văn Ân", password=PASSWORD)
    assert refused.value.field == "username"
    assert Account.objects.count() == 1


@pytest.mark.parametrize(
    ("username", "password", "field"),
    [("...", PASSWORD, "username"), ("an", "ngắn", "password"), ("an", "password1", "password")],
)
def test_what_cannot_be_an_account_is_refused(
    db: None, username: str, password: str, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        create_account(username=username, password=password)
    assert refused.value.field == field
    assert not Account.objects.exists()


def test_without_a_password_nobody_signs_in(db: None) -> None:
    create_account(username="an", password=None)
    assert try_to_sign_in("an", "None") == 422
    assert try_to_sign_in("an", "") == 422
