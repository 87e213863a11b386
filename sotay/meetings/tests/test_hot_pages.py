"""The pages that a whole hall opens at once cost the same however much is in them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sotay.files.tests import samples
from sotay.meetings import actions
from sotay.meetings.models import Meeting
from sotay.meetings.tests import cast as people
from sotay.org.models import Person
from sotay.org.tests.cast import Cast

# Session, account, person, the meeting, its relations, live versions, then the content.
CEILINGS = {"opinions": 26, "agenda": 25, "motions": 25, "papers": 25, "note": 23, "": 27}


@pytest.fixture
def hall(cast: Cast, meeting: Meeting) -> Meeting:
    actions.mark_rest_present(by=cast.dung, meeting=meeting)
    return meeting


def talk(cast: Cast, meeting: Meeting, count: int) -> None:
    for number in range(count):
        actions.post_opinion(
            by=cast.an,
            meeting=meeting,
            words=f"Ý kiến {number}.",
            audience="cell",
            client_id=people.act_id(f"{number}"),
        )


def enter_as(client: Client, person: Person) -> None:
    assert person.account is not None
    client.force_login(person.account)


def queries_of(client: Client, address: str) -> int:
    client.get(address)  # what is read once in a process is not the page's
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("tab", sorted(CEILINGS))
def test_a_page_of_the_hall_stays_under_its_ceiling(
    cast: Cast, hall: Meeting, client: Client, tab: str
) -> None:
    talk(cast, hall, 3)
    enter_as(client, cast.vinh)
    address = f"/meetings/{hall.pk}/{tab}/" if tab else f"/meetings/{hall.pk}/"
    assert queries_of(client, address) <= CEILINGS[tab]


@pytest.mark.parametrize("text", ["", "?text=large"])
def test_a_paper_of_forty_pages_stays_under_its_ceiling(
    cast: Cast, hall: Meeting, client: Client, text: str
) -> None:
    paper = people.a_paper(cast, hall, samples.pdf(40))
    enter_as(client, cast.vinh)
    assert queries_of(client, f"/meetings/{hall.pk}/papers/{paper.pk}/{text}") <= 25


@pytest.mark.parametrize("papers", [1, 6])
def test_a_pack_costs_few_queries_however_many_papers_are_in_it(
    cast: Cast, hall: Meeting, client: Client, papers: int
) -> None:
    for number in range(papers):
        people.a_paper(cast, hall, samples.pdf(1 + number))
    enter_as(client, cast.vinh)
    assert queries_of(client, f"/meetings/{hall.pk}/pack/") <= 16
    assert queries_of(client, "/meetings/packs/") <= 11


def test_sixty_opinions_cost_the_page_no_more_queries_than_three(
    cast: Cast, hall: Meeting, client: Client
) -> None:
    talk(cast, hall, 3)
    enter_as(client, cast.vinh)
    address = f"/meetings/{hall.pk}/opinions/"
    few = queries_of(client, address)
    talk(cast, hall, 60)
    assert queries_of(client, address) == few


def test_an_opinion_is_written_in_few_statements(cast: Cast, hall: Meeting) -> None:
    with CaptureQueriesContext(connection) as captured:
        talk(cast, hall, 1)
    assert len(captured) <= 22
