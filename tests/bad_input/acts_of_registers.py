"""What the pages of registers and of news take."""

from collections.abc import Mapping

from tests.bad_input.acting import ID, TYPED, Act, Value, act, person
from tests.bad_input.stage import Stage

_DAY = "2026-11-03"
_LINE: Mapping[str, Value] = {
    "day": _DAY,
    "author": TYPED,
    "code": "05-NQ/ĐU",
    "dated_on": "2026-11-01",
    "type_code": "resolution",
    "summary": TYPED,
    "label": "internal",
    "recipients": TYPED,
    "due_on": "2026-11-30",
    "note": TYPED,
}
_OPTIONAL = "author code dated_on type_code recipients due_on note"
_ARTICLE: Mapping[str, Value] = {
    "title": TYPED,
    "lead": TYPED,
    "body": TYPED,
    "event_on": "2026-11-02",
    "reach": "subtree",
    "is_public": "on",
    "comments_open": "on",
}
_ARTICLE_OPTIONAL = "lead event_on is_public comments_open"


def receiver(stage: Stage) -> str:
    """An, as the list of receivers names her."""
    return f"person:{stage.cast.an.pk}"


ACTS_OF_REGISTERS: dict[str, Act] = {
    "registers:new": act(
        "books", "binh", {**_LINE, "file": "", "client_id": ID}, f"{_OPTIONAL} file"
    ),
    "registers:documents": act("books", "binh", {"client_id": ID}),
    "registers:numbers": act("books", "binh", {"client_id": ID}),
    "registers:correction": act("books", "binh", {**_LINE, "reason": TYPED}, _OPTIONAL),
    "registers:strike": act("books", "binh", {"reason": TYPED}),
    "registers:forwardings": act(
        "books",
        "binh",
        {"to": receiver, "note": TYPED, "due_on": "2026-11-30", "client_id": ID},
        "note due_on",
    ),
    "registers:receipt": act("books", "an", {"client_id": ID}, "client_id"),
    "news:new": act("news", "binh", {**_ARTICLE, "client_id": ID}, _ARTICLE_OPTIONAL),
    "news:edit": act("news_draft", "binh", _ARTICLE, _ARTICLE_OPTIONAL),
    "news:review": act("news_draft", "binh", {"client_id": ID}, "client_id"),
    "news:returning": act("news_review", "binh", {"reason": TYPED}),
    "news:publication": act(
        "news_review",
        "binh",
        {"publish_at": "2026-11-05T08:00", "expires_at": "2026-12-05T08:00", "pinned": "on"},
        "publish_at expires_at pinned",
    ),
    "news:withdrawal": act("news", "binh", {"reason": TYPED}),
    "news:reopening": act("news_gone", "binh", {"client_id": ID}, "client_id"),
    "news:pinning": act("news", "binh", {"pinned": "on"}, "pinned"),
    "news:comments": act("news", "an", {"words": TYPED, "client_id": ID}),
    "news:comment_removal": act("news", "binh", {"client_id": ID}, "client_id"),
    "news:picture_removal": act("news_draft", "binh", {"client_id": ID}, "client_id"),
    "news:seats": act("news", "binh", {"person": person("an"), "chief": "on"}, "chief"),
    "news:seat_end": act("news", "binh", {"client_id": ID}, "client_id"),
}
