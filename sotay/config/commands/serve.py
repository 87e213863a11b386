"""``sotay serve``: everything that runs, under one parent process."""

import argparse
import importlib.util
import os
import sys
from collections.abc import Callable, Sequence

from sotay.config import data_folder, environment
from sotay.config.commands import options as shared
from sotay.config.family import Family, python, require_free


def add(parser: argparse.ArgumentParser) -> None:
    """Words of the command."""
    shared.add_data(parser)
    shared.add_port(parser)


def run(options: argparse.Namespace) -> int:
    """Serve a real organisation until Ctrl-C or SIGTERM."""
    shared.to_environment(options)
    env = environment.read()
    return serve(env, before=lambda: None, greeting=lambda: _first_link(env))


def serve(
    env: environment.Environment,
    *,
    before: Callable[[], None],
    greeting: Callable[[], Sequence[str]],
) -> int:
    """Prepare, call ``before``, start the processes, print where and the ``greeting``.

    Raises:
        data_folder.UnfitFolder: the folder holds the other kind of data, or is in use.
        family.PortTaken: somebody else listens there.
        preparation.NotReady: an insecure setting, or a database from the future.
    """
    os.umask(0o077)  # whatever is written from here on is for its owner
    data_folder.claim(env.data, data_folder.kind_for(env.mode))
    for port in (env.port, env.port + 1):
        require_free(env.host, port)
    with data_folder.hold(env.data):
        import django

        django.setup()
        from sotay.config.preparation import prepare

        prepare()
        before()
        lines = [*greeting(), *_address(env)]  # the address last, where the eye is
        return Family(_commands(), _complain, spared=["jobs"]).run(
            when_ready=lambda: print("\n".join(lines), flush=True),
            ports=[(env.host, env.port)],
        )


def _commands() -> dict[str, Sequence[str]]:
    names = ["pages", "jobs"]
    if importlib.util.find_spec("sotay.live.wire") is not None:
        names.append("wire")
    return {name: python("sotay.config.child", name) for name in names}


def _first_link(env: environment.Environment) -> list[str]:
    """Where an empty system is set up; nothing once somebody has an account.

    Printed for whoever started the command, and written nowhere else.
    """
    from django.conf import settings
    from django.db import connections
    from django.utils.translation import gettext as _

    from sotay.org import first_code
    from sotay.org.queries.first import nobody_yet

    empty = nobody_yet()
    connections.close_all()
    if not empty:
        first_code.forget(settings.FIRST_CODE)
        return []
    code = first_code.offer(settings.FIRST_CODE)
    return [
        _("Hệ thống chưa có ai. Mở đường dẫn này để thiết lập lần đầu: %(link)s")
        % {"link": f"{place_of(env)}/setup/#{code}"}
    ]


def place_of(env: environment.Environment) -> str:
    """The address of the pages, without a slash at the end."""
    host = f"[{env.host}]" if ":" in env.host else env.host
    return env.origin or f"http://{host}:{env.port}"


def _address(env: environment.Environment) -> list[str]:
    from django.utils.translation import gettext as _

    host = f"[{env.host}]" if ":" in env.host else env.host
    place = place_of(env)
    return [
        _("Sổ Tay đang chạy tại %(place)s/ (nhấn Ctrl-C để dừng)") % {"place": place},
        f"Listening on http://{host}:{env.port}/, data in {env.data}",
    ]


def _complain(line: str) -> None:
    print(f"sotay: {line}", file=sys.stderr, flush=True)
