"""Processes are counted under what they are, whoever started them, and after they are gone."""

import pytest

from sotay.bench import meters
from sotay.bench.meters import Meter, Process, descendants, roles


def a_process(pid: int, parent: int, *words: str, seconds: float = 1.0) -> Process:
    return Process(pid, parent, seconds, 10_000_000, words, own=6_000_000)


KNOWN = {
    process.pid: process
    for process in (
        a_process(1, 0, "init"),
        a_process(10, 1, "sotay", "serve"),
        a_process(11, 10, "python", "-m", "sotay.config.child", "pages"),
        a_process(12, 11, "python", "spawned worker"),
        a_process(13, 10, "python", "-m", "sotay.config.child", "wire"),
        a_process(20, 1, "somebody", "else", "pages"),
        a_process(30, 1, "postgres: sotay sotay_bench_7 [local] idle"),
        a_process(31, 1, "postgres: sotay other [local] idle"),
    )
}


def test_a_worker_is_what_its_parent_is() -> None:
    assert roles(10, KNOWN) == {10: "parent", 11: "pages", 12: "pages", 13: "wire"}


def test_everything_that_a_server_started_and_nothing_else() -> None:
    assert {process.pid for process in descendants(10, KNOWN)} == {10, 11, 12, 13}


def test_what_a_killed_worker_used_stays_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = [
        KNOWN,
        {**KNOWN, 12: a_process(12, 11, "python", seconds=4.0)},
        {
            **{pid: process for pid, process in KNOWN.items() if pid != 12},
            14: a_process(14, 11, "python", seconds=0.5),
        },
    ]
    monkeypatch.setattr(meters, "processes", lambda: looks.pop(0))
    meter = Meter(lambda: 10)
    for _look in range(3):
        meter.look()
    use = meter.use()
    assert use["pages"].cpu == pytest.approx(3.5)
    assert use["pages"].memory == 20_000_000
    assert "database" not in use


def test_pages_of_mapped_files_are_no_memory_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meters, "processes", lambda: KNOWN)
    assert Meter(lambda: 10).own_memory_of("pages") == 12_000_000


def test_the_work_of_the_database_is_counted_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = [KNOWN, {**KNOWN, 30: a_process(30, 1, *KNOWN[30].words, seconds=2.5)}]
    monkeypatch.setattr(meters, "processes", lambda: looks.pop(0))
    meter = Meter(lambda: 10, database="sotay_bench_7")
    meter.look()
    meter.look()
    assert meter.use()["database"].cpu == pytest.approx(1.5)
