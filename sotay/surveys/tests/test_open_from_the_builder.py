"""The builder says what an opening would do, and opens: now, or at its hour."""

from datetime import datetime, timedelta

import pytest

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Forbidden, Invalid
from sotay.org.tests.cast import Cast
from sotay.surveys.actions import life
from sotay.surveys.actions.audience import Terms, add_audience, call_off_opening, set_terms
from sotay.surveys.models import Audience, Invitation, Survey
from sotay.surveys.queries.audience import audience_page
from sotay.surveys.tests.conftest import MORNING
from sotay.surveys.tests.making import a_choice, a_draft, address, signed_in

DAY = timedelta(days=1)


@pytest.fixture
def survey(cast: Cast) -> Survey:
    """A draft to which nothing is missing."""
    survey = a_draft(cast)
    a_choice(cast, survey)
    add_audience(by=cast.binh, survey=survey, unit=cast.cell, reach="unit", who="members")
    terms(cast, survey)
    return survey


def terms(
    cast: Cast, survey: Survey, opens_at: datetime | None = None, *, anonymous: bool = True
) -> None:
    given = Terms(
        anonymous=anonymous, may_change=False, opens_at=opens_at, closes_at=MORNING + 10 * DAY
    )
    set_terms(by=cast.binh, survey=survey, terms=given)
    survey.refresh_from_db()


def page(cast: Cast, survey: Survey) -> str:
    found = signed_in(cast.binh).get(address("audience", survey))
    assert found.status_code == 200
    return found.content.decode()


def state(survey: Survey) -> str:
    return Survey.objects.get(pk=survey.pk).state


def test_the_page_counts_whom_it_would_ask_and_as_many_are_asked(
    cast: Cast, survey: Survey
) -> None:
    before = audience_page(survey)
    assert f"{before.people} đồng chí" in page(cast, survey)

    answer = signed_in(cast.binh).post(address("opening", survey))

    assert answer.status_code == 303
    assert state(survey) == "open"
    assert Invitation.objects.filter(survey=survey).count() == before.people > 5


@pytest.mark.parametrize(
    ("anonymous", "sentence"),
    [
        (True, "Không ai, kể cả quản trị máy chủ, biết phiếu nào là của ai."),
        (False, "Đồng chí đọc được câu trả lời cùng tên"),
    ],
)
def test_it_says_plainly_whether_names_are_kept(
    cast: Cast, survey: Survey, *, anonymous: bool, sentence: str
) -> None:
    terms(cast, survey, anonymous=anonymous)
    assert sentence in page(cast, survey)


def test_everything_that_lacks_stands_there_and_no_button(cast: Cast) -> None:
    bare = a_draft(cast)
    shown = page(cast, bare)
    for lack in ("chưa có câu hỏi nào", "Chưa chọn hỏi ai."):
        assert lack in shown
    assert 'data-confirm="Mở khảo sát' not in shown


def test_too_few_for_an_anonymous_survey_are_told_before(cast: Cast, survey: Survey) -> None:
    survey.audience.update(who=Audience.Who.HEADS)
    assert "ít nhất 5 người" in page(cast, survey)
    assert 'data-confirm="Mở khảo sát' not in page(cast, survey)


def test_with_an_hour_it_opens_by_itself_and_may_be_called_off(cast: Cast, survey: Survey) -> None:
    terms(cast, survey, opens_at=MORNING + DAY)
    client = signed_in(cast.binh)
    assert "Hẹn mở lúc" in page(cast, survey)
    client.post(address("opening", survey))
    assert "Đã hẹn giờ mở." in page(cast, survey)

    answer = client.post(address("opening_removal", survey))

    assert answer.status_code == 303
    with clock.held_at(MORNING + 2 * DAY):
        assert life.keep_hours() == 0
    assert state(survey) == "draft"


def test_it_opens_at_once_although_it_has_an_hour(cast: Cast, survey: Survey) -> None:
    terms(cast, survey, opens_at=MORNING + DAY)

    signed_in(cast.binh).post(address("opening", survey), {"at_once": "1"})

    survey.refresh_from_db()
    assert (survey.state, survey.opens_at) == ("open", MORNING)


def test_whoever_takes_the_hour_away_takes_the_opening_away(cast: Cast, survey: Survey) -> None:
    terms(cast, survey, opens_at=MORNING + DAY)
    life.open_survey(by=cast.binh, survey=survey)
    terms(cast, survey, opens_at=None)

    assert survey.announced_by is None
    assert signed_in(cast.binh).get(address("desk", survey)).status_code == 200


def test_nothing_that_was_not_announced_is_called_off(cast: Cast, survey: Survey) -> None:
    with pytest.raises(Conflict):
        call_off_opening(by=cast.binh, survey=survey)
    with pytest.raises(Forbidden):
        call_off_opening(by=cast.an, survey=survey)


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("cell_secretary", {"binh"}),
        ("cell_committee_member", {"binh", "phuc", "dung"}),
    ],
)
def test_whoever_holds_a_title_is_asked_and_whoever_holds_it_by_another(
    cast: Cast, survey: Survey, title: str, names: set[str]
) -> None:
    survey.audience.all().delete()
    client = signed_in(cast.binh)
    sent = {"unit": cast.cell.pk, "reach": "unit", "who": f"title:{title}"}
    for _twice in range(2):
        assert client.post(address("audiences", survey), sent).status_code == 303
    terms(cast, survey, anonymous=False)

    line = Audience.objects.get(survey=survey)
    assert (line.who, line.title_id) == ("title", title)
    assert line.title is not None
    assert line.title.name in page(cast, survey)
    life.open_survey(by=cast.binh, survey=survey)
    asked = set(Invitation.objects.filter(survey=survey).values_list("person", flat=True))
    assert asked == {getattr(cast, name).pk for name in names}


@pytest.mark.parametrize("who", ["title:gone", "title:", "title"])
def test_a_title_that_nobody_holds_is_no_choice(cast: Cast, survey: Survey, who: str) -> None:
    sent = {"unit": cast.cell.pk, "reach": "unit", "who": who}
    assert signed_in(cast.binh).post(address("audiences", survey), sent).status_code == 422
    assert Audience.objects.filter(survey=survey).count() == 1


def test_a_title_without_its_name_is_refused(cast: Cast, survey: Survey) -> None:
    with pytest.raises(Invalid):
        add_audience(by=cast.binh, survey=survey, unit=cast.cell, reach="unit", who="title")


def test_the_list_leads_to_what_is_to_be_done_next(cast: Cast, survey: Survey) -> None:
    client = signed_in(cast.binh)

    def leads_to() -> set[str]:
        shown = client.get("/surveys/kept/").content.decode()
        names = ("build", "audience", "desk", "results", "published")
        return {name for name in names if f'href="{address(name, survey)}"' in shown}

    assert leads_to() == {"build", "audience"}
    life.open_survey(by=cast.binh, survey=survey)
    assert leads_to() == {"build", "desk", "results"}
    Survey.objects.filter(pk=survey.pk).update(state="published")
    assert leads_to() == {"build", "desk", "results", "published"}


@pytest.mark.parametrize(("who", "sees"), [("binh", True), ("hoa", True), ("an", False)])
def test_only_whoever_makes_surveys_has_the_word_in_the_menu(
    cast: Cast, who: str, *, sees: bool
) -> None:
    shown = signed_in(getattr(cast, who)).get("/more/").content.decode()
    assert ("/surveys/kept/" in shown) is sees
