"""Passkeys: alone or as the second step, and nothing that only looks like one."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from sotay.accounts import hooks
from sotay.accounts.factor_rules import count_goes_on
from sotay.accounts.models import Account, Passkey
from sotay.accounts.tests.authenticator import Phone
from sotay.accounts.tests.factors import (
    account,
    add_passkey,
    browser,
    give_password,
    is_in,
    options,
    signed_in,
)
from sotay.kernel import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def an() -> Account:
    return account()


@pytest.fixture
def phone(an: Account) -> Phone:
    """An's phone, whose key is known."""
    made = Phone()
    answer = add_passkey(signed_in(browser()), made)
    assert answer.status_code == 303, answer.content.decode()
    return made


def show(client: Client, answer: str) -> int:
    return client.post("/sign-in/passkey/", {"answer": answer, "next": "/more/"}).status_code


def test_a_key_is_kept_with_its_name_and_its_public_half(phone: Phone, an: Account) -> None:
    key = Passkey.objects.get()
    assert (key.account, key.name, key.used_at) == (an, "Điện thoại của An", None)


def test_with_a_key_alone_one_is_in(phone: Phone) -> None:
    client = browser()
    answer = client.post(
        "/sign-in/passkey/", {"answer": phone.show(options(client)), "next": "/more/"}
    )
    assert (answer.status_code, answer.headers["Location"]) == (303, "/more/")
    assert is_in(client)
    assert Passkey.objects.get().used_at


def test_the_list_of_keys_is_asked_for_only_after_the_password(phone: Phone) -> None:
    client = browser()
    assert options(client)["publicKey"]["allowCredentials"] == []
    give_password(client)
    assert len(options(client)["publicKey"]["allowCredentials"]) == 1


def test_a_key_is_the_second_step(phone: Phone) -> None:
    client = browser()
    give_password(client)
    assert not is_in(client)
    answer = client.post("/sign-in/second-step/passkey/", {"answer": phone.show(options(client))})
    assert answer.status_code == 303
    assert is_in(client)


def test_somebody_elses_key_is_no_second_step(phone: Phone) -> None:
    account("tran.van.binh")
    other = Phone()
    add_passkey(signed_in(browser(), "tran.van.binh"), other)
    client = browser()
    give_password(client)
    answer = client.post("/sign-in/second-step/passkey/", {"answer": other.show(options(client))})
    assert answer.status_code == 422
    assert not is_in(client)


LIES: dict[str, dict[str, Any]] = {
    "another origin": {"origin": "http://localhost.xau.example"},
    "another port": {"origin": "http://localhost:8443"},
    "another site": {"host": "xau.example"},
    "nobody verified": {"verified": False},
    "a frame of another site": {"cross_origin": True},
    "another account": {"handle": "AAAA"},
    "nobody's": {"handle": ""},
    "an unknown key": {"credential_id": b"x" * 32},
}


@pytest.mark.parametrize("lie", LIES)
def test_what_only_looks_like_the_key_is_not_believed(phone: Phone, lie: str) -> None:
    for name, value in LIES[lie].items():
        setattr(phone, name, value)
    client = browser()
    assert show(client, phone.show(options(client))) == 422
    assert not is_in(client)
    assert Passkey.objects.get().used_at is None


def test_another_private_key_is_not_believed(phone: Phone) -> None:
    client = browser()
    phone.key = Phone().key
    assert show(client, phone.show(options(client))) == 422


def test_an_answer_opens_once(phone: Phone) -> None:
    phone.steps = 0  # as phones that always say zero
    client = browser()
    answer = phone.show(options(client))
    cookie = client.cookies["passkey_challenge"].value
    assert show(client, answer) == 303
    again = browser()
    again.cookies["passkey_challenge"] = cookie
    assert show(again, answer) == 422
    assert not is_in(again)


def test_an_answer_to_another_browsers_challenge_opens_nothing(phone: Phone) -> None:
    asked, other = browser(), browser()
    options(other)
    assert show(other, phone.show(options(asked))) == 422
    assert show(browser(), phone.show(options(asked))) == 422


def test_a_challenge_of_the_second_step_is_none_of_signing_in(phone: Phone) -> None:
    client = browser()
    give_password(client)
    answer = phone.show(options(client))
    assert show(client, answer) == 422
    assert not is_in(client)


def test_a_challenge_lasts_five_minutes(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    client = browser()
    answer = phone.show(options(client))
    import time

    now = time.time()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + 301)
    assert show(client, answer) == 422


def test_a_copy_of_the_key_is_noticed_by_its_count(phone: Phone) -> None:
    client = browser()
    assert show(client, phone.show(options(client))) == 303
    phone.count -= 1
    other = browser()
    assert show(other, phone.show(options(other))) == 422
    assert not is_in(other)


@pytest.mark.parametrize(
    ("before", "now", "goes_on"),
    [(0, 0, True), (0, 1, True), (5, 6, True), (5, 5, False), (5, 0, False)],
)
def test_a_count_grows_or_is_always_zero(before: int, now: int, goes_on: bool) -> None:
    assert count_goes_on(before=before, now=now) is goes_on


def test_a_closed_account_is_not_opened(phone: Phone, an: Account) -> None:
    Account.objects.filter(pk=an.pk).update(is_active=False)
    client = browser()
    assert show(client, phone.show(options(client))) == 422


MALFORMED = [
    "", "{", "null", "[]", "1", '"x"', "{}", '{"id": 1}', "[" * 8000, "\x00",
    '{"id":"AA","rawId":"AB","type":"public-key","response":{}}',
    '{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"e30"}}',
    '{"id":"AA","rawId":"AA","type":"public-key","response":[]}',
    '{"id":"é","rawId":"é","response":{"clientDataJSON":"!!","authenticatorData":"","signature":""}}',
    json.dumps({"x": "ấ" * 20_000}),
]  # fmt: skip


@pytest.mark.parametrize("answer", MALFORMED, ids=range(len(MALFORMED)))
def test_what_is_no_answer_is_refused_in_words(phone: Phone, answer: str) -> None:
    client = browser()
    options(client)
    assert show(client, answer) == 422
    give_password(client)
    options(client)
    sent = client.post("/sign-in/second-step/passkey/", {"answer": answer})
    assert sent.status_code == 422
    assert "Đồng chí" in sent.content.decode()
    assert not is_in(client)


@pytest.mark.parametrize("part", ["clientDataJSON", "authenticatorData", "signature"])
def test_an_answer_with_one_part_wrong_is_refused(phone: Phone, part: str) -> None:
    values: tuple[Any, ...] = ("", "AAAA", 7, None, "A" * 5000, {"a": []})
    for wrong in values:
        client = browser()
        answer = json.loads(phone.show(options(client)))
        answer["response"][part] = wrong
        assert show(client, json.dumps(answer)) == 422


def test_a_new_key_is_looked_at_as_closely(an: Account) -> None:
    client = signed_in(browser())
    for lie in ("another origin", "another port", "another site", "nobody verified"):
        assert add_passkey(client, Phone(**LIES[lie])).status_code == 422, lie
    for answer in MALFORMED:
        client.get("/account/safety/passkeys/new/options/")
        sent = client.post("/account/safety/passkeys/new/", {"name": "x", "answer": answer})
        assert sent.status_code == 422
    assert not Passkey.objects.exists()


def test_the_same_key_is_not_added_twice(phone: Phone) -> None:
    client = browser()
    show(client, phone.show(options(client)))
    assert add_passkey(client, phone).status_code == 409
    assert Passkey.objects.count() == 1


def test_several_keys_are_named_and_removed(phone: Phone) -> None:
    client = browser()
    show(client, phone.show(options(client)))
    assert add_passkey(client, Phone(), "Máy ở nhà").status_code == 303
    first, second = Passkey.objects.all()
    assert first.handle == second.handle
    client.post(f"/account/safety/passkeys/{first.pk}/", {"name": " Điện thoại  cũ "})
    first.refresh_from_db()
    assert first.name == "Điện thoại cũ"
    assert client.post(f"/account/safety/passkeys/{first.pk}/removal/").status_code == 303
    assert list(Passkey.objects.all()) == [second]
    assert client.post(f"/account/safety/passkeys/{first.pk}/removal/").status_code == 404
    other = browser()
    assert show(other, phone.show(options(other))) == 422


def test_nobody_touches_the_keys_of_others(phone: Phone) -> None:
    account("tran.van.binh")
    binh = signed_in(browser(), "tran.van.binh")
    key = Passkey.objects.get()
    assert binh.post(f"/account/safety/passkeys/{key.pk}/removal/").status_code == 404
    assert binh.post(f"/account/safety/passkeys/{key.pk}/", {"name": "x"}).status_code == 404
    key.refresh_from_db()
    assert key.name == "Điện thoại của An"


def test_without_https_it_says_so(an: Account) -> None:
    for name in ("testserver", "127.0.0.1"):
        client = Client(SERVER_NAME=name)
        answer = client.get("/sign-in/passkey/options/")
        assert answer.status_code == 409
        assert "https://" in answer.json()["message"]
        signed_in(client)
        assert "https://" in client.get("/account/safety/").content.decode()


def test_behind_a_proxy_the_operators_address_counts(an: Account, settings: object) -> None:
    settings.ORIGIN = "https://sotay.phohoa.vn"  # type: ignore[attr-defined]
    client = signed_in(Client(SERVER_NAME="testserver"))
    right = Phone(origin="https://sotay.phohoa.vn", host="sotay.phohoa.vn")
    assert add_passkey(client, Phone()).status_code == 422
    assert add_passkey(client, right).status_code == 303
    assert options(client)["publicKey"]["rpId"] == "sotay.phohoa.vn"


def test_a_session_left_open_adds_no_key(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hooks, "_idle_minutes", [])  # this page is never covered
    client = browser()
    show(client, phone.show(options(client)))
    with clock.held_at(clock.now() + timedelta(minutes=16)):
        page = client.get("/account/safety/passkeys/new/")
        assert (page.status_code, page.headers["Location"][:22]) == (303, "/account/safety/again/")
        key = Passkey.objects.get()
        assert client.post(f"/account/safety/passkeys/{key.pk}/removal/").status_code == 303
        assert Passkey.objects.exists()
        answer = phone.show(options(client))
        sent = client.post("/account/safety/again/passkey/", {"answer": answer, "next": "/x"})
        assert (sent.status_code, sent.headers["Location"]) == (303, "/x")
        assert client.get("/account/safety/passkeys/new/").status_code == 200
