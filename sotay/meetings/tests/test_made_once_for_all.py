"""What everybody in a running meeting sees alike is made once, and never shown too old."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sotay.meetings import actions
from sotay.meetings.models import Meeting
from sotay.meetings.tests import cast as people
from sotay.meetings.tests.browsing import signed_in
from sotay.org.models import Person
from sotay.org.tests.cast import Cast

HIDDEN = re.compile(r'name="(csrfmiddlewaretoken|client_id)" value="([^"]+)"')


def page(person: Person, meeting: Meeting, part: str) -> str:
    answer = signed_in(person).get(f"/meetings/{meeting.pk}/{part}/")
    assert answer.status_code == 200
    return answer.content.decode()


def say(by: Person, meeting: Meeting, words: str, audience: str = "cell") -> None:
    actions.post_opinion(
        by=by, meeting=meeting, words=words, audience=audience, client_id=people.act_id(words)
    )


def cost(person: Person, meeting: Meeting, part: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        page(person, meeting, part)
    return len(captured)


@pytest.mark.parametrize("part", ["opinions", "agenda", "motions"])
def test_the_second_reader_costs_less_than_the_first(
    cast: Cast, meeting: Meeting, part: str
) -> None:
    say(cast.an, meeting, "Đồng ý.")
    page(cast.an, meeting, part)  # what is read once in a process
    say(cast.an, meeting, "Nhất trí.")
    assert cost(cast.vinh, meeting, part) > cost(cast.quy, meeting, part)


def test_what_is_said_is_on_the_next_page_at_once(cast: Cast, meeting: Meeting) -> None:
    for words in ("Một ý.", "Ý nữa.", "Ý cuối."):
        say(cast.an, meeting, words)
        assert words in page(cast.vinh, meeting, "opinions")
    actions.keep_out_of_minutes(by=cast.dung, opinion=meeting.opinions.all()[0], out=True)
    assert "không đưa vào biên bản" in page(cast.vinh, meeting, "opinions")


def test_what_is_for_the_committee_is_never_in_what_all_read(cast: Cast, meeting: Meeting) -> None:
    say(cast.an, meeting, "Riêng cho chi ủy.", "committee")
    assert "Riêng cho chi ủy." in page(cast.binh, meeting, "opinions")
    assert "Riêng cho chi ủy." in page(cast.an, meeting, "opinions")
    assert "Riêng cho chi ủy." not in page(cast.vinh, meeting, "opinions")


@pytest.mark.parametrize("part", ["opinions", "motions"])
def test_no_two_readers_share_a_token_or_the_id_of_an_act(
    cast: Cast, meeting: Meeting, part: str
) -> None:
    say(cast.an, meeting, "Đồng ý.")
    actions.open_motion(
        by=cast.dung,
        meeting=meeting,
        words="Thông qua",
        question="resolution",
        form="phones",
        client_id=people.act_id("m"),
    )
    found = [set(HIDDEN.findall(page(who, meeting, part))) for who in (cast.vinh, cast.quy)]
    assert found[0]
    assert found[0].isdisjoint(found[1])
    assert "csrf--" not in page(cast.tam, meeting, part)


def test_a_closed_meeting_is_read_anew_each_time(cast: Cast, meeting: Meeting) -> None:
    say(cast.an, meeting, "Đồng ý.")
    page(cast.vinh, meeting, "opinions")
    actions.close_meeting(by=cast.dung, meeting=meeting)
    meeting.opinions.update(in_minutes=False)  # nothing of a closed meeting is kept
    assert "không đưa vào biên bản" in page(cast.vinh, meeting, "opinions")
