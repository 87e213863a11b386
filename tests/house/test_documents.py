"""Documents stay true: what they name exists."""

import re
from pathlib import Path

import pytest

from tests.house import tree

CHECKED = ("README.md", "README.vi.md", "CONTRIBUTING.md", "STYLE.md", "docs/architecture.md",
           "docs/tour.md", "docs/faults.md", "docs/security.md", "docs/compliance.md")  # fmt: skip
TOPS = ("sotay/", "docs/", "tests/", "tools/", "deploy/", "requirements/", "locale/", ".ci/")
NAMED = re.compile(r"`([\w.][\w./-]*)`")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
ROW = re.compile(r"^\|(.+)\|(.+)\|(.+)\|$", re.MULTILINE)


def missing_paths(text: str) -> list[str]:
    """Paths of the repository, in backquotes, that do not exist."""
    named = [path for path in NAMED.findall(text) if path.startswith(TOPS)]
    return [path for path in named if not (tree.ROOT / path).exists()]


def broken_links(text: str, folder: Path) -> list[str]:
    """Relative links that lead nowhere."""
    targets = [link.split("#")[0] for link in LINK.findall(text) if ":" not in link]
    return [target for target in targets if target and not (folder / target).exists()]


def glossary_rows(text: str) -> list[tuple[str, str, str]]:
    """(Vietnamese term, name in the code, meaning), without the table's head."""
    rows = [(a.strip(), b.strip(), c.strip()) for a, b, c in ROW.findall(text)]
    return [row for row in rows if not set(row[0]) <= set("-: ") and row[0] != "Vietnamese"]


@pytest.mark.parametrize("name", CHECKED)
def test_every_path_that_a_document_names_exists(name: str) -> None:
    assert missing_paths((tree.ROOT / name).read_text()) == []


def test_every_link_leads_somewhere() -> None:
    found = {
        tree.name(path): broken
        for path in tree.walk(tree.ROOT, ".md")
        if (broken := broken_links(path.read_text(), path.parent))
    }
    assert found == {}


def test_the_glossary_gives_every_term_one_name() -> None:
    rows = glossary_rows((tree.ROOT / "docs" / "glossary.md").read_text())
    assert len(rows) >= 80
    assert [row for row in rows if not all(row)] == []
    terms = [term for term, _name, _meaning in rows]
    assert sorted(terms) == sorted(set(terms))


def test_it_catches_what_does_not_exist() -> None:
    assert missing_paths("see `sotay/nowhere.py` and `sotay/config/cli.py`") == ["sotay/nowhere.py"]
    assert broken_links(
        "[a](nowhere.md) [b](README.md#try) [c](https://x.example/)", tree.ROOT
    ) == ["nowhere.md"]
    assert glossary_rows("| chi bộ | `cell` | x |\n|---|---|---|\n") == [("chi bộ", "`cell`", "x")]
