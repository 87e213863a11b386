"""Ids that are none and odd questions behind the address are answered, never a fault."""

import html

import pytest
from django.urls import reverse

from tests.bad_input.asking import ENGLISH, Asking
from tests.bad_input.values import HUGE, ODD

pytestmark = pytest.mark.django_db

# What somebody may write behind a question mark, where something is read from there.
ASKED = [
    ("org:tree", "org", "on"),
    ("org:unit", "org", "on"),
    ("meetings:list", "org", "before"),
    ("meetings:paper", "open", "text"),
    ("meetings:paper_file", "open", "open"),
    ("meetings:check_in", "open", "code"),
    ("meetings:print", "closed", "person"),
    ("accounts:sign_in", "org", "next"),
    ("live:changes", "org", "topic"),
    ("live:changes", "org", "after"),
]


@pytest.mark.parametrize(("name", "where", "key"), ASKED)
def test_an_odd_question_is_answered_or_refused(
    asking: Asking, name: str, where: str, key: str
) -> None:
    for what, value in ODD.items():
        if what != "thirty thousand letters":
            rest = {"topic": "meeting-1-room", "after": "0"} if name == "live:changes" else {}
            status, body = asking.ask(
                "get", "binh", asking.address(name, where), data={**rest, key: value}
            )
            assert status < 500, f"{what}: {body}"
            assert "<script>alert" not in body
            assert not any(words in body for words in ENGLISH), what
    status, body = asking.ask("get", "binh", f"{asking.address(name, where)}?{key}=%ff%00&%zz&&=")
    assert status < 500, body


@pytest.mark.parametrize("number", [int(HUGE), int("9" * 40)])
def test_what_is_not_there_is_said_to_be_missing(asking: Asking, number: int) -> None:
    for name, parameters in asking.parameters.items():
        numbers = {key for key in parameters if key.endswith("_id") or key == "number"}
        if not numbers:
            continue
        words = dict.fromkeys(parameters - numbers, "minutes")
        address = reverse(name, kwargs={**dict.fromkeys(numbers, number), **words})
        for method in ("get", "post"):
            status, body = asking.ask(method, "binh", address)
            assert status in (404, 405), f"{method} {name}: {status} {body[:300]}"
            if status == 404:
                assert "Không tìm thấy" in html.unescape(body)


def test_things_of_another_meeting_are_not_found_in_this_one(asking: Asking) -> None:
    ids = asking.stage.ids
    for name, parameters in asking.parameters.items():
        inner = parameters - {"meeting_id", "kind", "what", "form", "number"}
        if "meeting_id" not in parameters or not inner:
            continue
        for home, other in (("open", "announced"), ("closed", "open"), ("draft", "open")):
            if inner <= ids[home].keys():
                mixed = {**ids[home], "kind": "minutes", "meeting_id": ids[other]["meeting_id"]}
                address = reverse(name, kwargs={key: mixed[key] for key in parameters})
                for method in ("get", "post"):
                    status, body = asking.ask(method, "binh", address)
                    assert status in (403, 404, 405), f"{method} {name}: {status} {body[:200]}"
