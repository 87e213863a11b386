"""Whatever people do with a survey, and whatever becomes of their units, its totals add up.

A history is played by the product's own actions. Beside it the test keeps, in a plain dictionary,
whose answer counts; the figures must be those of the dictionary after every single act.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from fractions import Fraction

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sotay.kernel import clock
from sotay.kernel.refusals import Refusal
from sotay.org.actions import absorb_unit
from sotay.org.behalf import Reason
from sotay.org.models import Person
from sotay.org.tests.cast import Cast
from sotay.surveys.actions import answering, life, paper
from sotay.surveys.actions.answering import Outcome
from sotay.surveys.models import Form, Invitation, Survey
from sotay.surveys.queries import doors
from sotay.surveys.queries.report import what_does_not_add_up, what_still_waits
from sotay.surveys.queries.results import results_of
from sotay.surveys.rules.definition import Kind, Option, Question, to_json
from sotay.surveys.rules.report import Style, shares_of
from sotay.surveys.rules.summary import Summary, summarize
from sotay.surveys.tests.asking import BAD, FAIR, GOOD, an_open_survey, send
from sotay.surveys.tests.conftest import MORNING
from tests.examples import examples

pytestmark = [pytest.mark.once, pytest.mark.django_db]

WAY = timedelta(hours=5)
NEWER = Question("speed", Kind.SINGLE, "Tốc độ", options=(Option("fast", "Nhanh"),))


@dataclass
class History:
    """A survey of the ward while things happen to it.

    Attributes:
        counted: whose answer counts, and which it is; a printed sheet without a name by its number.
        late: whose came after the closing and waits.
    """

    cast: Cast
    survey: Survey
    people: list[Person]
    counted: dict[object, str] = field(default_factory=dict)
    late: dict[object, str] = field(default_factory=dict)
    handed_in: int = 0
    typed: int = 0

    def act(self, name: str, choice: int, grade: str) -> None:
        """One thing happens; what is refused changes nothing."""
        getattr(self, name)(self.people[choice % len(self.people)], grade)

    def answer(self, person: Person, grade: str) -> None:
        match send(self.survey, person, grade):
            case Outcome.COUNTED | Outcome.CHANGED:
                self.counted[person.pk] = grade
            case Outcome.LATE:
                self.late[person.pk] = grade

    def withdraw(self, person: Person, grade: str) -> None:
        del grade
        answering.withdraw_sheet(by=person, invitation=self._invitation(person))
        del self.counted[person.pk]

    def answer_for(self, person: Person, grade: str) -> None:
        answering.enter_sheet(
            by=self.cast.hoa,
            invitation=self._invitation(person),
            reason=Reason.values[0],
            form=doors.newest_form(self.survey),
            answers={"grade": grade},
        )
        self.counted[person.pk] = grade

    def hand_in(self, person: Person, grade: str) -> None:
        del grade
        paper.hand_in(by=self.cast.hoa, survey=self.survey, people=[person.pk])
        self.handed_in += 1

    def type_in(self, person: Person, grade: str) -> None:
        """A printed sheet is typed in twice; by its number, or by its person."""
        circle = self._invitation(person).circle
        number = self.typed + 1
        for _time in range(2):
            paper.type_in(
                by=self.cast.hoa,
                survey=self.survey,
                circle=circle,
                form=doors.newest_form(self.survey),
                answers={"grade": grade, "words": "Cần âm báo"},
                number=number if self.survey.anonymous else None,
                person=None if self.survey.anonymous else person,
            )
        self.typed += 1
        self.counted[f"paper {number}" if self.survey.anonymous else person.pk] = grade

    def ask_anew(self, person: Person, grade: str) -> None:
        """Another version: a question more, or an answer more."""
        del person, grade
        newest = doors.newest_form(self.survey)
        definition = doors.definition_of(newest)
        first = definition.sections[0]
        more = replace(NEWER, key=f"speed-{newest.number}")
        section = replace(first, questions=(*first.questions, more))
        Form.objects.create(
            survey=self.survey,
            number=newest.number + 1,
            definition=to_json(replace(definition, sections=(section, *definition.sections[1:]))),
            created_by=self.cast.hoa,
            created_at=clock.now(),
        )

    def merge(self, person: Person, grade: str) -> None:
        """One cell goes over into the other one."""
        del person, grade
        cast = self.cast
        absorb_unit(by=None, unit=cast.other_cell, into=cast.cell, on=clock.today())

    def close(self, person: Person, grade: str) -> None:
        del person, grade
        life.close_survey(by=self.cast.hoa, survey=self.survey)

    def take_late(self, person: Person, grade: str) -> None:
        del person, grade
        life.accept_late(by=self.cast.hoa, survey=self.survey)
        self.counted.update(self.late)
        self.late.clear()

    def _invitation(self, person: Person) -> Invitation:
        return doors.asked_for(person, self.survey.pk)


USUAL = ["answer"] * 6 + ["answer_for", "withdraw", "hand_in", "type_in"]
SELDOM = ["ask_anew", "merge", "close", "take_late"]
histories = st.lists(
    st.tuples(
        st.sampled_from([*USUAL, *USUAL, *SELDOM]),
        st.integers(0, 99),
        st.sampled_from([GOOD, FAIR, BAD]),
    ),
    min_size=5,
    max_size=30,
)


@settings(
    max_examples=examples(20),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(anonymous=st.booleans(), history=histories)
def test_after_every_act_the_figures_are_those_of_the_answers_that_count(
    cast: Cast, anonymous: bool, history: list[tuple[str, int, str]]
) -> None:
    with transaction.atomic():
        survey = an_open_survey(cast, anonymous=anonymous, may_change=not anonymous)
        asked = [row.person for row in survey.invitations.select_related("person").order_by("id")]
        played = History(cast, survey, asked)
        for number, (name, choice, grade) in enumerate(history):
            with clock.held_at(MORNING + number * WAY):
                try:
                    with transaction.atomic():
                        played.act(name, choice, grade)
                except Refusal:
                    pass
                _adds_up(played)
        transaction.set_rollback(True)


def _adds_up(played: History) -> None:
    survey = Survey.objects.select_related("unit").get(pk=played.survey.pk)
    found = results_of(survey)
    assert _grades(found.summary) == Counter(played.counted.values())
    assert found.summary.respondents == len(played.counted)
    assert sum(count for _day, count in found.summary.days) == len(played.counted)
    # The units together are the whole, whatever became of them.
    assert found.everybody.answered == found.answered
    parts = [summarize(found.definition, one.tally) for one in found.tallies]
    assert sum(map(_grades, parts), Counter()) == _grades(found.summary)
    assert found.invited == len(played.people)
    wrong = what_does_not_add_up(found)
    if survey.anonymous and played.handed_in > played.typed:
        missing = played.handed_in - played.typed
        assert f"(thiếu {missing})" in wrong[0]
        assert any("phiếu giấy" in told for told in what_still_waits(survey))
    else:
        assert wrong == []
    assert bool(played.late) == any("đến muộn" in told for told in what_still_waits(survey))
    for counts in _counts(found.summary):
        _shares_are_true(counts)


def _grades(summary: Summary) -> Counter[str]:
    figures = summary.question("grade")
    assert figures is not None
    return Counter({line.key: line.count for line in figures.lines if line.count})


def _counts(summary: Summary) -> Iterator[list[int]]:
    for part in summary.parts:
        for figures in part.questions:
            yield [*(line.count for line in figures.lines), figures.unanswered, figures.unasked]


def _shares_are_true(counts: list[int]) -> None:
    whole = sum(counts)
    if not whole:
        return
    for count, share in zip(counts, shares_of(counts, whole, Style()), strict=True):
        assert share is not None
        assert abs(Fraction(share) - Fraction(100 * count, whole)) <= Fraction(5, 1000)
    forced = shares_of(counts, whole, Style(forced=True))
    assert sum(share for share in forced if share is not None) == 100
