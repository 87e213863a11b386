import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sotay.jobs.tests.running import run_queued
from sotay.ledger.models import Entry
from sotay.office.models import ImportRow, MemberImport
from sotay.office.reading import read_list
from sotay.office.tests.workbooks import member, members
from sotay.org.models import Person
from sotay.org.tests.cast import Cast
from sotay.privacy.models import FileOpening

pytestmark = pytest.mark.django_db

LIST = members(
    member("Võ Thị Xuân", "31.000017"),
    member("VÕ VĂN Y", "31.000018"),
    member("Võ Thị Yến", "31.000019", unit="Chi bộ Mặt Trăng"),
)


def signed_in(person: Person) -> Client:
    assert person.account
    client = Client()
    client.force_login(person.account)
    return client


@pytest.fixture
def khanh(cast: Cast) -> Client:
    """The ward's administrator at the desk."""
    return signed_in(cast.khanh)


def bring(client: Client, cast: Cast, data: bytes = LIST, name: str = "Danh sách.xlsx") -> str:
    """The address that a file leads to."""
    answer = client.post(f"/office/units/{cast.ward.pk}/", {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 303, answer.content.decode()
    return answer.headers["Location"]


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_list_is_read_looked_at_entered_and_undone(cast: Cast, khanh: Client) -> None:
    address = bring(khanh, cast)
    waiting = khanh.get(address)
    assert waiting.headers["Refresh"]
    assert "Đang đọc tệp" in waiting.content.decode()
    run_queued()
    preview = khanh.get(address)
    assert "Refresh" not in preview.headers
    page = preview.content.decode()
    assert "Mặt Trăng" in page
    assert "Nhập 2 dòng hợp lệ" in page
    assert "Võ Văn Y" in text(khanh, f"{address}?rows=warned")
    assert not Person.objects.filter(full_name="Võ Thị Xuân").exists()

    assert khanh.post(f"{address}entry/").status_code == 303
    assert "Đang nhập" in text(khanh, address)
    run_queued()
    assert "Đã nhập: 2 đảng viên mới" in text(khanh, address)
    assert Person.objects.filter(full_name__in=["Võ Thị Xuân", "Võ Văn Y"]).count() == 2

    assert khanh.post(f"{address}undoing/").status_code == 303
    assert "đã được hoàn tác" in text(khanh, address)
    assert not Person.objects.filter(full_name="Võ Thị Xuân").exists()


def test_what_is_kept_of_a_list_is_under_seal(cast: Cast, khanh: Client) -> None:
    bring(khanh, cast)
    brought = MemberImport.objects.get()
    assert brought.file is not None
    assert b"xl/workbook" not in bytes(brought.file)
    run_queued()
    kept = ImportRow.objects.values_list("content", flat=True)
    assert len(kept) == 3
    assert not any("Võ" in str.__str__(content) for content in kept)


def test_the_file_goes_when_its_rows_are_entered(cast: Cast, khanh: Client) -> None:
    address = bring(khanh, cast)
    run_queued()
    khanh.post(f"{address}entry/")
    run_queued()
    assert MemberImport.objects.get().file is None


def test_entering_twice_enters_once(cast: Cast, khanh: Client) -> None:
    address = bring(khanh, cast)
    run_queued()
    assert khanh.post(f"{address}entry/").status_code == 303
    assert khanh.post(f"{address}entry/").status_code == 409
    run_queued()
    assert khanh.post(f"{address}entry/").status_code == 409
    assert Person.objects.filter(full_name="Võ Thị Xuân").count() == 1


def test_a_list_is_left_without_a_trace_of_its_people(cast: Cast, khanh: Client) -> None:
    address = bring(khanh, cast)
    run_queued()
    assert khanh.post(f"{address}removal/").status_code == 303
    assert not MemberImport.objects.exists()
    assert not ImportRow.objects.exists()
    assert khanh.get(address).status_code == 404


def test_a_file_without_headings_says_so_on_its_page(cast: Cast, khanh: Client) -> None:
    address = bring(khanh, cast, b"a,b\nc,d\n", "x.csv")
    run_queued()
    page = text(khanh, address)
    assert "Không tìm thấy dòng tiêu đề" in page
    assert MemberImport.objects.get().file is None


def test_refused_rows_go_back_as_a_file(cast: Cast, khanh: Client) -> None:
    address = bring(khanh, cast)
    run_queued()
    answer = khanh.get(f"{address}refused/")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    (row,) = read_list(answer.content).rows
    assert row.values[0] == "Võ Thị Yến"


def test_what_goes_out_comes_in_unchanged(cast: Cast, khanh: Client) -> None:
    bring(khanh, cast)
    run_queued()
    khanh.post(f"/office/lists/{MemberImport.objects.get().pk}/entry/")
    run_queued()
    answer = khanh.post(f"/office/units/{cast.ward.pk}/export/")
    assert answer.status_code == 200
    entry = Entry.objects.last()
    assert entry is not None
    assert entry.act == "office.members_exported"
    noted = FileOpening.objects.filter(viewer=cast.khanh, what="export")
    assert noted.get(person=cast.an).relations == ["administrator"]
    assert noted.count() in (entry.details["rows"], entry.details["rows"] - 1)  # not oneself
    address = bring(khanh, cast, answer.content)
    run_queued()
    again = MemberImport.objects.get(pk=int(address.split("/")[-2]))
    assert again.counts == {"unchanged": entry.details["rows"], "warned": 0}


def test_the_template_is_a_list_that_is_understood(khanh: Client) -> None:
    data = khanh.get("/office/template/").content
    layout = read_list(data).layout
    assert len(layout.columns) == 15
    assert layout.unused == ()


@pytest.mark.parametrize("who", ["an", "binh", "son", "hoa"])
def test_nobody_but_the_administrator(cast: Cast, khanh: Client, who: str) -> None:
    address = bring(khanh, cast)
    run_queued()
    client = signed_in(getattr(cast, who))
    assert client.get("/office/").status_code == 403
    assert client.get("/office/template/").status_code == 403
    assert client.get(f"/office/units/{cast.ward.pk}/").status_code == 403
    assert client.post(f"/office/units/{cast.ward.pk}/export/").status_code == 403
    for path in ("", "refused/"):
        assert client.get(f"{address}{path}").status_code == 404
    for path in ("entry/", "undoing/", "removal/"):
        assert client.post(f"{address}{path}").status_code == 404


def test_an_administrator_keeps_what_is_below_and_not_what_is_above(
    cast: Cast, khanh: Client
) -> None:
    assert khanh.get(f"/office/units/{cast.cell.pk}/").status_code == 200
    assert khanh.get(f"/office/units/{cast.province.pk}/").status_code == 403
    assert khanh.get("/office/").headers["Location"] == f"/office/units/{cast.ward.pk}/"


@pytest.mark.parametrize("page", ["0", "9999999", "x", "-1", "1e9", "٣"])
def test_a_page_that_is_not_there_shows_one_that_is(cast: Cast, khanh: Client, page: str) -> None:
    address = bring(khanh, cast)
    run_queued()
    assert "Võ Thị Yến" in text(khanh, f"{address}?rows=refused&page={page}")
    assert khanh.get(f"{address}?rows=%00").status_code == 200
