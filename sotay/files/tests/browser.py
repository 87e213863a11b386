"""A browser that asks the wire for a file, in this process."""

import asyncio
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from sotay.files import sending
from sotay.files.sending import Message


@dataclass
class Answer:
    """What the browser got; ``path`` is the file that the server sent for us."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    path: str = ""
    pieces: list[int] = field(default_factory=list)
    ended: bool = False

    def take(self, message: Message) -> None:
        """One message of the wire."""
        assert not self.ended, "something after the end"
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        elif message["type"] == "http.response.pathsend":
            self.path = message["path"]
            self.ended = True
        else:
            self.body += message["body"]
            self.pieces.append(len(message["body"]))
            self.ended = not message.get("more_body", False)


def ask(
    address: str,
    method: str = "GET",
    *,
    origin: str = "",
    pathsend: bool = True,
    leaves_after: int | None = None,
    **asked: str,
) -> Answer:
    """Ask for an address below the wire's own; ``if_range`` in ``asked`` is ``If-Range``.

    ``leaves_after`` pieces the browser goes away.
    """
    parts = urlsplit(f"/wire/{address}")
    scope = {
        "method": method,
        "path": parts.path,
        "query_string": parts.query.encode(),
        "headers": [
            (name.replace("_", "-").encode(), value.encode()) for name, value in asked.items()
        ],
        "extensions": {"http.response.pathsend": {}} if pathsend else {},
    }
    answer = Answer()

    async def scene() -> None:
        gone = asyncio.Event()

        async def receive() -> Message:
            await gone.wait()
            return {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            answer.take(message)
            if leaves_after is not None and len(answer.pieces) >= leaves_after:
                gone.set()
                await asyncio.sleep(0)

        await sending.answer(scope, receive, send, origin=origin)

    asyncio.run(scene())
    return answer


def follow(response: Any, **asked: Any) -> Answer:
    """What the wire answers where a page sent the browser on to it."""
    assert response.status_code == 302
    assert response["Cache-Control"] == "private, no-store"
    return ask(response["Location"].partition("/wire/")[2], **asked)
