"""What people read goes through gettext, with the Vietnamese sentence as its key.

A literal that is no interface (the fixed words of an official paper, a table of names)
says so: ``# not interface: <reason>`` on its line, or in the first lines of its file for
the whole file.
"""

import ast
import re
from pathlib import Path

import pytest

from tests.house import tree

# Letters that Vietnamese has and English lacks.
LETTER = re.compile("[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
CALLS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
MARK = "# not interface:"
HEAD = 12  # lines
DATA = {
    "bench": "the throw-away people, papers and words of load scenarios",
    "kernel": "official forms of dates, numbers and names, which are the same in any language",
    "profiles": "the regulations' own words, stored as data",
    "papers": "the fixed words of official papers, prescribed in Vietnamese",
    "sample": "the fictional ward's own contents",
}


def _call_name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def _left_alone(module: ast.Module) -> set[int]:
    """Ids of the nodes inside gettext calls, and of docstrings."""
    inside: set[int] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and _call_name(node) in CALLS:
            inside |= {id(below) for argument in node.args for below in ast.walk(argument)}
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            inside.add(id(node.value))
    return inside


def bare_in_code(source: str) -> list[str]:
    """Vietnamese literals of a module that stand outside gettext."""
    lines = source.splitlines()
    if any(MARK in line for line in lines[:HEAD]):
        return []
    module = ast.parse(source)
    inside = _left_alone(module)
    return [
        f"{node.lineno}: {node.value!r}"
        for node in ast.walk(module)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and LETTER.search(node.value)
        and id(node) not in inside
        and MARK not in lines[node.lineno - 1]
        and MARK not in lines[(node.end_lineno or node.lineno) - 1]
    ]


def bare_in_template(text: str) -> list[str]:
    """Vietnamese of a template that stands outside gettext and ``{% trans %}``."""

    def blank(match: re.Match[str]) -> str:
        return "\n" * match[0].count("\n")

    text = re.sub(r"\{#.*?#\}", blank, text, flags=re.DOTALL)
    text = re.sub(r"\{%-?\s*trans\b.*?\bendtrans\s*-?%\}", blank, text, flags=re.DOTALL)
    literal = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
    text = re.sub(rf"\bn?gettext\(\s*{literal}(?:\s*,\s*{literal})?", blank, text)
    text = re.sub(rf"(?<!\w)_\(\s*{literal}", blank, text)
    return [
        f"{number}: {line.strip()}"
        for number, line in enumerate(text.splitlines(), 1)
        if LETTER.search(line)
    ]


def _is_data(path: Path) -> bool:
    return path.relative_to(tree.PACKAGE).parts[0] in DATA


def test_python_texts_go_through_gettext() -> None:
    found = [
        f"{tree.name(path)}:{line}"
        for path in tree.sources()
        if not _is_data(path)
        for line in bare_in_code(path.read_text())
    ]
    assert found == []


def test_template_texts_go_through_gettext() -> None:
    found = [
        f"{tree.name(path)}:{line}"
        for path in tree.templates()
        if not _is_data(path)
        for line in bare_in_template(path.read_text())
    ]
    assert found == []


def test_it_catches_a_bare_text_in_code() -> None:
    assert bare_in_code('raise Invalid("Giờ kết thúc trước giờ bắt đầu.")')
    assert bare_in_code('x = f"Số {n} đảng viên"')
    assert bare_in_code('raise Invalid(_("Giờ kết thúc trước giờ bắt đầu."))') == []
    assert bare_in_code('x = _("%(n)s đảng viên") % {"n": n}') == []
    assert bare_in_code('"""Chi bộ (cell)."""\nx = "cell"') == []
    assert bare_in_code('x = "ĐẢNG BỘ"  # not interface: printed on papers') == []


@pytest.mark.parametrize(
    ("text", "caught"),
    [
        ("<h1>Hôm nay</h1>", True),
        ('<p title="Mở họp">', True),
        ("{{ _('Hôm nay') }}", False),
        ('{{ _("Bước %(n)s", n=1) }}', False),
        ("{% trans count=n %}Một ý kiến{% pluralize %}{{ count }} ý kiến{% endtrans %}", False),
        ("{# Ý kiến của đảng viên #}", False),
    ],
)
def test_it_catches_a_bare_text_in_a_template(text: str, caught: bool) -> None:
    assert bool(bare_in_template(text)) is caught
