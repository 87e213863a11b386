"""Surveys in the making, for tests: Bình is secretary of the cell."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from sotay.kernel import clock
from sotay.org.models import Person, Unit
from sotay.org.tests.cast import Cast
from sotay.surveys.actions.building import create_survey, put_question
from sotay.surveys.models import Circle, Invitation, Survey
from sotay.surveys.queries.building import definition_of
from sotay.surveys.rules.definition import Definition, Kind, place_of
from sotay.surveys.rules.typed import Typed

THIRTEEN = "template:thirteen-questions"


def a_draft(cast: Cast, source: str = "blank", title: str = "Khảo sát thử") -> Survey:
    return create_survey(by=cast.binh, unit=cast.cell, source=source, title=title)


def a_choice(cast: Cast, survey: Survey, words: str = "Giờ họp nào hợp?") -> str:
    """A question with two answers, in the first section; returns its key."""
    typed = Typed(words=words, options=[("", "Tối thứ Ba"), ("", "Sáng Chủ nhật")])
    section = definition_of(survey).sections[0].key
    return put_question(by=cast.binh, survey=survey, section=section, kind=Kind.SINGLE, typed=typed)


def signed_in(person: Person) -> Client:
    client = Client()
    assert person.account is not None
    client.force_login(person.account)
    return client


def address(name: str, survey: Survey, **where: Any) -> str:
    return reverse(f"surveys:{name}", kwargs={"survey_id": survey.pk, **where})


def order(definition: Definition) -> list[str]:
    """``I.1 Giờ họp nào hợp?`` for every question."""
    return [f"{place_of(definition, q.key)} {q.words}" for q in definition.questions]


def running(survey: Survey) -> None:
    """Open it, as if nobody had to be asked."""
    now = clock.now()
    Survey.objects.filter(pk=survey.pk).update(
        state=Survey.State.OPEN, opens_at=now, closes_at=now + timedelta(days=10)
    )
    survey.refresh_from_db()


def asked(survey: Survey, unit: Unit, people: dict[Person, bool]) -> None:
    """These people are asked; True: and have answered."""
    circle = Circle.objects.create(survey=survey, number=1)
    for person, answered in people.items():
        Invitation.objects.create(
            survey=survey, person=person, unit=unit, circle=circle, answered=answered
        )
