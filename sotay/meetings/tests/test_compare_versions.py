"""The text of a record is kept exactly, sealed, and compared line by line."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from sotay.meetings.rules import writing
from sotay.meetings.rules.writing import Change, Content, Fate, Section

words = st.text(st.characters(exclude_categories=["C"]), max_size=30)
sections = st.builds(
    Section, st.from_regex(r"[a-z]{1,8}", fullmatch=True), words, st.lists(words).map(tuple)
)
contents = st.builds(
    Content, st.lists(sections, max_size=4, unique_by=lambda part: part.code).map(tuple)
)


def one(*lines: str) -> Content:
    """A text of one section."""
    return Content((Section("a", "A", lines),))


@given(contents)
def test_what_is_stored_is_read_again(content: Content) -> None:
    assert writing.from_json(writing.to_json(content)) == content


@given(contents, contents)
def test_a_seal_belongs_to_one_text(first: Content, second: Content) -> None:
    same = writing.composed(first) == writing.composed(second)
    assert (writing.sha256(first) == writing.sha256(second)) is same


def test_composed_and_decomposed_letters_have_one_seal() -> None:
    typed = "Đồng chí Ánh đề nghị sửa"
    assert writing.sha256(one(typed)) == writing.sha256(one(unicodedata.normalize("NFD", typed)))


def test_what_changed_is_told_line_by_line() -> None:
    compared = writing.changes(one("một", "hai", "ba"), one("một", "hai rưỡi", "ba"))
    assert compared == (
        Change("A", Fate.KEPT, "một"),
        Change("A", Fate.REMOVED, "hai"),
        Change("A", Fate.ADDED, "hai rưỡi"),
        Change("A", Fate.KEPT, "ba"),
    )
    assert len(writing.only_changed(compared)) == 2


@given(contents, contents)
def test_the_changes_lead_from_one_text_to_the_other(old: Content, new: Content) -> None:
    compared = writing.changes(old, new)
    left = [change.line for change in compared if change.fate is not Fate.ADDED]
    came = [change.line for change in compared if change.fate is not Fate.REMOVED]
    assert sorted(left) == sorted(line for part in old.sections for line in part.lines)
    assert sorted(came) == sorted(line for part in new.sections for line in part.lines)


def test_typed_text_loses_blanks_and_nothing_else() -> None:
    edited = writing.rewritten(one("cũ"), {"a": "  một\r\n\r\n\r\nhai  \n", "khác": "x"})
    assert edited == one("một", "hai")


def test_a_table_is_lines_and_cells_again() -> None:
    line = writing.row("1", "Dọn | kênh", "")
    assert writing.is_row(line)
    assert writing.cells(line) == ("1", "Dọn / kênh", "")
