"""Scripts run on old phones, and under names that change with their content."""

import re

from tests.house import tree

# Newer than the phones that still come to a cell: Chrome 80, Safari 14.
TOO_NEW = re.compile(
    r"^await |\bstatic \{|\bObject\.groupBy\(|\.at\(-|structuredClone\(", re.MULTILINE
)


def scripts() -> dict[str, str]:
    return {
        tree.name(path): path.read_text()
        for path in tree.walk(tree.PACKAGE, ".js")
        if "vendor" not in path.parts
    }


def test_no_script_needs_a_new_phone() -> None:
    assert {name for name, text in scripts().items() if TOO_NEW.search(text)} == set()


def test_a_script_imports_only_its_neighbours_by_relative_names() -> None:
    imports = [
        (name, line)
        for name, text in scripts().items()
        for line in re.findall(r"^import .*$", text, re.MULTILINE)
    ]
    assert [
        found for found in imports if not re.search(r'"\.{1,2}/[\w/.-]+\.js";$', found[1])
    ] == []
    assert imports
