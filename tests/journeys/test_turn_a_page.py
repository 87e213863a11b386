"""The page of a meeting is read anew when it opens, but never from under somebody's thumb."""

from playwright.sync_api import Browser, Route, expect

from tests.journeys.people import PHONE, arrive
from tests.journeys.set_the_stage import TURNING
from tests.journeys.stage import House

LONGER_THAN_ANY_SPREAD = 5_000  # ms
MEETING = f"/meetings/{TURNING}/"


def test_a_meeting_that_opens_calls_nobody_back_who_is_leaving(
    house: House, browser: Browser
) -> None:
    hoa = arrive(browser, house.address, "hoa", PHONE)
    cuong = arrive(browser, house.address, "cuong", PHONE, service_workers="block")
    lan = arrive(browser, house.address, "lan", PHONE)
    lan.open(MEETING)
    cuong.page.clock.install()
    cuong.open(MEETING)
    on_the_way: list[Route] = []
    cuong.page.route(f"{house.address}/", on_the_way.append)
    hoa.open(f"{MEETING}desk/")
    hoa.send("Khai mạc")
    expect(lan.page.locator("#panel-now")).to_have_attribute("data-state", "open")

    with cuong.page.expect_request(f"{house.address}/"):
        cuong.page.evaluate("document.querySelector('a[href=\"/\"]').click()")
    expect(cuong.page.locator("#panel-now")).to_have_attribute("data-state", "open")
    cuong.page.clock.fast_forward(LONGER_THAN_ANY_SPREAD)
    on_the_way[0].continue_()

    cuong.page.wait_for_url(f"{house.address}/")
    for each in (hoa, cuong, lan):
        each.page.context.close()
