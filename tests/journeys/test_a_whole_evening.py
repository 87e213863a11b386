"""A whole evening of a cell in a browser: from "Như tháng trước" to the next month's tasks.

Dung writes the minutes on a desktop, Bình chairs with a tablet, An, Quý and Tâm have phones,
and a projector hangs in the hall. Vinh only asks to be excused, from home. In the middle of the
talk An's phone loses the network and is switched off, and then the server is killed.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys import acts_after_the_vote as after
from tests.journeys import acts_in_bad_weather as weather
from tests.journeys import acts_until_the_vote as until
from tests.journeys.evening import Evening
from tests.journeys.people import DESKTOP, HALL, PHONE, TABLET, Someone, arrive
from tests.journeys.stage import House


@pytest.fixture
def evening(house: House, browser: Browser) -> Iterator[Evening]:
    screens = [("dung", DESKTOP), ("binh", TABLET)]
    screens += [(key, PHONE) for key in ("an", "quy", "tam")]
    people = {key: arrive(browser, house.address, key, screen) for key, screen in screens}
    wall = people["dung"].page.context.new_page()
    wall.set_viewport_size(HALL)
    there = Evening(**people, hall=Someone("dung", house.address, wall))
    yield there
    for someone in [*there.all, there.hall]:
        there.picture(someone, "at the end")
    for someone in people.values():
        someone.page.context.close()


def test_a_whole_evening(evening: Evening, house: House, browser: Browser) -> None:
    until.prepare_like_last_month(evening)
    until.answer_and_write_beforehand(evening, browser)
    until.open_and_call_the_roll(evening)
    until.move_along_the_agenda(evening)
    until.talk(evening)
    weather.lose_the_network_on_one_phone(evening)
    weather.lose_the_server(evening, house)
    until.put_up_a_hand(evening)
    until.keep_a_private_note(evening)
    until.vote(evening)
    after.conclude(evening)
    after.score_and_close(evening)
    after.agree_on_the_minutes(evening)
    after.issue(evening)
    after.begin_the_next_month(evening)
