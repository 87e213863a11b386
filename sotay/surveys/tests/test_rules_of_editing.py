"""A survey's questions are put in, moved and taken out, and none is lost on the way."""

from hypothesis import given
from hypothesis import strategies as st

from sotay.surveys.rules.definition import (
    Condition,
    Definition,
    Kind,
    Option,
    Question,
    Section,
    place_of,
)
from sotay.surveys.rules.editing import (
    depending_on,
    fresh,
    keys_of,
    moved,
    with_question,
    with_section,
    without,
)
from sotay.surveys.tests.definitions import definitions

A = Question("a", Kind.SINGLE, "A?", options=(Option("co", "Có"), Option("khong", "Không")))
B = Question("b", Kind.SHORT, "B?", condition=Condition("a", ("co",)))
C = Question("c", Kind.DATE, "C?")
TWO = Definition((Section("i", "Một", (A, B)), Section("ii", "Hai", (C,))))


def order(definition: Definition) -> str:
    return " ".join(f"{place_of(definition, q.key)}{q.key}" for q in definition.questions)


def test_a_new_question_goes_to_the_end_of_its_section() -> None:
    grown = with_question(TWO, "i", Question("d", Kind.LONG, "D?"))

    assert order(grown) == "I.1a I.2b I.3d II.1c"


def test_a_question_is_changed_in_its_place() -> None:
    changed = with_question(TWO, "ii", Question("a", Kind.LONG, "Khác?"))

    assert order(changed) == order(TWO)
    assert changed.question("a") == Question("a", Kind.LONG, "Khác?")


def test_a_section_is_added_and_renamed() -> None:
    grown = with_section(TWO, "iii", "Ba")

    assert [section.words for section in grown.sections] == ["Một", "Hai", "Ba"]
    assert [s.words for s in with_section(grown, "i", "Đầu").sections] == ["Đầu", "Hai", "Ba"]


def test_what_depended_on_a_removed_question_is_asked_anyway() -> None:
    assert depending_on(TWO, "a") == [B]
    assert depending_on(TWO, "i") == []

    left = without(TWO, "a")

    assert order(left) == "I.1b II.1c"
    assert left.question("b") == Question("b", Kind.SHORT, "B?")


def test_a_section_goes_with_its_questions() -> None:
    assert order(without(TWO, "i")) == "I.1c"


def test_a_question_moves_over_the_edge_of_its_section() -> None:
    assert order(moved(TWO, "a", +1)) == "I.1b I.2a II.1c"
    assert order(moved(TWO, "b", +1)) == "I.1a II.1b II.2c"
    assert order(moved(TWO, "c", -1)) == "I.1a I.2b I.3c"
    assert order(moved(TWO, "a", -1)) == order(TWO)
    assert order(moved(TWO, "c", +1)) == order(TWO)


def test_sections_change_places() -> None:
    assert order(moved(TWO, "ii", -1)) == "I.1c II.1a II.2b"
    assert moved(TWO, "ii", +1) == TWO


@given(definitions(), st.data())
def test_moving_loses_nothing_and_comes_back(definition: Definition, data: st.DataObject) -> None:
    keys = sorted(keys_of(definition))
    if not keys:
        return
    key, step = data.draw(st.sampled_from(keys)), data.draw(st.sampled_from([-1, 1]))

    there = moved(definition, key, step)

    assert {q.key: q for q in there.questions} == {q.key: q for q in definition.questions}
    assert keys_of(there) == keys_of(definition)
    if there != definition:
        assert moved(there, key, -step) == definition


@given(st.sets(st.integers(1, 30)))
def test_a_new_key_is_nobodys(numbers: set[int]) -> None:
    taken = {f"q{number}" for number in numbers}

    assert fresh("q", taken) not in taken
