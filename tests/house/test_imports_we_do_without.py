"""Tools that hide what happens are not used here; an exception stands here with its reason."""

import ast

import pytest

from tests.house import tree

FORBIDDEN = {
    "django.db.models.signals": "business rules are called by name, in actions",
    "django.dispatch": "business rules are called by name, in actions",
    "django.views.generic": "views are functions: find, may I, do, answer",
    "django.contrib.contenttypes.fields": "nothing that rights depend on is a generic key",
    "django.shortcuts.get_object_or_404": "things are found through doors, which ask who looks",
}
EXCEPTIONS: dict[str, str] = {}


def unwanted(source: str) -> list[str]:
    """The forbidden imports of a module."""
    names: list[tuple[int, str]] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names += [(node.lineno, alias.name) for alias in node.names]
        if isinstance(node, ast.ImportFrom) and node.module:
            names += [(node.lineno, f"{node.module}.{alias.name}") for alias in node.names]
    return [
        f"{line}: {name} ({reason})"
        for line, name in names
        for start, reason in FORBIDDEN.items()
        if f"{name}.".startswith(f"{start}.")
    ]


def test_nothing_hidden_is_used() -> None:
    found = [
        f"{tree.name(path)}:{line}"
        for path in tree.sources()
        if tree.name(path) not in EXCEPTIONS
        for line in unwanted(path.read_text())
    ]
    assert found == []


@pytest.mark.parametrize(
    "planted",
    [
        "from django.db.models.signals import post_save",
        "from django.db.models import signals",
        "import django.dispatch",
        "from django.views.generic import ListView",
        "from django.shortcuts import get_object_or_404",
    ],
)
def test_it_catches_them(planted: str) -> None:
    assert unwanted(planted)
    assert unwanted("from django.shortcuts import redirect") == []
