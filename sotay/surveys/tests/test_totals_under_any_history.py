"""Whatever people send, change, take back, whatever becomes of units: all is counted once."""

from collections import Counter
from collections.abc import Callable

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sotay.kernel import clock
from sotay.kernel.refusals import Refusal
from sotay.org.models import Membership, Person
from sotay.org.tests.cast import Cast, build_cast
from sotay.surveys.actions import answering, life, paper
from sotay.surveys.models import Circle, Invitation, Sheet, Survey
from sotay.surveys.queries import doors
from sotay.surveys.queries.results import recounted, results_of
from sotay.surveys.tests.asking import an_open_survey, invited, send
from sotay.surveys.tests.conftest import MORNING
from tests.examples import examples

pytestmark = pytest.mark.django_db

PEOPLE = ("an", "binh", "dat", "em", "lan", "quy", "son", "tam", "uyen", "vinh")
who = st.sampled_from(PEOPLE)
grade = st.sampled_from(["good", "fair", "bad"])
steps = st.one_of(
    st.tuples(st.just("send"), who, grade),
    st.tuples(st.just("withdraw"), who),
    st.tuples(st.just("enter"), who, grade),
    st.tuples(st.just("hand_in"), who),
    st.tuples(st.just("undo"), who),
    st.tuples(st.just("type"), who, grade),
    st.tuples(st.just("move"), who),
    st.tuples(st.just("close")),
    st.tuples(st.just("accept")),
)


class History:
    """A survey and what was done to it; refusals are part of life."""

    def __init__(self, *, anonymous: bool) -> None:
        self.cast: Cast = build_cast()
        self.survey: Survey = an_open_survey(
            self.cast, anonymous=anonymous, may_change=not anonymous
        )

    def do(self, what: str, name: str = "", said: str = "") -> None:
        person = getattr(self.cast, name) if name else self.cast.hoa
        act: Callable[[Person, str], object] = getattr(self, what)
        try:
            with transaction.atomic():
                act(person, said)
        except Refusal:
            pass

    def send(self, person: Person, said: str) -> None:
        send(self.survey, person, said)

    def withdraw(self, person: Person, _said: str) -> None:
        answering.withdraw_sheet(by=person, invitation=invited(self.survey, person))

    def enter(self, person: Person, said: str) -> None:
        answering.enter_sheet(
            by=self.cast.hoa,
            invitation=invited(self.survey, person),
            reason="no_phone",
            form=doors.newest_form(self.survey),
            answers={"grade": said},
        )

    def hand_in(self, person: Person, _said: str) -> None:
        paper.hand_in(by=self.cast.hoa, survey=self.survey, people=[person.pk])

    def undo(self, person: Person, _said: str) -> None:
        paper.take_back_hand_in(by=self.cast.hoa, survey=self.survey, person=person)

    def type(self, person: Person, said: str) -> None:
        paper.type_in(
            by=self.cast.hoa,
            survey=self.survey,
            circle=invited(self.survey, person).circle,
            form=doors.newest_form(self.survey),
            answers={"grade": said},
            number=PEOPLE.index(next(k for k in PEOPLE if getattr(self.cast, k) == person)) + 1,
            person=person,
        )

    def move(self, person: Person, _said: str) -> None:
        """Their cell was joined with the other one."""
        today = clock.today()
        if Membership.objects.filter(person=person, starts=today).exists():
            return
        Membership.objects.filter(person=person, ends__isnull=True).update(ends=today)
        Membership.objects.create(person=person, unit=self.cast.other_cell, starts=today)

    def close(self, _person: Person, _said: str) -> None:
        life.close_survey(by=self.cast.hoa, survey=self.survey)

    def accept(self, _person: Person, _said: str) -> None:
        life.accept_late(by=self.cast.hoa, survey=self.survey)


def expected(survey: Survey) -> Counter[str]:
    """What the sheets that count say, read one by one."""
    if survey.anonymous:
        sheets = [
            sheet for circle in Circle.objects.filter(survey=survey) for sheet in circle.sheets
        ]
    else:
        rows = Sheet.objects.filter(survey=survey, counts=True)
        sheets = list(rows.values_list("answers", flat=True))
    return Counter(sheet["grade"] for sheet in sheets)


@given(anonymous=st.booleans(), story=st.lists(steps, max_size=14))
@settings(max_examples=examples(25), deadline=None, suppress_health_check=list(HealthCheck))
def test_every_total_reconciles(*, anonymous: bool, story: list[tuple[str, ...]]) -> None:
    with transaction.atomic(), clock.held_at(MORNING):
        history = History(anonymous=anonymous)
        asked = set(Invitation.objects.filter(survey=history.survey).values_list("person"))
        for step in story:
            history.do(*step)
        survey = Survey.objects.get(pk=history.survey.pk)
        everybody_stands_once(survey, asked)
        the_figures_are_those_of_the_sheets(survey)
        transaction.set_rollback(True)


def everybody_stands_once(survey: Survey, asked: set[tuple[int]]) -> None:
    rows = Invitation.objects.filter(survey=survey)
    assert set(rows.values_list("person")) == asked
    assert rows.count() == len(asked)
    answered = set(rows.filter(answered=True).values_list("person", flat=True))
    circles = list(Circle.objects.filter(survey=survey))
    counted = sum(circle.counted.get("sheets", 0) for circle in circles)
    if not survey.anonymous:
        named = Sheet.objects.filter(survey=survey, counts=True)
        assert sorted(named.values_list("person", flat=True)) == sorted(answered)
        assert counted == len(answered)
        return
    # What was handed in on paper and is not typed in yet is all that may be missing.
    on_paper = rows.filter(on_paper=True).count()
    typed = sum(circle.counted.get("paper", 0) for circle in circles)
    assert counted == len(answered) - (on_paper - typed)
    assert sum(len(circle.late) for circle in circles) == rows.filter(late=True).count()
    for circle in circles:
        own = rows.filter(circle=circle, answered=True).count()
        assert len(circle.sheets) <= own


def the_figures_are_those_of_the_sheets(survey: Survey) -> None:
    results = results_of(survey)
    said = expected(survey)
    [lines] = [
        question.lines
        for part in results.summary.parts
        for question in part.questions
        if "chung" in question.words
    ]
    counts = [line.count for line in lines]
    assert sum(counts) == sum(said.values()) == results.summary.respondents
    assert recounted(results) == []
    assert sum(one.answered for one in results.tallies) == results.summary.respondents
    assert sum(dict(results.summary.days).values()) == results.summary.respondents
    assert sum(one.invited for one in results.tallies) == results.invited
