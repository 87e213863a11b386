"""What the parent starts: ``python -m sotay.config.child pages``, ``… wire``, ``… jobs``.

Pages and wire are Granian servers with their workers, jobs is a process by itself.
"""

import contextlib
import os
import resource
import sys
from collections.abc import Callable
from typing import Any

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server
from granian.server.common import AbstractServer

from sotay.config import environment, lifeline

KINDNESS = 10  # how far the jobs, which only compute, step back behind the pages
GRACE = 3  # seconds a worker has to finish its requests when told to stop
# Connections that a server holds open at once; Granian's own limit is 1 024 for all workers, and
# whoever comes later waits until somebody's idle phone lets go. The threads decide what runs.
CONNECTIONS = 16_384


def pages() -> Any:
    """The page server's application, in a worker (Granian calls this)."""
    lifeline.follow_parent()
    from sotay.config.wsgi import application

    return application


def wire() -> Any:
    """The wire's application, in a worker (Granian calls this)."""
    lifeline.follow_parent()
    from sotay.live.wire import application

    return application


def _page_server(env: environment.Environment) -> AbstractServer[Any]:
    return Server(
        "sotay.config.child:pages",
        factory=True,
        address=env.host,
        port=env.port,
        interface=Interfaces.WSGI,
        workers=env.workers,
        blocking_threads=env.threads,
        backlog=CONNECTIONS,
        backpressure=CONNECTIONS,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        respawn_interval=1,
        workers_kill_timeout=GRACE,
    )


def _wire_server(env: environment.Environment) -> AbstractServer[Any]:
    return Server(
        "sotay.config.child:wire",
        factory=True,
        address=env.host,
        port=env.port + 1,
        interface=Interfaces.ASGI,
        workers=env.wire_workers,
        backlog=CONNECTIONS,
        backpressure=CONNECTIONS,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        respawn_interval=1,
        workers_kill_timeout=GRACE,
    )


SERVERS: dict[str, Callable[[environment.Environment], AbstractServer[Any]]] = {
    "pages": _page_server,
    "wire": _wire_server,
}


def _work() -> None:
    import django

    django.setup()
    from sotay.jobs.worker import work

    os.nice(KINDNESS)
    work()


def allow_connections() -> None:
    """Open as many files as the system lets us: many shells begin with 1 024."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * CONNECTIONS if hard == resource.RLIM_INFINITY else hard
    with contextlib.suppress(ValueError, OSError):  # macOS allows less than it says
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def main() -> None:
    """Serve, or work, until told to stop."""
    allow_connections()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sotay.config.settings")
    lifeline.follow_parent()
    if sys.argv[1] == "jobs":
        _work()
    else:
        SERVERS[sys.argv[1]](environment.read()).serve()


if __name__ == "__main__":
    main()
