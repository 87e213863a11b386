"""A server that was there before: people sign in for real, and only read."""

from pathlib import Path
from urllib.parse import urlsplit

from sotay.bench.connections import Place
from sotay.bench.figures import Tally
from sotay.bench.pages import first_meeting, first_paper
from sotay.bench.phones import Phone, Site
from sotay.bench.stage.plan import Cast, MemberSeat


class BadPeople(ValueError):
    """The file of names and passwords cannot be used; the text says why."""


def place_of(url: str) -> Place:
    """Where a plain http address points to.

    Raises:
        BadPeople: it is no http address.
    """
    parts = urlsplit(url)
    if parts.scheme != "http" or not parts.hostname:
        raise BadPeople(f"{url!r} is no http address (https: measure behind the proxy)")
    return Place(parts.hostname, parts.port or 80)


def is_here(url: str) -> bool:
    """Whether the address is this machine's own."""
    return place_of(url).host in ("localhost", "127.0.0.1", "::1")


def people_in(text: str) -> list[tuple[str, str]]:
    """Names and passwords, one pair a line, with a tab between them.

    Raises:
        BadPeople: a line has another form, or there is none.
    """
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            name, tab, password = line.partition("\t")
            if not (name and tab and password):
                raise BadPeople(f"line {number} is not a name, a tab and a password")
            found.append((name, password))
    if not found:
        raise BadPeople("there is nobody in the file")
    return found


async def cast_of(url: str, people: str) -> Cast:
    """Sign everybody in; their seats are in the first meeting that each of them sees.

    Raises:
        BadPeople: the file, or somebody in it who sees no meeting.
        Failed: somebody's sign-in was refused.
    """
    pairs = people_in(Path(people).read_text())
    site = Site(place_of(url), Tally())
    return Cast([await _seat(site, number, *pair) for number, pair in enumerate(pairs, 1)])


async def _seat(site: Site, number: int, name: str, password: str) -> MemberSeat:
    phone = Phone(site)
    await phone.get("/sign-in/", kind="sign-in page")
    fields = {"name": name, "password": password, "next": "/"}
    await phone.send_form("/sign-in/", fields, kind="sign-in")
    meeting = first_meeting((await phone.get("/meetings/", kind="list")).body.decode())
    if meeting is None:
        raise BadPeople(f"{name} sees no meeting")
    papers = await phone.get(f"/meetings/{meeting}/papers/", kind="papers")
    paper = first_paper(papers.body.decode())
    phone.hang_up()
    return MemberSeat(
        person=number,
        name=name,
        session=phone.cookies.get("sessionid", ""),
        meeting=meeting,
        paper=int(paper.rstrip("/").rpartition("/")[2]) if paper else 0,
        password=password,
    )
