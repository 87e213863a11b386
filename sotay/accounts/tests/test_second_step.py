"""The second step: codes, waiting, trust, and nobody half signed in."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sotay.accounts import rules
from sotay.accounts.actions import set_password
from sotay.accounts.actions.recovery_codes import make_recovery_codes
from sotay.accounts.actions.second_step import give_code
from sotay.accounts.models import (
    Account,
    AuthenticatorApp,
    RecoveryCode,
    Session,
    SignInWait,
    TrustedDevice,
)
from sotay.accounts.tests.factors import (
    PASSWORD,
    SECRET,
    account,
    browser,
    code,
    give_password,
    is_in,
    signed_in,
    with_app,
)
from sotay.kernel import clock
from sotay.kernel.refusals import Conflict

pytestmark = pytest.mark.django_db
EVENING = datetime(2026, 11, 3, 19, 30, tzinfo=clock.VIETNAM)


def give_code_to(client: Client, typed: str, **more: str) -> int:
    return client.post("/sign-in/second-step/", {"code": typed, **more}).status_code


def at_the_second_step(**how: str) -> Client:
    client = browser()
    assert give_password(client, **how).headers["Location"] == "/sign-in/second-step/"
    assert not is_in(client)
    return client


def test_without_a_second_factor_the_password_is_enough(db: None) -> None:
    account()
    signed_in(browser())


def test_an_ordinary_sign_in_asks_one_question_more(db: None) -> None:
    made = account()
    with CaptureQueriesContext(connection) as asked:
        give_password(browser())
    about = [query["sql"] for query in asked.captured_queries if "passkey" in query["sql"]]
    assert len(about) == 1
    assert "authenticatorapp" in about[0]
    assert made.pk


def test_the_code_of_the_app_opens_the_page_that_was_wanted() -> None:
    with clock.held_at(EVENING):
        with_app()
    with clock.held_at(EVENING + timedelta(minutes=5)):
        client = at_the_second_step(then="/tasks/")
        answer = client.post("/sign-in/second-step/", {"code": f" {code()[:3]} {code()[3:]} "})
        assert (answer.status_code, answer.headers["Location"]) == (303, "/tasks/")
        assert is_in(client)


def test_the_session_has_another_key_at_every_step() -> None:
    with clock.held_at(EVENING):
        with_app()
    with clock.held_at(EVENING + timedelta(minutes=5)):
        client = browser()
        client.session.save()
        keys = []
        for step in (lambda: give_password(client), lambda: give_code_to(client, code())):
            step()
            keys.append(client.session.session_key)
        assert len(set(keys)) == 2
        assert Session.objects.get().session_key == keys[-1]
        assert client.session.get_expiry_age() > 3600


@pytest.mark.parametrize(
    ("steps", "is_taken"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)]
)
def test_a_clock_may_be_half_a_minute_wrong(steps: int, is_taken: bool) -> None:
    with clock.held_at(EVENING):
        with_app()
    with clock.held_at(EVENING + timedelta(minutes=5)):
        client = at_the_second_step()
        assert give_code_to(client, code(steps)) == (303 if is_taken else 422)
        assert is_in(client) is is_taken


def test_no_code_is_taken_twice_nor_an_earlier_one() -> None:
    with clock.held_at(EVENING):
        with_app()
        # the code with which the app was set up
        assert give_code_to(at_the_second_step(), code()) == 422
    with clock.held_at(EVENING + timedelta(minutes=5)):
        used, earlier = code(), code(-1)
        assert give_code_to(at_the_second_step(), used) == 303
        assert give_code_to(at_the_second_step(), used) == 422
        assert give_code_to(at_the_second_step(), earlier) == 422
        assert give_code_to(at_the_second_step(), code(1)) == 303


def test_the_secret_is_under_seal() -> None:
    with_app()
    assert SECRET not in AuthenticatorApp.objects.get().secret


def test_wrong_codes_wait_per_account_and_heal() -> None:
    with clock.held_at(EVENING):
        with_app()
        with_app("tran.van.binh")
    with clock.held_at(EVENING + timedelta(minutes=5)):
        client = at_the_second_step()
        for _ in range(rules.FREE_TRIES):
            assert give_code_to(client, "000000") == 422
        assert give_code_to(client, code()) == 429
        # from wherever: another browser, and the password again, change nothing
        assert give_code_to(at_the_second_step(), code()) == 429
        # the password is not waited for, nor is anybody else
        assert give_code_to(at_the_second_step(name="tran.van.binh"), code()) == 303
    with clock.held_at(EVENING + timedelta(minutes=5, seconds=31)):
        assert give_code_to(client, code()) == 303
    assert not SignInWait.objects.exists()


@pytest.mark.parametrize("typed", ["", " ", "\x00", "abc", "1" * 41, "１２３", "ấ" * 30_000, "-1"])
def test_what_is_no_code_is_refused_in_words(typed: str) -> None:
    with_app()
    client = at_the_second_step()
    answer = client.post("/sign-in/second-step/", {"code": typed})
    assert answer.status_code == 422
    assert not is_in(client)


def test_ten_minutes_are_the_time_for_it() -> None:
    with clock.held_at(EVENING):
        with_app()
        client = at_the_second_step()
    with clock.held_at(EVENING + timedelta(minutes=10)):
        answer = client.post("/sign-in/second-step/", {"code": code()})
        assert (answer.status_code, answer.headers["Location"]) == (303, "/sign-in/")
        assert not is_in(client)


def test_a_new_password_ends_the_waiting_for_the_second_step() -> None:
    with clock.held_at(EVENING):
        an = with_app()
        client = at_the_second_step()
        set_password(by=an, account=an, password="hoa sen trắng 8")
    with clock.held_at(EVENING + timedelta(minutes=2)):
        give_code_to(client, code())
        assert not is_in(client)


def test_back_is_back() -> None:
    with_app()
    client = at_the_second_step()
    client.post("/sign-in/second-step/end/")
    assert client.get("/sign-in/second-step/").headers["Location"] == "/sign-in/"
    assert client.get("/sign-in/").status_code == 200


def test_the_second_step_of_another_ends_the_session_of_before() -> None:
    with_app()
    account("tran.van.binh")
    client = signed_in(browser(), "tran.van.binh")
    give_password(client)
    assert not is_in(client)


# The sheet of paper.


def test_each_recovery_code_opens_once_and_a_new_sheet_ends_the_old() -> None:
    an = with_app()
    sheet = make_recovery_codes(by=an, account=an)
    assert len(set(sheet)) == 10
    assert all(len(one) == 12 and one.isdigit() for one in sheet)
    assert not any(one[2:] in row.code_hash for one in sheet for row in RecoveryCode.objects.all())
    assert (
        give_code_to(at_the_second_step(), f"{sheet[3][:4]} {sheet[3][4:8]}-{sheet[3][8:]}") == 303
    )
    assert give_code_to(at_the_second_step(), sheet[3]) == 422
    new = make_recovery_codes(by=an, account=an)
    assert give_code_to(at_the_second_step(), sheet[4]) == 422
    assert give_code_to(at_the_second_step(), new[0]) == 303


def test_the_code_of_another_is_none() -> None:
    with_app()
    binh = with_app("tran.van.binh")
    assert give_code_to(at_the_second_step(), make_recovery_codes(by=binh, account=binh)[0]) == 422


def test_three_codes_left_are_said() -> None:
    an = with_app()
    sheet = make_recovery_codes(by=an, account=an)
    RecoveryCode.objects.filter(mark__in=[one[:2] for one in sheet[:6]]).update(used_at=EVENING)
    client = at_the_second_step()
    assert give_code_to(client, sheet[6]) == 303
    assert "Chỉ còn 3 mã dự phòng" in client.get("/account/safety/").content.decode()


def test_without_a_second_factor_there_is_no_sheet() -> None:
    an = account()
    with pytest.raises(Conflict):
        make_recovery_codes(by=an, account=an)
    assert not RecoveryCode.objects.exists()


def test_the_sheet_says_whose_it_is_and_is_shown_once() -> None:
    with_app()
    client = at_the_second_step()
    with clock.held_at(clock.now() + timedelta(minutes=1)):
        give_code_to(client, code())
        page = client.post("/account/safety/codes/").content.decode()
        assert "nguyen.van.an" in page
        assert page.count("<li><b>") == 10
        assert "<li><b>" not in client.get("/account/safety/codes/").content.decode()


# What the administrator gives.


def test_a_code_of_the_administrator_opens_once_within_a_day() -> None:
    with clock.held_at(EVENING):
        an, khanh = with_app(), account("khanh")
        given = give_code(by=khanh, account=an)
        assert give_code_to(at_the_second_step(), given) == 303
        assert give_code_to(at_the_second_step(), given) == 422
        late = give_code(by=khanh, account=an)
    with clock.held_at(EVENING + timedelta(days=1, minutes=1)):
        assert give_code_to(at_the_second_step(), late) == 422


# Trust.


def trusting(client: Client) -> None:
    assert give_code_to(client, code(), trust="on") == 303


def test_a_trusted_machine_is_asked_for_the_password_for_thirty_days() -> None:
    with clock.held_at(EVENING):
        with_app()
    with clock.held_at(EVENING + timedelta(minutes=5)):
        client = at_the_second_step()
        trusting(client)
        client.post("/sign-out/")
        assert give_password(client).headers["Location"] == "/"
        assert is_in(client)
        at_the_second_step()  # another machine
    with clock.held_at(EVENING + timedelta(days=30, minutes=6)):
        client.post("/sign-out/")
        assert give_password(client).headers["Location"] == "/sign-in/second-step/"


def test_trust_is_of_one_account_ends_with_the_password_and_can_be_ended() -> None:
    with clock.held_at(EVENING):
        an = with_app()
        with_app("tran.van.binh")
    with clock.held_at(EVENING + timedelta(minutes=5)):
        client = at_the_second_step()
        trusting(client)
        client.post("/sign-out/")
        assert give_password(client, "tran.van.binh").headers["Location"] == "/sign-in/second-step/"
        give_password(client)
        row = TrustedDevice.objects.get()
        assert client.post(f"/account/safety/devices/{row.pk}/").status_code == 303
        client.post("/sign-out/")
        assert give_password(client).headers["Location"] == "/sign-in/second-step/"
    with clock.held_at(EVENING + timedelta(minutes=7)):
        trusting(client)
        set_password(by=an, account=an, password="hoa sen trắng 8")
        set_password(by=an, account=an, password=PASSWORD)
        client.post("/sign-out/")
        assert give_password(client).headers["Location"] == "/sign-in/second-step/"


def test_nobody_ends_the_trust_of_others() -> None:
    an = with_app()
    row = TrustedDevice.objects.create(
        account=an, device_key="x", password_mark="m", name="x", trusted_at=EVENING, until=EVENING
    )
    account("tran.van.binh")
    client = signed_in(browser(), "tran.van.binh")
    assert client.post(f"/account/safety/devices/{row.pk}/").status_code == 404
    assert Account.objects.get(pk=an.pk).trusted_devices.count() == 1
