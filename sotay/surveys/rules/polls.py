"""A quick poll: one question with a few answers, asked of people who are in one place.

It is a survey like any other and keeps its rules; only how it is asked is shorter.
"""

from collections.abc import Sequence
from datetime import timedelta

from django.utils.translation import gettext as _

from sotay.kernel.text import tidy
from sotay.surveys.rules.circles import LEAST
from sotay.surveys.rules.definition import Definition, Kind, Option, Question, Section
from sotay.surveys.rules.hiding import too_few

FEWEST, MOST = 2, 6
"""Answers to choose from: more nobody reads on a wall."""
LONGEST_QUESTION, LONGEST_ANSWER = 300, 100
LONGEST = timedelta(hours=12)
"""A poll that nobody closes ends by itself."""
SECTION, QUESTION = "poll", "question"


def definition_of_poll(words: str, answers: Sequence[str]) -> Definition:
    """What is asked, as a survey of one question."""
    options = tuple(Option(f"o{number}", tidy(each)) for number, each in enumerate(answers, 1))
    question = Question(QUESTION, Kind.SINGLE, tidy(words), required=True, options=options)
    return Definition((Section(SECTION, _("Hỏi nhanh"), (question,)),))


def fault_of_poll(
    words: str, answers: Sequence[str], *, anonymous: bool, present: int
) -> tuple[str, str]:
    """What is wrong with a poll: the field and a sentence; two empty strings when it is right.

    Args:
        words: the question.
        answers: what can be chosen, none of them empty.
        anonymous: whether nobody shall know who chose what.
        present: how many would be asked.
    """
    tidied = [tidy(each) for each in answers]
    if not tidy(words):
        return "words", _("Ghi câu hỏi.")
    if not FEWEST <= len(tidied) <= MOST:
        return "answer_2", _("Ghi từ 2 đến 6 phương án trả lời.")
    if len(set(tidied)) < len(tidied):
        return "answer_2", _("Có hai phương án giống nhau. Hãy sửa một phương án.")
    if not present:
        return "", _("Chưa có đồng chí nào được điểm danh có mặt. Hãy điểm danh rồi hỏi.")
    if anonymous and present < LEAST:
        return "naming", _(
            "Hỏi không ghi tên cần ít nhất 5 đồng chí có mặt, hiện mới có %(count)d. Hãy chọn có "
            "ghi tên, hoặc hỏi bằng giơ tay."
        ) % {"count": present}
    return "", ""


def shows_counts(*, anonymous: bool, is_open: bool, answered: int) -> bool:
    """Whether the counts of the answers are shown.

    With names they grow before everybody's eyes. Without, figures that grow by one would tell
    what whoever has just pressed has chosen: they come at the end, from five answers on.
    """
    return not anonymous or (not is_open and not too_few(answered))
