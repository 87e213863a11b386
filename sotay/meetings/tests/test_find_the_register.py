"""From an issued record to the register that its number stands in."""

import json
from collections.abc import Iterator
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from sotay.kernel import clock
from sotay.meetings import actions
from sotay.meetings.models import Meeting, RecordPaper, RecordScan
from sotay.meetings.queries.letterheads import day_of
from sotay.meetings.tests.browsing import signed_in
from sotay.meetings.tests.evening import AFTER, approve, minutes_of
from sotay.org.tests.cast import Cast
from sotay.papers.actions import cancel_number


@pytest.fixture(autouse=True)
def after() -> Iterator[None]:
    with clock.held_at(AFTER):
        yield


@pytest.fixture
def paper(cast: Cast, full_evening: Meeting) -> RecordPaper:
    minutes = minutes_of(cast.dung, full_evening)
    approve(cast, minutes)
    return actions.issue_record(by=cast.binh, record=minutes, day=day_of(minutes.meeting))


def test_whoever_may_look_into_the_register_is_led_there(cast: Cast, paper: RecordPaper) -> None:
    assert paper.number is not None
    register = reverse("papers:register", args=[paper.number.register_id])
    for person, led in ((cast.binh, True), (cast.dung, True), (cast.an, False)):
        page = signed_in(person).get(
            reverse("meetings:record", args=[paper.record.meeting_id, "minutes"])
        )
        assert (register in page.content.decode()) is led
    assert signed_in(cast.binh).get(register).status_code == 200


def test_a_cancelled_number_is_said_on_the_record(cast: Cast, paper: RecordPaper) -> None:
    assert paper.number is not None
    cancel_number(by=cast.binh, number=paper.number, reason="Sai thể thức")
    page = signed_in(cast.an).get(
        reverse("meetings:record", args=[paper.record.meeting_id, "minutes"])
    )
    assert "đã hủy trong sổ văn bản: Sai thể thức" in page.content.decode()


def test_a_scan_keeps_the_name_that_the_page_read(cast: Cast, paper: RecordPaper) -> None:
    name = 'Bản ký "lần 1"? + #2.png'
    picture = BytesIO()
    Image.new("L", (8, 8)).save(picture, "PNG")
    client = signed_in(cast.binh)
    address = reverse("meetings:record_scan", args=[paper.record.meeting_id, "minutes"])
    sent = {"file": SimpleUploadedFile("x.png", picture.getvalue()), "names": json.dumps([name])}
    assert client.post(address, sent).status_code == 303
    assert RecordScan.objects.get().file.original_name == name
    wrong = {"file": SimpleUploadedFile("x.txt", b"Bien ban.\n"), "names": ""}
    answer = client.post(address, wrong)
    assert answer.status_code == 422
    assert "Ở đây chỉ nhận tệp PDF, JPEG, PNG." in answer.content.decode()
