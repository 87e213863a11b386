"""A few people answer a survey, from stage to verdict, and a few thousand answers are summed up."""

import pytest

from sotay.bench.tests.test_whole_run import bench

pytestmark = [pytest.mark.once, pytest.mark.drill]


def test_a_few_people_answer_and_no_sheet_is_lost_or_doubled() -> None:
    result = bench("survey", "--scale", "0.004", "--workers", "1")
    assert result["measured"]["errors"] == {}  # type: ignore[index]
    figures = result["figures"]
    assert figures["people"] == 20  # type: ignore[index]
    assert figures["sheets"] == {"acknowledged": 20, "missing": 0, "doubled": 0}  # type: ignore[index]
    assert figures["requests_each"] == 3.0  # type: ignore[index]
    # Of ever so many sheets of thirteen answers, all.
    assert figures["summed_answers"] >= 4000  # type: ignore[index]
    kinds = result["measured"]["kinds"]  # type: ignore[index]
    assert {kind: kinds[kind]["count"] for kind in ("survey", "sheet", "thanks")} == {
        "survey": 20, "sheet": 20, "thanks": 20,
    }  # fmt: skip
    assert result["limits"]
