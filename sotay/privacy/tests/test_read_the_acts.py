"""The committee and the administrator read what was changed in their unit, and nothing said."""

import csv
from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from sotay.kernel import clock
from sotay.meetings import actions as meetings
from sotay.meetings.tests import cast as people
from sotay.org import actions
from sotay.org.models import Person, StatusPeriod
from sotay.org.tests.cast import Cast, build_cast
from tests.stages import stage

pytestmark = pytest.mark.django_db
DAY = datetime(2026, 11, 10, 9, 0, tzinfo=clock.VIETNAM)


@stage
def cast(db: None) -> Cast:
    cast = build_cast()
    exempt = StatusPeriod.Status.EXEMPT_AGE
    with clock.held_at(DAY):
        actions.begin_exemption(by=cast.khanh, person=cast.quy, status=exempt, on=DAY.date())
    with clock.held_at(DAY + timedelta(days=1)):
        actions.begin_exemption(by=cast.khanh, person=cast.cuong, status=exempt, on=DAY.date())
        actions.rename_unit(
            by=cast.khanh,
            unit=cast.other_cell,
            name="Chi bộ Trường học",
            short_name="Trường học",
            on=DAY.date(),
        )
    return cast


def acts_of(person: Person, unit_id: int, query: str = "") -> str:
    client = Client()
    assert person.account is not None
    client.force_login(person.account)
    answer = client.get(f"/org/{unit_id}/audit/{query}")
    assert answer.status_code == 200
    page = answer.content.decode()
    return page[page.index("<h1>") :].split("</details>")[-1]  # below the form with all names


def test_a_cell_s_secretary_reads_the_acts_of_the_cell_and_no_other(cast: Cast) -> None:
    page = acts_of(cast.binh, cast.cell.pk)
    assert "Cho miễn công tác và sinh hoạt" in page
    assert "Mai Thị Quý" in page
    assert "Ngô Quốc Khánh" in page
    assert "Phạm Quang Cường" not in page
    assert "Đổi tên" not in page


def test_the_ward_reads_all_that_is_under_it(cast: Cast) -> None:
    page = acts_of(cast.khanh, cast.ward.pk)
    assert "Mai Thị Quý" in page
    assert "Phạm Quang Cường" in page
    assert "Đổi tên tổ chức" in page


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("?person=Cường", "Phạm Quang Cường", "Mai Thị Quý"),
        ("?until=2026-11-10", "Mai Thị Quý", "Phạm Quang Cường"),
        ("?since=11/11/2026", "Phạm Quang Cường", "Mai Thị Quý"),
        ("?act=org.unit_renamed", "Đổi tên tổ chức", "Mai Thị Quý"),
    ],
)
def test_it_is_narrowed_by_person_day_and_kind(
    cast: Cast, query: str, shown: str, hidden: str
) -> None:
    page = acts_of(cast.khanh, cast.ward.pk, query)
    assert shown in page
    assert hidden not in page


def test_nothing_of_a_meeting_is_on_it(cast: Cast) -> None:
    meeting = people.an_open_meeting(cast)
    with clock.held_at(people.EVENING):
        meetings.post_opinion(
            by=cast.an,
            meeting=meeting,
            words="Đồng ý.",
            audience="cell",
            client_id=people.act_id("o"),
        )
    page = acts_of(cast.binh, cast.cell.pk)
    assert "Gửi ý kiến" not in page
    assert "Nguyễn Thị An" not in page


@pytest.mark.parametrize("query", ["?since=hôm qua", "?act=meetings.opinion_posted"])
def test_a_question_without_sense_is_said_so_and_shows_no_fault(cast: Cast, query: str) -> None:
    client = Client()
    assert cast.khanh.account is not None
    client.force_login(cast.khanh.account)
    answer = client.get(f"/org/{cast.ward.pk}/audit/{query}")
    assert answer.status_code == 422
    assert "Có 1 chỗ cần sửa" in answer.content.decode()


def test_it_is_taken_away_as_csv_that_no_spreadsheet_takes_for_formulas(cast: Cast) -> None:
    cast.khanh.full_name = "=cmd|' /C calc'!A0"
    cast.khanh.save()
    client = Client()
    assert cast.khanh.account is not None
    client.force_login(cast.khanh.account)
    answer = client.get(f"/org/{cast.ward.pk}/audit/export/?until=2026-11-10")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    head, *lines = list(csv.reader(text.splitlines()))
    assert head == ["Số", "Ngày", "Giờ", "Ai làm", "Việc", "Về", "Đơn vị"]
    assert [line[1:3] + line[4:6] for line in lines] == [
        ["10/11/2026", "09:00", "Cho miễn công tác và sinh hoạt", "Mai Thị Quý"]
    ]
    assert lines[0][3].startswith("'=")


@pytest.mark.parametrize("who", ["an", "cuong", "giang", "hoa", "lan"])
def test_others_do_not_read_the_cell_s_acts(cast: Cast, who: str) -> None:
    person = getattr(cast, who)
    client = Client()
    client.force_login(person.account)
    for address in ("", "export/"):
        assert client.get(f"/org/{cast.cell.pk}/audit/{address}").status_code == 403


def test_the_days_are_vietnam_s(cast: Cast) -> None:
    night = datetime(2026, 11, 20, 0, 30, tzinfo=clock.VIETNAM)  # still the 19th in UTC
    with clock.held_at(night):
        actions.make_official(by=cast.khanh, person=cast.dat, on=date(2026, 11, 1))
    assert "Hoàng Văn Đạt" in acts_of(cast.khanh, cast.ward.pk, "?since=2026-11-20")
    assert "Hoàng Văn Đạt" not in acts_of(cast.khanh, cast.ward.pk, "?until=2026-11-19")
