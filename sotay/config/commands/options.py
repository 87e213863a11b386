"""Options that several subcommands share, and how they become environment variables.

The settings are read from the environment and nowhere else; an option is a way to say
the variable on the command line.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from sotay.config import data_folder, environment


def add_data(parser: argparse.ArgumentParser) -> None:
    """Every command takes the folder that holds everything the program writes."""
    parser.add_argument(
        "--data",
        metavar="DIR",
        type=Path,
        help="folder that holds everything the program writes (or SOTAY_DATA)",
    )


def add_port(parser: argparse.ArgumentParser) -> None:
    """Commands that serve take a port."""
    parser.add_argument(
        "--port",
        metavar="N",
        help="port of the pages; the live wire takes the next one (or SOTAY_PORT)",
    )


def to_environment(options: argparse.Namespace, **also: str) -> None:
    """Write the options given, and ``also`` what is not set yet, to the environment."""
    if options.data is not None:
        os.environ["SOTAY_DATA"] = str(options.data)
    if getattr(options, "port", None):
        os.environ["SOTAY_PORT"] = options.port
    for name, value in also.items():
        os.environ.setdefault(name, value)


def to_kept_data(options: argparse.Namespace) -> None:
    """``to_environment`` for a command that only reads: the folder must hold data already.

    Raises:
        UnfitFolder: nothing was ever kept there.
    """
    to_environment(options)
    env = environment.read()
    kind = data_folder.kind_of(env.data)
    if kind is None:
        raise data_folder.UnfitFolder(f"{env.data} holds no data of ours; name it with --data")
    if kind == "demo":
        os.environ.setdefault("SOTAY_MODE", "demo")


def written(path: Path, make: Callable[[], tuple[bytes, Sequence[str]]]) -> Sequence[str] | None:
    """Write the file that ``make`` gives; its warnings, or None when it was refused.

    What is refused is said in a sentence, and no file is left behind.
    """
    from sotay.kernel.refusals import Refusal

    try:
        data, warnings = make()
        path.write_bytes(data)
    except Refusal as refusal:
        print(f"sotay: {refusal.message}", file=sys.stderr)
        return None
    except OSError as error:
        print(f"sotay: {path}: {error.strerror}", file=sys.stderr)
        return None
    for sentence in warnings:
        print(f"sotay: {sentence}", file=sys.stderr)
    print(path)
    return warnings


def open_data(options: argparse.Namespace) -> None:
    """Set Django up on the data folder that is there, as what it is: real, or a demo's.

    Raises:
        CannotStart: an unfit folder, or keys that do not open its numbers.
    """
    os.umask(0o077)
    to_environment(options)
    env = environment.read()
    if data_folder.kind_of(env.data) == "demo":
        os.environ.setdefault("SOTAY_MODE", "demo")
        env = environment.read()
    data_folder.claim(env.data, data_folder.kind_for(env.mode))

    import django

    django.setup()
    from sotay.config.preparation import bring_database_up_to_date, refuse_other_keys

    bring_database_up_to_date()
    refuse_other_keys()
