"""Hashing: how strong, how many at once, and what the others are told."""

import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from django.contrib.auth import hashers
from django.db import connections
from django.test import Client

from sotay.accounts import hashing, rules
from sotay.accounts.actions import create_account
from sotay.accounts.models import Account, SignInWait
from sotay.config import settings as real

PASSWORD = "hoa phượng đỏ 7"
JSON = {"Accept": "application/json"}

pytestmark = pytest.mark.urls("sotay.web.tests.pages")


@pytest.fixture
def in_earnest(settings: Any) -> None:
    """The hashers of production."""
    settings.PASSWORD_HASHERS = real.PASSWORD_HASHERS


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> hashing.Pool:
    """A pool for one that hashes and one that waits."""
    made = hashing.Pool(at_once=1, waiting=1)
    monkeypatch.setattr(hashing, "pool", lambda: made)
    return made


def sign_in(name: str, password: str, **how: Any) -> Any:
    return Client().post("/sign-in/", {"name": name, "password": password}, **how)


@pytest.mark.django_db
class TestTheHash:
    def test_a_new_password_is_hashed_with_argon2id(self, in_earnest: None) -> None:
        an = create_account(username="an", password=PASSWORD)
        assert an.password.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
        assert sign_in("an", PASSWORD).status_code == 302
        assert sign_in("an", unicodedata.normalize("NFD", PASSWORD)).status_code == 302
        assert sign_in("an", PASSWORD + " ").status_code == 302

    def test_an_old_hash_is_made_anew_at_the_next_sign_in(self, in_earnest: None) -> None:
        an = create_account(username="an", password=None)
        # Few rounds, for the test's sake.
        an.password = hashers.PBKDF2PasswordHasher().encode(PASSWORD, "muoi" * 6, iterations=10)
        an.save()
        assert sign_in("an", unicodedata.normalize("NFD", PASSWORD)).status_code == 302
        an.refresh_from_db()
        assert an.password.startswith("argon2$argon2id$")
        assert an.check_password(PASSWORD)

    def test_a_wrong_password_leaves_the_old_hash(self, in_earnest: None) -> None:
        an = create_account(username="an", password=None)
        an.password = hashers.PBKDF2PasswordHasher().encode(PASSWORD, "muoi" * 6, iterations=10)
        an.save()
        assert sign_in("an", "sai").status_code == 422
        assert Account.objects.get().password == an.password

    def test_a_name_that_nobody_has_costs_a_hash_too(
        self, in_earnest: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        hashed: list[str] = []
        encode = hashing.Argon2id.encode

        def counted(self: hashing.Argon2id, password: str, salt: str) -> str:
            hashed.append(password)
            return str(encode(self, password, salt))

        create_account(username="khong.mat.khau", password=None)
        monkeypatch.setattr(hashing.Argon2id, "encode", counted)
        for name in ("khong.ai.ca", "khong.mat.khau"):
            hashed.clear()
            sign_in(name, PASSWORD)
            assert len(hashed) == 1


class TestThePool:
    @pytest.mark.parametrize("threads", range(1, 65))
    def test_half_of_the_threads_stay_for_pages(self, threads: int) -> None:
        at_once, waiting = rules.hashing_places(threads)
        assert at_once >= 1
        assert waiting >= 0
        assert at_once + waiting <= max(1, threads // 2)

    def test_four_threads_hash_one_and_let_one_wait(self) -> None:
        assert rules.hashing_places(4) == (1, 1)

    def test_a_place_is_given_back_whatever_happens(self, pool: hashing.Pool) -> None:
        for _ in range(5):
            with pytest.raises(ZeroDivisionError), pool.place(), pool.turn():
                _ = 1 / 0

    def test_whoever_finds_no_place_is_told_so_at_once(self, pool: hashing.Pool) -> None:
        with pool.place(), pool.place(), pytest.raises(hashing.Crowded) as refused, pool.place():
            pass
        assert refused.value.again_after in (1, 2, 3)

    @pytest.mark.django_db
    def test_a_full_pool_is_no_try_and_asks_the_database_nothing(
        self, pool: hashing.Pool, django_assert_num_queries: Any
    ) -> None:
        create_account(username="an", password=PASSWORD)
        with pool.place(), pool.place(), django_assert_num_queries(0):
            page = sign_in("an", "sai")
            script = sign_in("an", "sai", headers=JSON)
        assert page.status_code == script.status_code == 503
        assert page["Retry-After"] in ("1", "2", "3")
        assert "Đang có nhiều đồng chí cùng vào một lúc" in page.content.decode()
        assert 'value="an"' in page.content.decode()
        assert "không tính là một lần thử" in script.json()["message"]
        assert not SignInWait.objects.exists()
        assert sign_in("an", PASSWORD).status_code == 302


class Gate:
    """A hash that lasts until the test lets it go on, and counts how many run together."""

    def __init__(self) -> None:
        self.opened, self.entered = Event(), Event()
        self.running = self.most = 0

    def hold(self) -> None:
        self.running += 1
        self.most = max(self.most, self.running)
        self.entered.set()
        assert self.opened.wait(30)
        self.running -= 1


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made = Gate()
    check = Account.check_password

    def slow(self: Account, raw_password: str) -> bool:
        made.hold()
        return check(self, raw_password)

    monkeypatch.setattr(Account, "check_password", slow)
    yield made
    made.opened.set()


def in_a_thread(act: Any) -> Any:
    try:
        return act()
    finally:
        connections.close_all()


@pytest.mark.django_db(transaction=True)
class TestAWave:
    def test_pages_are_served_while_the_pool_is_full(self, pool: hashing.Pool, gate: Gate) -> None:
        an = create_account(username="an", password=PASSWORD)
        reader = Client()
        reader.force_login(an)
        with ThreadPoolExecutor(2) as hall:
            turns = [hall.submit(in_a_thread, lambda: sign_in("an", PASSWORD)) for _ in range(2)]
            assert gate.entered.wait(30)
            while pool._places._value:  # the second is on its way to its place
                pass
            assert sign_in("an", PASSWORD).status_code == 503
            assert reader.get("/private/").status_code == 200
            gate.opened.set()
            assert [turn.result().status_code for turn in turns] == [302, 302]
        assert gate.most == 1

    def test_a_hall_signs_in_from_one_address_while_one_account_is_attacked(
        self, pool: hashing.Pool
    ) -> None:
        names = [f"nguoi{number}" for number in range(40)]
        for name in [*names, "bi.thu"]:
            create_account(username=name, password=PASSWORD)
        phone = Client()
        assert phone.post("/sign-in/", {"name": "bi.thu", "password": PASSWORD}).status_code == 302
        phone.post("/sign-out/")

        def until_answered(browser: Client, name: str, password: str) -> tuple[int, int]:
            crowded = 0
            while True:
                body = {"name": name, "password": password}
                status = browser.post("/sign-in/", body, headers=JSON).status_code
                if status != 503:
                    return status, crowded
                crowded += 1

        def member(name: str) -> int:
            browser = Client()
            if name.endswith("0"):
                assert until_answered(browser, name, "sai một chữ")[0] == 422
            return until_answered(browser, name, PASSWORD)[0]

        def stranger(_number: int) -> int:
            return until_answered(Client(), "bi.thu", "đoán")[0]

        with ThreadPoolExecutor(8) as hall:
            attack = [hall.submit(in_a_thread, lambda: stranger(0)) for _ in range(12)]
            came = [hall.submit(in_a_thread, lambda name=name: member(name)) for name in names]
            assert {turn.result() for turn in came} == {201}
            answers = [turn.result() for turn in attack]
        # The five that are free, and no more than the pool had places besides.
        assert rules.FREE_TRIES <= answers.count(422) <= rules.FREE_TRIES + 2
        assert set(answers) == {422, 429}
        assert sign_in("bi.thu", PASSWORD).status_code == 429
        assert until_answered(phone, "bi.thu", PASSWORD)[0] == 201
