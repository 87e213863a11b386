"""Every template compiles and opens by naming its variables."""

import re
from pathlib import Path

import pytest
from django.template import engines

from tests.house import tree

OPENING = re.compile(r"\A\{#-?\s*\S")


def names_its_variables(text: str) -> bool:
    """The first line is a comment."""
    return bool(OPENING.match(text))


def test_every_template_opens_by_naming_its_variables() -> None:
    silent = [p for p in tree.templates() if not names_its_variables(p.read_text())]
    assert [tree.name(path) for path in silent] == []


def test_it_catches_a_silent_template() -> None:
    assert not names_its_variables("<h1>{{ page.title }}</h1>")
    assert names_its_variables("{# page: MeetingPage #}\n<h1>…</h1>")


@pytest.mark.parametrize("path", tree.templates(), ids=tree.name)
def test_a_template_compiles(path: Path) -> None:
    environment = engines["jinja2"].env  # type: ignore[attr-defined]
    environment.compile(path.read_text(), filename=str(path))
