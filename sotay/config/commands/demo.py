"""``sotay demo``: the sample ward, ready to be tried, with no configuration at all."""

import argparse
import os
from pathlib import Path

from sotay.config import environment
from sotay.config.commands import options as shared
from sotay.config.commands.serve import serve

FOLDER = Path("sotay-data") / "demo"


def add(parser: argparse.ArgumentParser) -> None:
    """Words of the command."""
    shared.add_data(parser)
    shared.add_port(parser)


def run(options: argparse.Namespace) -> int:
    """Serve the sample ward until Ctrl-C or SIGTERM.

    Raises:
        environment.BadEnvironment: a database server is named; the demo writes to none,
            because it could be somebody's real one.
    """
    if os.environ.get("SOTAY_DATABASE_URL"):
        raise environment.BadEnvironment(
            "SOTAY_DATABASE_URL is set: the demo only uses SQLite in its own folder; unset it"
        )
    os.environ["SOTAY_MODE"] = "demo"
    shared.to_environment(options, SOTAY_DATA=str(FOLDER))
    env = environment.read()
    return serve(env, before=_load_the_ward, greeting=_cast)


def _load_the_ward() -> None:
    """Make the ward if it is not there or is of another day (the command knows)."""
    from django.core.management import call_command

    call_command("load_sample_ward")


def _cast() -> list[str]:
    from django.utils.translation import gettext as _

    from sotay.sample.queries import cast
    from sotay.sample.roles import PASSWORD

    people = cast()
    width = max((len(username) for username, _who in people), default=0)
    return [
        _("Vào thử với vai:"),
        *(f"  {username:<{width}}  {who}" for username, who in people),
        "",
        _("Một chạm là vào, ở trang /try/; hoặc đăng nhập với mật khẩu %s.") % PASSWORD,
        "",
    ]
