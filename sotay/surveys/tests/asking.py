"""A survey of the known cast, ready to be opened or open; and what its people answer."""

from datetime import timedelta
from typing import Any

from sotay.kernel import clock
from sotay.org.models import Person, Unit
from sotay.org.tests.cast import Cast
from sotay.surveys.actions import answering, life
from sotay.surveys.actions.answering import Outcome
from sotay.surveys.models import Audience, Form, Invitation, Survey
from sotay.surveys.queries import doors
from sotay.surveys.rules.answers import Answers
from sotay.surveys.rules.definition import (
    Condition,
    Definition,
    Kind,
    Option,
    Question,
    Section,
    to_json,
)

GOOD, FAIR, BAD = "good", "fair", "bad"
DEFINITION = Definition(
    (
        Section(
            "general",
            "Đánh giá chung",
            (
                Question(
                    "grade",
                    Kind.SINGLE,
                    "Hoạt động chung",
                    required=True,
                    options=(
                        Option(GOOD, "Ổn định"),
                        Option(FAIR, "Tạm được"),
                        Option(BAD, "Lỗi"),
                    ),
                ),
                Question("why", Kind.SHORT, "Lỗi ở đâu", condition=Condition("grade", (BAD,))),
            ),
        ),
        Section("more", "Ý kiến khác", (Question("words", Kind.LONG, "Kiến nghị"),)),
    )
)


def a_draft(
    cast: Cast,
    of: Unit | None = None,
    *,
    asks: Definition = DEFINITION,
    who: str = Audience.Who.MEMBERS,
    **values: Any,
) -> Survey:
    """A survey of everybody in the ward, or of one unit; the ward's, unless ``values`` say else."""
    now = clock.now()
    given: dict[str, Any] = {
        "unit": cast.ward,
        "title": "Khảo sát sử dụng Sổ tay",
        "anonymous": True,
        "closes_at": now + timedelta(days=7),
        "created_by": cast.hoa,
        "created_at": now,
        **values,
    }
    survey = Survey.objects.create(**given)
    Form.objects.create(
        survey=survey,
        number=1,
        definition=to_json(asks),
        created_by=cast.hoa,
        created_at=now,
    )
    Audience.objects.create(survey=survey, unit=of or cast.ward, who=who)
    return survey


def an_open_survey(cast: Cast, of: Unit | None = None, **values: Any) -> Survey:
    """The same, opened by the ward's clerk."""
    return life.open_survey(by=cast.hoa, survey=a_draft(cast, of, **values))


def a_named_survey(cast: Cast, **values: Any) -> Survey:
    """An open one with names, in which a sheet may be changed."""
    return an_open_survey(cast, **{"anonymous": False, "may_change": True, **values})


def invited(survey: Survey, person: Person) -> Invitation:
    """The person's invitation, as it is now."""
    return doors.asked_for(person, survey.pk)


def send(survey: Survey, person: Person, grade: str = GOOD, **more: Any) -> Outcome:
    """The person answers."""
    answers: Answers = {"grade": grade, **more}
    return answering.send_sheet(
        by=person,
        invitation=invited(survey, person),
        form=doors.newest_form(survey),
        answers=answers,
    )
