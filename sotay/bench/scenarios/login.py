"""Two hundred first sign-ins from one address in a minute, one account under attack."""

import asyncio
import random
from collections.abc import Sequence

from sotay.bench.connections import Answer
from sotay.bench.figures import Goal, Summary
from sotay.bench.limits import Limit
from sotay.bench.members import Member
from sotay.bench.phones import Failed, Phone
from sotay.bench.scenarios.scenario import Scenario
from sotay.bench.scenes import Scene, at
from sotay.bench.stage.plan import MemberSeat, Plan

PEOPLE, ALREADY_IN = 200, 20
SPREAD, WITHIN = 60.0, 90.0
WITH_A_TYPING_ERROR = 0.10
AN_ATTACKS_TRIES = 60
# More wrong passwords than these, looked at in a minute, are no protection.
TRIES_LOOKED_AT = 10
IN, WRONG, WAIT, CROWDED = ANY = (201, 422, 429, 503)
MOST_TIMES = 60  # a phone comes again where it is crowded


def _plans(scale: float) -> Sequence[Plan]:
    people = max(10, round(PEOPLE * scale))
    return [Plan(cells=max(1, people // 25), members=people + ALREADY_IN + 1)]


async def _play(scene: Scene) -> None:
    loop = asyncio.get_running_loop()
    spread = scene.seconds(SPREAD, least=3.0)
    victim, *others = scene.cast.seats
    inside, outside = others[:ALREADY_IN], others[ALREADY_IN:]
    scene.say(f"{len(outside)} first sign-ins within {spread:.0f} s, {len(inside)} are in already")
    begun = loop.time()
    tries: dict[int, int] = {}
    over = asyncio.Event()
    reading = asyncio.create_task(_read_on(scene, inside, over))
    attack = asyncio.create_task(_attack(scene, victim, tries, over))
    came = await asyncio.gather(*(_sign_in(scene, seat, begun, spread) for seat in outside))
    lasted = loop.time() - begun
    over.set()
    await asyncio.gather(reading, attack)
    scene.kept.update(came=came, lasted=lasted, tries=tries, spread=spread)


async def _judge(scene: Scene) -> None:
    came, lasted, tries = scene.kept["came"], scene.kept["lasted"], scene.kept["tries"]
    hashed = sum(1 for one in came if one) + int(len(came) * WITH_A_TYPING_ERROR)
    assert scene.server is not None
    hashing = scene.server.ask("sotay.bench.hashing", {"seconds": 2.0})
    limit = Limit(
        f"hashing one password ({hashing['algorithm']}) on one core, nothing else",
        hashing["per_second"],
        hashing["cpu_each"],
        Summary.of([hashing["cpu_each"]]),
    )
    used = scene.use["pages"].cpu / max(1, hashed)
    scene.beside(limit, hashing["cpu_each"] / used if used else 0.0)
    pages = scene.tally.summary("page meanwhile")
    scene.figures.update(
        people=len(came),
        all_in_s=round(lasted, 1),
        turned_away_and_came_again=scene.tally.again,
        page_p95_meanwhile_ms=round(pages.p95 * 1000),
        attack={str(status): count for status, count in sorted(tries.items())},
    )
    scene.reach(
        Goal.at_most(
            "all are in", lasted, max(WITHIN * scene.scale, scene.kept["spread"] + 15), "s"
        ),
        Goal.at_most("people who did not get in", came.count(False), 0, ""),
        Goal.at_most("page p95 meanwhile", pages.p95, 1.0, "s"),
        Goal.at_most("signed in by guessing", tries.get(IN, 0), 0, ""),
        Goal.at_most("tries of the attack looked at", tries.get(WRONG, 0), TRIES_LOOKED_AT, ""),
        scene.no_errors(),
    )


async def _sign_in(scene: Scene, seat: MemberSeat, begun: float, spread: float) -> bool:
    """Come to the door, perhaps mistype once, and get in."""
    await at(begun + random.uniform(0.0, spread))
    loop = asyncio.get_running_loop()
    phone = Phone(scene.site)
    started = loop.time()
    try:
        await phone.get("/sign-in/", kind="sign-in page")
        if random.random() < WITH_A_TYPING_ERROR:
            await _until_its_turn(scene, phone, seat.name, f"{seat.password}x", WRONG)
            await asyncio.sleep(random.uniform(1.0, 3.0))
            started = loop.time()
        await _until_its_turn(scene, phone, seat.name, seat.password, IN)
        await phone.get("/", kind="first page")
    except Failed as failure:
        scene.site.note(failure)
        return False
    finally:
        phone.hang_up()
    scene.tally.took("signed in and first page", loop.time() - started)
    return True


async def _until_its_turn(
    scene: Scene, phone: Phone, name: str, password: str, wanted: int
) -> None:
    """Send name and password; where it is crowded, come again as ``sign_in.js`` does."""
    for times in range(MOST_TIMES):
        answer = await _try(phone, name, password, (wanted, CROWDED))
        if answer.status == wanted:
            return
        scene.tally.again += 1
        seconds = float(answer.head.headers.get("retry-after", "2"))
        wait = seconds * min(1 + times / 4, 3) * random.uniform(1.0, 1.5)
        await asyncio.sleep(wait)
    raise Failed("sign-in", "never had its turn", retriable=False)


async def _try(phone: Phone, name: str, password: str, wanted: tuple[int, ...]) -> Answer:
    fields = {"name": name, "password": password, "next": "/"}
    return await phone.send_form("/sign-in/", fields, kind="sign-in", wanted=wanted)


async def _read_on(scene: Scene, seats: list[MemberSeat], over: asyncio.Event) -> None:
    """Those who are in already go on reading; a wave of sign-ins must not starve them."""

    async def one(seat: MemberSeat) -> None:
        member = Member(scene.site, seat)
        while not over.is_set():
            try:
                await member.phone.get(f"{member.room}agenda/", kind="page meanwhile")
            except Failed as failure:
                scene.site.note(failure)
            await asyncio.sleep(random.uniform(2.0, 6.0))
        member.go_home()

    await asyncio.gather(*(one(seat) for seat in seats))


async def _attack(
    scene: Scene, victim: MemberSeat, tries: dict[int, int], over: asyncio.Event
) -> None:
    """Somebody guesses at one account, from the same address, as fast as answers come."""
    phone = Phone(scene.site)
    for number in range(AN_ATTACKS_TRIES):
        if over.is_set():
            break
        try:
            answer = await _try(phone, victim.name, f"doan-{number}", ANY)
        except Failed as failure:
            scene.site.note(failure)
            continue
        tries[answer.status] = tries.get(answer.status, 0) + 1
        await asyncio.sleep(0.5)
    phone.hang_up()


SCENARIO = Scenario("login", "200 first sign-ins from one address in 60 s", _plans, _play, _judge)
