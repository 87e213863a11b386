"""The suite: ``python -m tools.run_tests``; the drills too, and on both databases, where CI=true.

PostgreSQL first, then SQLite with the journeys in a browser, so that the last line is
pytest's own and speaks for all: a failure on PostgreSQL ends the run at its own last line.
"""

import os
import sys

from tools.postgres import run_with_server
from tools.system_packages import postgres_programs

PYTEST = [sys.executable, "-m", "pytest", "-q", "-n", "2"]


def main() -> None:
    """Run both passes, or end with the exit status of the first that fails."""
    os.environ.pop("SOTAY_DATABASE_URL", None)
    programs = postgres_programs()
    if os.environ.get("CI") != "true":
        print("on SQLite, without drills and with fewer examples; CI=true has all", flush=True)
        os.execv(sys.executable, [*PYTEST, "-m", "not drill"])  # noqa: S606 (as below)
    if programs is None:
        print("PostgreSQL is not installed: the suite runs on SQLite only", flush=True)
    else:
        print("the suite on PostgreSQL", flush=True)
        status = run_with_server(programs, [*PYTEST, "-m", "not journey and not once"])
        if status:
            sys.exit(status)
    print("the suite on SQLite, and the journeys", flush=True)
    os.execv(sys.executable, PYTEST)  # noqa: S606 (ourselves, so that pytest speaks last)


if __name__ == "__main__":
    main()
