"""The pages of records, score and prints, as people meet them."""

from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from sotay.files.tests.browser import follow
from sotay.kernel import clock
from sotay.meetings import actions, queries
from sotay.meetings.models import Amendment, Meeting, Record, RecordVersion
from sotay.meetings.tests.cast import act_id
from sotay.meetings.tests.evening import AFTER, approve, minutes_of, record_for
from sotay.org.models import Person
from sotay.org.tests.cast import Cast

MOST_QUERIES = 38


@pytest.fixture(autouse=True)
def after() -> Iterator[None]:
    """It is half an hour after the closing."""
    with clock.held_at(AFTER):
        yield


@pytest.fixture
def closed(full_evening: Meeting) -> Meeting:
    """The evening is over."""
    return full_evening


def signed_in(person: Person) -> Client:
    client = Client()
    assert person.account is not None
    client.force_login(person.account)
    return client


def at(meeting: Meeting, *parts: str) -> str:
    return "/".join((f"/meetings/{meeting.pk}", *parts)) + "/"


def seal(record: Record) -> str:
    return queries.standing_of_record(record).sha256


@pytest.mark.parametrize(
    "parts",
    [
        ("records",),
        ("records", "minutes"),
        ("records", "minutes", "edit"),
        ("records", "minutes", "versions"),
        ("records", "minutes", "amendments"),
        ("records", "minutes", "issue"),
        ("score",),
        ("prints",),
    ],
)
def test_every_page_opens_for_the_secretary(
    cast: Cast,
    closed: Meeting,
    parts: tuple[str, ...],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = signed_in(cast.dung)
    with django_assert_max_num_queries(MOST_QUERIES):
        response = client.get(at(closed, *parts))
    assert response.status_code == 200


def test_an_edit_on_the_page_becomes_a_version(cast: Cast, closed: Meeting) -> None:
    address = at(closed, "records", "minutes", "edit")
    typed = {"seen": "0", "section_closing": "Hội nghị kết thúc lúc 21 giờ.", "reason": "Sửa giờ"}
    response = signed_in(cast.dung).post(address, typed)
    assert response.status_code == 303
    version = RecordVersion.objects.get()
    assert version.reason == "Sửa giờ"
    page = signed_in(cast.dung).get(at(closed, "records", "minutes", "versions", "1"))
    assert "Hội nghị kết thúc lúc 21 giờ." in page.content.decode()


def test_a_second_editor_keeps_every_word_and_sees_the_difference(
    cast: Cast, closed: Meeting
) -> None:
    record = minutes_of(cast.dung, closed)
    actions.edit_record(by=cast.dung, record=record, typed={"closing": "Câu của Dung."}, seen=0)
    typed = {"seen": "0", "section_closing": "Câu của Bình."}
    address = at(closed, "records", "minutes", "edit")
    refused = signed_in(cast.binh).post(address, typed)
    page = refused.content.decode()
    assert refused.status_code == 409
    assert "Câu của Bình." in page
    assert "Câu của Dung." in page
    assert 'name="seen" value="1"' in page
    # Whoever has seen the difference may save.
    again = signed_in(cast.binh).post(address, {**typed, "seen": "1"})
    assert again.status_code == 303
    assert queries.standing_of_record(record).number == 2


def test_a_proposal_is_sent_answered_and_shown(cast: Cast, closed: Meeting) -> None:
    address = at(closed, "records", "minutes", "amendments")
    sent = signed_in(cast.vinh).post(
        address, {"words": "Tôi nói tháng 12.", "client_id": str(act_id("sửa"))}
    )
    assert sent.status_code == 303
    answer = f"{address}{Amendment.objects.get().pk}/answer/"
    refused = signed_in(cast.dung).post(answer, {"answer": "declined", "note": ""})
    assert refused.status_code == 422
    assert "Ghi lý do giữ nguyên" in refused.content.decode()
    assert signed_in(cast.dung).post(answer, {"answer": "accepted"}).status_code == 303
    assert "đã tiếp thu" in signed_in(cast.an).get(address).content.decode()


def test_an_empty_proposal_comes_back_with_its_error(cast: Cast, closed: Meeting) -> None:
    address = at(closed, "records", "minutes", "amendments")
    response = signed_in(cast.vinh).post(address, {"words": "", "client_id": str(act_id("x"))})
    assert response.status_code == 422
    assert "chưa viết nội dung đề nghị sửa" in response.content.decode()


def test_both_approve_issue_and_download(cast: Cast, closed: Meeting) -> None:
    record = minutes_of(cast.dung, closed)
    address = at(closed, "records", "minutes")
    for person, role in ((cast.dung, "secretary"), (cast.binh, "chair")):
        given = {"sha256": seal(record), "role": role, "capacity": ""}
        response = signed_in(person).post(f"{address}approvals/", given)
        assert response.status_code == 303
    secretary = signed_in(cast.dung)
    assert "Ban hành" in secretary.get(address).content.decode()
    assert secretary.post(f"{address}issue/", {"day": "2026-11-03"}).status_code == 303
    pdf = follow(secretary.get(f"{address}files/pdf/"), range="bytes=0-3")
    assert pdf.body == b"%PDF"
    assert "S%E1%BB%91%2001-BB-CB" in pdf.headers["content-disposition"]
    assert secretary.get(f"{address}files/scan/").status_code == 404


def test_a_text_that_changed_meanwhile_is_not_approved(cast: Cast, closed: Meeting) -> None:
    given = {"sha256": "0" * 64, "role": "chair"}
    response = signed_in(cast.binh).post(at(closed, "records", "minutes", "approvals"), given)
    assert response.status_code == 409
    assert "đọc lại bản mới" in response.content.decode()


def test_a_scan_that_is_not_what_its_name_says_is_refused(cast: Cast, closed: Meeting) -> None:
    record = minutes_of(cast.dung, closed)
    approve(cast, record)
    secretary, address = signed_in(cast.dung), at(closed, "records", "minutes")
    secretary.post(f"{address}issue/", {"day": "2026-11-03"})
    broken = SimpleUploadedFile("bản ký?.pdf", b"not a pdf at all")
    response = secretary.post(f"{address}scan/", {"file": broken})
    assert response.status_code == 422


def test_an_issued_resolution_opens_above_the_cell_without_the_rest(
    cast: Cast, closed: Meeting
) -> None:
    resolution = actions.start_outcome(by=cast.dung, meeting=closed, kind="resolution")
    content = queries.standing_of_record(resolution).content
    typed = {part.code: "\n".join(part.lines).replace("…", "Tốt.") for part in content.sections}
    actions.edit_record(by=cast.dung, record=resolution, typed=typed, seen=0)
    approve(cast, minutes_of(cast.dung, closed))
    approve(cast, resolution)
    resolution = record_for(cast.dung, closed.pk, "resolution")
    actions.issue_record(by=cast.dung, record=resolution, day=clock.today())
    above = signed_in(cast.son)
    page = above.get(at(closed, "records", "resolution"))
    assert page.status_code == 200
    assert at(closed, "opinions") not in page.content.decode()
    pdf = above.get(at(closed, "records", "resolution", "files", "pdf"))
    assert follow(pdf, range="bytes=0-3").body == b"%PDF"
    assert above.get(at(closed, "score")).status_code == 200
    for hidden in ("records", "prints", "opinions"):
        assert above.get(at(closed, hidden)).status_code == 404
    assert above.get(at(closed, "records", "resolution", "edit")).status_code == 403


def test_points_are_confirmed_on_the_page(cast: Cast, closed: Meeting) -> None:
    secretary, address = signed_in(cast.dung), at(closed, "score")
    assert secretary.post(address, {"points_length": "4,5"}).status_code == 303
    assert "4,5" in secretary.get(address).content.decode()
    wrong = secretary.post(address, {"points_length": "6", "remark_length": "Vào muộn 10 phút"})
    assert wrong.status_code == 422
    assert "Vào muộn 10 phút" in wrong.content.decode()
    assert signed_in(cast.an).post(address, {"points_length": "5"}).status_code == 403


@pytest.mark.parametrize("form", ["pdf", "docx"])
@pytest.mark.parametrize("what", ["invitation", "programme", "attendance", "minutes"])
def test_a_print_is_made_under_its_own_name(
    cast: Cast, closed: Meeting, what: str, form: str
) -> None:
    response = signed_in(cast.dung).get(f"/meetings/{closed.pk}/prints/{what}.{form}")
    assert response.status_code == 200
    assert response.content[:4] in (b"%PDF", b"PK\x03\x04")
    assert "no-store" in response["Cache-Control"]


def test_what_cannot_be_printed_is_not_there(cast: Cast, closed: Meeting) -> None:
    member = signed_in(cast.uyen)
    for path in ("attendance.pdf", "minutes.pdf", "invitation.exe", "nothing.pdf"):
        assert member.get(f"/meetings/{closed.pk}/prints/{path}").status_code == 404


def test_somebody_of_another_cell_finds_no_page(cast: Cast, closed: Meeting) -> None:
    stranger = signed_in(cast.cuong)
    for parts in (("records",), ("records", "minutes"), ("score",), ("prints",)):
        assert stranger.get(at(closed, *parts)).status_code == 404
