"""Counting sheets: every answer under its key, and parts that add up to the whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.surveys.rules.answers import Answers
from sotay.surveys.rules.definition import Definition, Kind, Section
from sotay.surveys.rules.summary import added
from sotay.surveys.rules.tallying import tally
from sotay.surveys.tests.test_rules_of_answers import OF_KIND, asking

COUNTED: list[tuple[Kind, list[object], dict[str, int]]] = [
    (Kind.SINGLE, ["a", "a", {"option": "c", "words": "x"}], {"a": 2, "c": 1}),
    (Kind.SEVERAL, [["a", "b"], ["a"]], {"a": 2, "b": 1}),
    (Kind.SCALE, [5, 4, 5], {"4": 1, "5": 2}),
    (Kind.MATRIX, [{"r1": "a", "r2": "b"}, {"r1": "a"}], {"r1/a": 2, "r2/b": 1}),
    (Kind.RANKING, [["b", "a"]], {"b": 1, "b/1": 1, "a/2": 1}),
    (Kind.DATE, ["2026-11-27"], {"2026-11-27": 1}),
    (Kind.LONG, ["Ý kiến"], {}),
    (Kind.FILE, [7], {}),
]


@pytest.mark.parametrize(("kind", "values", "counts"), COUNTED, ids=range(len(COUNTED)))
def test_an_answer_is_counted_under_its_key(
    kind: Kind, values: list[object], counts: dict[str, int]
) -> None:
    found = tally(asking(OF_KIND[kind]), [{"q": value} for value in values])
    assert found["sheets"] == len(values)
    assert found["questions"]["q"]["answered"] == len(values)
    assert found["questions"]["q"]["counts"] == counts


@pytest.mark.parametrize(
    ("kind", "values", "total"), [(Kind.SCALE, [1, 5], 6), (Kind.NUMBER, [0.1, 0.2], 0.3)], ids="ab"
)
def test_what_is_measured_is_summed_up_exactly(
    kind: Kind, values: list[float], total: float
) -> None:
    found = tally(asking(OF_KIND[kind]), [{"q": value} for value in values])
    assert found["questions"]["q"]["sum"] == total


def test_days_stand_beside_the_sheets() -> None:
    found = tally(asking(OF_KIND[Kind.SCALE]), [{}, {}], {"2026-11-28": 1, "2026-11-27": 1})
    assert list(found["days"]) == ["2026-11-27", "2026-11-28"]
    assert found["questions"]["q"]["answered"] == 0


OF_EVERYTHING = Definition(
    (
        Section("s", "Phần", tuple(
            type(question)(**{**vars(question), "key": kind.value})
            for kind, question in OF_KIND.items()
        )),
    )
)  # fmt: skip
sheets = st.fixed_dictionaries(
    {},
    optional={
        "single": st.sampled_from(["a", "b"]),
        "several": st.lists(st.sampled_from(["a", "b"]), min_size=1, max_size=2, unique=True),
        "scale": st.integers(1, 5),
        "matrix": st.fixed_dictionaries({"r1": st.sampled_from("ab")}),
        "number": st.integers(0, 100) | st.sampled_from([0.1, 0.25, 33.33]),
        "ranking": st.permutations(["a", "b"]),
        "long": st.text(max_size=5),
    },
)  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 3), sheets), max_size=20))
def test_circles_added_up_are_the_tally_of_all(placed: list[tuple[int, Answers]]) -> None:
    of_all = tally(OF_EVERYTHING, [sheet for _circle, sheet in placed])
    circles = {circle for circle, _sheet in placed}
    parts = [
        tally(OF_EVERYTHING, [sheet for circle, sheet in placed if circle == each])
        for each in circles
    ]
    whole = added(parts)
    assert whole["sheets"] == of_all["sheets"]
    for key, one in of_all["questions"].items():
        held = whole["questions"].get(key, {"answered": 0, "counts": {}})
        assert held["answered"] == one["answered"]
        assert {k: n for k, n in held["counts"].items() if n} == one["counts"]
        assert float(held.get("sum", 0)) == pytest.approx(float(one.get("sum", 0)))


@given(st.lists(sheets, max_size=12))
def test_the_order_of_sheets_does_not_matter(all_of_them: list[Answers]) -> None:
    assert tally(OF_EVERYTHING, all_of_them) == tally(OF_EVERYTHING, all_of_them[::-1])
