"""``sotay manage …``: Django's own commands, on the data folder."""

import argparse
import os

from sotay.config import data_folder, environment
from sotay.config.commands import options as shared


def add(parser: argparse.ArgumentParser) -> None:
    """Words of the command."""
    shared.add_data(parser)
    parser.add_argument("words", nargs=argparse.REMAINDER, help="e.g. migrate, shell, check")


def run(options: argparse.Namespace) -> int:
    """Hand the words to Django; a demo's folder is opened in demo mode."""
    shared.to_environment(options)
    env = environment.read()
    if data_folder.kind_of(env.data) == "demo":
        os.environ.setdefault("SOTAY_MODE", "demo")
        env = environment.read()
    data_folder.claim(env.data, data_folder.kind_for(env.mode))

    from django.core.management import execute_from_command_line

    from sotay.config import checks  # noqa: F401 (importing registers them)

    execute_from_command_line(["sotay manage", *options.words])
    return 0
