"""A survey of the thirteen questions, opened to everybody of the stage by the product itself."""

from datetime import timedelta

from sotay.bench.stage.people import Cell
from sotay.kernel import clock
from sotay.surveys.actions.life import open_for
from sotay.surveys.models import Form, Survey
from sotay.surveys.rules.definition import to_json
from sotay.surveys.templates import template_named

TEMPLATE = "thirteen-questions"


def open_to_all(cells: list[Cell]) -> int:
    """Open it; its id."""
    template = template_named(TEMPLATE)
    assert template is not None
    ward, asker = cells[0].unit.parent, cells[0].people[0]
    assert ward is not None
    now = clock.now()
    survey = Survey.objects.create(
        unit=ward,
        title=template.title,
        intro=template.intro,
        anonymous=True,
        closes_at=now + timedelta(days=1),
        created_by=asker,
        created_at=now,
    )
    Form.objects.create(
        survey=survey,
        number=1,
        definition=to_json(template.definition),
        created_by=asker,
        created_at=now,
    )
    asked = {cell.unit.pk: [person.pk for person in cell.people] for cell in cells}
    open_for(by=None, survey=survey, people=asked)
    return survey.pk
