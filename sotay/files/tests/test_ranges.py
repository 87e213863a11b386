"""Parts of files, as browsers and others ask for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.files.ranges import Unsatisfiable, part_asked


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-0", range(1)),
        ("bytes=0-499", range(500)),
        ("bytes=500-", range(500, 1000)),
        ("bytes=-200", range(800, 1000)),
        ("bytes=-2000", range(1000)),
        ("bytes=900-5000", range(900, 1000)),
        ("Bytes = 1 - 2", range(1, 3)),
    ],
)
def test_one_part_is_found(header: str, part: range) -> None:
    assert part_asked(header, 1000) == part


@pytest.mark.parametrize(
    "header",
    ["", "bytes=", "bytes=-", "bytes=5-2", "lines=1-2", "bytes=0-1,5-9", "bytes=a-b", "bytes=--1"],
)
def test_what_is_no_single_range_means_the_whole_file(header: str) -> None:
    assert part_asked(header, 1000) is None


@pytest.mark.parametrize(
    ("header", "size"), [("bytes=1000-", 1000), ("bytes=-0", 1000), ("bytes=0-", 0)]
)
def test_a_part_after_the_end_is_not_there(header: str, size: int) -> None:
    with pytest.raises(Unsatisfiable):
        part_asked(header, size)


@given(st.text(), st.integers(0, 1 << 40))
def test_no_header_at_all_is_a_fault_of_ours(header: str, size: int) -> None:
    try:
        part = part_asked(f"bytes={header}", size)
    except Unsatisfiable:
        return
    assert part is None or 0 <= part.start < part.stop <= size
