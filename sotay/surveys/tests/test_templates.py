"""The ready surveys can be asked as they are."""

import pytest

from sotay.surveys.rules.definition import Kind, place_of, problems
from sotay.surveys.templates import Template, template_named, templates

PLACES = ["I.1", "I.2", "II.1", "II.2", *(f"III.{number}" for number in range(1, 10))]


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.code)
def test_every_template_is_ready_to_be_asked(template: Template) -> None:
    assert problems(template.definition) == []
    assert template.title
    assert template.about.endswith(".")
    assert template.intro.endswith(".")


def test_the_thirteen_questions_stand_where_the_printed_summary_has_them() -> None:
    template = template_named("thirteen-questions")
    assert template is not None
    definition = template.definition

    chosen = [q for q in definition.questions if q.kind == Kind.SINGLE]
    assert [place_of(definition, question.key) for question in chosen] == PLACES
    assert all(len(question.options) == 3 and question.required for question in chosen)
    free = definition.sections[3]
    assert place_of(definition, free.key) == "IV"
    assert all(q.kind == Kind.LONG and not q.required for q in free.questions)
    words = " ".join(question.words for question in definition.questions)
    assert "Hậu Giang" not in words


def test_an_unknown_template_is_none() -> None:
    assert template_named("../secret") is None


def test_the_templates_show_every_kind_of_question() -> None:
    kinds = {q.kind for template in templates() for q in template.definition.questions}

    assert kinds == set(Kind)
