"""When a survey takes what, what keeps it from opening, and where two typings differ."""

from datetime import datetime, timedelta

import pytest

from sotay.kernel.clock import VIETNAM
from sotay.surveys.rules import life
from sotay.surveys.rules.definition import Definition, Kind, Question
from sotay.surveys.rules.paper import differing, places
from sotay.surveys.tests.asking import DEFINITION
from sotay.surveys.tests.test_rules_of_answers import OF_KIND, asking

NOW = datetime(2026, 11, 27, 17, 0, tzinfo=VIETNAM)
LATER, SOONER = NOW + timedelta(minutes=1), NOW - timedelta(minutes=1)


@pytest.mark.parametrize(
    ("state", "closes_at", "counts", "waits"),
    [
        ("draft", LATER, False, False),
        ("open", LATER, True, True),
        ("open", NOW, False, True),
        ("open", SOONER, False, True),
        ("open", None, True, True),
        ("closed", LATER, False, True),
        ("published", LATER, False, False),
    ],
    ids=range(7),
)
def test_a_sheet_counts_until_the_hour_and_waits_until_the_results(
    state: str, closes_at: datetime | None, *, counts: bool, waits: bool
) -> None:
    assert life.takes_answers(state, closes_at, NOW) is counts
    assert life.takes_late_ones(state) is waits
    assert life.takes_paper(state) is waits


@pytest.mark.parametrize(
    ("definition", "closes_at", "anonymous", "says"),
    [
        (DEFINITION, LATER, True, ""),
        (DEFINITION, None, True, "Chưa có giờ đóng"),
        (DEFINITION, SOONER, True, "đã qua"),
        (Definition(), LATER, False, "Chưa có câu hỏi nào"),
        (asking(OF_KIND[Kind.FILE]), LATER, True, "không nhận tệp"),
        (asking(OF_KIND[Kind.FILE]), LATER, False, ""),
    ],
    ids=range(6),
)
def test_what_keeps_a_survey_from_opening_is_said(
    definition: Definition, closes_at: datetime | None, *, anonymous: bool, says: str
) -> None:
    found = life.why_not_open(definition, anonymous=anonymous, closes_at=closes_at, now=NOW)
    assert says in found
    assert bool(found) is bool(says)


def test_two_typings_differ_where_one_has_what_the_other_has_not() -> None:
    first = {"grade": "good", "words": "Một"}
    assert differing(DEFINITION, first, dict(first)) == []
    assert differing(DEFINITION, first, {"grade": "bad", "why": "x"}) == ["grade", "why", "words"]
    assert places(DEFINITION, ["grade", "words"]) == "I.1, II.1"


def test_a_question_without_an_answer_is_no_difference() -> None:
    question = Question("q", Kind.SHORT, "Một dòng")
    assert differing(asking(question), {}, {}) == []
