"""Options that several subcommands share, and how they become environment variables.

The settings are read from the environment and nowhere else; an option is a way to say
the variable on the command line.
"""

import argparse
import os
from pathlib import Path


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
