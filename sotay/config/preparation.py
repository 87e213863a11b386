"""What stands between starting the command and serving the first page."""

import hashlib
from collections.abc import Iterator

from django.conf import settings
from django.core.checks import ERROR, CheckMessage, run_checks
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

import sotay
from sotay.config.environment import DATA_KEYS, CannotStart


class NotReady(CannotStart):
    """The product must not start like this; one line of text for each reason."""


def prepare() -> None:
    """Check the settings, bring the database and the static files up to date.

    Django must be set up. A second start with nothing changed does no writing.

    Raises:
        NotReady: an insecure setting, a database written by a newer version, or keys that
            do not open it.
    """
    refuse_insecure()
    bring_database_up_to_date()
    refuse_other_keys()
    collect_static_files()
    connections.close_all()  # the servers' processes open their own


def refuse_insecure() -> None:
    """Run every system check; an error is a reason not to start.

    Raises:
        NotReady: at least one check found an error.
    """
    from sotay.config import checks  # noqa: F401 (importing registers them)

    found: list[CheckMessage] = run_checks(include_deployment_checks=not settings.DEMO)
    errors = [message for message in found if message.level >= ERROR]
    if errors:
        raise NotReady(
            "refusing to start:\n"
            + "\n".join(f"  {message.id}: {message.msg}" for message in errors)
        )


def bring_database_up_to_date() -> None:
    """Run the migrations that are missing, if any.

    Raises:
        NotReady: the database knows migrations of ours that this version does not.
    """
    executor = MigrationExecutor(connection)
    apps = {app for app, _ in executor.loader.graph.leaf_nodes()}
    disk = executor.loader.disk_migrations or {}
    unknown = [key for key in executor.loader.applied_migrations if key[0] in apps]
    unknown = [key for key in unknown if key not in disk]
    if unknown:
        names = ", ".join(f"{app}.{name}" for app, name in sorted(unknown))
        raise NotReady(f"the database was written by a newer version ({names}); upgrade first")
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)


def refuse_other_keys() -> None:
    """Look whether the keys at hand open what the database holds.

    Raises:
        NotReady: they do not. Writing on would leave numbers that nobody can read together.
    """
    from sotay.org.queries.sealed import keys_fit

    if not keys_fit():
        place = "SOTAY_DATA_KEYS" if settings.ENV.data_keys else settings.ENV.data / DATA_KEYS
        raise NotReady(
            f"the keys in {place} do not open the numbers in the database; "
            "put back the keys that were kept with the backup (see docs/operation/backup.md)"
        )


def collect_static_files() -> None:
    """Gather style sheets and scripts into the data folder, when the package changed."""
    stamp = settings.STATIC_ROOT.with_name("static.stamp")
    fingerprint = _fingerprint_of_static_files()
    if stamp.exists() and settings.STATIC_ROOT.is_dir() and stamp.read_text() == fingerprint:
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(fingerprint)


def _fingerprint_of_static_files() -> str:
    """Changes with the version, and in a checkout with every edit of a file."""
    digest = hashlib.sha256(sotay.__version__.encode())
    for line in sorted(_static_files()):
        digest.update(line.encode())
    return digest.hexdigest()


def _static_files() -> Iterator[str]:
    from django.contrib.staticfiles.finders import get_finders

    for finder in get_finders():
        for name, storage in finder.list([]):
            changed = storage.get_modified_time(name).timestamp()
            yield f"{name} {storage.size(name)} {changed}\n"
