"""What holds for every test: no network beyond this machine, and examples that repeat."""

import gc
import os
import socket
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling

from tests.examples import DECIDES, examples
from tests.migrated import Migrated

# The same examples on every run of the machine that decides; no deadline, because two
# busy cores are slow for reasons that are no fault of the code.
settings.register_profile(
    "ci",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("desk", deadline=None, database=None, max_examples=examples(100))
settings.load_profile("ci" if DECIDES else "desk")

_connect = socket.socket.connect
_connect_ex = socket.socket.connect_ex
_LOOPBACK = ("127.", "::1", "localhost")


class ForeignConnection(AssertionError):
    """A test tried to reach another machine."""


def _refuse_foreign(family: int, address: Any) -> None:
    if family == getattr(socket, "AF_UNIX", None):
        return
    host = str(address[0])
    if not host.startswith(_LOOPBACK):
        raise ForeignConnection(f"tests reach no network, this one tried {host}")


@pytest.fixture(autouse=True)
def only_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection to anything but loopback fails the test."""

    def connect(self: socket.socket, address: Any) -> None:
        _refuse_foreign(self.family, address)
        _connect(self, address)

    def connect_ex(self: socket.socket, address: Any) -> int:
        _refuse_foreign(self.family, address)
        return _connect_ex(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket.socket, "connect_ex", connect_ex)


@pytest.fixture(autouse=True)
def nothing_kept_of_earlier_tests() -> None:
    """Ids begin anew in every test, so what a process keeps by id is another test's."""
    from sotay.live import snapshots
    from sotay.meetings.queries import for_all
    from sotay.notices.outgoing.providers import memory

    memory.outbox.clear()
    snapshots.forget_all()
    for_all.forget_all()


_MIGRATED = pytest.StashKey[Migrated]()


def pytest_configure(config: pytest.Config) -> None:
    """Of several processes the first begins to make the database that they all copy."""
    workers = config.getoption("numprocesses", None) and not hasattr(config, "workerinput")
    if workers and not config.option.collectonly and not os.environ.get("SOTAY_DATABASE_URL"):
        config.stash[_MIGRATED] = Migrated.begun()


def pytest_configure_node(node: Any) -> None:
    """Tell a worker where it is."""
    if made := node.config.stash.get(_MIGRATED, None):
        node.workerinput["migrated"] = str(made.folder)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Nothing is left of it."""
    if made := config.stash.get(_MIGRATED, None):
        made.remove()


@pytest.fixture(scope="session")
def migrated(request: pytest.FixtureRequest) -> Iterator[Migrated]:
    """An SQLite database as the migrations leave it, to be copied."""
    if folder := getattr(request.config, "workerinput", {}).get("migrated"):
        yield Migrated(Path(folder))
        return
    made = Migrated.begun()
    yield made
    made.remove()


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """A database that is there already is not made anew."""
    from django.db import connection

    return connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, request: pytest.FixtureRequest
) -> None:
    """A copy of the migrated database stands where this process will look for its own."""
    from django.db import connection

    if connection.vendor == "sqlite":
        migrated = request.getfixturevalue("migrated")
        migrated.copy_to(Path(connection.settings_dict["TEST"]["NAME"]))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The test database, whose ledger Django may empty between tests that commit.

    On SQLite it does that with DELETE, which the ledger's trigger refuses; the ledger's own
    tests put the trigger back.
    """
    from django.db import connection

    from sotay.ledger import guards
    from tests import stages

    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            guards.lift(connection, act="DELETE")
    yield
    with django_db_blocker.unblock():
        stages.strike()
        connection.close()


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
) -> Generator[None, object, object]:
    """Before the transaction of a test begins, the stages stand that it begins with."""
    if fixturedef.argname == "_django_db_helper":
        from tests import stages

        request.getfixturevalue("django_db_setup")
        with request.getfixturevalue("django_db_blocker").unblock():
            stages.begin_with_stages_of(request.node)
    return (yield)


TESTS = Path(__file__).parent / "tests"
_DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what another database cannot change, keep reference data, and long ones first.

    A test that asks for no database, or plays in a browser, says the same on PostgreSQL as
    on SQLite, where it runs. A test with real transactions empties every table when it is
    over, the reference data (titles, kinds of units, profiles) included; it gets them back,
    but nobody after it does, so it comes last. What looks at every address at once is long,
    and short ones should be left at the end, when one process waits for the other.
    """
    items.sort(key=lambda item: (_empties_tables(item), TESTS not in item.path.parents))
    if os.environ.get("SOTAY_DATABASE_URL"):
        kept = [item for item in items if _asks_a_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
        items[:] = kept
    for item in items:
        for marker in item.iter_markers("django_db"):
            if marker.kwargs.get("transaction"):
                marker.kwargs["serialized_rollback"] = True  # type: ignore[index]


def pytest_collection_finish() -> None:
    """What is imported by now stays: nobody looks through it again and again for garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 10)


def _empties_tables(item: pytest.Item) -> bool:
    is_real = any(mark.kwargs.get("transaction") for mark in item.iter_markers("django_db"))
    return is_real or "transactional_db" in getattr(item, "fixturenames", ())


def _asks_a_database(item: pytest.Item) -> bool:
    names = set(getattr(item, "fixturenames", ()))
    if "journeys" in item.path.parts or item.path.stem == "test_in_the_browser":
        return False
    return bool(names & _DATABASE_FIXTURES) or item.get_closest_marker("django_db") is not None


# Tests that share a stage which is dear to set: one worker plays them all. Of the journeys
# the longest goes to one worker and the others to another, each with a house of its own.
_TOGETHER = {
    "tests/journeys/test_a_whole_evening.py": "evening",
    "tests/journeys/": "journeys",
    "sotay/live/tests/test_in_the_browser.py": "live",
    "sotay/web/tests/test_in_the_browser.py": "web",
    "sotay/sample/tests/test_sample_ward.py": "sample",
    "sotay/sample/tests/test_same_every_time.py": "sample",
    "sotay/reports/tests/test_report_of_the_sample_ward.py": "sample",
}


class ByStage(LoadScopeScheduling):  # type: ignore[misc]
    """Gives out test by test, and those of one stage to one worker.

    By the address of a test, and not by the mark ``xdist_group``: pytest 9 no longer lets the
    mark into the address, by which the scheduler learns of it.
    """

    def _split_scope(self, nodeid: str) -> str:
        for start, stage in _TOGETHER.items():
            if nodeid.startswith(start):
                return stage
        return nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByStage:
    """Who gets which test."""
    return ByStage(config, log)
