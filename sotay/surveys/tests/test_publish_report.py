"""What does not add up is not published; what does is kept as it was in that hour."""

import io
import json
from typing import Any

import pytest
from openpyxl import load_workbook

from sotay.jobs.tests.running import run_queued
from sotay.kernel.refusals import Conflict, Forbidden
from sotay.notices.models import Notice
from sotay.org.tests.cast import Cast
from sotay.surveys.actions import reporting
from sotay.surveys.actions.reporting import plan_report, publish_report
from sotay.surveys.console import report_file
from sotay.surveys.models import Circle, Invitation, PublishedReport, Survey
from sotay.surveys.tests.closed import SHEETS, a_closed_survey
from sotay.surveys.tests.results_stage import SignedIn, cast, shown, signed_in, ward

__all__ = ["cast", "signed_in", "ward"]


def spoil(survey: Survey) -> None:
    """One sheet too few for the second answer, in the kept tally only."""
    circle = Circle.objects.get(survey=survey)
    circle.tally["questions"]["speed"]["counts"]["slow"] -= 1
    circle.save()


def test_it_is_kept_with_figures_and_files_and_its_state(cast: Cast) -> None:
    survey = a_closed_survey(cast)
    published = publish_report(by=cast.binh, survey=survey)
    survey.refresh_from_db()
    assert survey.state == Survey.State.PUBLISHED
    assert published.figures["parts"][0]["questions"][0]["answers"][0]["percent"] == "66.67"
    assert {one.original_name.rsplit(".")[-1] for one in (published.docx, published.pdf)} == {
        "docx", "pdf",
    }  # fmt: skip


def test_a_difference_is_shown_and_nothing_is_published(cast: Cast, signed_in: SignedIn) -> None:
    survey = a_closed_survey(cast)
    spoil(survey)
    with pytest.raises(Conflict) as refusal:
        publish_report(by=cast.binh, survey=survey)
    assert "Câu I.1" in str(refusal.value.message)
    assert "5, phải là 6 (thiếu 1)" in str(refusal.value.message)
    assert not PublishedReport.objects.exists()
    page = shown(signed_in(cast.binh), f"/surveys/{survey.pk}/report/")
    assert "Số liệu chưa khớp" in page
    assert "Công bố kết quả?" not in page


def test_a_tally_that_is_not_that_of_its_sheets_is_found(cast: Cast) -> None:
    survey = a_closed_survey(cast)
    circle = Circle.objects.get(survey=survey)
    circle.tally["questions"]["speed"]["counts"] = {"fast": 5, "slow": 1}
    circle.save()
    with pytest.raises(Conflict, match="đếm lại từng phiếu được 4"):
        publish_report(by=cast.binh, survey=survey)


def test_an_invitation_more_that_has_answered_is_found(cast: Cast) -> None:
    survey = a_closed_survey(cast)
    Invitation.objects.filter(survey=survey, answered=False).update(answered=True)
    with pytest.raises(Conflict, match="số người đã trả lời"):
        publish_report(by=cast.binh, survey=survey)


def test_an_open_survey_or_one_with_four_answers_is_not_published(cast: Cast) -> None:
    with pytest.raises(Conflict, match="chưa đóng"):
        publish_report(by=cast.binh, survey=a_closed_survey(cast, state=Survey.State.OPEN))
    with pytest.raises(Conflict, match="05 phiếu"):
        publish_report(by=cast.binh, survey=a_closed_survey(cast, sheets=SHEETS[:4]))


def test_the_committee_reads_and_does_not_publish(cast: Cast, signed_in: SignedIn) -> None:
    survey = a_closed_survey(cast)
    with pytest.raises(Forbidden):
        publish_report(by=cast.dung, survey=survey)
    assert signed_in(cast.dung).post(f"/surveys/{survey.pk}/report/publication/").status_code == 403


def test_whoever_was_asked_sees_what_was_published(cast: Cast, signed_in: SignedIn) -> None:
    survey = a_closed_survey(cast)
    address = f"/surveys/{survey.pk}/published/"
    shown(signed_in(cast.an), address, 404)
    assert signed_in(cast.binh).post(f"/surveys/{survey.pk}/report/publication/").status_code == 303
    page = shown(signed_in(cast.an), address)
    assert "66,67%" in page
    assert "6 đồng chí đã tham gia trong 8 đồng chí được mời" in page
    shown(signed_in(cast.cuong), address, 404)
    for form in ("docx", "pdf", "xlsx"):
        assert signed_in(cast.an).get(f"{address}{form}/").status_code in (302, 303, 307)
    shown(signed_in(cast.an), f"{address}exe/", 404)


def test_a_correction_is_another_edition(cast: Cast) -> None:
    survey = a_closed_survey(cast)
    publish_report(by=cast.binh, survey=survey)
    how: dict[str, Any] = {"attached_to": "", "forced": True, "charts": True, "edition": 0}
    plan_report(by=cast.binh, survey=survey, **how)
    publish_report(by=cast.binh, survey=survey)
    first, second = PublishedReport.objects.order_by("number")
    assert (first.figures["forced_to_hundred"], second.figures["forced_to_hundred"]) == (
        False,
        True,
    )


@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx", "csv", "json"])
def test_every_form_can_be_taken_away_as_it_stands(
    cast: Cast, signed_in: SignedIn, form: str
) -> None:
    survey = a_closed_survey(cast)
    answer = signed_in(cast.dung).get(f"/surveys/{survey.pk}/report/{form}/")
    assert answer.status_code == 200
    assert f".{form}" in answer["Content-Disposition"]
    data = answer.content
    if form == "json":
        assert json.loads(data)["respondents"] == 6
    elif form == "csv":
        assert "I.1;Khả năng đáp ứng;a;Nhanh;4;6;66,67" in data.decode("utf-8-sig")
    elif form == "xlsx":
        book = load_workbook(io.BytesIO(data))
        assert book.sheetnames[:3] == ["Kết quả", "Theo đơn vị", "Theo ngày"]
    else:
        assert data[:4] == (b"PK\x03\x04" if form == "docx" else b"%PDF")


def test_charts_stand_in_the_workbook_where_they_are_wanted(cast: Cast) -> None:
    survey = a_closed_survey(cast)
    how: dict[str, Any] = {"attached_to": "", "forced": False, "charts": True, "edition": 0}
    plan_report(by=cast.binh, survey=survey, **how)
    data, differences = report_file(survey.pk, "xlsx")
    assert differences == ()
    sheet: Any = load_workbook(io.BytesIO(data))["Biểu đồ"]
    assert len(sheet._charts) == 1


def test_the_console_writes_and_says_what_does_not_add_up(cast: Cast) -> None:
    survey = a_closed_survey(cast)
    spoil(survey)
    data, differences = report_file(survey.pk, "json")
    assert json.loads(data)["respondents"] == 6
    assert any("I.1" in one for one in differences)


def test_whoever_was_asked_is_told_once_of_each_edition(cast: Cast) -> None:
    survey = a_closed_survey(cast)
    publish_report(by=cast.binh, survey=survey)
    run_queued()
    told = Notice.objects.filter(kind="surveys.published")
    assert told.count() == Invitation.objects.filter(survey=survey).count()
    assert {notice.address for notice in told} == {f"/surveys/{survey.pk}/published/"}
    reporting.tell_published(survey_id=survey.pk, number=2)
    assert told.count() == Invitation.objects.filter(survey=survey).count()


def test_what_came_and_is_not_counted_is_told_before_publishing(
    cast: Cast, signed_in: SignedIn
) -> None:
    survey = a_closed_survey(cast)
    page = f"/surveys/{survey.pk}/report/"
    assert "phiếu đến muộn" not in shown(signed_in(cast.binh), page)
    waiting = Invitation.objects.filter(survey=survey, answered=False)
    waiting.filter(pk=waiting[0].pk).update(late=True)
    Invitation.objects.filter(survey=survey, answered=False, late=False).update(
        answered=True, on_paper=True
    )
    told = shown(signed_in(cast.binh), page)
    assert "Còn 1 phiếu đến muộn chưa nhận" in told
    assert "Còn 1 phiếu giấy đã nộp" in told
    assert "Số liệu chưa khớp" in told
