"""Answers in free words become points of the report, each led back to what was written."""

from typing import Any

import pytest

from sotay.kernel.refusals import Conflict, Forbidden, Invalid
from sotay.org.tests.cast import Cast
from sotay.surveys.actions.reporting import move_point, plan_report, put_point, remove_point
from sotay.surveys.models import OpinionPoint, ReportPlan, Sheet, Survey
from sotay.surveys.queries.opinions import point_lines, written_in
from sotay.surveys.queries.results import definition_of
from sotay.surveys.tests.closed import SHEETS, WORDS, a_closed_survey
from sotay.surveys.tests.results_stage import SignedIn, cast, shown, signed_in, ward

__all__ = ["cast", "signed_in", "ward"]


def keys(survey: Survey) -> list[str]:
    (written,) = written_in(survey, definition_of(survey))
    return [one.key for one in written.suggestions]


def write(cast: Cast, survey: Survey, **changed: Any) -> OpinionPoint:
    given: dict[str, Any] = {
        "point": None,
        "chapter": "opinions",
        "heading": "Sinh hoạt chi bộ",
        "words": "Tải tài liệu họp còn chậm.",
        **changed,
    }
    return put_point(by=cast.binh, survey=survey, **given)


def test_similar_answers_are_suggested_together(cast: Cast) -> None:
    (written,) = written_in(a_closed_survey(cast), WORDS)
    assert [(one.words, one.voices) for one in written.suggestions] == [
        ("Chưa hiện giờ họp", 2),
        ("Tải tài liệu họp rất chậm", 2),
        ("Cần âm báo", 1),
    ]


def test_a_point_counts_the_answers_it_stands_for(cast: Cast) -> None:
    survey = a_closed_survey(cast)
    write(cast, survey, sources=keys(survey)[1:2])
    (line,) = point_lines(survey, WORDS)
    assert (line.voices, line.lost) == (2, 0)
    (written,) = written_in(survey, WORDS)
    assert [one.taken for one in written.suggestions] == [False, True, False]


def test_an_answer_that_was_changed_since_is_told(cast: Cast) -> None:
    survey = a_closed_survey(cast, anonymous=False)
    point = write(cast, survey, sources=keys(survey)[1:2])
    Sheet.objects.filter(survey=survey, person=cast.an).update(answers={"speed": "fast"})
    (line,) = point_lines(survey, WORDS)
    assert (line.point.pk, line.voices, line.lost) == (point.pk, 1, 1)


def test_a_point_holds_words_and_no_sheet(cast: Cast) -> None:
    survey = a_closed_survey(cast)
    point = write(cast, survey, sources=keys(survey)[:1])
    assert point.sources == [["about", "Chưa hiện giờ họp"]]


def test_a_group_that_is_there_no_more_is_refused_and_nothing_written(cast: Cast) -> None:
    survey = a_closed_survey(cast)
    with pytest.raises(Invalid, match="chọn lại nhóm"):
        write(cast, survey, sources=["0" * 16])
    assert not survey.points.exists()


def test_who_keeps_no_surveys_writes_no_point(cast: Cast) -> None:
    survey = a_closed_survey(cast)
    with pytest.raises(Forbidden):
        put_point(
            by=cast.an, survey=survey, point=None, chapter="requests", heading="", words="Một ý."
        )
    assert not survey.points.exists()


def test_two_writers_of_one_point_do_not_overwrite_each_other(cast: Cast) -> None:
    survey = a_closed_survey(cast)
    point = write(cast, survey)
    write(cast, survey, point=point, words="Bản của Bình.", edition=1)
    with pytest.raises(Conflict, match="vừa sửa"):
        write(cast, survey, point=point, words="Bản của Phúc.", edition=1)
    point.refresh_from_db()
    assert point.words == "Bản của Bình."


def test_points_are_moved_and_taken_out(cast: Cast) -> None:
    survey = a_closed_survey(cast)
    first, second = write(cast, survey, words="Một."), write(cast, survey, words="Hai.")
    move_point(by=cast.binh, survey=survey, point=second, steps=-1)
    assert [one.words for one in survey.points.all()] == ["Hai.", "Một."]
    move_point(by=cast.binh, survey=survey, point=second, steps=-1)
    assert [one.words for one in survey.points.all()] == ["Hai.", "Một."]
    remove_point(by=cast.binh, survey=survey, point=first)
    assert [one.words for one in survey.points.all()] == ["Hai."]


def test_how_it_is_printed_is_kept(cast: Cast) -> None:
    survey = a_closed_survey(cast)
    how: dict[str, Any] = {"attached_to": "báo cáo số 12-BC/CB", "forced": True, "charts": False}
    plan_report(by=cast.binh, survey=survey, edition=0, **how)
    with pytest.raises(Conflict):
        plan_report(by=cast.phuc, survey=survey, edition=0, **how)
    assert ReportPlan.objects.get(survey=survey).edition == 1


def test_in_the_browser_groups_are_chosen_worded_and_traced(
    cast: Cast, signed_in: SignedIn
) -> None:
    survey = a_closed_survey(cast)
    client, key = signed_in(cast.binh), keys(survey)[1]
    assert "tải tài liệu họp chậm" in shown(client, f"/surveys/{survey.pk}/opinions/")
    page = shown(client, f"/surveys/{survey.pk}/points/?g={key}")
    assert 'value="Chức năng sinh hoạt chi bộ"' in page
    sent = {
        "chapter": "opinions",
        "heading": "Chức năng sinh hoạt chi bộ",
        "words": "Tải tài liệu họp còn chậm.",
        "edition": "0",
        "sources": key,
    }
    assert client.post(f"/surveys/{survey.pk}/points/", sent).status_code == 303
    point = OpinionPoint.objects.get(survey=survey)
    page = shown(client, f"/surveys/{survey.pk}/points/{point.pk}/")
    assert "tải tài liệu họp chậm" in page
    assert "từ 2 phiếu" in shown(client, f"/surveys/{survey.pk}/opinions/")
    assert "Tải tài liệu họp còn chậm." in shown(client, f"/surveys/{survey.pk}/report/")


def test_words_that_are_refused_stay_on_the_page(cast: Cast, signed_in: SignedIn) -> None:
    survey = a_closed_survey(cast)
    sent = {"chapter": "nowhere", "words": "Chữ đã gõ 4711", "edition": "0", "sources": "gone"}
    answer = signed_in(cast.binh).post(f"/surveys/{survey.pk}/points/", sent)
    assert answer.status_code == 422
    assert "Chữ đã gõ 4711" in answer.content.decode()
    assert not survey.points.exists()


def test_while_it_is_open_nothing_written_in_an_anonymous_survey_is_read(
    cast: Cast, signed_in: SignedIn
) -> None:
    survey = a_closed_survey(cast, state=Survey.State.OPEN)
    client = signed_in(cast.binh)
    assert SHEETS[0]["about"] not in shown(client, f"/surveys/{survey.pk}/opinions/")
    assert SHEETS[0]["about"] not in shown(
        client, f"/surveys/{survey.pk}/points/?g={keys(survey)[1]}"
    )
