"""Everything needs a session unless it says otherwise, and links survive signing in."""

import pytest
from django.test import Client

pytestmark = pytest.mark.urls("sotay.web.tests.pages")


def test_a_stranger_is_led_to_sign_in_and_back(stranger: Client) -> None:
    answer = stranger.get("/private/?tab=ý+kiến")
    assert answer.status_code == 303
    assert answer["Location"].startswith("/sign-in/?next=%2Fprivate%2F%3Ftab%3D")
    assert b"private" not in answer.content


def test_a_marked_page_is_open(stranger: Client) -> None:
    assert stranger.get("/public/").content == b"public"


def test_whoever_is_signed_in_passes(page: Client) -> None:
    assert page.get("/private/").content == b"private"


def test_after_a_lost_session_a_write_leads_back_to_its_page(stranger: Client) -> None:
    answer = stranger.post("/private/", headers={"Referer": "http://testserver/meetings/12/?a=1"})
    assert answer["Location"] == "/sign-in/?next=%2Fmeetings%2F12%2F%3Fa%3D1"


def test_a_program_is_told(stranger: Client) -> None:
    assert stranger.get("/private/", headers={"Accept": "application/json"}).status_code == 401


def test_a_stranger_at_a_wrong_address_sees_the_plain_page(stranger: Client) -> None:
    answer = stranger.get("/nowhere/")
    assert answer.status_code == 404
    assert "<nav" not in answer.content.decode()
