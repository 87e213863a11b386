"""What is under seal opens when it is read, stays as it is when it is not, and outlives its key."""

import pytest
from pytest_django import Settings

from sotay.accounts.actions.sealing import seal_again
from sotay.kernel.sealing import Broken, KeyRing
from sotay.org.tests.cast import Cast
from sotay.surveys.actions import paper
from sotay.surveys.models import Circle, PaperEntry
from sotay.surveys.queries import doors
from sotay.surveys.tests.asking import an_open_survey, invited, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def circle(cast: Cast) -> Circle:
    survey = an_open_survey(cast, cast.cell)
    send(survey, cast.an, "bad", words="Cần sửa")
    return Circle.objects.get(survey=survey)


def column(circle: Circle) -> str:
    return str(Circle.objects.filter(pk=circle.pk).values_list("sheets", flat=True)[0])


def test_what_nobody_reads_goes_back_as_it_came(circle: Circle) -> None:
    before = column(circle)
    again = Circle.objects.get(pk=circle.pk)
    again.save()
    assert column(circle) == before
    assert again.sheets == [{"grade": "bad", "words": "Cần sửa"}]
    again.save()
    assert column(circle) != before
    assert "Cần sửa" not in column(circle)


def test_an_empty_list_is_an_empty_column(circle: Circle) -> None:
    circle.sheets = []
    circle.save()
    assert column(circle) == ""
    assert Circle.objects.get(pk=circle.pk).sheets == []


def test_sheets_and_typings_outlive_the_key_that_sealed_them(
    cast: Cast, circle: Circle, settings: Settings
) -> None:
    survey = circle.survey
    paper.hand_in(by=cast.binh, survey=survey, people=[cast.em.pk])
    paper.type_in(
        by=cast.binh,
        survey=survey,
        circle=circle,
        form=doors.newest_form(survey),
        answers={"grade": "fair"},
        number=1,
    )
    ring: KeyRing = settings.KEY_RING.turned()
    settings.KEY_RING = ring
    seal_again()
    settings.KEY_RING = ring.newest_only()
    found = Circle.objects.get(pk=circle.pk)
    assert found.sheets == [{"grade": "bad", "words": "Cần sửa"}]
    assert found.counted["questions"]["grade"]["counts"] == {"bad": 1}
    assert PaperEntry.objects.get().answers == {"grade": "fair"}
    assert invited(survey, cast.an).answered


def test_without_the_keys_nothing_opens(circle: Circle, settings: Settings) -> None:
    settings.KEY_RING = KeyRing.new()
    with pytest.raises(Broken):
        assert Circle.objects.get(pk=circle.pk).sheets
