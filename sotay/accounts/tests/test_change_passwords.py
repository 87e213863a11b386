"""Passwords: the same from every keyboard, not guessed first, changed by their owner."""

import unicodedata
from typing import Any, Literal

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from sotay.accounts import hashing, passwords, rules
from sotay.accounts.actions import create_account, set_password
from sotay.accounts.models import Account, Session

PASSWORD = "hoa phượng đỏ 7"
NEW = "cây đa giếng nước 9"
FORMS: tuple[Literal["NFC", "NFD", "NFKC", "NFKD"], ...] = ("NFC", "NFD", "NFKC", "NFKD")
BLANKS = [" ", "\t", "\u00a0", "\u2007", "\u202f", "\u3000", "\u2003", "\n"]
UNSEEN = ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def an(db: None) -> Account:
    return create_account(username="an", password=PASSWORD)


def browser_of(name: str, password: str = PASSWORD) -> Client:
    browser = Client()
    answer = browser.post("/sign-in/", {"name": name, "password": password})
    assert answer.status_code == 302, answer.content.decode()
    return browser


def change(browser: Client, current: str = PASSWORD, new: str = NEW) -> Any:
    body = {"current_password": current, "password": new}
    return browser.post("/account/password/", body)


class TestOnePasswordFromEveryKeyboard:
    @given(st.text(max_size=30))
    def test_composed_or_not_it_is_one(self, typed: str) -> None:
        for form in FORMS:
            way = unicodedata.normalize(form, typed)
            assert rules.normal_password(way) == rules.normal_password(typed)

    @given(st.text(max_size=30))
    def test_read_again_it_is_itself(self, typed: str) -> None:
        once = rules.normal_password(typed)
        assert rules.normal_password(once) == once
        trimmed = rules.trimmed_password(typed)
        assert rules.trimmed_password(trimmed) == trimmed

    @given(
        st.lists(st.sampled_from(["hoa", "phượng", "đỏ", "sông", "7"]), min_size=1, max_size=5),
        st.lists(st.sampled_from(BLANKS), min_size=6, max_size=6),
        st.sampled_from(UNSEEN),
    )
    def test_blanks_of_every_kind_are_one_and_what_is_unseen_is_none(
        self, words: list[str], blanks: list[str], unseen: str
    ) -> None:
        plain = " ".join(words)
        copied = "".join(word + blank for word, blank in zip(words, blanks, strict=False))
        copied = f"{unseen}{blanks[-1]}{unseen.join(copied)}"
        assert rules.trimmed_password(copied) == plain
        assert rules.trimmed_password(unicodedata.normalize("NFD", copied)) == plain

    @pytest.mark.parametrize("blank", BLANKS + UNSEEN, ids=lambda sign: f"U+{ord(sign):04X}")
    def test_blanks_at_the_ends_open_too(self, an: Account, blank: str) -> None:
        browser_of("an", f"{blank}{PASSWORD}{blank}{blank}")
        browser_of("an", unicodedata.normalize("NFD", f"{PASSWORD}{blank}"))

    def test_whoever_types_a_blank_too_many_is_told(self, an: Account) -> None:
        browser = browser_of("an", f"{PASSWORD} ")
        assert "thừa dấu cách ở đầu hoặc cuối" in browser.get("/more/").content.decode()
        assert "dấu cách" not in browser_of("an").get("/more/").content.decode()

    def test_a_blank_inside_is_part_of_it(self, an: Account) -> None:
        assert not an.check_password(PASSWORD.replace(" ", ""))

    def test_an_older_password_that_ends_in_a_blank_still_opens(self, an: Account) -> None:
        from django.contrib.auth.hashers import make_password

        an.password = make_password(f"{PASSWORD} ")
        an.save()
        browser_of("an", f"{PASSWORD} ")

    @pytest.mark.parametrize("name", ["an", "khong.ai.ca"])
    @pytest.mark.parametrize(("typed", "hashes"), [("sai rồi", 1), ("sai rồi ", 2)])
    def test_it_costs_one_hash_more_at_most_for_any_name(
        self, an: Account, monkeypatch: pytest.MonkeyPatch, name: str, typed: str, hashes: int
    ) -> None:
        from django.contrib.auth.hashers import MD5PasswordHasher

        hashed: list[str] = []
        encode = MD5PasswordHasher.encode

        def counted(self: Any, password: str, *how: Any) -> str:
            hashed.append(password)
            return str(encode(self, password, *how))

        monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
        Client().post("/sign-in/", {"name": name, "password": typed})
        assert len(hashed) == hashes


class TestWhatIsGuessedFirst:
    @pytest.mark.parametrize(
        "weak",
        [
            "ngắn",
            "0912345678",
            "19800519",
            "1234567890",
            "aaaaaaaaaaaa",
            "matkhau123456",
            "Mật khẩu 2026!",
            "Anh yêu em 1988",
            "Nguyễn Văn An 1954",
            "nguyenvana1990@",
            "tranthithuhuong",
            "Thu Hương 19850519",
            "qwertyuiop1",
            "abcdefghijkl",
            "sotaydangvien2026",
        ],
    )
    def test_is_refused_with_what_to_do(self, weak: str) -> None:
        said = passwords.weakness(weak, username="binh")
        assert "Đồng chí" in said

    @pytest.mark.parametrize(
        "good", [PASSWORD, NEW, "mot-mat-khau-dai", "bến nước sân đình", "Lan hái sen lúc 5 giờ"]
    )
    def test_a_short_sentence_is_good(self, good: str) -> None:
        assert passwords.weakness(good, username="binh") == ""

    def test_ones_own_name_with_a_year_is_none(self) -> None:
        assert passwords.weakness("Dang Vien So 2 1960", username="dangvienso")

    def test_with_a_second_factor_eight_are_enough(self) -> None:
        eight = "bến 4 đò"
        assert passwords.weakness(eight, username="an", has_second_factor=True) == ""
        assert "cần ít nhất 10" in passwords.weakness(eight, username="an")

    def test_blanks_at_the_ends_make_it_no_longer(self) -> None:
        assert passwords.weakness("đa 7 bến    ", username="an")

    def test_strength_is_said_in_words(self) -> None:
        assert passwords.strength("bến nước sân đình") == "mạnh"
        assert passwords.strength("bến nước 7").startswith("vừa đủ")


class TestChangingOnesOwn:
    def test_the_new_one_opens_and_the_other_devices_are_out(self, an: Account) -> None:
        here, elsewhere = browser_of("an"), browser_of("an")
        answer = change(here, new=f" {NEW}")
        assert answer.status_code == 303
        page = here.get("/more/").content.decode()
        assert "độ mạnh: mạnh" in page
        assert "Dấu cách ở đầu hoặc cuối mật khẩu đã được bỏ" in page
        assert elsewhere.get("/more/").status_code == 303
        browser_of("an", NEW)
        assert Client().post("/sign-in/", {"name": "an", "password": PASSWORD}).status_code == 422

    def test_it_asks_for_the_one_in_use(self, an: Account) -> None:
        browser = browser_of("an")
        answer = change(browser, current="sai")
        assert answer.status_code == 422
        assert "Mật khẩu chưa đúng" in answer.content.decode()
        browser_of("an")

    def test_guessing_at_it_waits(self, an: Account) -> None:
        browser = browser_of("an")
        statuses = [change(browser, current="sai").status_code for _ in range(6)]
        assert statuses == [422] * 5 + [429]
        # Who sits at the device does not make its owner wait elsewhere.
        browser_of("an")

    def test_a_weak_one_changes_nothing(self, an: Account) -> None:
        browser, other = browser_of("an"), browser_of("an")
        answer = change(browser, new="12345678901")
        assert answer.status_code == 422
        assert "dễ đoán" in answer.content.decode()
        assert other.get("/more/").status_code == 200

    def test_no_password_comes_back_in_the_page(self, an: Account) -> None:
        page = change(browser_of("an"), new="ngắn").content.decode()
        assert PASSWORD not in page
        assert 'value="ngắn"' not in page


class TestAPasswordThatSomebodyElseSet:
    @pytest.fixture
    def reset(self, an: Account) -> Client:
        binh = create_account(username="binh", password=None)
        set_password(by=binh, account=an, password=NEW)
        return browser_of("an", NEW)

    def test_leads_to_the_page_that_changes_it_and_nowhere_else(self, reset: Client) -> None:
        for address in ("/", "/more/", "/meetings/"):
            answer = reset.get(address)
            assert answer["Location"].startswith("/account/password/?next=")
        assert "do người khác đặt" in reset.get("/account/password/").content.decode()
        told = reset.get("/live/changes/", headers={"Accept": "application/json"})
        assert told.status_code == 403
        assert reset.get("/sign-out/").status_code == 200

    def test_ones_own_sets_free(self, reset: Client) -> None:
        body = {"current_password": NEW, "password": PASSWORD, "next": "/more/"}
        assert reset.post("/account/password/", body)["Location"] == "/more/"
        assert reset.get("/more/").status_code == 200
        assert not Account.objects.get(username="an").must_change_password


def test_a_full_pool_says_when_to_come_again(an: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = browser_of("an")
    pool = hashing.Pool(at_once=1, waiting=0)
    monkeypatch.setattr(hashing, "pool", lambda: pool)
    with pool.place():
        answer = change(browser)
    assert answer.status_code == 503
    assert answer["Retry-After"] in ("1", "2", "3")
    assert Session.objects.count() == 1
