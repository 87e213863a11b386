"""Similar answers in free words are suggested as one group."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.surveys.rules.grouping import chapter_asked_for, groups, points_of
from sotay.surveys.rules.report import Chapter

SLOW = "Truy cập cùng lúc nhiều người thì tải tài liệu họp chậm"
ANSWERS = [
    SLOW,
    "truy cap cung luc nhieu nguoi thi tai tai lieu hop cham",
    "Nhiều người truy cập cùng lúc nên tài liệu họp tải rất chậm.",
    "Chưa hiện giờ họp, chỉ có ngày tháng năm",
    "Chỉ hiện ngày tháng năm, chưa có giờ họp",
    "Cần tập huấn cho đảng viên cao tuổi",
]


def test_answers_that_say_the_same_are_one_group() -> None:
    found = groups(ANSWERS)
    assert [group.voices for group in found] == [3, 2, 1]
    assert found[0].words == SLOW
    assert found[2].words == "Cần tập huấn cho đảng viên cao tuổi"


def test_answers_with_little_in_common_stay_apart() -> None:
    assert len(groups(["Mạng chậm", "Cần thêm loa", "Đề nghị họp đúng giờ"])) == 3


def test_a_group_names_every_answer_as_it_was_written() -> None:
    written = [
        text for group in groups(ANSWERS) for text, count in group.answers for _n in range(count)
    ]
    assert sorted(written) == sorted(ANSWERS)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("- Một ý\n- Hai ý", ["Một ý", "Hai ý"]),
        ("1. Một ý\n2) Hai ý\n1.1. Ba ý", ["Một ý", "Hai ý", "Ba ý"]),
        ("a) Một ý", ["Một ý"]),
        ("Không có ý kiến.", []),
        ("Không", []),
        ("  \n.\n", []),
        ("Không hiện giờ họp", ["Không hiện giờ họp"]),
    ],
    ids=range(7),
)
def test_an_answer_is_as_many_points_as_it_has_lines(text: str, points: list[str]) -> None:
    assert points_of(text) == points


@given(st.lists(st.text("abcđ ơ?.\n", max_size=20), max_size=30), st.randoms(use_true_random=False))
def test_the_order_of_answers_tells_nothing(texts: list[str], luck: Any) -> None:
    again = list(texts)
    luck.shuffle(again)
    assert groups(texts) == groups(again)
    assert sum(group.voices for group in groups(texts)) == len(texts)


@pytest.mark.parametrize(
    ("question", "chapter"),
    [
        ("Kiến nghị, đề xuất với cấp trên", Chapter.REQUESTS),
        ("Đề xuất hướng giải quyết khó khăn", Chapter.SOLUTIONS),
        ("Về chức năng sinh hoạt chi bộ", Chapter.OPINIONS),
        ("", Chapter.OPINIONS),
    ],
    ids=range(4),
)
def test_a_question_says_in_which_list_its_answers_usually_stand(
    question: str, chapter: Chapter
) -> None:
    assert chapter_asked_for(question) is chapter
