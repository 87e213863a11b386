"""Measured figures are put between the marks of the page of documentation."""

from typing import Any

import pytest

from tools import benchmarks

PAGE = f"words before\n\n{benchmarks.BEGIN}\n\nold\n\n{benchmarks.END}\n\nwords after\n"


def a_result(database: str, got: str, *, reached: bool) -> dict[str, Any]:
    return {
        "scenario": "ward",
        "scale": 1.0,
        "database": database,
        "machine": {"cores": 2, "python": "3.11"},
        "server": {"workers": 2, "threads": 4, "pages": {"cpu_s": 12.5, "memory_mb": 200}},
        "driver": {"cpu_share": 0.25},
        "measured": {"requests": 1200, "errors": {"page: 500": 1, "ballot: 409": 2}},
        "limits": [{"what": "a constant", "share_reached": 0.315}],
        "goals": [{"name": "p95", "wanted": "≤ 0,3 s", "got": got, "reached": reached}],
    }


def test_both_databases_stand_side_by_side_and_what_was_missed_is_bold() -> None:
    text = benchmarks.figures(
        [
            a_result("SQLite", "0,2 s", reached=True),
            a_result("PostgreSQL", "0,4 s", reached=False),
        ]
    )
    assert "| ward | p95 | ≤ 0,3 s | 0,2 s | **0,4 s** |" in text
    assert (
        "| ward | SQLite | 1200 | 3 | 12.5 | 200 | – | 25% of a core | a constant | 31.5 % |"
        in text
    )


def test_only_what_stands_between_the_marks_is_replaced() -> None:
    page = benchmarks.replaced(PAGE, "new")
    assert page.startswith("words before\n")
    assert page.endswith("words after\n")
    assert "new" in page
    assert "old" not in page


def test_the_page_of_the_documentation_has_its_marks() -> None:
    assert benchmarks.replaced(benchmarks.PAGE.read_text(), "x")


def test_a_page_without_marks_is_left_alone() -> None:
    with pytest.raises(ValueError, match="marks"):
        benchmarks.replaced("words", "new")
