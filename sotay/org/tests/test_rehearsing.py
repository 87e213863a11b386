"""What a sheet says beforehand is what happens, and until then nothing does."""

from datetime import date

import pytest
from django.test import Client

from sotay.ledger.models import Entry
from sotay.org import actions
from sotay.org.models import Membership, Position, StagePeriod, SystemRole, Unit, UnitEvent
from sotay.org.tests.cast import Cast
from tests.bad_input.asking import rows_of_all_tables

pytestmark = pytest.mark.django_db
DAY = "2026-09-01"


@pytest.fixture
def khanh(cast: Cast) -> Client:
    client = Client()
    assert cast.khanh.account is not None
    client.force_login(cast.khanh.account)
    return client


def body(client: Client, address: str, sent: dict[str, str], status: int = 200) -> str:
    answer = client.post(address, sent)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def test_a_merge_says_who_goes_where_and_does_nothing_yet(cast: Cast, khanh: Client) -> None:
    before = rows_of_all_tables()
    page = body(
        khanh,
        f"/org/{cast.other_cell.pk}/absorption/",
        {"into": str(cast.cell.pk), "on": DAY, "decision": "QĐ 5-QĐ/ĐU"},
    )
    assert "Chưa ghi gì cả" in page
    moves = "7 đảng viên (chính thức) chuyển từ Chi bộ Trường Tiểu học Hòa An sang Chi bộ Tổ dân"
    assert moves in page
    # Oanh was received in the cell for a time, and is at home there now.
    assert "1 đảng viên (tạm thời) ra khỏi danh sách của Chi bộ Tổ dân phố 3" in page
    assert "Phạm Quang Cường" in page
    assert "Kết thúc từ ngày 01/09/2026: Bí thư Chi bộ · Đặng Thị Lan" in page
    assert "Chi bộ Trường Tiểu học Hòa An kết thúc hoạt động từ ngày 01/09/2026" in page
    assert rows_of_all_tables() == before
    assert Entry.objects.count() == 0


def test_the_button_of_that_page_does_it(cast: Cast, khanh: Client) -> None:
    sent = {"into": str(cast.cell.pk), "on": DAY, "decision": "QĐ 5-QĐ/ĐU", "sure": "1"}
    body(khanh, f"/org/{cast.other_cell.pk}/absorption/", sent, status=303)
    cast.other_cell.refresh_from_db()
    assert cast.other_cell.ends == date(2026, 9, 1)
    assert Membership.objects.filter(unit=cast.cell, person=cast.cuong, ends=None).exists()
    assert UnitEvent.objects.get().decision == "QĐ 5-QĐ/ĐU"


def test_back_to_the_sheet_everything_typed_is_there(cast: Cast, khanh: Client) -> None:
    page = body(
        khanh,
        f"/org/{cast.other_cell.pk}/absorption/",
        {"into": str(cast.cell.pk), "on": DAY, "decision": "QĐ 4711", "again": "1"},
    )
    assert 'value="QĐ 4711"' in page
    assert f'value="{cast.cell.pk}" selected' in page


def test_what_the_act_refuses_is_refused_beforehand_and_keeps_what_was_typed(
    cast: Cast, khanh: Client
) -> None:
    page = body(
        khanh,
        f"/org/{cast.cell.pk}/dissolution/",
        {"how": "dissolved", "on": DAY, "decision": "QĐ 4711"},
        status=409,
    )
    assert "Còn 13 đảng viên" in page
    assert "QĐ 4711" in page


def test_a_split_names_the_parts_and_whose_post_ends(cast: Cast, khanh: Client) -> None:
    sent = {"name_1": "Chi bộ Khu 3A", "on": DAY, f"member_{cast.dung.pk}": "1"}
    page = body(khanh, f"/org/{cast.cell.pk}/split/", sent)
    assert "Thành lập Chi bộ Khu 3A (Chi bộ trực thuộc) từ ngày 01/09/2026" in page
    assert "1 đảng viên (chính thức) chuyển từ Chi bộ Tổ dân phố 3 sang Chi bộ Khu 3A" in page
    assert "Chi ủy viên · Đỗ Thị Dung" in page
    body(khanh, f"/org/{cast.cell.pk}/split/", {**sent, "sure": "1"}, status=303)
    assert Unit.objects.get(name="Chi bộ Khu 3A").code == "31.101.006"


def test_a_member_of_a_part_without_a_name_is_asked_about(cast: Cast, khanh: Client) -> None:
    sent = {"name_1": "Chi bộ 3A", "on": DAY, f"member_{cast.dung.pk}": "2"}
    page = body(khanh, f"/org/{cast.cell.pk}/split/", sent, status=422)
    assert "Hãy ghi tên phần có đảng viên chuyển về" in page


def test_several_cells_are_founded_from_a_list_all_or_none(cast: Cast, khanh: Client) -> None:
    sent = {"names": "Chi bộ Khu 7\n\nChi bộ  Khu 8\n", "kind": "cell", "on": "2026-08-01"}
    address = f"/org/{cast.ward.pk}/cells/"
    body(khanh, address, sent, status=303)
    made = Unit.objects.filter(parent=cast.ward).order_by("code")[2:]
    assert [(unit.code, unit.name, unit.short_name) for unit in made] == [
        ("31.101.006", "Chi bộ Khu 7", "Khu 7"),
        ("31.101.007", "Chi bộ Khu 8", "Khu 8"),
    ]
    page = body(khanh, address, {**sent, "names": "Chi bộ Khu 9\nChi bo khu 7"}, status=422)
    assert "Dòng 2: “Chi bo khu 7” đã có. Chưa chi bộ nào được lập." in page
    assert not Unit.objects.filter(name="Chi bộ Khu 9").exists()


def test_units_of_others_cannot_be_chosen(cast: Cast) -> None:
    """Who keeps one cell merges it into none that they do not keep, and not upwards."""
    actions.give_system_role(
        by=None,
        person=cast.an,
        unit=cast.cell,
        role=SystemRole.Role.ADMINISTRATOR,
        on=date(2026, 1, 1),
    )
    client = Client()
    assert cast.an.account is not None
    client.force_login(cast.an.account)
    sent = {"into": str(cast.other_cell.pk), "on": DAY, "sure": "1"}
    page = body(client, f"/org/{cast.cell.pk}/absorption/", sent, status=422)
    assert "không có trong danh sách" in page
    assert client.get(f"/org/{cast.ward.pk}/manage/").status_code == 403
    assert client.post(f"/people/{cast.cuong.pk}/departure/", {}).status_code == 403


def test_an_appointment_by_name_finds_the_one_who_is_meant(cast: Cast, khanh: Client) -> None:
    address = f"/org/{cast.ward.pk}/positions/"
    sent = {"person": "ta van nam", "title": "committee_member", "on": DAY, "sure": "1"}
    assert "Không thấy đồng chí nào tên" in body(khanh, address, sent, status=422)
    body(khanh, address, {**sent, "person": "pham quang cuong"}, status=303)
    assert Position.objects.filter(person=cast.cuong, title="committee_member").exists()


def test_of_two_namesakes_none_is_taken_by_chance(cast: Cast, khanh: Client) -> None:
    twin = actions.add_member(
        by=None,
        unit=cast.other_cell,
        on=date(2026, 1, 1),
        stage=StagePeriod.Stage.OFFICIAL,
        full_name="Nguyễn Thị An",
    )
    address = f"/org/{cast.ward.pk}/positions/"
    sent = {"person": "Nguyễn Thị An", "title": "committee_member", "on": DAY, "sure": "1"}
    page = body(khanh, address, sent, status=422)
    assert "Có 2 đồng chí tên này" in page
    body(khanh, address, {**sent, "person": "Nguyễn Thị An · Trường Tiểu học"}, status=303)
    assert Position.objects.get(title="committee_member").person == twin
