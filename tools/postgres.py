"""A PostgreSQL that lives as long as a command: ``python -m tools.postgres COMMAND …``.

The command finds its address in SOTAY_DATABASE_URL. Everything is in a temporary folder,
reached through a socket in it, and gone afterwards. With ``--durable`` before the command it
writes as carefully as a real one: for measuring, not for tests.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tools.system_packages import postgres_programs

ALWAYS = ("max_connections=60",)
# A crash may lose the data: it is thrown away anyway.
CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@contextmanager
def throwaway_server(programs: Path, *, durable: bool = False) -> Iterator[str]:
    """Start a server; the value is its address in the form of SOTAY_DATABASE_URL."""
    folder = Path(tempfile.mkdtemp(prefix="sotay-pg-"))
    # PostgreSQL refuses to run as root; Debian has a user for it.
    owner = "postgres" if os.geteuid() == 0 else None
    if owner:
        shutil.chown(folder, owner)
    data = folder / "data"
    settings = ALWAYS if durable else (*ALWAYS, *CARELESS)
    options = " ".join(f"-c {setting}" for setting in settings)

    def run(program: str, *words: str | Path) -> None:
        # In the folder itself: as another user we may not even look at where we are.
        subprocess.run(
            [programs / program, "-D", data, *words],
            cwd=folder,
            user=owner,
            check=True,
            stdout=subprocess.DEVNULL,
        )

    try:
        run("initdb", "-U", "sotay", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        socket_only = f"-c listen_addresses= -k {folder} {options}"
        run("pg_ctl", "-w", "-s", "-l", folder / "log", "-o", socket_only, "start")
        yield f"postgresql://sotay@/postgres?host={folder}"
    finally:
        if (data / "postmaster.pid").exists():
            run("pg_ctl", "-m", "immediate", "-s", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def run_with_server(programs: Path, command: Sequence[str], *, durable: bool = False) -> int:
    """Run the command with a server of its own; returns its exit status."""
    with throwaway_server(programs, durable=durable) as url:
        environment = {**os.environ, "SOTAY_DATABASE_URL": url}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    found = postgres_programs()
    if found is None:
        sys.exit("PostgreSQL's initdb was not found; install the package postgresql")
    carefully = sys.argv[1:2] == ["--durable"]
    sys.exit(run_with_server(found, sys.argv[1 + carefully :], durable=carefully))
