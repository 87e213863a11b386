"""A small library is written, read, searched and added to, from stage to verdict."""

import pytest

from sotay.bench.libraries import phrases
from sotay.bench.tests.test_whole_run import bench

pytestmark = [pytest.mark.once, pytest.mark.drill]


def test_the_same_seed_makes_the_same_words() -> None:
    assert phrases(7)[:200] == phrases(7)[:200]
    assert phrases(7)[50:80] != phrases(8)[50:80]


def test_a_small_library_is_played() -> None:
    result = bench("library", "--scale", "0.001", "--workers", "1")
    assert result["measured"]["errors"] == {}  # type: ignore[index]
    assert result["figures"]["documents"] == 100  # type: ignore[index]
    goals = {goal["name"]: goal for goal in result["goals"]}  # type: ignore[attr-defined]
    assert goals["found after an upload"]["reached"]
    kinds = result["measured"]["kinds"]  # type: ignore[index]
    for kind in ("page picture", "part of a file", "list", "search", "upload"):
        assert kinds[kind]["count"] > 0
    assert result["limits"]
