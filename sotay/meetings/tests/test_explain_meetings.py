"""Why somebody sees a meeting; and one that is not theirs looks like one that is not there."""

import pytest
from django.test import Client

from sotay.kernel import clock
from sotay.meetings.tests import cast as people
from sotay.org.models import Person
from sotay.org.tests.cast import Cast

pytestmark = pytest.mark.django_db


def why(person: Person, meeting_id: int) -> str:
    client = Client()
    assert person.account is not None
    client.force_login(person.account)
    with clock.held_at(people.EVENING):
        answer = client.get("/why/", {"at": f"/meetings/{meeting_id}/"})
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_chair_reads_all_that_the_meeting_makes_of_them(cast: Cast) -> None:
    with clock.held_at(people.DAYS_BEFORE):
        meeting = people.an_announced_meeting(cast)
    page = why(meeting.chair, meeting.pk)
    assert meeting.title in page
    assert "Với buổi họp này, đồng chí là:" in page
    assert "người chủ trì" in page


def test_forbidden_and_absent_read_the_same(cast: Cast) -> None:
    with clock.held_at(people.DAYS_BEFORE):
        meeting = people.an_announced_meeting(cast)
    forbidden = why(cast.cuong, meeting.pk)
    absent = why(cast.cuong, 999_999)
    assert meeting.title not in forbidden
    assert "không dành cho đồng chí" in forbidden
    assert told(forbidden, meeting.pk) == told(absent, 999_999)


def told(page: str, meeting_id: int) -> str:
    """What the page says, whatever the number that was asked about."""
    main = page[page.index("<main") : page.index("</main>")]
    return main.replace(f"/meetings/{meeting_id}/", "/meetings/N/")
