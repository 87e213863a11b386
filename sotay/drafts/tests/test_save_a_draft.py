"""Saving what is being typed: it comes back, on any device, and nobody else reads it."""

import unicodedata
from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from sotay.accounts.actions import create_account
from sotay.accounts.models import Account
from sotay.drafts import rules
from sotay.drafts.actions import forget_old_drafts
from sotay.drafts.models import Draft
from sotay.drafts.tests.device import KEY, Device
from sotay.kernel import clock
from sotay.ledger.models import Entry

EVENING = datetime(2026, 11, 3, 19, 42, tzinfo=clock.VIETNAM)
TEXT = "Đề nghị chi bộ\n  phân công thêm một đồng chí trẻ. "


def test_what_is_typed_on_one_device_is_there_on_another(phone: Device, desktop: Device) -> None:
    phone.save(TEXT, base="b0")
    (found,) = desktop.reads()
    assert (found["text"], found["base"], found["writer"]) == (TEXT, "b0", "phone")
    assert found["cleared"] is found["other"] is None


def test_every_box_is_by_itself(phone: Device) -> None:
    phone.save("một", key="note-1")
    phone.save("hai", key="note-2")
    assert [draft["text"] for draft in phone.reads("note-1", "note-2", "note-3")] == ["một", "hai"]


def test_it_is_its_writers_alone(phone: Device) -> None:
    phone.save(TEXT)
    binh = Device(create_account(username="binh", password=None))
    assert binh.reads() == []
    binh.save("của Bình")
    binh.clear("của Bình")
    assert phone.text() == TEXT


def test_without_signing_in_there_are_none(db: None) -> None:
    asked = Client().get("/drafts/", {"key": KEY}, headers={"Accept": "application/json"})
    assert asked.status_code == 401


def test_it_stands_in_no_ledger(phone: Device) -> None:
    phone.save(TEXT)
    phone.clear(TEXT)
    assert not Entry.objects.exists()


def test_the_text_is_kept_in_one_spelling(phone: Device) -> None:
    phone.save(unicodedata.normalize("NFD", TEXT))
    assert phone.text() == TEXT


def test_typing_on_goes_on(phone: Device) -> None:
    for text in ("Đề", "Đề nghị", "Đề nghị chi bộ", "Đề nghị"):
        assert phone.save(text)["kept"]
    assert phone.text() == "Đề nghị"
    assert Draft.objects.get().revision == 4


def test_the_same_again_changes_nothing(phone: Device) -> None:
    first = phone.save(TEXT)
    again = phone.save(TEXT)
    assert (again["kept"], again["draft"]["revision"]) == (True, first["draft"]["revision"])


def test_a_request_that_comes_late_does_not_undo_the_next(phone: Device) -> None:
    at = phone.now()
    phone.save("Đề nghị chi bộ", at=at + 5)
    phone.seen.clear()  # the answer had not come when it sent the first
    late = phone.save("Đề nghị", at=at)
    assert not late["kept"]
    assert late["draft"]["other"] is None
    assert phone.text() == "Đề nghị chi bộ"


def test_a_clock_that_was_set_back_does_not_stop_saving(phone: Device) -> None:
    phone.save("trước")
    phone.ahead = -3_600_000
    assert phone.save("sau")["kept"]
    assert phone.text() == "sau"


def test_the_hour_is_the_devices_but_never_in_the_future(phone: Device) -> None:
    phone.ahead = 86_400_000
    with clock.held_at(EVENING):
        phone.save("đầu", at=phone.now() - 60_000)
        assert Draft.objects.get().written_at == EVENING - timedelta(minutes=1)
        phone.save("sau", at=phone.now() + 60_000)
        assert Draft.objects.get().written_at == EVENING
    with clock.held_at(EVENING + timedelta(minutes=2)):
        assert phone.reads()[0]["age"] == 120_000


def test_after_forty_days_untouched_it_goes(phone: Device) -> None:
    with clock.held_at(EVENING):
        phone.save("cũ", key="old")
        phone.clear("đã gửi", key="sent")
    with clock.held_at(EVENING + timedelta(days=10)):
        phone.save("mới", key="new")
    with clock.held_at(EVENING + rules.KEPT_FOR + timedelta(minutes=1)):
        assert forget_old_drafts() == 2
        assert list(Draft.objects.values_list("key", flat=True)) == ["new"]


def test_too_many_boxes_are_refused_and_the_old_ones_stay(
    phone: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "MOST_DRAFTS", 2)
    phone.save("một", key="a-1")
    phone.save("hai", key="a-2")
    answer = phone.send("save", {**phone.box("ba", "a-3", None), "text": "ba"})
    assert answer.status_code == 422
    assert "đang có 2 bản nháp chưa gửi" in answer.json()["message"]
    assert Draft.objects.count() == 2
    phone.save("hai, viết thêm", key="a-2")
    phone.clear("một", key="a-1")
    phone.save("ba", key="a-3")


def test_too_many_letters_are_refused(phone: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "MOST_LETTERS", 10)
    phone.save("12345", key="a-1")
    phone.save("12345", key="a-2")
    answer = phone.send("save", {**phone.box("123456", "a-2", None), "text": "123456"})
    assert answer.status_code == 422
    assert "quá dài" in answer.json()["message"]
    assert phone.text("a-2") == "12345"
    phone.save("1234", key="a-2")


def test_a_text_of_a_hundred_thousand_letters_is_kept_and_one_more_is_not(phone: Device) -> None:
    phone.save("ữ" * 100_000)
    answer = phone.send("save", {**phone.box("x", "a-2", None), "text": "ữ" * 100_001})
    assert answer.status_code == 422
    assert "dài quá 100000 chữ cái" in answer.json()["message"]
    assert Draft.objects.count() == 1


def test_saving_is_cheap(
    phone: Device, an: Account, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    phone.save("Đề")
    # Session, account; the row locked, what the others hold, the row written; two savepoints.
    with django_assert_num_queries(7):
        phone.save("Đề nghị")
    with django_assert_num_queries(3):
        phone.reads()
