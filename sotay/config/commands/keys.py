"""``sotay keys turn``: a new key seals everything; ``sotay keys drop`` forgets the old ones."""

import argparse
import os
from pathlib import Path

from sotay.config import data_folder, environment
from sotay.config.commands import options as shared
from sotay.config.environment import CannotStart
from sotay.kernel.sealing import KeyRing


def add(parser: argparse.ArgumentParser) -> None:
    """Words of the command."""
    what = parser.add_subparsers(dest="what", required=True, metavar="what")
    helps = {
        "turn": "make a new key and seal everything with it; older backups need the old one",
        "drop": "forget keys that seal nothing any more; keep them with the old backups",
    }
    for name, meaning in helps.items():
        shared.add_data(what.add_parser(name, help=meaning))


def run(options: argparse.Namespace) -> int:
    """Change the keys while nothing else runs on the data folder.

    Raises:
        CannotStart: a server runs, the keys are the operator's own, or they do not fit.
    """
    shared.open_data(options)
    from django.conf import settings

    env = environment.read()
    if env.data_keys:
        raise CannotStart("SOTAY_DATA_KEYS is set; put the new keys there yourself")
    path = env.data / environment.DATA_KEYS
    with data_folder.hold(env.data):
        from sotay.accounts.actions.sealing import seal_again

        ring: KeyRing = settings.KEY_RING
        if options.what == "turn":
            # Written first: whatever is sealed from here on must open after a power cut.
            settings.KEY_RING = ring.turned()
            _write(path, settings.KEY_RING)
        count = seal_again()
        if options.what == "drop":
            settings.KEY_RING = ring.newest_only()
            _write(path, settings.KEY_RING)
    print(f"{count} rows sealed with the newest of {len(settings.KEY_RING.seal)} key(s)")
    return 0


def _write(path: Path, ring: KeyRing) -> None:
    beside = path.with_name(f"{path.name}.new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(ring.words())
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
