"""What is no draft is refused in Vietnamese, and leaves nothing."""

import json
from typing import Any

import pytest
from django.test import Client

from sotay.accounts.models import Account
from sotay.drafts.forms import MOST_KEYS
from sotay.drafts.models import Draft
from sotay.drafts.tests.device import Device

GOOD = {
    "key": "opinion-1",
    "text": "Đồng ý",
    "digest": "d1",
    "base": "d0",
    "writer": "phone",
    "at": 1_790_000_000_000,
    "now": 1_790_000_001_000,
    "after": 0,
}
ODD: dict[str, list[Any]] = {
    "key": ["", "x" * 121, "Opinion 1", "../x", "a\x00b", "a\n", None, ["a"], {"a": 1}],
    "text": ["", "a\x00b", "x" * 100_001, None, ["a"], {"a": 1}],
    "digest": ["x" * 41, "đ", "a b", None, ["a"]],
    "base": ["x" * 41, "a\x00", None],
    "writer": ["", "x" * 41, "a b", None],
    "at": ["", "abc", -1, 2**53 + 1, 10**40, "9" * 400, None, 1.5],
    "now": ["abc", -1, 10**40, None],
    "after": ["abc", -1, 2**31, None],
}


def test_the_right_example_is_taken(phone: Device) -> None:
    assert phone.send("save", GOOD).status_code == 200


@pytest.mark.parametrize("path", ["save", "clear", "drop"])
@pytest.mark.parametrize(
    "body",
    ["", "x", "[]", "null", "1", '"a"', "{", '{"key": "a"}', "[" * 100_000, b"\xed\xa0\x80"],
    ids=range(10),
)
def test_what_is_no_json_of_ours_is_refused(phone: Device, path: str, body: str | bytes) -> None:
    answer = phone.send(path, body)
    assert answer.status_code == 422
    assert "Hãy tải lại trang" in answer.json()["message"]
    assert not Draft.objects.exists()


@pytest.mark.parametrize("field", ODD)
def test_what_is_wrong_in_a_field_is_refused(phone: Device, field: str) -> None:
    for value in ODD[field]:
        answer = phone.send("save", {**GOOD, field: value})
        assert answer.status_code == 422, (field, value, answer.content)
        said = answer.json()["message"]
        assert any(words in said for words in ("tải lại trang", "chữ cái", "ký tự")), said
    assert not Draft.objects.exists()


@pytest.mark.parametrize("field", [name for name in GOOD if name not in ("digest", "base")])
def test_what_is_missing_is_refused(phone: Device, field: str) -> None:
    answer = phone.send("save", {name: value for name, value in GOOD.items() if name != field})
    assert answer.status_code == 422
    assert not Draft.objects.exists()


@pytest.mark.parametrize("path", ["save", "clear", "drop"])
def test_a_form_in_the_place_of_json_is_refused(an: Account, path: str) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(an)
    browser.get("/more/")
    token = browser.cookies["csrftoken"].value
    answer = browser.post(f"/drafts/{path}/", {"key": "a", "csrfmiddlewaretoken": token})
    assert answer.status_code == 422


def test_half_a_letter_is_no_fault_of_ours(phone: Device) -> None:
    body = json.dumps({**GOOD, "text": "Đồng \ud83d ý"})
    assert phone.send("save", body).status_code == 200
    assert phone.text("opinion-1") == "Đồng ? ý"


def test_a_draft_written_before_all_time_is_just_old(phone: Device) -> None:
    assert phone.send("save", {**GOOD, "at": 0, "now": 2**53}).status_code == 200


@pytest.mark.parametrize("keys", [[], ["Ý kiến"], ["a\x00"], ["x" * 121], ["a"] * 0])
def test_what_is_no_box_is_not_asked_for(phone: Device, keys: list[str]) -> None:
    assert phone.browser.get("/drafts/", {"key": keys}).status_code == 422


def test_a_page_asks_for_a_hundred_boxes_at_most(phone: Device) -> None:
    many = [f"reply-{number}" for number in range(MOST_KEYS + 1)]
    assert phone.browser.get("/drafts/", {"key": many}).status_code == 422
    assert phone.browser.get("/drafts/", {"key": many[1:]}).status_code == 200
