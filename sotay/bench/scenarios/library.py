"""A library of 100 000 documents: pictures from disk, a large file, lists, searches, uploads."""

import asyncio
import io
import random
import re
import uuid
from collections.abc import Awaitable, Callable, Sequence
from urllib.parse import urlencode

from sotay.bench.figures import Goal
from sotay.bench.limits import Rate, closed_loop, static_file_limit
from sotay.bench.members import Member
from sotay.bench.phones import Failed, Phone
from sotay.bench.scenarios.papers import PICTURE, wait_until_drawn
from sotay.bench.scenarios.scenario import Scenario
from sotay.bench.scenes import Scene
from sotay.bench.stage.plan import Plan

DOCUMENTS, PASSAGES = 100_000, 20
LARGE = 100 << 20  # bytes
UPLOADS, UPLOAD_SIDE = 100, 1_290  # pixels: a picture of 5 MB
SECONDS = 15.0
AT_ONCE = 16
ASKING = 2  # people who look for something at the same moment
PART = 1 << 20
ANSWER, PICTURES, MEMORY, SOON = 0.150, 0.8, 32.0, 60.0
_SETTLED = 10  # uploads after which the memory of the pages is what it stays
# As people type: a number, no marks, marks, abbreviations, errors, a whole question, choices.
QUESTIONS: tuple[dict[str, str], ...] = (
    {"words": "05 nq tu"},
    {"words": "nghị quyết 1234"},
    {"words": "dang phi"},
    {"words": "đóng đảng phí"},
    {"words": "sinh hoạt chuyên đề"},
    {"words": "ve sinh moi truong"},
    {"words": "NQ BCH"},
    {"words": "kiểm tra giám sát đảng viên"},
    {"words": "nghi quyte chi bo"},
    {"words": "chuyen doi so", "kind": "plan"},
    {"words": "dân vận khéo", "year": "2024"},
    {"words": "xây dựng đảng", "kind": "resolution", "year": "2020"},
    {"words": "chi bộ có bao nhiêu đảng viên thì lập chi ủy và bầu bí thư như thế nào"},
    {"words": "boi duong chinh tri", "past": "on"},
    {"words": "đảng viên"},
    {"words": "khong co gi nhu the nay ca"},
)


def _plans(scale: float) -> Sequence[Plan]:
    del scale  # the organisation stays, the library is smaller
    return [Plan(cells=8, members=80, paper=True)]


async def _play(scene: Scene) -> None:
    assert scene.server is not None
    member = scene.member(scene.cast.seats[0])
    await wait_until_drawn(member)
    question = {
        "documents": scene.count(DOCUMENTS, least=40),
        "passages": PASSAGES,
        "large": scene.count(LARGE, least=2 << 20),
        "paper": member.seat.paper,
    }
    scene.say(f"a library of {question['documents']} documents is written")
    made = await asyncio.to_thread(scene.server.ask, "sotay.bench.libraries", question)
    scene.kept["made"] = made
    scene.figures.update(
        documents=question["documents"],
        passages=question["documents"] * PASSAGES,
        index_s=round(made["index_s"]),
        index_mb=round(made["index_mb"]),
    )
    await _pictures(scene, made["picture"]["address"])
    await _large_file(scene, made["large"], question["large"])
    await _lists_and_searches(scene, member)
    await _uploads(scene, member)
    await _found_soon(scene, member)


def _wire(scene: Scene, path: str) -> str:
    return f"http://{scene.pages.host}:{scene.pages.port + 1}/wire/{path}"


async def _loop(
    scene: Scene, work: Callable[[int], Awaitable[object]], kind: str, at_once: int
) -> Rate:
    async def tried(number: int) -> None:
        try:
            await work(number)
        except Failed as failure:
            scene.site.note(failure)

    seconds = scene.seconds(SECONDS, least=1.0)
    return await closed_loop(
        tried, at_once=at_once, seconds=seconds, tally=scene.tally, kind=kind, meter=scene.meter
    )


async def _pictures(scene: Scene, path: str) -> None:
    scene.say("the picture of a page, over and over")
    phones = [Phone(scene.site) for _number in range(AT_ONCE)]

    async def look(number: int) -> None:
        await phones[number].get(_wire(scene, path), kind="page picture", accept=PICTURE)

    await look(0)
    scene.kept["pictures"] = await _loop(scene, look, "page picture", AT_ONCE)
    for phone in phones:
        phone.hang_up()


async def _large_file(scene: Scene, path: str, size: int) -> None:
    scene.say("parts of a large file")
    chance, phones = random.Random(3), [Phone(scene.site) for _number in range(4)]
    address = _wire(scene, path)

    async def fetch(number: int) -> None:
        begin = chance.randrange(max(1, size - PART))
        part = f"bytes={begin}-{begin + PART - 1}"
        await phones[number].get(
            address, kind="part of a file", accept="*/*", wanted=(206,), part=part
        )

    await fetch(0)
    before = scene.meter.memory_of("wire")
    await _loop(scene, fetch, "part of a file", len(phones))
    scene.meter.look()
    most = max(scene.meter.memory_of("wire"), scene.meter.use()["wire"].memory)
    scene.kept["wire growth"] = max(0.0, (most - before) / 1e6)
    for phone in phones:
        phone.hang_up()


async def _lists_and_searches(scene: Scene, member: Member) -> None:
    scene.say("the list, and searches")

    async def read(_number: int) -> None:
        await member.phone.get("/documents/", kind="list")

    asked = iter(range(1 << 30))

    async def search(_number: int) -> None:
        question = QUESTIONS[next(asked) % len(QUESTIONS)]
        await member.phone.get(f"/search/?{urlencode(question)}", kind="search")

    for work, kind in ((read, "list"), (search, "search")):
        for _warm in range(2 * scene.size.workers):
            await work(0)
        scene.tally.times.pop(kind, None)
        await _loop(scene, work, kind, ASKING)


async def _uploads(scene: Scene, member: Member) -> None:
    count = scene.count(UPLOADS, least=3)
    scene.say(f"{count} files of 5 MB are uploaded")
    settled = min(_SETTLED, count // 2)
    before, most = 0, 0
    for number in range(count):
        picture = await asyncio.to_thread(_picture, number)
        await _take_in(member, f"Ảnh {number}.png", "image/png", picture, "upload")
        now = scene.meter.own_memory_of("pages")
        if number + 1 == settled:
            before = now
        most = max(most, now)
    scene.kept["pages growth"] = (most - before) / 1e6


async def _found_soon(scene: Scene, member: Member) -> None:
    """A document is found by its words some seconds after it came."""
    loop, word = asyncio.get_running_loop(), "quyphuongdo"
    text = f"KẾ HOẠCH\nvề trồng cây {word} bên đường\n-----\nMỗi hộ trồng một cây."
    begun = loop.time()
    await _take_in(member, "Kế hoạch.txt", "text/plain", text.encode(), "upload of a text")
    while loop.time() - begun < 2 * SOON:
        page = await member.phone.get(f"/search/?words={word}", kind="looking for it")
        if "Tìm thấy 1 kết quả" in page.body.decode():
            break
        await asyncio.sleep(0.5)
    scene.kept["found after"] = loop.time() - begun


async def _take_in(member: Member, name: str, kind: str, data: bytes, what: str) -> None:
    page = (await member.phone.get("/documents/new/", kind="form")).body.decode()
    unit = re.search(r'<option value="(\d+)"', page)
    edge = uuid.uuid4().hex
    fields = {"unit": unit[1] if unit else "", "names": "", "no_secret": "on"}
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'
        for field, value in fields.items()
    ]
    head = (
        f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        f"Content-Type: {kind}\r\n\r\n"
    )
    body = b"".join((*(part.encode() for part in parts), head.encode(), data, b"\r\n"))
    body += f"--{edge}--\r\n".encode()
    headers = {
        "Accept": "application/json",
        "Content-Type": f"multipart/form-data; boundary={edge}",
    }
    await member.phone.post_bytes("/documents/new/", body, headers, kind=what)


def _picture(number: int) -> bytes:
    """Five megabytes that no program makes smaller: noise as a PNG."""
    from PIL import Image

    noise = random.Random(number).randbytes(3 * UPLOAD_SIDE * UPLOAD_SIDE)
    made = io.BytesIO()
    Image.frombytes("RGB", (UPLOAD_SIDE, UPLOAD_SIDE), noise).save(made, "PNG", compress_level=1)
    return made.getvalue()


async def _judge(scene: Scene) -> None:
    pictures, made = scene.kept["pictures"], scene.kept["made"]
    limit = await static_file_limit(
        scene.size, made["picture"]["path"], at_once=AT_ONCE, seconds=scene.limit_seconds
    )
    share = limit.share_of(pictures)
    scene.beside(limit, share)
    scene.reach(
        Goal.at_least("page picture, of a static file", share * 100, PICTURES * 100, "%"),
        Goal.at_most("wire: memory for parts of a file", scene.kept["wire growth"], MEMORY, "MB"),
        Goal.at_most("list p95", scene.tally.summary("list").p95, ANSWER, "s"),
        Goal.at_most("search p95", scene.tally.summary("search").p95, ANSWER, "s"),
        Goal.at_most("pages: memory for uploads", scene.kept["pages growth"], MEMORY, "MB"),
        Goal.at_most("found after an upload", scene.kept["found after"], SOON, "s"),
        scene.no_errors(),
    )


SCENARIO = Scenario(
    "library", "100 000 documents: pictures, parts, lists, searches, uploads", _plans, _play, _judge
)
