"""Reads are in queries, writes in actions: nobody else talks to the database."""

import ast
import re

import pytest

from tests.house import tree

ELSEWHERE = {"views", "api", "forms", "rules", "urls", "jobs"}
DOORS = {"objects", "_default_manager", "_base_manager"}
WRITES = {"save", "delete", "get_or_create", "update_or_create", "bulk_create", "bulk_update"}
IN_TEMPLATE = re.compile(r"\.(objects|\w+_set)\b|\.(all|filter|exclude|select_related|save)\(")


def orm_in_code(source: str) -> list[str]:
    """What a module does with the database, line by line."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in DOORS:
            found.append(f"{node.lineno}: .{node.attr}")
        call = node.func if isinstance(node, ast.Call) else None
        if isinstance(call, ast.Attribute) and call.attr in WRITES:
            found.append(f"{call.lineno}: .{call.attr}()")
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django.db"):
            found.append(f"{node.lineno}: from {node.module}")
        if isinstance(node, ast.Import):
            found += [
                f"{node.lineno}: {a.name}" for a in node.names if a.name.startswith("django.db")
            ]
    return found


def orm_in_template(text: str) -> list[str]:
    """What a template asks of the database."""
    return [
        f"{number}: {line.strip()}"
        for number, line in enumerate(text.splitlines(), 1)
        if IN_TEMPLATE.search(re.sub(r"\{#.*?#\}", "", line))
    ]


def test_views_forms_and_rules_leave_the_database_alone() -> None:
    found = [
        f"{tree.name(path)}:{line}"
        for path in tree.sources()
        if tree.chair(path) in ELSEWHERE
        for line in orm_in_code(path.read_text())
    ]
    assert found == []


def test_templates_leave_the_database_alone() -> None:
    found = [
        f"{tree.name(path)}:{line}"
        for path in tree.templates()
        for line in orm_in_template(path.read_text())
    ]
    assert found == []


@pytest.mark.parametrize(
    "planted",
    [
        "Meeting.objects.get(id=1)",
        "meeting.save()",
        "from django.db import transaction",
        "import django.db.models",
        "Meeting._default_manager",
    ],
)
def test_it_catches_a_query_in_code(planted: str) -> None:
    assert orm_in_code(planted)
    assert orm_in_code("page = queries.meeting_page(by=by)\n") == []


@pytest.mark.parametrize("planted", ["{% for x in unit.children.all() %}", "{{ u.meeting_set }}"])
def test_it_catches_a_query_in_a_template(planted: str) -> None:
    assert orm_in_template(planted)
    assert orm_in_template("{{ page.title }} {# .objects is forbidden #}") == []
