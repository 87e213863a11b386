"""Every act that the product writes into the ledger is called something that people understand.

Whoever writes a new act names it with ``privacy.acts.name_acts`` in their folder's ``ready``.
"""

import re
from collections.abc import Iterator

from sotay.privacy.acts import is_named
from tests.house import tree

# An act by its whole name, and the acts of a meeting, whose helpers put the folder before.
WHOLE = re.compile(r'\bact="([a-z_]+\.[a-z_]+)"')
OF_MEETINGS = re.compile(
    r"(?:happenings\.(?:write_down|changed|state_changed|roll_changed|whole_roll_changed)\(\s*"
    r'|\bfinish\(\w+, )"([a-z_]+)"'
)
ONLY_OF_THE_SAMPLE = {"sample.ward_loaded"}


def acts_in(source: str) -> Iterator[str]:
    """The acts that a module writes down."""
    yield from WHOLE.findall(source)
    yield from (f"meetings.{act}" for act in OF_MEETINGS.findall(source))


def test_every_act_has_a_name() -> None:
    written = {act: tree.name(path) for path in tree.sources() for act in acts_in(path.read_text())}
    assert len(written) > 60
    nameless = {
        act: place
        for act, place in written.items()
        if not is_named(act) and act not in ONLY_OF_THE_SAMPLE
    }
    assert nameless == {}


def test_it_finds_the_acts() -> None:
    source = 'record(by=by, act="x.done")\nhappenings.write_down(\n    "left", m)\nfinish(h, "z")'
    assert list(acts_in(source)) == ["x.done", "meetings.left", "meetings.z"]
