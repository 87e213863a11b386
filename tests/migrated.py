"""A database as the migrations leave it: made once a run, and copied by every process of it.

Migrating takes a dozen seconds of a processor, a copy takes none. With several workers the
first process begins it while they still look for their tests. Whether an empty folder becomes
a database is another matter, that the journey of a new ward and the demo's look at.
"""

import fcntl
import gc
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from sotay.config import data_folder

ROOT = Path(__file__).parents[1]


class Migrated:
    """The file, and the lock that is held for as long as it is being made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.place = folder / "migrated.sqlite3"
        self._lock = folder / "lock"
        self._maker: subprocess.Popen[bytes] | None = None

    @classmethod
    def begun(cls) -> "Migrated":
        """One that is being made now, by a process of its own."""
        made = cls(Path(tempfile.mkdtemp(prefix="sotay-migrated-")))
        with made._lock.open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            # The lock goes over to the process, and goes with it.
            made._maker = subprocess.Popen(
                [sys.executable, "-m", "tests.migrated", str(made.place)],
                cwd=ROOT,
                pass_fds=[lock.fileno()],
            )
        return made

    def copy_to(self, place: Path) -> None:
        """A copy at ``place``, as soon as there is one.

        Raises:
            FileNotFoundError: migrating failed; its own words stand above.
        """
        with self._lock.open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH)
            shutil.copyfile(self.place, place)

    def fill(self, folder: Path, kind: data_folder.Kind) -> Path:
        """Make a data folder of ours, with such a database."""
        data_folder.claim(folder, kind)
        self.copy_to(folder / "sotay.sqlite3")
        return folder

    def remove(self) -> None:
        """Wait for its maker, and leave nothing."""
        if self._maker:
            self._maker.terminate()
            self._maker.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def make(place: Path) -> None:
    """Run every migration on a new database, as the tests' settings have it."""
    # The states of the models between two migrations are many and refer to each other: looking
    # for those that can go takes longer than the process lives.
    gc.disable()
    os.environ.pop("SOTAY_DATABASE_URL", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    unfinished = place.with_suffix(".new")
    connection.settings_dict["NAME"] = str(unfinished)
    call_command("migrate", interactive=False, verbosity=0)
    connection.close()  # the last one, which puts the journal into the file
    unfinished.rename(place)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
