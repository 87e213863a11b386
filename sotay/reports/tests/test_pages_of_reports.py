"""The pages of reports: who sees what, and what each form of the report carries."""

import io
import json
from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from sotay.activation.actions import note_reason
from sotay.org.models import Person, Unit
from sotay.org.tests.cast import Cast
from sotay.privacy.models import FileOpening
from sotay.reports.actions import write_words
from sotay.reports.models import IssuedReport
from sotay.reports.queries.papers import signers
from sotay.reports.tests.test_issue_report import TEXTS, TODAY

Browser = Callable[[Person], Client]


def page_of(unit: Unit, rest: str = "") -> str:
    return f"/reports/activation/{unit.pk}/{rest}"


def shown(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[:500]
    return answer.content.decode()


def form_of(cast: Cast) -> dict[str, str]:
    return {
        "on": TODAY.isoformat(),
        "since": "2026-01-01",
        "issued_on": TODAY.isoformat(),
        "signer": str(signers(cast.ward, TODAY)[0].position_id),
        "client_id": str(uuid4()),
    }


def test_the_secretary_sees_both_shares_the_reasons_and_whom_to_call(
    active: Cast, browser: Browser
) -> None:
    page = shown(browser(active.son), page_of(active.ward))
    assert "17/19 đồng chí, đạt 89,5%" in page
    assert "17/18 đồng chí, đạt 94,4%" in page
    assert "Lê Thị Em" in page
    assert "không có điện thoại thông minh" in page
    assert "1 đồng chí chưa kích hoạt mà chưa ghi lý do" in page


def test_the_clerk_sees_figures_and_nobody_s_name(active: Cast, browser: Browser) -> None:
    page = shown(browser(active.hoa), page_of(active.ward))
    assert "17/19 đồng chí" in page
    assert "Lê Thị Em" not in page
    book = load_workbook(
        io.BytesIO(browser(active.hoa).get(page_of(active.ward, "file/xlsx/")).content)
    )
    assert "Cần gọi" not in book.sheetnames


def test_the_administrator_sees_figures_and_the_roster_and_writes_nothing(
    active: Cast, browser: Browser
) -> None:
    client = browser(active.khanh)
    assert "Lê Thị Em" in shown(client, page_of(active.ward))
    shown(client, page_of(active.ward, "words/"), 403)
    shown(client, page_of(active.ward, "issue/"), 403)


@pytest.mark.parametrize("who", ["an", "cuong", "lan"])
def test_members_do_not_see_the_figures_of_the_ward(
    active: Cast, browser: Browser, who: str
) -> None:
    page = shown(browser(getattr(active, who)), page_of(active.ward), 403)
    assert "17/19" not in page
    assert "Lê Thị Em" not in page


def test_who_follows_one_cell_sees_that_cell(active: Cast, browser: Browser) -> None:
    assert "11 đảng viên" in shown(browser(active.giang), page_of(active.cell))


def test_the_menu_leads_there_only_whom_it_concerns(active: Cast, browser: Browser) -> None:
    assert "/reports/activation/" in shown(browser(active.son), "/more/")
    assert "/reports/activation/" not in shown(browser(active.an), "/more/")
    answer = browser(active.son).get("/reports/activation/")
    assert (answer.status_code, answer.headers["Location"]) == (303, page_of(active.ward))
    assert "Chưa có báo cáo nào" in shown(browser(active.an), "/reports/activation/")


def test_another_day_and_another_period_are_asked_for_in_the_address(
    active: Cast, browser: Browser
) -> None:
    page = shown(browser(active.son), page_of(active.ward, "?on=2026-11-21&since=2026-11-01"))
    assert "Số liệu chốt ngày 21/11/2026, kỳ từ ngày 01/11/2026" in page
    assert "0/19 đồng chí, đạt 0,0%" in page


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("on=hôm-qua", "Hãy ghi ngày theo mẫu"),
        ("on=2030-01-01", "không được sau hôm nay"),
        ("on=2026-11-01&since=2026-11-02", "phải bắt đầu trước ngày chốt"),
        ("on=2024-01-01", "chưa thành lập"),
        ("since=0001-01-01", "sớm nhất từ năm 1930"),
    ],
)
def test_a_period_that_is_none_is_said_at_the_field_and_today_is_shown(
    active: Cast, browser: Browser, asked: str, said: str
) -> None:
    client = browser(active.son)
    page = shown(client, page_of(active.ward, f"?{asked}"), 422)
    assert said in page
    assert "17/19 đồng chí" in page
    assert client.get(page_of(active.ward, f"file/json/?{asked}")).status_code in (404, 422)


def test_every_form_comes_under_a_name_that_says_what_it_is(active: Cast, browser: Browser) -> None:
    client = browser(active.son)
    starts = {"docx": b"PK", "xlsx": b"PK", "pdf": b"%PDF", "json": b"{"}
    for form, start in starts.items():
        answer = client.get(page_of(active.ward, f"file/{form}/"))
        assert answer.status_code == 200
        assert answer.content.startswith(start)
        assert f".{form}" in answer.headers["Content-Disposition"]
        assert answer.headers["Cache-Control"] == "private, no-store"
    assert client.get(page_of(active.ward, "file/exe/")).status_code == 404


def test_who_is_on_the_list_can_read_who_took_it_away(active: Cast, browser: Browser) -> None:
    for form in ("json", "pdf"):
        browser(active.son).get(page_of(active.ward, f"file/{form}/"))
    browser(active.hoa).get(page_of(active.ward, "file/xlsx/"))
    assert not FileOpening.objects.exists()
    browser(active.son).get(page_of(active.ward, "file/xlsx/"))
    taken = FileOpening.objects.filter(viewer=active.son, what="export")
    assert {row.person_id for row in taken} == {active.em.pk, active.quy.pk}


def test_a_name_that_begins_like_a_formula_stays_a_name(active: Cast, browser: Browser) -> None:
    Unit.objects.filter(pk=active.cell.pk).update(name="=HYPERLINK(1)", code="=1+1")
    data = browser(active.son).get(page_of(active.ward, "file/xlsx/")).content
    cells = [
        cell
        for row in load_workbook(io.BytesIO(data))["Theo đơn vị"].iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.strip().startswith("=")
    ]
    assert len(cells) == 2
    assert {cell.data_type for cell in cells} == {"s"}


def test_words_are_kept_and_printed_and_figures_are_not_in_the_form(
    active: Cast, browser: Browser
) -> None:
    client = browser(active.hoa)
    page = shown(client, page_of(active.ward, "words/"))
    assert 'data-draft="report-' in page
    assert "17" not in page.partition("<form")[2].partition("</form>")[0].replace("1373", "")
    sent = {**TEXTS.as_json(), "edition": "0", "difficulties": "Máy cũ.\nMạng chậm."}
    answer = client.post(page_of(active.ward, "words/"), sent)
    assert answer.status_code == 303
    assert "Máy cũ." in shown(client, page_of(active.ward, "words/"))


def test_a_second_writer_keeps_what_was_typed(active: Cast, browser: Browser) -> None:
    write_words(by=active.son, unit=active.ward, edition=0, words=TEXTS)
    sent = {"edition": "0", "difficulties": "Câu của người thứ hai."}
    answer = browser(active.hoa).post(page_of(active.ward, "words/"), sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Người khác vừa sửa" in page
    assert "Câu của người thứ hai." in page


def test_issuing_leads_to_a_report_that_can_be_fetched(active: Cast, browser: Browser) -> None:
    note_reason(by=active.binh, person=active.quy, reason="technical")
    write_words(by=active.hoa, unit=active.ward, edition=0, words=TEXTS)
    client, sent = browser(active.hoa), form_of(active)
    assert client.post(page_of(active.ward, "issue/"), sent).status_code == 303
    issued = IssuedReport.objects.get()
    assert "Số 01, ngày" in shown(client, page_of(active.ward))
    page = shown(client, f"/reports/issued/{issued.pk}/")
    assert "Trịnh Hồng Sơn, bí thư" in page
    figures = json.loads(client.get(f"/reports/issued/{issued.pk}/json/").content)
    assert figures["figures"]["B3"]["activated"] == 17
    assert client.get(f"/reports/issued/{issued.pk}/pdf/").status_code == 302
    assert client.get(f"/reports/issued/{issued.pk}/exe/").status_code == 404


def test_the_same_sending_twice_is_one_report(active: Cast, browser: Browser) -> None:
    note_reason(by=active.binh, person=active.quy, reason="technical")
    write_words(by=active.hoa, unit=active.ward, edition=0, words=TEXTS)
    client, sent = browser(active.hoa), form_of(active)
    statuses = [client.post(page_of(active.ward, "issue/"), sent).status_code for _ in range(2)]
    assert statuses == [303, 303]
    assert IssuedReport.objects.count() == 1


def test_what_does_not_add_up_is_said_and_the_form_keeps_its_days(
    active: Cast, browser: Browser
) -> None:
    write_words(by=active.hoa, unit=active.ward, edition=0, words=TEXTS)
    sent = {**form_of(active), "since": "2026-07-01"}
    answer = browser(active.hoa).post(page_of(active.ward, "issue/"), sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Còn 01 đồng chí chưa kích hoạt mà chưa ghi lý do" in page
    assert "2026-07-01" in page


def test_a_unit_without_secretary_hears_that_nobody_can_sign(
    active: Cast, browser: Browser
) -> None:
    active.ward.positions.all().delete()
    page = shown(browser(active.hoa), page_of(active.ward, "issue/"))
    assert "chưa có người ký" in page


def test_an_issued_report_of_elsewhere_is_not_there(active: Cast, browser: Browser) -> None:
    note_reason(by=active.binh, person=active.quy, reason="technical")
    write_words(by=active.hoa, unit=active.ward, edition=0, words=TEXTS)
    browser(active.hoa).post(page_of(active.ward, "issue/"), form_of(active))
    issued = IssuedReport.objects.get()
    for address in (f"/reports/issued/{issued.pk}/", f"/reports/issued/{issued.pk}/docx/"):
        shown(browser(active.an), address, 404)


def test_a_unit_that_ended_reports_until_its_last_day(active: Cast, browser: Browser) -> None:
    Unit.objects.filter(pk=active.other_cell.pk).update(ends=TODAY - timedelta(days=30))
    page = shown(browser(active.son), page_of(active.other_cell))
    assert f"Số liệu chốt ngày {date(2026, 10, 22):%d/%m/%Y}" in page


def test_the_page_asks_the_database_a_bounded_number_of_times(
    active: Cast, browser: Browser
) -> None:
    client = browser(active.son)
    with CaptureQueriesContext(connection) as asked:
        shown(client, page_of(active.ward))
    assert len(asked) <= 42
