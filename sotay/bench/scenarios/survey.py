"""Five thousand people answer thirteen questions within five minutes, from fifty addresses."""

import asyncio
import random
from collections.abc import Sequence

from sotay.bench.connections import SpreadAddresses
from sotay.bench.figures import Goal, Summary
from sotay.bench.limits import Limit, pages_limit
from sotay.bench.members import Member
from sotay.bench.pages import choices, hidden_fields
from sotay.bench.phones import Failed
from sotay.bench.scenarios.scenario import Scenario
from sotay.bench.scenes import Scene, at
from sotay.bench.stage.plan import Plan

PEOPLE, OF_A_CELL = 5_000, 28
MINUTES = 5.0
ADDRESSES = 50
ANSWERS = 1_000_000
WITHIN, REQUESTS, SUMMED_UP = 1.0, 3.0, 2.0


def _plans(scale: float) -> Sequence[Plan]:
    people = max(12, round(PEOPLE * scale))
    return [Plan(cells=max(1, people // OF_A_CELL), members=people, survey=True)]


async def _play(scene: Scene) -> None:
    scene.site.addresses = SpreadAddresses(ADDRESSES)
    seconds = scene.seconds(MINUTES * 60, least=3.0)
    members = [scene.member(seat) for seat in scene.cast.seats]
    scene.say(f"{len(members)} people answer within {seconds:.0f} s")
    requests, begun = scene.tally.requests, asyncio.get_running_loop().time()
    done = await asyncio.gather(
        *(_answer(scene, member, begun + random.uniform(0.0, seconds)) for member in members)
    )
    scene.kept["people"] = [
        member.seat.person for member, one in zip(members, done, strict=True) if one
    ]
    scene.kept["requests"] = (scene.tally.requests - requests) / len(members)


async def _judge(scene: Scene) -> None:
    assert scene.server is not None
    people = scene.kept["people"]
    asked = {"survey": scene.cast.survey, "people": people}
    found = await asyncio.to_thread(scene.server.ask, "sotay.bench.sheets", asked)
    page, sheet = scene.tally.summary("survey"), scene.tally.summary("sheet")
    thanks = scene.tally.summary("thanks")
    limit = await pages_limit(scene.size, 20_000, seconds=scene.limit_seconds)
    used = scene.use["pages"].cpu / max(1, page.count + sheet.count + thanks.count)
    scene.beside(limit, limit.cpu_each / used if used else 0.0)
    answers = max(1_000, round(ANSWERS * scene.scale))
    scene.say(f"summing up {answers} answers")
    asked = {"survey": scene.cast.survey, "answers": answers}
    summed = await asyncio.to_thread(scene.server.ask, "sotay.bench.sheets", asked)
    scene.beside(
        Limit(
            "the CPU of the summary itself",
            summed["answers"] / summed["seconds"],
            summed["cpu"] / summed["answers"],
            Summary.of([summed["cpu"]]),
        ),
        summed["cpu"] / summed["seconds"],
    )
    scene.figures.update(
        people=len(scene.cast.seats),
        sheets=found,
        requests_each=round(scene.kept["requests"], 2),
        page_p99_ms=round(page.p99 * 1000),
        sheet_p99_ms=round(sheet.p99 * 1000),
        cpu_ms_each=round(used * 1000, 2),
        summed_answers=summed["answers"],
        summed_ms=round(summed["seconds"] * 1000),
    )
    scene.reach(
        Goal.at_most("page p99", page.p99, WITHIN, "s"),
        Goal.at_most("sheet p99", sheet.p99, WITHIN, "s"),
        Goal.at_most("page afterwards p99", thanks.p99, WITHIN, "s"),
        Goal.at_most("people without an answer", len(scene.cast.seats) - len(people), 0, ""),
        Goal.at_most("acknowledged sheets missing", found["missing"], 0, ""),
        Goal.at_most("sheets doubled", found["doubled"], 0, ""),
        Goal.at_most("requests a person", scene.kept["requests"], REQUESTS, ""),
        Goal.at_most("summary", summed["seconds"], SUMMED_UP, "s"),
        scene.no_errors(),
    )


async def _answer(scene: Scene, member: Member, moment: float) -> bool:
    """Open the survey, choose something everywhere, send it, and see that it came."""
    await at(moment)
    address = f"/surveys/{scene.cast.survey}/"
    try:
        page = await member.visit(address, kind="survey", listen=False)
        chosen = {name: random.choice(values) for name, values in choices(page).items()}
        fields = {**hidden_fields(page), **chosen}
        client_id = await member.send(address, fields, kind="sheet")
        await member.visit(address, kind="thanks", listen=False)
    except Failed as failure:
        scene.site.note(failure)
        return False
    finally:
        member.go_home()
    return client_id is not None


SCENARIO = Scenario(
    "survey", "5 000 people answer 13 questions, a million answers are summed up",
    _plans, _play, _judge,
)  # fmt: skip
