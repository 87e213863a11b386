"""The worker as a process: killed, stopped, and taken along by a job."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from sotay.config.family import PATIENCE
from sotay.jobs import actions, worker
from sotay.jobs.tests import sample_jobs

STAGE = """
import sys, json, django
django.setup()
from django.core.management import call_command
from sotay.jobs.tests import sample_jobs
call_command("migrate", "django_tasks_database", verbosity=0)
for name, *facts in json.loads(sys.argv[1]):
    getattr(sample_jobs, name).enqueue(*facts)
"""


def left_running(*workers: str) -> DBTaskResult[..., None]:
    """A job that these workers began, one after the other, and none finished."""
    sample_jobs.fail.enqueue()
    row = DBTaskResult.objects.get()
    for each in workers:
        row.claim(each)
    return row


@pytest.mark.django_db
def test_what_a_killed_worker_left_behind_runs_again() -> None:
    row = left_running(f"{worker.machine()}1")
    assert actions.take_up_abandoned(machine=worker.machine()) == 1
    row.refresh_from_db()
    assert row.status == TaskResultStatus.READY


@pytest.mark.django_db
def test_a_job_over_which_three_workers_died_is_given_up() -> None:
    row = left_running(*(f"{worker.machine()}{number}" for number in range(3)))
    assert actions.take_up_abandoned(machine=worker.machine()) == 0
    row.refresh_from_db()
    assert row.status == TaskResultStatus.FAILED


@pytest.mark.django_db
def test_what_runs_on_another_machine_is_left_alone() -> None:
    row = left_running("another-1")
    assert actions.take_up_abandoned(machine=worker.machine()) == 0
    row.refresh_from_db()
    assert row.status == TaskResultStatus.RUNNING


class Workshop:
    """A database of jobs, and workers that come and go."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            "PATH": os.environ["PATH"],
            "SOTAY_DATA": str(folder),
            "SOTAY_LOG_LEVEL": "CRITICAL",
            "DJANGO_SETTINGS_MODULE": "sotay.config.settings",
        }
        self.workers: list[subprocess.Popen[bytes]] = []

    def ask(self, *jobs: list[str]) -> None:
        command = [sys.executable, "-c", STAGE, json.dumps(jobs)]
        subprocess.run(command, env=self.environment, check=True)

    def start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "sotay.config.child", "jobs"]
        self.workers.append(subprocess.Popen(command, env=self.environment))
        return self.workers[-1]

    def states(self, job: str) -> list[str]:
        with closing(sqlite3.connect(self.folder / "sotay.sqlite3", timeout=20)) as database:
            rows = database.execute(
                "SELECT status FROM django_tasks_database_dbtaskresult WHERE task_path LIKE ?",
                [f"%sample_jobs.{job}"],
            )
            return [status for (status,) in rows]

    def wait_for(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 30
        while not condition():
            assert time.monotonic() < deadline, "it did not happen"
            time.sleep(0.02)  # another process is what we wait for

    def count(self, name: str) -> int:
        path = self.folder / name
        return len(path.read_text().splitlines()) if path.exists() else 0


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    shop = Workshop(tmp_path)
    yield shop
    for each in shop.workers:
        each.kill()
        each.wait()


def test_the_parent_waits_longer_than_the_worker_takes() -> None:
    assert worker.GRACE + 1 < PATIENCE


@pytest.mark.drill
def test_a_worker_told_to_stop_in_the_middle_stops_and_loses_nothing(
    workshop: Workshop,
) -> None:
    long, short = str(workshop.folder / "long"), str(workshop.folder / "short")
    workshop.ask(["note", short], ["last_for_ever", long])
    first = workshop.start()
    workshop.wait_for(lambda: workshop.count("long") == 1)
    assert workshop.states("note") == ["SUCCESSFUL"]

    first.send_signal(signal.SIGTERM)
    first.wait(30)
    assert workshop.states("last_for_ever") == ["READY"]

    second = workshop.start()
    workshop.wait_for(lambda: workshop.count("long") == 2)
    second.kill()
    second.wait()
    assert workshop.states("last_for_ever") == ["RUNNING"]
    workshop.start()
    workshop.wait_for(lambda: workshop.count("long") == 3)


@pytest.mark.drill
def test_a_job_that_kills_its_workers_is_given_up_and_the_others_run(workshop: Workshop) -> None:
    deadly, good = str(workshop.folder / "deadly"), str(workshop.folder / "good")
    workshop.ask(["die", deadly], ["note", good])
    for number in range(1, 4):
        workshop.start().wait(20)
        assert workshop.count("deadly") == number
    workshop.start()
    workshop.wait_for(lambda: workshop.states("note") == ["SUCCESSFUL"])
    assert workshop.states("die") == ["FAILED"]
    assert workshop.count("deadly") == 3
