"""Nothing is fetched from elsewhere at run time, and no file knows whose machine it was on."""

import re

import pytest

from tests.house import tree

ADDRESS = re.compile(r"(?:https?|wss?)://([A-Za-z0-9.-]+)|url\(\s*['\"]?//([A-Za-z0-9.-]+)")
# Names, not places: XML namespaces are never fetched; examples belong to nobody.
ALLOWED = re.compile(
    r"^(www\.w3\.org|schemas\.openxmlformats\.org|schemas\.microsoft\.com|purl\.org"
    r"|openoffice\.org"
    r"|localhost|127\.0\.0\.1|0\.0\.0\.0|testserver|(.+\.)?example(\.\w+)*|sotay\.phohoa\.vn)$"
)
# Written in pieces, so that this file does not find itself.
MACHINE = re.compile(
    r"(?<![\w.])/(?:" + "|".join(["wo" + "rk", "ro" + "ot", "ho" + "me", "fa" + "rm"]) + r")/\w"
    r"|bash" + r"_jobs"
)
REGISTRIES = re.compile(
    r"(?:py" + r"pi\.org|pythonho" + r"sted\.org|registry\.np" + r"mjs\.org)"
    r"|https?://[^\s\"]+(?:\.whl|\.tar\.gz|\.tgz|/simple)(?:[\"#\s]|$)"
)


def foreign_addresses(text: str) -> list[str]:
    """Hosts that a file of the product names."""
    hosts = [first or second for first, second in ADDRESS.findall(text)]
    return [host for host in hosts if not ALLOWED.match(host)]


def test_the_product_names_no_foreign_host() -> None:
    found = {
        tree.name(path): hosts
        for path in tree.walk(tree.PACKAGE, ".py", ".html", ".css", ".js")
        if "tests" not in path.parts
        if (hosts := foreign_addresses(path.read_text()))
    }
    assert found == {}


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = [
        f"{tree.name(path)}:{number}: {line.strip()[:80]}"
        for path in tree.walk(tree.ROOT, *tree.TEXT)
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if MACHINE.search(line) or REGISTRIES.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    "planted",
    ["<script src='https://cdn.jsdelivr.net/x.js'>", "@import url(//fonts.gstatic.com/)"],
)
def test_it_catches_a_foreign_host(planted: str) -> None:
    assert foreign_addresses(planted)
    assert foreign_addresses('xmlns="http://www.w3.org/2000/svg"') == []


def test_it_catches_a_machine_and_a_registry() -> None:
    assert MACHINE.search("see /ro" + "ot/notes.txt")
    assert not MACHINE.search("GET /meetings/12/wo" + "rk/ of https://x.example/wo" + "rk/")
    assert REGISTRIES.search("--index-url https://py" + "pi.org/simple")
