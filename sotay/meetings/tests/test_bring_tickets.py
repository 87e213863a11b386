"""A page of a meeting brings its tickets along: whoever was let in need not ask again."""

import html
import json
import re
from typing import Any

import pytest

from sotay.live import tickets
from sotay.meetings.models import Meeting
from sotay.meetings.tests.browsing import signed_in
from sotay.org.models import Person
from sotay.org.tests.cast import Cast


def given(person: Person, meeting: Meeting, part: str = "opinions") -> tuple[str, dict[str, Any]]:
    client = signed_in(person)
    answer = client.get(f"/meetings/{meeting.pk}/{part}/", headers={"host": "localhost:8000"})
    found = re.search(r"data-given='([^']+)'", answer.content.decode())
    assert found
    mark = tickets.session_mark(client.session.session_key or "")
    return mark, json.loads(html.unescape(found[1]))


@pytest.mark.parametrize("who", ["an", "binh", "em"])
def test_the_tickets_are_those_that_the_page_would_be_given(
    cast: Cast, meeting: Meeting, who: str
) -> None:
    person: Person = getattr(cast, who)
    mark, brought = given(person, meeting)
    client = signed_in(person)
    asked = client.post(
        "/live/tickets/",
        json.dumps({"topics": list(brought["tickets"])}),
        content_type="application/json",
        headers={"host": "localhost:8000"},
    ).json()
    assert brought["tickets"].keys() == asked["tickets"].keys()
    assert brought["wire"] == asked["wire"]
    for topic, text in brought["tickets"].items():
        ticket = tickets.read(text)
        assert (ticket.topic, ticket.session) == (topic, mark)
        assert ticket.account_id == person.account_id


def test_the_desk_brings_one_for_the_roll_and_a_members_page_does_not(
    cast: Cast, meeting: Meeting
) -> None:
    roll = f"meeting:{meeting.pk}:roll"
    assert roll in given(cast.dung, meeting, "desk")[1]["tickets"]
    assert roll not in given(cast.an, meeting)[1]["tickets"]
