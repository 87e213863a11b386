"""The page of a meeting is read anew when it opens, but never from under somebody's thumb."""

from datetime import timedelta

from playwright.sync_api import Browser, expect

from sotay.kernel import clock
from tests.journeys.people import PHONE, arrive, did_not_reload, stand_still
from tests.journeys.set_the_stage import TURNING
from tests.journeys.stage import House

LONGER_THAN_ANY_SPREAD = 5_000  # ms
MEETING = f"/meetings/{TURNING}/"


def test_a_meeting_that_opens_calls_nobody_back_who_is_leaving(
    house: House, browser: Browser
) -> None:
    hoa = arrive(browser, house.address, "hoa", PHONE)
    staying = arrive(browser, house.address, "lan", PHONE)
    leaving = arrive(browser, house.address, "cuong", PHONE)
    for each in (staying, leaving):
        each.page.clock.install()
        each.open(MEETING)
        stand_still(each)
        each.page.clock.pause_at(clock.now() + timedelta(minutes=1))
    hoa.open(f"{MEETING}desk/")
    hoa.send("Khai mạc")
    for each in (staying, leaving):
        expect(each.page.locator("#panel-now")).to_have_attribute("data-state", "open")

    # What a browser tells a page first when a link was pressed; the answer may take seconds.
    leaving.page.evaluate("dispatchEvent(new Event('beforeunload'))")
    leaving.page.clock.fast_forward(LONGER_THAN_ANY_SPREAD)
    with staying.page.expect_navigation():
        staying.page.clock.fast_forward(LONGER_THAN_ANY_SPREAD)

    assert did_not_reload(leaving)
    assert not did_not_reload(staying)
    for each in (hoa, staying, leaving):
        each.page.context.close()
