"""How an SMS gateway wants to be asked, and how its answer is read: a file of the operator's.

The file is TOML; ``docs/operation/sending.md`` describes it. Words in braces are filled in for
every message; those that begin with ``SOTAY_SMS_`` are secrets of the environment, filled in
when the file is read.
"""

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from sotay.notices.outgoing.providers.http import Reply, Request
from sotay.notices.outgoing.providers.message import Answer, Message, Misconfigured, Outcome

_HOLE = re.compile(r"\{(\w+)\}")
_SECRET = "SOTAY_SMS_"  # noqa: S105 (the beginning of a name)
FILLED = {"to", "to_84", "to_0", "words", "key"}
KNOWN = {"url", "method", "format", "plain_http", "seconds", "headers", "body", "answer"}
ANSWER = {"field", "success", "refused", "contains", "id"}
METHODS = {"GET", "POST", "PUT"}
FORMATS = {"json": "application/json", "form": "application/x-www-form-urlencoded"}
LONGEST_WAIT = 30.0


@dataclass(frozen=True)
class Recipe:
    """What the operator wrote, checked.

    Attributes:
        field: path of the field of a JSON answer that says how it went; empty: any 2xx is good.
        success: its values that mean taken.
        refused: its values that mean never; any other is tried again.
        contains: for an answer that is no JSON: words that mean taken.
        id: path of the field with the gateway's own number of the message.
        plain_http: whether ``http://`` is meant; only an address of the own network may be.
        seconds: how long it may take, all in all.
    """

    url: str
    method: str = "POST"
    format: str = "json"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    field: tuple[str, ...] = ()
    success: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    contains: str = ""
    id: tuple[str, ...] = ()
    plain_http: bool = False
    seconds: float = 10.0

    def request(self, message: Message) -> Request:
        """What is sent for one message."""
        values = _values(message)
        headers = {name: _fill(text, values) for name, text in self.headers.items()}
        body = None
        if self.body is not None:
            filled = _filled(self.body, values)
            headers["Content-Type"] = FORMATS[self.format]
            body = (json.dumps(filled) if self.format == "json" else urlencode(filled)).encode()
        url = _fill(self.url, {name: quote(text, safe="") for name, text in values.items()})
        return Request(self.method, url, headers, body)

    def judged(self, reply: Reply) -> Answer:
        """What the gateway's reply means."""
        if reply.status // 100 == 2:
            return self._read(reply.body)
        if reply.status // 100 == 3:
            return Answer(Outcome.LATER, "redirect")
        if reply.status in (401, 403, 407):
            return Answer(Outcome.LATER, "credentials")
        if reply.status in (408, 425, 429, 500, 503):
            return Answer(Outcome.LATER, "busy")
        if reply.status // 100 == 4:
            return Answer(Outcome.REFUSED, "said_no")
        # A proxy that waited in vain for what stands behind it: that one may have sent it.
        return Answer(Outcome.IN_DOUBT, "busy")

    def _read(self, body: bytes) -> Answer:
        if self.contains:
            said = self.contains in body.decode("utf-8", "replace")
            return Answer(Outcome.TAKEN) if said else Answer(Outcome.LATER, "said_no")
        if not self.field:
            return Answer(Outcome.TAKEN)
        try:
            answer = json.loads(body)
        except (ValueError, RecursionError):
            return Answer(Outcome.IN_DOUBT, "unreadable")
        said_how = _at(answer, self.field)
        if said_how is None:
            return Answer(Outcome.IN_DOUBT, "unreadable")
        if said_how in self.success:
            return Answer(Outcome.TAKEN, id=_at(answer, self.id) or "")
        return Answer(Outcome.REFUSED if said_how in self.refused else Outcome.LATER, "said_no")


def read(path: Path, secrets: Mapping[str, str]) -> Recipe:
    """The recipe in a file, its secrets filled in.

    Raises:
        Misconfigured: it cannot work; the text says what to change, and repeats no secret.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Misconfigured(f"{path} cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Misconfigured(f"{path} is no TOML: {error}") from None
    try:
        return _recipe(raw, lambda text: _with_secrets(text, secrets))
    except (Misconfigured, TypeError, ValueError) as error:
        raise Misconfigured(f"{path}: {error}") from None


def _recipe(raw: dict[str, Any], ready: Callable[[str], str]) -> Recipe:
    answer = raw.get("answer", {})
    _only("", raw, KNOWN)
    _only("answer.", answer, ANSWER)
    recipe = Recipe(
        url=ready(str(raw.get("url", ""))),
        method=str(raw.get("method", "POST")).upper(),
        format=str(raw.get("format", "json")),
        headers={name: ready(str(text)) for name, text in raw.get("headers", {}).items()},
        body=_mapped(raw["body"], ready) if "body" in raw else None,
        field=_path(answer.get("field", "")),
        success=_words(answer.get("success", [])),
        refused=_words(answer.get("refused", [])),
        contains=str(answer.get("contains", "")),
        id=_path(answer.get("id", "")),
        plain_http=raw.get("plain_http") is True,
        seconds=float(raw.get("seconds", 10)),
    )
    _check(recipe)
    return recipe


def _check(recipe: Recipe) -> None:
    scheme, host = urlsplit(recipe.url).scheme, urlsplit(recipe.url).hostname
    if not host or _HOLE.search(host):
        raise Misconfigured("url is no address with a host of its own")
    if scheme != "https" and not (scheme == "http" and recipe.plain_http):
        raise Misconfigured("url must be https:// (or say plain_http = true in the own network)")
    if recipe.method not in METHODS:
        raise Misconfigured(f"method is none of {', '.join(sorted(METHODS))}")
    if recipe.format not in FORMATS:
        raise Misconfigured(f"format is none of {', '.join(FORMATS)}")
    if recipe.body is not None and recipe.format == "form" and not _is_flat(recipe.body):
        raise Misconfigured("a form has names and texts, nothing inside each other")
    if recipe.field and not recipe.success:
        raise Misconfigured("answer.success says no value of answer.field")
    if not 1 <= recipe.seconds <= LONGEST_WAIT:
        raise Misconfigured(f"seconds is not between 1 and {LONGEST_WAIT:.0f}")


def _only(place: str, table: Any, known: set[str]) -> None:
    if not isinstance(table, dict):
        raise Misconfigured(f"{place.rstrip('.')} is no table")
    unknown = sorted(set(table) - known)
    if unknown:
        raise Misconfigured(
            f"{place}{unknown[0]} is not known; there are {', '.join(sorted(known))}"
        )


def _with_secrets(text: str, secrets: Mapping[str, str]) -> str:
    def one(match: re.Match[str]) -> str:
        name = match[1]
        if name in FILLED:
            return match[0]
        if not name.startswith(_SECRET):
            raise Misconfigured(f"{{{name}}} is none of {', '.join(sorted(FILLED))}")
        if not secrets.get(name):
            raise Misconfigured(f"{name} is not set")
        return secrets[name]

    return _HOLE.sub(one, text)


def _values(message: Message) -> dict[str, str]:
    digits = message.to.removeprefix("+")
    national = f"0{digits[2:]}" if digits.startswith("84") else digits
    return {
        "to": message.to,
        "to_84": digits,
        "to_0": national,
        "words": message.words,
        "key": message.key,
    }


def _fill(text: str, values: Mapping[str, str]) -> str:
    return _HOLE.sub(lambda match: values.get(match[1], match[0]), text)


def _filled(body: Any, values: Mapping[str, str]) -> Any:
    return _mapped(body, lambda text: _fill(text, values))


def _mapped(body: Any, change: Callable[[str], str]) -> Any:
    """Every text in it changed; numbers and booleans as they are."""
    if isinstance(body, str):
        return change(body)
    if isinstance(body, dict):
        return {name: _mapped(inner, change) for name, inner in body.items()}
    if isinstance(body, list):
        return [_mapped(inner, change) for inner in body]
    return body


def _is_flat(body: Any) -> bool:
    return isinstance(body, dict) and not any(isinstance(x, dict | list) for x in body.values())


def _path(dotted: object) -> tuple[str, ...]:
    return tuple(str(dotted).split(".")) if dotted else ()


def _words(values: Any) -> frozenset[str]:
    return frozenset(_said(one) for one in (values if isinstance(values, list) else [values]))


def _said(value: object) -> str:
    """``true`` and ``100`` as JSON writes them, so that ``100`` and ``"100"`` are the same."""
    return value if isinstance(value, str) else json.dumps(value)


def _at(answer: Any, path: tuple[str, ...]) -> str | None:
    """What stands at the path; ``data.0.id`` goes into a list."""
    for name in path:
        if isinstance(answer, list) and name.isdecimal() and int(name) < len(answer):
            answer = answer[int(name)]
        elif isinstance(answer, dict) and name in answer:
            answer = answer[name]
        else:
            return None
    return _said(answer) if path else None
