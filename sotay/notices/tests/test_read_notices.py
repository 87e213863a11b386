"""The page "Thông báo", and the bell of every page."""

import json
from typing import Any

import pytest
from django.test import Client
from lxml import html

from sotay.accounts.actions import create_account
from sotay.meetings.tests.browsing import signed_in
from sotay.notices import actions, queries
from sotay.notices.models import Notice
from sotay.org.models import Person
from sotay.org.tests.cast import Cast

pytestmark = pytest.mark.django_db


def tell(person: Person, words: str, address: str = "/tasks/") -> Notice:
    actions.notify(
        by=None, people=[person], kind="test.told", about=words, words=words, address=address
    )
    return Notice.objects.get(person=person, about=words)


def page(client: Client, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200
    return html.document_fromstring(answer.content.decode())


def texts(found: list[Any]) -> list[str]:
    return [" ".join(one.text_content().split()) for one in found]


def test_the_newest_stands_first_with_a_word_for_what_is_new(cast: Cast) -> None:
    old = tell(cast.an, "Việc cũ")
    tell(cast.an, "Việc mới")
    tell(cast.vinh, "Việc của người khác")
    actions.mark_read(by=cast.an, notice=old)
    lines = texts(page(signed_in(cast.an), "/notices/").xpath("//ul[@id='notice-list']/li"))
    assert [line.split(" thứ")[0] for line in lines] == ["Việc mới", "Việc cũ"]
    assert [line.rpartition(" ")[0].endswith("đã") for line in lines] == [False, True]
    assert lines[0].endswith("mới")


def test_an_empty_list_says_what_will_stand_here(cast: Cast) -> None:
    shown = page(signed_in(cast.an), "/notices/")
    assert "Chưa có thông báo nào" in shown.text_content()


def test_opening_one_reads_it_and_leads_to_its_page(cast: Cast) -> None:
    notice = tell(cast.an, "Việc mới")
    answer = signed_in(cast.an).post(f"/notices/{notice.pk}/reading/")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/tasks/")
    notice.refresh_from_db()
    assert notice.read_at is not None


def test_nobody_opens_anothers_notice(cast: Cast) -> None:
    notice = tell(cast.an, "Việc mới")
    assert signed_in(cast.vinh).post(f"/notices/{notice.pk}/reading/").status_code == 404
    notice.refresh_from_db()
    assert notice.read_at is None


def test_all_are_read_at_once(cast: Cast) -> None:
    for number in range(3):
        tell(cast.an, f"Việc {number}")
    other = tell(cast.vinh, "Việc của người khác")
    assert signed_in(cast.an).post("/notices/readings/").status_code == 303
    assert queries.bell_of(cast.an).count == 0
    other.refresh_from_db()
    assert other.read_at is None


@pytest.mark.parametrize("address", ["/", "/tasks/", "/meetings/", "/more/", "/notices/"])
def test_every_page_has_the_bell_and_one_stream_for_it(cast: Cast, address: str) -> None:
    tell(cast.an, "Việc mới")
    shown = page(signed_in(cast.an), address)
    assert texts(shown.xpath("//a[@id='bell']")) == ["Thông báo 1 chưa đọc"]
    (stream,) = shown.xpath("//sotay-live")
    assert json.loads(stream.get("data-versions")) == {queries.topic_of(cast.an.pk): 1}
    assert stream.get("data-quiet") is not None


def test_an_account_of_nobody_has_no_bell(client: Client) -> None:
    client.force_login(create_account(username="may", password="mot-mat-khau-dai"))
    shown = page(client, "/more/")
    assert shown.xpath("//a[@id='bell'] | //sotay-live") == []
    assert client.get("/notices/").status_code == 403


def test_a_stranger_sees_no_bell_on_the_way_in(client: Client) -> None:
    assert b'id="bell"' not in client.get("/sign-in/").content
