"""Whoever writes more than a line loses none of it: every such box keeps a draft.

Here the boxes that templates write out. Those that forms make are looked at on the pages
themselves, by ``tests/permissions``, which opens every address.
"""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from tests.house import tree

SUBSTANCE = 500  # letters; what takes as many takes sentences
KEY = re.compile(r"[a-z0-9][a-z0-9._-]{0,119}")
# All that is looked at: the parser takes a hundred times as long as this does for a whole page.
TAGS = re.compile(r"""<(?:form|textarea|input)\b(?:[^>"']|"[^"]*"|'[^']*')*>""")
EXCEPTIONS = {
    "sotay/web/jinja2/web/refusal.html": "shows what was typed, to be copied; nothing is written",
    "sotay/surveys/jinja2/surveys/_question.html": "part of a sheet, which is kept as a whole",
}


def is_of_substance(tag: str, attributes: dict[str, str | None]) -> bool:
    """Whether sentences are written there, not a name, a number or a password."""
    if tag == "textarea":
        return "readonly" not in attributes
    kind = attributes.get("type") or "text"
    longest = attributes.get("maxlength") or "0"
    return tag == "input" and kind == "text" and longest.isdigit() and int(longest) >= SUBSTANCE


class Boxes(HTMLParser):
    """The boxes of a page, and what is wrong with them."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: Counter[str] = Counter()
        self.faults: list[str] = []
        self._form: dict[str, str | None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "form":
            self._form = attributes
        key = attributes.get("data-draft")
        if key is not None and tag in ("textarea", "input"):
            self.keys[key] += 1
            if not KEY.fullmatch(key):
                self.faults.append(f"{key!r} is no key of a draft")
            if "data-send" not in self._form:
                self.faults.append(f"{key}: its form never says that it was sent")
        elif "data-sheet" in self._form and "data-send" in self._form:
            # surveys/answer.js keeps the whole sheet; an anonymous one goes to no server before.
            return
        elif is_of_substance(tag, attributes):
            self.faults.append(f"{attributes.get('name')}: no draft is kept")


def unkept(html: str) -> list[str]:
    """What is wrong with the boxes of a page."""
    page = Boxes()
    page.feed("".join(TAGS.findall(html)))
    return page.faults + [f"{key}: two boxes" for key, count in page.keys.items() if count > 1]


def unkept_in_template(text: str) -> list[str]:
    """The boxes that a template writes out and keeps no draft of."""
    text = re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)
    # What the template fills in holds signs of its own.
    plain = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "x", text, flags=re.DOTALL)
    return [fault for fault in unkept(plain) if fault.endswith("no draft is kept")]


def test_every_box_that_a_template_writes_out_keeps_a_draft() -> None:
    found = {
        tree.name(path): faults
        for path in tree.templates()
        if tree.name(path) not in EXCEPTIONS
        if (faults := unkept_in_template(path.read_text()))
    }
    assert found == {}


def test_every_exception_is_still_one() -> None:
    assert all((tree.ROOT / name).exists() for name in EXCEPTIONS)


@pytest.mark.parametrize(
    ("planted", "caught"),
    [
        ('<textarea name="words">{{ words }}</textarea>', True),
        ('<textarea name="words" data-draft="note-{{ id }}">{{ words }}</textarea>', False),
        (
            '<input name="reason" maxlength="500"{% if wrong %} aria-invalid="true"{% endif %}>',
            True,
        ),
        ('<input name="reason" maxlength="500" data-draft="reason-1">', False),
        ('<input name="title" maxlength="300">', False),
        ('<input type="password" name="password" maxlength="512">', False),
        ('<input type="hidden" name="words" maxlength="20000">', False),
    ],
)
def test_it_catches_a_box_without_a_draft(planted: str, caught: bool) -> None:
    assert bool(unkept_in_template(planted)) is caught


def test_it_catches_what_is_wrong_on_a_page() -> None:
    box = '<textarea data-draft="{}"></textarea>'
    assert unkept(f"<form data-send>{box.format('note-1')}</form>") == []
    assert unkept(f"<form data-send>{box.format('note-1') * 2}</form>")
    assert unkept(f"<form>{box.format('note-1')}</form>")
    assert unkept("<form data-send><textarea></textarea></form>")
    assert unkept("<form data-sheet='survey-1'><textarea></textarea></form>")
    assert unkept("<form data-send data-sheet='survey-1'><textarea></textarea></form>") == []
    assert unkept(f"<form data-send>{box.format('Ghi chép')}</form>")
