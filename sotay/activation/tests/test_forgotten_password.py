"""A forgotten password: a code, a new password, and everybody else is out."""

import pytest
from django.test import Client

from sotay.activation import actions
from sotay.activation.models import CodeGiven
from sotay.activation.tests.steps import BACK, PASSWORD, code_in, code_in_hand, give_password, sent
from sotay.ledger.models import Entry
from sotay.notices.models import Notice
from sotay.org.tests.cast import Cast


@pytest.fixture
def an_active(cast: Cast) -> Cast:
    account = cast.an.account
    assert account is not None
    actions.activate(by=cast.an, person=cast.an, account=account, way="sms")
    cast.an.phone = "0912 345 678"
    cast.an.save()
    give_password(cast.an, PASSWORD)
    return cast


def enter(client: Client, number: str, code: str) -> None:
    answer = client.post("/forgot/code/", {"number": number, "code": code})
    assert answer.status_code == 303, answer.content.decode()


def test_by_a_message_a_new_password_and_other_browsers_are_out(an_active: Cast) -> None:
    before, client = Client(), Client()
    before.post("/sign-in/", {"name": "an", "password": PASSWORD})
    assert before.get("/").status_code == 200
    client.post("/forgot/", {"number": "an", "channel": "sms"})
    enter(client, "0912345678", code_in(sent()[0]))
    done = client.post("/forgot/password/", {"password": BACK})
    assert done.headers["Location"] == "/sign-in/"
    assert before.get("/").status_code == 303
    assert Client().post("/sign-in/", {"name": "an", "password": PASSWORD}).status_code == 422
    assert Client().post("/sign-in/", {"name": "an", "password": BACK}).status_code == 302
    assert Notice.objects.filter(person=an_active.an, kind="activation.password_set_anew").exists()
    assert Entry.objects.filter(act="activation.password_set_anew").count() == 1


def test_by_a_code_in_the_hand(an_active: Cast) -> None:
    client = Client()
    code = code_in_hand(an_active, an_active.an)
    assert CodeGiven.objects.get().purpose == "password"
    enter(client, "an", code)
    client.post("/forgot/password/", {"password": BACK})
    assert Client().post("/sign-in/", {"name": "an", "password": BACK}).status_code == 302


def test_a_code_for_coming_in_sets_no_password(an_active: Cast) -> None:
    code = code_in_hand(an_active, an_active.an)
    answer = Client().post("/activate/code/", {"number": "0912345678", "code": code})
    assert answer.status_code == 422


def test_a_weak_password_is_refused_and_the_code_is_still_good(an_active: Cast) -> None:
    client = Client()
    enter(client, "an", code_in_hand(an_active, an_active.an))
    assert client.post("/forgot/password/", {"password": "123"}).status_code == 422
    assert client.post("/forgot/password/", {"password": BACK}).status_code == 303


def test_without_a_code_there_is_only_the_beginning(an_active: Cast) -> None:
    client = Client()
    assert client.get("/forgot/password/").headers["Location"] == "/forgot/"
    client.post("/forgot/password/", {"password": BACK})
    assert Client().post("/sign-in/", {"name": "an", "password": PASSWORD}).status_code == 302


def test_the_sign_in_page_leads_to_both_ways(an_active: Cast) -> None:
    page = Client().get("/sign-in/").content.decode()
    assert "/forgot/" in page
    assert "/activate/" in page
