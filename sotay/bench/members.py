"""A virtual member: opens pages as the browser does, listens, and sends until it is taken."""

import asyncio
import random
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from sotay.bench.pages import LiveElement, form_token, live_element
from sotay.bench.phones import Failed, Phone, Site
from sotay.bench.stage.plan import MemberSeat
from sotay.bench.streams import Stream

# The outbox tries again after these seconds, each ± a half, and then as long as the last one.
WAITS = (1.0, 2.0, 4.0, 8.0, 15.0)
MARK = b"[#"
# The class of the line "Đang biểu quyết: …", on every page of a meeting.
VOTE_IS_ON = b"now-vote"


@dataclass
class Echoes:
    """When words that were sent arrive on the phones that were listening then."""

    # mark → when it was sent; meeting → mark → the phones that have not shown it yet.
    sent: dict[int, float] = field(default_factory=dict)
    _waiting: dict[int, dict[int, set[int]]] = field(default_factory=dict)

    def mark(self, meeting: int, listeners: Iterable[int]) -> tuple[int, str]:
        """A number for words about to be sent, and how it is written into them."""
        number = len(self.sent) + 1
        self.sent[number] = asyncio.get_running_loop().time()
        self._waiting.setdefault(meeting, {})[number] = set(listeners)
        return number, f"[#{number}]"

    def arrived(self, meeting: int, listener: int, frame: bytes) -> list[float]:
        """The seconds that words in a frame were on their way to one who waited for them."""
        now, found = asyncio.get_running_loop().time(), []
        at = frame.find(MARK)
        while at >= 0:
            number = frame[at + len(MARK) : frame.find(b"]", at)]
            waiting = self._waiting.get(meeting, {}).get(int(number) if number.isdigit() else 0)
            if waiting and listener in waiting:
                waiting.remove(listener)
                found.append(now - self.sent[int(number)])
            at = frame.find(MARK, at + 1)
        return found

    def left(self, meeting: int, listener: int) -> None:
        """Somebody closed the page: nothing more has to appear on it."""
        for waiting in self._waiting.get(meeting, {}).values():
            waiting.discard(listener)

    def forget(self, meeting: int, number: int) -> None:
        """The words were refused: nobody waits for them."""
        self._waiting.get(meeting, {}).pop(number, None)

    @property
    def missing(self) -> int:
        """Phones that never showed words that they should have."""
        return sum(len(waiting) for marks in self._waiting.values() for waiting in marks.values())


@dataclass
class Sent:
    """A write that the server acknowledged."""

    kind: str
    client_id: str
    person: int
    meeting: int
    motion: int = 0
    mark: int = 0
    choice: str = ""


class Member:
    """One person with one phone."""

    def __init__(self, site: Site, seat: MemberSeat, *, echoes: Echoes | None = None) -> None:
        self.seat = seat
        self.site = site
        self.phone = Phone(site, session=seat.session)
        self.stream: Stream | None = None
        self.echoes = echoes
        self.acknowledged: list[Sent] = []
        # A page or a frame showed that a vote is on.
        self.vote_is_on = asyncio.Event()
        self.on_frame: Callable[[bytes], None] | None = None

    @property
    def room(self) -> str:
        """The address of the meeting."""
        return f"/meetings/{self.seat.meeting}/"

    # ---- pages ----

    async def visit(self, address: str, *, kind: str = "page", listen: bool = True) -> str:
        """Open a page: its HTML, then its tickets and its stream, as the browser does.

        Raises:
            Failed: the page did not come.
        """
        self.leave()
        answer = await self.phone.get(address, kind=kind)
        page = answer.body.decode()
        token = form_token(page)
        if token and "csrftoken" not in self.phone.cookies:
            self.phone.cookies["csrftoken"] = token
        if VOTE_IS_ON in answer.body:
            self.vote_is_on.set()
        element = live_element(page)
        if listen and element is not None:
            await self.listen(element)
        return page

    async def listen(self, element: LiveElement) -> None:
        """Open the stream of a page; trying goes on in the background when it fails."""
        self.stream = Stream(self.phone, element, self._on_change)
        await self.stream.start()

    async def listen_only(self) -> None:
        """The stream of the room without its page: a page that came from the device."""
        meeting = f"meeting:{self.seat.meeting}"
        own = "committee" if self.seat.keeper else f"person-{self.seat.person}"
        versions = {f"{meeting}:room": 0, f"{meeting}:{own}": 0}
        places = ("/live/tickets/", "/live/changes/", "/live/snapshots/")
        await self.listen(LiveElement(versions, *places))

    def leave(self) -> None:
        """Close the page that is open."""
        if self.stream is not None:
            self.stream.stop()
            self.stream = None
            if self.echoes is not None:
                self.echoes.left(self.seat.meeting, self.seat.person)

    def go_home(self) -> None:
        """Close everything."""
        self.leave()
        self.phone.hang_up()

    @property
    def is_listening(self) -> bool:
        """Whether the phone would show something said now."""
        return self.stream is not None and self.stream.is_open

    def _on_change(self, topic: str, version: int, frame: bytes) -> None:
        del topic, version
        if self.echoes is not None:
            for seconds in self.echoes.arrived(self.seat.meeting, self.seat.person, frame):
                self.site.tally.took("delivery", seconds)
        if not self.vote_is_on.is_set() and VOTE_IS_ON in frame:
            self.vote_is_on.set()
        if self.on_frame is not None:
            self.on_frame(frame)

    # ---- writes: one outbox ----

    async def send(
        self, address: str, fields: Mapping[str, str], *, kind: str, patience: float = 90.0
    ) -> str | None:
        """Send a write with an id of its own until it is acknowledged or refused.

        Returns:
            The id, or None when it was refused or nobody answered for ``patience`` seconds;
            that is counted as an error.
        """
        client_id = str(uuid.uuid4())
        deadline = asyncio.get_running_loop().time() + patience
        for number in range(1_000_000):
            try:
                await self.phone.send_form(
                    address, {**fields, "client_id": client_id, "age": "0"}, kind=kind
                )
            except Failed as failure:
                late = asyncio.get_running_loop().time() > deadline
                if late or not failure.retriable or not self.site.expects_failures:
                    self.site.tally.failed(failure.kind, failure.why)
                    self.site.complain(str(failure))
                    return None
                self.site.tally.again += 1
                wait = WAITS[min(number, len(WAITS) - 1)]
                await asyncio.sleep(wait * random.uniform(0.5, 1.5))
            else:
                return client_id
        return None

    async def check_in(self, code: str) -> bool:
        """Sign the roll with the code of the hall."""
        client_id = await self.send(f"{self.room}check-in/", {"code": code}, kind="check-in")
        return self._noted("check-in", client_id)

    async def say(self, words: str, *, mark: int = 0, kind: str = "opinion") -> bool:
        """Post an opinion to the whole cell."""
        fields = {"words": words, "audience": "cell", "item": ""}
        client_id = await self.send(f"{self.room}opinions/", fields, kind=kind)
        if client_id is None and self.echoes is not None:
            self.echoes.forget(self.seat.meeting, mark)
        return self._noted("opinion", client_id, mark=mark)

    @property
    def has_voted(self) -> bool:
        """Whether a ballot of this person was acknowledged."""
        return any(sent.kind == "ballot" for sent in self.acknowledged)

    async def vote(self, motion: int, choice: str) -> bool:
        """Cast a ballot."""
        address = f"{self.room}motions/{motion}/ballot/"
        client_id = await self.send(address, {"choice": choice}, kind="ballot")
        return self._noted("ballot", client_id, motion=motion, choice=choice)

    def _noted(
        self, kind: str, client_id: str | None, *, motion: int = 0, mark: int = 0, choice: str = ""
    ) -> bool:
        if client_id is None:
            return False
        seat = self.seat
        self.acknowledged.append(
            Sent(kind, client_id, seat.person, seat.meeting, motion, mark, choice)
        )
        return True
