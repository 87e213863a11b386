"""A phone or desktop as the script of the page makes it: a name, a clock, what it has seen."""

from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from sotay.accounts.models import Account
from sotay.kernel import clock

KEY = "opinion-12"


def digest(text: str) -> str:
    """Stands for the browser's own digest: the server only compares."""
    return f"d{sum(ord(sign) * (place + 1) for place, sign in enumerate(text))}" if text else ""


@dataclass
class Device:
    """A browser signed in as ``account``; ``ahead`` is what its clock is wrong by, in ms."""

    account: Account
    name: str = "phone"
    ahead: int = 0
    seen: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.browser = Client()
        self.browser.force_login(self.account)

    def now(self) -> int:
        return int(clock.now().timestamp() * 1000) + self.ahead

    def send(self, path: str, facts: object) -> Any:
        return self.browser.post(
            f"/drafts/{path}/",
            facts,
            content_type="application/json",
            headers={"Accept": "application/json"},
        )

    def save(self, text: str, *, key: str = KEY, at: int | None = None, **more: Any) -> Any:
        """Save, and go on from what was answered if it was taken."""
        facts = {**self.box(text, key, at), "text": text, "base": "", **more}
        return self.heard(key, self.send("save", facts))

    def clear(self, text: str, *, key: str = KEY, at: int | None = None) -> Any:
        return self.heard(key, self.send("clear", self.box(text, key, at)))

    def drop(self, text: str, *, key: str = KEY) -> Any:
        return self.send("drop", {"key": key, "digest": digest(text)})

    def box(self, text: str, key: str, at: int | None) -> dict[str, Any]:
        now = self.now()
        return {
            "key": key,
            "digest": digest(text),
            "writer": self.name,
            "at": now if at is None else at,
            "now": now,
            "after": self.seen.get(key, 0),
        }

    def heard(self, key: str, answer: Any) -> Any:
        assert answer.status_code == 200, answer.content.decode()
        given = answer.json()
        if given["kept"] and given["draft"]:
            self.seen[key] = given["draft"]["revision"]
        return given

    def reads(self, *keys: str) -> list[dict[str, Any]]:
        """What it is told of these boxes; it goes on from that."""
        answer = self.browser.get("/drafts/", {"key": list(keys) or [KEY]})
        assert answer.status_code == 200, answer.content.decode()
        found: list[dict[str, Any]] = answer.json()["drafts"]
        self.seen |= {draft["key"]: draft["revision"] for draft in found}
        return found

    def text(self, key: str = KEY) -> str:
        """The text that it is told of, without taking note."""
        found = self.browser.get("/drafts/", {"key": key}).json()["drafts"]
        return str(found[0]["text"]) if found else ""
