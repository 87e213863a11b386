"""Asking for work: it is a row of the change, and runs once it is there."""

import ast
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from sotay.jobs import actions, registry, worker
from sotay.jobs.queries import waiting_count
from sotay.jobs.tests import sample_jobs
from sotay.jobs.tests.running import run_queued
from tests.house import tree

pytestmark = pytest.mark.django_db


def test_what_is_asked_for_runs_when_the_worker_comes_round() -> None:
    actions.run_later("jobs.forget_old")
    assert waiting_count() == 1
    run_queued()
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


def test_a_change_that_is_undone_asks_for_nothing() -> None:
    with transaction.atomic():
        actions.run_later("jobs.forget_old")
        transaction.set_rollback(True)
    assert waiting_count() == 0


def test_what_somebody_waits_for_goes_first() -> None:
    actions.run_later("jobs.forget_old")
    actions.run_later("jobs.forget_old", soon=True)
    assert [row.priority for row in DBTaskResult.objects.ready()] == [actions.SOON, -10]


@pytest.mark.parametrize("name", ["jobs.nothing", "nowhere.at_all", "jobs.call_command", ""])
def test_a_job_that_is_none_is_a_fault_of_the_caller(name: str) -> None:
    with pytest.raises(LookupError):
        actions.run_later(name)
    assert waiting_count() == 0


def asked_for(source: str) -> Iterator[str]:
    """The names with which a module asks for jobs."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(
            node.args[0] if node.args else 0, ast.Constant
        ):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            called = node.func.id if isinstance(node.func, ast.Name) else called
            if called == "run_later":
                yield node.args[0].value  # type: ignore[attr-defined]


def test_every_job_that_somebody_asks_for_exists() -> None:
    names = {name for path in tree.sources() for name in asked_for(path.read_text())}
    for name in names | set(registry.timetable()):
        registry.find(name)


def test_it_catches_how_jobs_are_asked_for() -> None:
    assert list(asked_for("run_later('a.b', x=1)\njobs.run_later('c.d')")) == ["a.b", "c.d"]


def test_a_bad_job_is_written_down_and_the_next_one_runs(tmp_path: Path) -> None:
    sample_jobs.fail.enqueue()
    sample_jobs.note.enqueue(str(tmp_path / "note"))
    failed = worker.run_all()
    assert [row.exception_class_path for row in failed] == ["sotay.kernel.refusals.Invalid"]
    assert (tmp_path / "note").read_text() == "done\n"


def test_what_comes_round_is_asked_for_once_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_round", {"jobs.forget_old": timedelta(days=1)})
    assert actions.ask_for_what_is_due() == ["jobs.forget_old"]
    run_queued()
    assert actions.ask_for_what_is_due() == []
    yesterday = timezone.now() - timedelta(hours=25)
    DBTaskResult.objects.update(enqueued_at=yesterday)
    assert actions.ask_for_what_is_due() == ["jobs.forget_old"]


def test_what_ran_long_ago_is_forgotten() -> None:
    for _ in range(2):
        actions.run_later("jobs.forget_old")
    run_queued()
    long_ago = timezone.now() - timedelta(days=15)
    old = DBTaskResult.objects.all()[0]
    DBTaskResult.objects.filter(pk=old.pk).update(finished_at=long_ago)
    actions.run_later("jobs.forget_old")
    run_queued()
    assert old.pk not in set(DBTaskResult.objects.values_list("pk", flat=True))
    assert DBTaskResult.objects.count() == 2
