"""A survey begins from a template, from an earlier one, or from nothing."""

import pytest
from django.urls import reverse

from sotay.kernel.refusals import Forbidden, Invalid, Missing
from sotay.ledger.models import Entry
from sotay.org.tests.cast import Cast
from sotay.surveys.actions.building import create_survey, describe_survey
from sotay.surveys.models import Survey
from sotay.surveys.queries.building import definition_of
from sotay.surveys.templates import template_named
from sotay.surveys.tests.making import THIRTEEN, a_choice, a_draft, address, order, signed_in


def test_the_thirteen_questions_are_taken_as_they_are(cast: Cast) -> None:
    template = template_named("thirteen-questions")
    assert template is not None

    survey = create_survey(by=cast.binh, unit=cast.cell, source=THIRTEEN)

    assert definition_of(survey) == template.definition
    assert (survey.title, survey.anonymous) == (template.title, True)
    assert survey.state == Survey.State.DRAFT
    assert Entry.objects.filter(act="surveys.created", about_id=str(survey.pk)).count() == 1


def test_an_earlier_survey_is_copied_and_stays_apart(cast: Cast) -> None:
    earlier = a_draft(cast)
    a_choice(cast, earlier)

    survey = create_survey(by=cast.binh, unit=cast.cell, source=f"survey:{earlier.pk}")
    a_choice(cast, survey, "Câu nữa?")

    assert survey.title == "Khảo sát thử"
    assert order(definition_of(survey)) == ["I.1 Giờ họp nào hợp?", "I.2 Câu nữa?"]
    assert order(definition_of(earlier)) == ["I.1 Giờ họp nào hợp?"]


@pytest.mark.parametrize("who", ["an", "dung", "cuong", "khanh", "son"])
def test_only_officers_and_the_clerk_make_surveys_for_a_unit(cast: Cast, who: str) -> None:
    with pytest.raises(Forbidden):
        create_survey(by=getattr(cast, who), unit=cast.cell, source=THIRTEEN)

    assert not Survey.objects.exists()


@pytest.mark.parametrize("who", ["binh", "phuc", "hoa"])
def test_officers_and_the_clerk_do(cast: Cast, who: str) -> None:
    create_survey(by=getattr(cast, who), unit=cast.cell, source=THIRTEEN)

    assert Survey.objects.count() == 1


@pytest.mark.parametrize("source", ["template:gone", "survey:999", "survey:x", "poem", ""])
def test_what_is_no_source_is_not_there(cast: Cast, source: str) -> None:
    with pytest.raises(Missing):
        create_survey(by=cast.binh, unit=cast.cell, source=source)


def test_somebody_elses_survey_is_no_source(cast: Cast) -> None:
    others = a_draft(cast)

    with pytest.raises(Missing):
        create_survey(by=cast.son, unit=cast.ward, source=f"survey:{others.pk}")


def test_nothing_has_no_title_of_its_own(cast: Cast) -> None:
    with pytest.raises(Invalid):
        create_survey(by=cast.binh, unit=cast.cell, source="blank", title="  ")

    assert not Survey.objects.exists()


def test_it_is_made_on_the_page(cast: Cast) -> None:
    client = signed_in(cast.binh)
    page = client.get(reverse("surveys:new"), {"source": THIRTEEN})
    assert "13 câu đánh giá chung" in page.content.decode()

    answer = client.post(
        reverse("surveys:new"), {"unit": cast.cell.pk, "source": THIRTEEN, "title": ""}
    )

    survey = Survey.objects.get()
    assert answer.headers["Location"] == address("build", survey)
    shown = client.get(address("build", survey)).content.decode()
    assert "Hoạt động chung của Sổ tay đảng viên điện tử" in shown
    assert "III. Đánh giá các tính năng" in shown


def test_a_wrong_form_keeps_what_was_typed(cast: Cast) -> None:
    client = signed_in(cast.binh)

    answer = client.post(
        reverse("surveys:new"), {"unit": cast.cell.pk, "source": "", "title": "Giờ họp mới"}
    )

    assert answer.status_code == 422
    assert "Giờ họp mới" in answer.content.decode()
    assert not Survey.objects.exists()


def test_every_template_is_shown_before_it_is_taken(cast: Cast) -> None:
    answer = signed_in(cast.binh).get(reverse("surveys:template", args=["thirteen-questions"]))

    assert "Tính năng trợ lý ảo" in answer.content.decode()


def test_its_name_and_first_words_are_changed(cast: Cast) -> None:
    survey = a_draft(cast)

    describe_survey(by=cast.phuc, survey=survey, title=" Giờ  họp ", intro="Để chọn giờ.\n\n")

    survey.refresh_from_db()
    assert (survey.title, survey.intro) == ("Giờ họp", "Để chọn giờ.")


def test_others_do_not_find_it(cast: Cast) -> None:
    survey = a_draft(cast)

    for who in (cast.an, cast.cuong, cast.khanh):
        assert signed_in(who).get(address("build", survey)).status_code == 404
