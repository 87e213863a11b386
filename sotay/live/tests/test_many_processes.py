"""Several page servers and several wires: what one writes, the phones of all hear."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.conf import settings as product

from sotay.live.tests.real_wire import RealWire, Stream, real_wire
from sotay.live.tests.stream import ticket

pytestmark = pytest.mark.once

TOPIC, OTHER = "meeting:12:room", "meeting:13:room"
EACH = 20
MOST_PHONES = 60
SET_UP = "import django; django.setup()\n"
MIGRATE = (
    SET_UP
    + """
from django.core.management import call_command
call_command("migrate", "live", verbosity=0)
"""
)
PUBLISH = (
    SET_UP
    + f"""
import sys
from django.db import transaction
from sotay.live.actions import publish
from sotay.live.frames import Swap
for number in range({EACH}):
    with transaction.atomic():
        html = f"<li>{{sys.argv[1]}} {{number}}</li>"
        publish(topic={TOPIC!r}, changes=[Swap("opinions", "append", html)])
"""
)


def page_server(data: Path, program: str, *words: str) -> subprocess.Popen[bytes]:
    """A process of its own with the product's settings and this data."""
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "sotay.config.settings",
        "SOTAY_DATA": str(data),
        "SOTAY_SECRET_KEY": product.SECRET_KEY,
    }
    return subprocess.Popen([sys.executable, "-c", program, *words], env=environment)


@pytest.fixture
def wire(tmp_path: Path) -> Iterator[RealWire]:
    assert page_server(tmp_path, MIGRATE).wait(60) == 0
    with real_wire(tmp_path, workers=2) as running:
        yield running


def phones_on_both(wire: RealWire, stack: ExitStack) -> list[Stream]:
    """Phones until each of the two wires has one.

    A wire that says ``missing`` says how many listen to it: fewer than there are phones means
    that the others listen to its brother.
    """
    phones: list[Stream] = []
    for number in range(1, MOST_PHONES + 1):
        pairs = [
            *(("ticket", ticket(TOPIC)), ("after", "0")),
            *(("ticket", ticket(OTHER, version=5)), ("after", "1")),
        ]
        phone = stack.enter_context(wire.opened(*pairs))
        assert phone.next()[0] == "hello"
        name, said = phone.next()
        assert (name, said["topic"]) == ("missing", OTHER)
        phones.append(phone)
        if said["listeners"] < number:
            return phones
    pytest.fail("all phones came to the same wire")


def test_what_two_page_servers_write_at_once_reaches_the_phones_of_two_wires_without_a_gap(
    wire: RealWire, tmp_path: Path
) -> None:
    with ExitStack() as stack:
        phones = phones_on_both(wire, stack)
        writers = [page_server(tmp_path, PUBLISH, name) for name in ("one", "two")]
        assert [writer.wait(60) for writer in writers] == [0, 0]
        heard = [sorted(changes_of(phone), key=lambda frame: frame[0]) for phone in phones]
    assert [version for version, _html in heard[0]] == list(range(1, 2 * EACH + 1))
    assert {html for _version, html in heard[0]} == {
        f"<li>{name} {number}</li>" for name in ("one", "two") for number in range(EACH)
    }
    assert all(one == heard[0] for one in heard)


def changes_of(phone: Stream) -> list[tuple[int, str]]:
    """Everything that was written: version and words."""
    found: list[tuple[int, str]] = []
    while len(found) < 2 * EACH:
        name, frame = phone.next()
        if name == "change":
            found.append((frame["version"], frame["swaps"][0]["html"]))
    return found
