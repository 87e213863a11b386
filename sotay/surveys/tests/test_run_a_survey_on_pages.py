"""The desk of a survey, entering for somebody, and the list of what asks one."""

import re
from uuid import uuid4

import pytest

from sotay.org.models import Person
from sotay.org.tests.cast import NAMES, Cast
from sotay.surveys.actions import life
from sotay.surveys.models import Sheet, Survey
from sotay.surveys.tests.asking import a_draft, a_named_survey, an_open_survey, send
from sotay.surveys.tests.making import address, signed_in
from sotay.surveys.tests.test_life_of_a_survey import counts

pytestmark = pytest.mark.django_db


def test_a_draft_is_opened_at_its_desk_and_closed_there(cast: Cast) -> None:
    survey, hoa = a_draft(cast), signed_in(cast.hoa)
    text = hoa.get(address("desk", survey)).content.decode()
    assert "Hôm nay các nhóm đã chọn có 18 người" in text
    assert hoa.post(address("opening", survey)).status_code == 303
    assert "Đã có phiếu" in hoa.get(address("desk", survey)).content.decode()
    assert hoa.post(address("closure", survey)).status_code == 303
    assert Survey.objects.get(pk=survey.pk).state == Survey.State.CLOSED
    again = hoa.post(address("closure", survey))
    assert again.status_code == 409
    assert "không còn mở" in again.content.decode()


def test_what_keeps_it_from_opening_is_said_at_the_desk(cast: Cast) -> None:
    survey = a_draft(cast, closes_at=None)
    answer = signed_in(cast.hoa).post(address("opening", survey))
    assert answer.status_code == 422
    assert "Chưa có giờ đóng" in answer.content.decode()


def test_the_desk_of_an_anonymous_survey_counts_and_names_nobody(cast: Cast) -> None:
    survey = an_open_survey(cast)
    send(survey, cast.an)
    text = signed_in(cast.hoa).get(address("desk", survey)).content.decode()
    assert "không thấy ai" in text
    assert cast.an.full_name not in text


def test_an_officer_of_a_cell_sees_its_own_people_only(cast: Cast) -> None:
    survey = an_open_survey(cast)
    text = signed_in(cast.binh).get(address("desk", survey)).content.decode()
    assert cast.cell.name in text
    assert cast.other_cell.name not in text
    people = signed_in(cast.binh).get(address("behalf_people", survey)).content.decode()
    assert cast.em.full_name in people
    assert cast.lan.full_name not in people


def desks_of(person: Person) -> set[str]:
    page = signed_in(person).get("/surveys/").content.decode()
    return set(re.findall(r'href="(/surveys/\d+/desk/)"', page))


@pytest.mark.parametrize("state", ["draft", "open"])
def test_the_list_leads_to_the_desks_that_open_and_to_no_other(cast: Cast, state: str) -> None:
    """A member of the ward's committee keeps no surveys of the ward, and enters in none."""
    survey = a_draft(cast) if state == "draft" else a_named_survey(cast)
    desk = address("desk", survey)
    for name in NAMES:
        person = getattr(cast, name)
        opens = signed_in(person).get(desk).status_code == 200
        assert desks_of(person) == ({desk} if opens else set()), name


@pytest.mark.parametrize("anonymous", [True, False])
def test_a_sheet_is_entered_for_somebody_who_cannot_type(cast: Cast, *, anonymous: bool) -> None:
    survey, binh = an_open_survey(cast, anonymous=anonymous), signed_in(cast.binh)
    where = address("behalf", survey, person_id=cast.em.pk)
    assert f"Ghi thay: {cast.em.full_name}" in binh.get(where).content.decode()
    sent = {"form": "1", "client_id": str(uuid4()), "q.grade": "bad", "q.why": "Chậm"}
    lacking = binh.post(where, sent)
    assert lacking.status_code == 422
    assert 'value="Chậm"' in lacking.content.decode()
    assert binh.post(where, {**sent, "reason": "no_phone"}).status_code == 303
    assert counts(survey) == {"bad": 1}
    again = binh.post(where, {**sent, "client_id": str(uuid4()), "reason": "no_phone"})
    assert again.status_code == 409
    assert Sheet.objects.exists() is not anonymous


def test_another_reason_is_told_in_words(cast: Cast) -> None:
    survey, binh = a_named_survey(cast), signed_in(cast.binh)
    where = address("behalf", survey, person_id=cast.em.pk)
    sent = {"form": "1", "client_id": str(uuid4()), "q.grade": "bad", "reason": "other"}
    assert binh.post(where, sent).status_code == 422
    assert not Sheet.objects.exists()
    assert binh.post(where, {**sent, "reason_note": "đang nằm viện"}).status_code == 303
    text = signed_in(cast.em).get(address("answer", survey)).content.decode()
    assert "ghi thay (đang nằm viện)" in text


def test_whoever_was_written_for_reads_it_and_may_put_it_right(cast: Cast) -> None:
    survey = a_named_survey(cast)
    sent = {"form": "1", "client_id": str(uuid4()), "q.grade": "bad", "reason": "sight"}
    signed_in(cast.binh).post(address("behalf", survey, person_id=cast.em.pk), sent)
    text = signed_in(cast.em).get(address("answer", survey)).content.decode()
    assert f"đồng chí {cast.binh.full_name} ghi thay (mắt kém, tay yếu)" in text
    assert "Sửa phiếu" in text
    assert signed_in(cast.em).post(address("withdrawal", survey)).status_code == 303
    assert counts(survey) == {}


def test_the_list_shows_what_waits_and_what_is_done(cast: Cast) -> None:
    waiting = an_open_survey(cast, title="Khảo sát đang chờ")
    done = an_open_survey(cast, title="Khảo sát đã xong")
    send(done, cast.an)
    text = signed_in(cast.an).get("/surveys/").content.decode()
    head, _mark, tail = text.partition("Khảo sát khác")
    assert waiting.title in head
    assert done.title in tail
    assert "theo dõi, ghi thay" not in text
    assert "theo dõi, ghi thay" in signed_in(cast.binh).get("/surveys/").content.decode()


def test_the_first_page_asks_until_one_has_answered(cast: Cast) -> None:
    survey = an_open_survey(cast)
    an = signed_in(cast.an)
    assert survey.title in an.get("/").content.decode()
    send(survey, cast.an)
    assert "Khảo sát chờ đồng chí trả lời" not in an.get("/").content.decode()
    life.close_survey(by=cast.hoa, survey=survey)
    assert "Khảo sát chờ đồng chí trả lời" not in signed_in(cast.vinh).get("/").content.decode()
