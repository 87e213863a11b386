"""A hundred members on one link open one paper of thirty pages within five seconds."""

import asyncio
import random
from collections.abc import Sequence

from sotay.bench.figures import Goal, Summary, Tally
from sotay.bench.limits import Limit, constant
from sotay.bench.links import Link
from sotay.bench.members import Member
from sotay.bench.pages import page_pictures, static_files
from sotay.bench.phones import Failed, Phone, Site
from sotay.bench.scenarios.papers import PICTURE, address_of, wait_until_drawn
from sotay.bench.scenarios.scenario import Scenario
from sotay.bench.scenes import Scene, at
from sotay.bench.stage.plan import Plan

MEMBERS = 100
SPREAD = 5.0  # seconds within which all open it
RATE = 20e6  # bits a second, for everybody together
MEGABYTE = 1e6


def _plans(scale: float) -> Sequence[Plan]:
    return [Plan(cells=1, members=max(3, round(MEMBERS * scale)), paper=True)]


async def _play(scene: Scene) -> None:
    scene.kept["sizes"] = await _before(scene)
    members = [scene.member(seat) for seat in scene.cast.seats]
    loop = asyncio.get_running_loop()

    link = scene.behind_a_link(RATE)
    scene.say(f"{len(members)} phones on one link of 20 Mbit/s open the paper: cold")
    begun = loop.time()
    await asyncio.gather(*(_cold(scene, member, begun) for member in members))
    scene.kept["cold"] = link.carried
    scene.go_home()

    link = scene.behind_a_link(RATE)
    scene.say("again, the pages and pictures being on the device: ticket and stream only")
    begun = loop.time()
    await asyncio.gather(*(_staged(scene, member, begun) for member in members))
    scene.kept["staged"] = link.carried
    scene.site.link = None


async def _judge(scene: Scene) -> None:
    sizes, members = scene.kept["sizes"], len(scene.cast.seats)
    cold_bytes, staged_bytes = scene.kept["cold"], scene.kept["staged"]
    cold, staged = scene.tally.summary("first page, cold"), scene.tally.summary("live, pre-staged")
    await _limit(scene, sizes, members, cold)
    scene.figures.update(
        members=members,
        page_bytes=sizes[0],
        first_picture_bytes=sizes[1],
        cold_megabytes=round(cold_bytes / MEGABYTE, 2),
        staged_megabytes=round(staged_bytes / MEGABYTE, 2),
    )
    scene.notes.append(
        "Pre-staged: the service worker serves page and pictures from the device, which a browser "
        "times (tools.from_device); measured here is what remains, ticket and stream."
    )
    scene.reach(
        Goal.at_most("first page p95, cold", cold.p95, 3.0, "s"),
        Goal.at_most("live p95, pre-staged", staged.p95, 0.5, "s"),
        Goal.at_most("the whole room, cold", cold_bytes / MEGABYTE, 10.0 * members / MEMBERS, "MB"),
        Goal.at_most("first picture", sizes[1] / 1024, 80.0, "KB"),
        scene.no_errors(),
    )


async def _before(scene: Scene) -> tuple[int, int]:
    """Sizes of the reader's page and its first picture, once that is drawn."""
    member = Member(scene.site, scene.cast.seats[0])
    page, picture = await wait_until_drawn(member)
    await _static(scene, member, page.body.decode())
    member.go_home()
    return page.received, picture.received


async def _static(scene: Scene, member: Member, page: str) -> None:
    """What a phone that was never here fetches besides, once for a year."""
    total = 0
    for address in static_files(page):
        answer = await member.phone.get(
            address, kind="style and scripts, first visit", accept="*/*", compressed=True
        )
        total += answer.received
    scene.figures["first_visit_style_and_scripts_kb"] = round(total / 1024)


async def _cold(scene: Scene, member: Member, begun: float) -> None:
    await at(begun + random.uniform(0.0, SPREAD * min(1.0, scene.scale * 2)))
    loop = asyncio.get_running_loop()
    started = loop.time()
    try:
        page = await member.visit(address_of(member), listen=False)
        picture = page_pictures(page)[0]
        # The stream opens beside the first picture, as in a browser.
        await asyncio.gather(
            member.phone.get(picture, kind="first picture", accept=PICTURE),
            member.listen_only(),
        )
    except Failed as failure:
        scene.site.note(failure)
        return
    scene.tally.took("first page, cold", loop.time() - started)


async def _staged(scene: Scene, member: Member, begun: float) -> None:
    await at(begun + random.uniform(0.0, SPREAD * min(1.0, scene.scale * 2)))
    loop = asyncio.get_running_loop()
    started = loop.time()
    await member.listen_only()
    if member.is_listening:
        scene.tally.took("live, pre-staged", loop.time() - started)


async def _limit(scene: Scene, sizes: tuple[int, int], members: int, cold: Summary) -> None:
    """The same two answers from a constant, to as many phones on the same link."""
    scene.say("the same bytes from a constant, on the same link")
    async with constant("pages", scene.size) as (place, meter):
        tally = Tally()
        site = Site(place, tally, link=Link(RATE))
        loop = asyncio.get_running_loop()
        begun = loop.time()

        async def one() -> None:
            await at(begun + random.uniform(0.0, SPREAD * min(1.0, scene.scale * 2)))
            phone = Phone(site)
            started = loop.time()
            for size in sizes:
                await phone.get(f"/{size}", kind="constant")
            tally.took("first page", loop.time() - started)
            phone.hang_up()

        await asyncio.gather(*(one() for _number in range(members)))
        times, cpu = tally.summary("first page"), meter.cpu()
    what = f"the same {sum(sizes)} bytes from a constant on the same link"
    limit = Limit(what, members / SPREAD, cpu / members, times)
    scene.beside(limit, times.p95 / cold.p95 if cold.p95 else 0.0)


SCENARIO = Scenario(
    "room", "100 members, one link of 20 Mbit/s, one paper of 30 pages", _plans, _play, _judge
)
