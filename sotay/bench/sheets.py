"""``python -m sotay.bench.sheets``: every acknowledged sheet is there once; a million is summed up.

The sheets of an anonymous survey say nothing of who wrote them: so what is looked up is how
many people of each circle have answered, and how many sheets it holds.
"""

import json
import os
import random
import sys
import time
from typing import Any

OF_A_CIRCLE = 40


def main() -> None:
    """A survey, and what is wanted of it, come in on stdin; the findings go out on stdout."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sotay.config.settings")
    import django

    django.setup()
    question = json.load(sys.stdin)
    if "people" in question:
        found = look_up(question["survey"], question["people"])
    else:
        found = sum_up(question["survey"], question["answers"])
    json.dump(found, sys.stdout)


def look_up(survey: int, people: list[int]) -> dict[str, Any]:
    """How many of these people are not noted, and how many sheets are missing or too many."""
    from sotay.surveys.models import Circle, Invitation

    noted = set(
        Invitation.objects.filter(survey=survey, answered=True).values_list("person_id", flat=True)
    )
    missing = doubled = 0
    for circle in Circle.objects.filter(survey=survey).prefetch_related("invitations"):
        answered = sum(one.answered for one in circle.invitations.all())
        counted = circle.counted.get("sheets", 0)
        missing += max(0, answered - min(len(circle.sheets), counted))
        doubled += max(0, max(len(circle.sheets), counted) - answered)
    return {
        "acknowledged": len(people),
        "missing": missing + len(set(people) - noted),
        "doubled": doubled,
    }


def sum_up(survey: int, answers: int) -> dict[str, Any]:
    """Write so many answers into circles of a copy of the survey, and sum them up cold."""
    from sotay.surveys.models import Circle, Form, Survey
    from sotay.surveys.queries.results import definition_of, results_of
    from sotay.surveys.rules.tallying import tally

    original = Survey.objects.get(pk=survey)
    definition = definition_of(original)
    asked = [question for question in definition.questions if question.options]
    copy = Survey.objects.create(
        unit=original.unit,
        title=original.title,
        anonymous=True,
        state=Survey.State.CLOSED,
        opens_at=original.opens_at,
        closes_at=original.closes_at,
        created_by=original.created_by,
        created_at=original.created_at,
    )
    form = Form.objects.filter(survey=survey).get()
    form.pk, form.survey = None, copy
    form.save()
    sheets = -(-answers // len(asked))
    kinds = [
        {question.key: random.choice(question.options).key for question in asked}
        for _number in range(500)
    ]
    Circle.objects.bulk_create(
        (_circle(copy, number, definition, kinds, tally, min(OF_A_CIRCLE, sheets - first))
        for number, first in enumerate(range(0, sheets, OF_A_CIRCLE), 1)),
        batch_size=200,
    )  # fmt: skip
    begun, cpu = time.perf_counter(), time.process_time()
    results = results_of(copy)
    seconds, used = time.perf_counter() - begun, time.process_time() - cpu
    counted = sum(
        line.count
        for part in results.summary.parts
        for question in part.questions
        for line in question.lines
    )
    return {"answers": counted, "seconds": seconds, "cpu": used, "circles": len(results.tallies)}


def _circle(survey: Any, number: int, definition: Any, kinds: Any, tally: Any, count: int) -> Any:
    """A circle with so many sheets, each one of ``kinds``."""
    from sotay.surveys.models import Circle

    sheets = random.choices(kinds, k=count)
    counted = tally(definition, sheets, {"2026-11-27": count})
    return Circle(survey=survey, unit=survey.unit, number=number, sheets=sheets, tally=counted)


if __name__ == "__main__":
    main()
