"""A survey that is over, as the tests of results want it: rows as answering leaves them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sotay.kernel import clock
from sotay.kernel.clock import VIETNAM
from sotay.org.models import Person, Unit
from sotay.org.tests.cast import Cast
from sotay.surveys.models import Circle, Form, Invitation, Sheet, Survey
from sotay.surveys.rules.definition import (
    Definition,
    Kind,
    Option,
    Question,
    Section,
    from_json,
    to_json,
)
from sotay.surveys.rules.tallying import tally

CLOSED = datetime(2026, 11, 20, 17, 0, tzinfo=VIETNAM)
WORDS = Definition(
    (
        Section(
            "general",
            "Đánh giá chung",
            (
                Question(
                    "speed",
                    Kind.SINGLE,
                    "Khả năng đáp ứng",
                    required=True,
                    options=(Option("fast", "Nhanh"), Option("slow", "Chậm")),
                ),
            ),
        ),
        Section(
            "words",
            "Ý kiến khác",
            (Question("about", Kind.LONG, "Về chức năng sinh hoạt chi bộ"),),
        ),
    )
)
SHEETS: tuple[dict[str, Any], ...] = (
    {"speed": "fast", "about": "Tải tài liệu họp rất chậm"},
    {"speed": "fast", "about": "tải tài liệu họp chậm"},
    {"speed": "fast", "about": "Chưa hiện giờ họp"},
    {"speed": "slow", "about": "Không có ý kiến"},
    {"speed": "slow"},
    {"speed": "fast", "about": "- Cần âm báo\n- Chưa hiện giờ họp"},
)


def a_closed_survey(
    cast: Cast,
    *,
    anonymous: bool = True,
    state: str = Survey.State.CLOSED,
    sheets: Sequence[dict[str, Any]] = SHEETS,
    definition: Definition = WORDS,
    title: str = "Khảo sát chất lượng sinh hoạt",
) -> Survey:
    """The cell asked its people; the first of them answered with these sheets."""
    survey = Survey.objects.create(
        unit=cast.cell,
        title=title,
        anonymous=anonymous,
        state=state,
        opens_at=CLOSED - timedelta(days=9),
        closes_at=CLOSED,
        created_by=cast.binh,
        created_at=CLOSED - timedelta(days=10),
    )
    form = Form.objects.create(
        survey=survey,
        number=1,
        definition=to_json(definition),
        created_by=cast.binh,
        created_at=survey.created_at,
    )
    people = [cast.an, cast.binh, cast.phuc, cast.dung, cast.dat, cast.quy, cast.tam, cast.uyen]
    add_circle(survey, form, cast.cell, 1, people, sheets)
    return survey


def add_circle(
    survey: Survey,
    form: Form,
    unit: Unit | None,
    number: int,
    people: Sequence[Person],
    sheets: Sequence[dict[str, Any]],
) -> Circle:
    """A circle of a unit whose first people answered."""
    days = {"2026-11-12": len(sheets)} if sheets else {}
    counted = {**tally(from_json(form.definition), list(sheets)), "days": days}
    circle = Circle.objects.create(
        survey=survey,
        unit=unit,
        number=number,
        sheets=list(sheets) if survey.anonymous else [],
        tally=counted,
    )
    for place, person in enumerate(people):
        Invitation.objects.create(
            survey=survey,
            person=person,
            unit=unit or survey.unit,
            circle=circle,
            answered=place < len(sheets),
        )
    if not survey.anonymous:
        Sheet.objects.bulk_create(
            Sheet(
                survey=survey,
                circle=circle,
                person=person,
                form=form,
                answers=dict(answers),
                sent_at=clock.now(),
            )
            for person, answers in zip(people, sheets, strict=False)
        )
    return circle
