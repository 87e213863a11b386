"""The page of a survey before those whom it asks: filled in, sent, come back, changed, late."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sotay.files.models import StoredFile
from sotay.kernel import clock
from sotay.ledger.models import Entry, Receipt
from sotay.org.models import Person
from sotay.org.tests.cast import Cast
from sotay.surveys.actions import life
from sotay.surveys.models import Form, Sheet, SheetFile, Survey
from sotay.surveys.rules.definition import Definition, Kind, Question, to_json
from sotay.surveys.tests.asking import (
    DEFINITION,
    a_named_survey,
    an_open_survey,
    send,
)
from sotay.surveys.tests.making import address, signed_in
from sotay.surveys.tests.test_life_of_a_survey import counts, total
from sotay.surveys.tests.test_rules_of_answers import OF_KIND, asking

pytestmark = pytest.mark.django_db

OF_ALL_KINDS = asking(
    *(Question(**{**vars(each), "key": kind.value}) for kind, each in OF_KIND.items())
)
FILLED = {
    "q.single": "c",
    "q.single.words": "Cần âm báo",
    "q.several": ["a", "b"],
    "q.scale": "4",
    "q.matrix.r1": "a",
    "q.number": "12,5",
    "q.date": "27/11/2026",
    "q.short": "Tổ 3",
    "q.long": "Một\nHai",
    "q.ranking.1": "b",
    "q.ranking.2": "a",
}
TOO_MANY = 24  # statements; with the session, the person and the look of the page


def sheet(**answers: Any) -> dict[str, Any]:
    return {"form": "1", "client_id": str(uuid4()), **answers}


def post(survey: Survey, person: Person, sent: dict[str, Any], **how: Any) -> Any:
    return signed_in(person).post(address("answer", survey), sent, **how)


def page(survey: Survey, person: Person, query: str = "") -> str:
    answer = signed_in(person).get(address("answer", survey) + query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def as_given(survey: Survey, person: Person) -> str:
    """The form on the page, with its boxes as they are filled in."""
    return page(survey, person, "?change=1")


def test_the_page_says_plainly_whether_names_are_kept(cast: Cast) -> None:
    assert "không ghi phiếu nào là của ai" in page(an_open_survey(cast), cast.an)
    named = page(a_named_survey(cast), cast.an)
    assert "đọc được câu trả lời cùng tên" in named
    assert "không ghi phiếu nào là của ai" not in named


def test_a_sheet_is_sent_and_the_page_thanks(cast: Cast) -> None:
    survey = an_open_survey(cast)
    answer = post(survey, cast.an, sheet(**{"q.grade": "bad", "q.why": "Chậm"}))
    assert (answer.status_code, answer.headers["Location"]) == (303, address("answer", survey))
    assert "Phiếu của đồng chí đã được nhận" in page(survey, cast.an)
    assert counts(survey) == {"bad": 1}


def test_every_kind_of_question_is_taken_and_shown_again(cast: Cast) -> None:
    survey = a_named_survey(cast, asks=OF_ALL_KINDS)
    upload = SimpleUploadedFile("Minh chứng.txt", b"Noi dung.\n")
    answer = post(survey, cast.an, sheet(**FILLED, **{"q.file.file": upload}))
    assert answer.status_code == 303, answer.content.decode()
    kept = Sheet.objects.get().answers
    file = SheetFile.objects.get()
    assert kept["file"] == file.pk
    assert kept["single"] == {"option": "c", "words": "Cần âm báo"}
    assert (kept["number"], kept["date"]) == (12.5, "2026-11-27")
    again = as_given(survey, cast.an)
    assert f'name="q.file" value="{file.pk}"' in again
    assert 'value="2026-11-27"' in again
    assert 'value="Cần âm báo"' in again
    # Sent once more as it is shown, it is the same sheet.
    unchanged = sheet(**{**FILLED, "q.file": str(file.pk)})
    assert post(survey, cast.an, unchanged).status_code == 303
    assert Sheet.objects.get().answers == kept


def test_what_came_back_as_wrong_is_all_on_the_page(cast: Cast) -> None:
    survey = a_named_survey(cast, asks=OF_ALL_KINDS)
    upload = SimpleUploadedFile("Minh chứng.txt", b"Noi dung.\n")
    wrong = {**FILLED, "q.number": "mười hai", "q.file.file": upload}
    answer = post(survey, cast.an, sheet(**wrong))
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Câu I.5: Ghi một số" in text
    for words in ("Cần âm báo", "mười hai", "Tổ 3", "Một\nHai"):
        assert words in text
    # The file need not be chosen again.
    assert f'name="q.file" value="{SheetFile.objects.get().pk}"' in text
    assert not Sheet.objects.exists()


def test_a_file_that_cannot_be_taken_says_why_and_the_rest_stays(cast: Cast) -> None:
    survey = a_named_survey(cast, asks=OF_ALL_KINDS)
    upload = SimpleUploadedFile("lạ.exe", b"MZ\x00\x01")
    answer = post(survey, cast.an, sheet(**FILLED, **{"q.file.file": upload}))
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Câu I.10:" in text
    assert "Một\nHai" in text
    assert not SheetFile.objects.exists()


@pytest.mark.parametrize(
    ("who", "status"), [("an", 302), ("binh", 404), ("hoa", 302), ("vinh", 404)]
)
def test_a_file_is_read_by_its_member_and_by_those_who_see_the_results(
    cast: Cast, who: str, status: int
) -> None:
    survey = a_named_survey(cast, asks=OF_ALL_KINDS)
    upload = SimpleUploadedFile("Minh chứng.txt", b"Noi dung.\n")
    post(survey, cast.an, sheet(**FILLED, **{"q.file.file": upload}))
    where = address("sheet_file", survey, file_id=SheetFile.objects.get().pk)
    assert signed_in(getattr(cast, who)).get(where).status_code == status


def test_another_ones_file_is_no_answer(cast: Cast) -> None:
    survey = a_named_survey(cast, asks=OF_ALL_KINDS)
    upload = SimpleUploadedFile("Minh chứng.txt", b"Noi dung.\n")
    post(survey, cast.an, sheet(**FILLED, **{"q.file.file": upload}))
    stolen = sheet(**FILLED, **{"q.file": str(SheetFile.objects.get().pk)})
    assert post(survey, cast.vinh, stolen).status_code == 422
    assert Sheet.objects.count() == 1


def test_a_sheet_that_is_taken_back_takes_its_file_with_it(cast: Cast) -> None:
    survey = a_named_survey(cast, asks=OF_ALL_KINDS)
    upload = SimpleUploadedFile("Minh chứng.txt", b"Noi dung.\n")
    post(survey, cast.an, sheet(**FILLED, **{"q.file.file": upload}))
    answer = signed_in(cast.an).post(address("withdrawal", survey))
    assert answer.status_code == 303
    assert not SheetFile.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_question_that_must_be_answered_keeps_the_rest(cast: Cast) -> None:
    survey = an_open_survey(cast)
    answer = post(survey, cast.an, sheet(**{"q.grade": "", "q.words": "Cần thêm mục lịch"}))
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Câu I.1: Câu này cần được trả lời." in text
    assert "Cần thêm mục lịch" in text
    assert total(survey) == 0


def test_ten_thousand_letters_are_taken_and_one_more_comes_back_whole(cast: Cast) -> None:
    survey = a_named_survey(cast)
    words = "ấ" * 10_000
    assert post(survey, cast.an, sheet(**{"q.grade": "good", "q.words": words})).status_code == 303
    assert Sheet.objects.get().answers["words"] == words
    longer = post(survey, cast.vinh, sheet(**{"q.grade": "good", "q.words": words + "ấ"}))
    assert longer.status_code == 422
    assert words + "ấ" in longer.content.decode()


def test_what_is_not_asked_is_said_where_no_script_hides_it(cast: Cast) -> None:
    assert "Chỉ hỏi ai trả lời câu I.1 là: Lỗi" in page(an_open_survey(cast), cast.an)


def test_who_was_not_asked_finds_nothing(cast: Cast) -> None:
    survey = an_open_survey(cast, cast.cell)
    answer = signed_in(cast.lan).get(address("answer", survey))
    assert answer.status_code == 404
    assert "chốt khi khảo sát mở" in answer.content.decode()


def test_the_same_named_sheet_twice_is_one_with_one_receipt(cast: Cast) -> None:
    survey = a_named_survey(cast)
    sent = sheet(**{"q.grade": "good"})
    first = post(survey, cast.an, sent, headers={"Accept": "application/json"})
    again = post(survey, cast.an, sent, headers={"Accept": "application/json"})
    assert (first.status_code, again.status_code) == (201, 201)
    assert Sheet.objects.get().revision == 1
    assert Receipt.objects.count() == 1
    assert Entry.objects.filter(act="surveys.answered").count() == 1


def test_the_same_anonymous_sheet_twice_is_one_and_says_so_without_a_receipt(cast: Cast) -> None:
    survey = an_open_survey(cast)
    sent = sheet(**{"q.grade": "good"})
    post(survey, cast.an, sent)
    again = post(survey, cast.an, sent)
    assert again.headers["Location"].endswith("?again")
    assert "lần gửi này không tính thêm" in page(survey, cast.an, "?again")
    assert (total(survey), Receipt.objects.count()) == (1, 0)


def test_whoever_holds_an_old_page_is_taken_as_they_were_asked(cast: Cast) -> None:
    survey = a_named_survey(cast)
    issue(survey, cast, with_more=True)
    assert 'name="form" value="2"' in page(survey, cast.vinh)
    assert post(survey, cast.an, sheet(**{"q.grade": "good"})).status_code == 303
    assert Sheet.objects.get().form.number == 1
    lacking = post(survey, cast.vinh, sheet(form="2", **{"q.grade": "good"}))
    assert lacking.status_code == 422
    assert total(survey) == 1


def test_a_page_of_no_version_keeps_what_was_typed(cast: Cast) -> None:
    survey = an_open_survey(cast)
    sent = sheet(form="9", **{"q.grade": "good", "q.words": "Cần thêm mục lịch"})
    answer = post(survey, cast.an, sent)
    assert answer.status_code == 404
    assert "Cần thêm mục lịch" in answer.content.decode()
    assert total(survey) == 0


def test_a_survey_that_closes_meanwhile_keeps_the_sheet_and_says_so(cast: Cast) -> None:
    survey = an_open_survey(cast)
    life.close_survey(by=cast.hoa, survey=survey)
    answer = post(survey, cast.an, sheet(**{"q.grade": "bad"}))
    assert answer.status_code == 303
    assert "chờ Đảng bộ phường Hòa An quyết định" in page(survey, cast.an)
    desk = signed_in(cast.hoa).get(address("desk", survey)).content.decode()
    assert "Phiếu đến muộn: 1" in desk
    assert signed_in(cast.hoa).post(address("late", survey)).status_code == 303
    assert "Phiếu của đồng chí đã được nhận" in page(survey, cast.an)


def test_after_the_results_the_words_come_back_to_be_copied(cast: Cast) -> None:
    survey = an_open_survey(cast)
    Survey.objects.filter(pk=survey.pk).update(state=Survey.State.PUBLISHED)
    sent = sheet(**{"q.grade": "bad", "q.words": "Cần thêm mục lịch"})
    answer = post(survey, cast.an, sent)
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "đã công bố" in text
    assert "Cần thêm mục lịch" in text


def test_whoever_did_not_answer_in_time_is_told(cast: Cast) -> None:
    survey = an_open_survey(cast)
    with clock.held_at(clock.now() + timedelta(days=8)):
        life.keep_hours()
        assert "Đồng chí chưa gửi phiếu" in page(survey, cast.an)


def test_a_named_sheet_is_read_again_changed_and_taken_back(cast: Cast) -> None:
    survey = a_named_survey(cast)
    send(survey, cast.an, "bad", why="Chậm")
    assert "Sửa phiếu" in page(survey, cast.an)
    given = as_given(survey, cast.an)
    assert 'value="Chậm"' in given
    assert "Gửi phiếu đã sửa" in given
    assert signed_in(cast.an).post(address("withdrawal", survey)).status_code == 303
    assert "Gửi phiếu" in page(survey, cast.an)
    assert total(survey) == 0


def test_a_survey_without_changes_offers_none(cast: Cast) -> None:
    survey = a_named_survey(cast, may_change=False)
    send(survey, cast.an)
    assert "Sửa phiếu" not in page(survey, cast.an)
    assert "Phiếu đã gửi thì không sửa được" in page(survey, cast.vinh)


def test_an_anonymous_sheet_is_kept_on_no_server_before_it_is_sent(cast: Cast) -> None:
    assert "data-synced" not in page(an_open_survey(cast), cast.an)
    assert "data-synced" in page(a_named_survey(cast), cast.an)


@pytest.mark.parametrize("anonymous", [True, False])
def test_the_page_and_the_sending_ask_the_database_little(cast: Cast, *, anonymous: bool) -> None:
    survey = an_open_survey(cast, anonymous=anonymous)
    browser = signed_in(cast.an)
    browser.get(address("answer", survey))
    with CaptureQueriesContext(connection) as opening:
        browser.get(address("answer", survey))
    with CaptureQueriesContext(connection) as sending:
        browser.post(address("answer", survey), sheet(**{"q.grade": "good"}))
    assert len(opening) <= TOO_MANY
    assert len(sending) <= TOO_MANY + (0 if anonymous else 14)
    # Of a survey that asks forty times as many, no more.
    for person in (cast.binh, cast.phuc, cast.vinh, cast.tam):
        send(survey, person)
    with CaptureQueriesContext(connection) as later:
        signed_in(cast.quy).get(address("answer", survey))
    assert len(later) <= TOO_MANY + 4


def issue(survey: Survey, cast: Cast, *, with_more: bool) -> Form:
    more = Question("extra", Kind.SHORT, "Thêm", required=True)
    first, *rest = DEFINITION.sections
    wider = type(first)(first.key, first.words, (*first.questions, more))
    definition = Definition((wider, *rest)) if with_more else DEFINITION
    return Form.objects.create(
        survey=survey,
        number=2,
        definition=to_json(definition),
        created_by=cast.hoa,
        created_at=survey.created_at,
    )
