"""Writing the words of a report and issuing it."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from openpyxl import load_workbook

from sotay.activation.actions import note_reason
from sotay.files import places
from sotay.kernel.refusals import Conflict, Forbidden, Invalid
from sotay.ledger.models import Entry
from sotay.org import actions as org
from sotay.org.models import StatusPeriod
from sotay.org.tests.cast import Cast
from sotay.papers.models import Number
from sotay.papers.tests.xml import Opened
from sotay.reports.actions import issue_report, write_words
from sotay.reports.models import IssuedReport, ReportWords
from sotay.reports.queries.papers import signers, texts_of
from sotay.reports.rules.texts import Texts
from sotay.reports.tests.conftest import NOW

TODAY = NOW.date()
TEXTS = Texts(
    summary="kết quả kích hoạt sổ tay đảng viên điện tử",
    legal_basis="Công văn số 5-CV/TU ngày 05/01/2026 của Ban Thường vụ Tỉnh ủy",
    own_plan="Kế hoạch số 2-KH/ĐU ngày 10/01/2026",
    difficulties="Mạng còn chậm.",
    recipients="Ban Thường vụ Tỉnh ủy\nLưu Văn phòng Đảng ủy",
)


def write(cast: Cast, texts: Texts = TEXTS, edition: int = 0) -> ReportWords:
    return write_words(by=cast.hoa, unit=cast.ward, edition=edition, words=texts)


def ready(cast: Cast) -> Cast:
    """The words are there and everybody who waits has a reason."""
    write(cast)
    note_reason(by=cast.binh, person=cast.quy, reason="technical")
    return cast


def issue(cast: Cast, **changes: object) -> IssuedReport:
    values: dict[str, object] = {
        "by": cast.hoa,
        "unit": cast.ward,
        "day": TODAY,
        "since": date(2026, 1, 1),
        "issued_on": TODAY,
        "signer": signers(cast.ward, TODAY)[0].position_id,
        **changes,
    }
    return issue_report(**values)  # type: ignore[arg-type]  # the tests know what they change


def test_it_gets_the_next_number_of_the_term_and_keeps_figures_words_and_files(
    active: Cast,
) -> None:
    first, second = issue(ready(active)), issue(active)
    assert (first.number.value, second.number.value) == (1, 2)
    assert first.number.register.type_code == "report"
    assert first.figures["figures"]["B3"] == {"activated": 17, "of_A2": 19}
    assert first.figures["version"] == 1
    assert first.texts == TEXTS.as_json()
    assert (first.signer, first.signing_post) == (active.son, "BÍ THƯ")
    name = first.docx.original_name
    assert name == "Số 01-BC-ĐU báo cáo kết quả kích hoạt sổ tay đảng viên điện tử.docx"
    assert Entry.objects.filter(act="reports.report_issued").count() == 2


def test_what_was_issued_stays_when_the_figures_go_on(active: Cast) -> None:
    issued = issue(ready(active))
    org.begin_exemption(by=None, person=active.an, status=StatusPeriod.Status.EXEMPT_AGE, on=TODAY)
    write(active, replace(TEXTS, difficulties="Khác."), edition=1)
    kept = IssuedReport.objects.get(pk=issued.pk)
    assert kept.figures == issued.figures
    assert kept.texts["difficulties"] == "Mạng còn chậm."


def test_no_file_of_it_names_who_has_not_activated(active: Cast) -> None:
    issued = issue(ready(active))
    docx, xlsx = (
        places.of_blob(Path(settings.FILES_ROOT), kept.blob.sha256).read_bytes()
        for kept in (issued.docx, issued.xlsx)
    )
    text = Opened(docx).text
    assert "không có điện thoại thông minh" in text
    assert active.em.full_name not in text
    book = load_workbook(BytesIO(xlsx))
    assert "Cần gọi" not in book.sheetnames
    cells = {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert active.em.full_name not in cells


def test_reasons_that_do_not_add_up_are_refused_and_no_number_is_used(active: Cast) -> None:
    write(active)
    with pytest.raises(Conflict, match="Còn 01 đồng chí chưa kích hoạt mà chưa ghi lý do"):
        issue(active)
    assert not IssuedReport.objects.exists()
    assert not Number.objects.exists()


def test_words_that_are_missing_are_named(active: Cast) -> None:
    ready(active)
    write(active, replace(TEXTS, own_plan=" ", difficulties=""), edition=1)
    with pytest.raises(Invalid, match="còn thiếu: kế hoạch của đơn vị, khó khăn, vướng mắc"):
        issue(active)
    assert not Number.objects.exists()


@pytest.mark.parametrize("days", [-1, 1])
def test_the_paper_s_day_lies_between_the_closing_day_and_today(active: Cast, days: int) -> None:
    ready(active)
    with pytest.raises(Invalid, match="từ ngày chốt số liệu đến hôm nay"):
        issue(active, issued_on=TODAY + timedelta(days=days))


def test_only_secretary_and_deputies_of_the_unit_sign(active: Cast) -> None:
    ready(active)
    elsewhere = signers(active.cell, TODAY)[0]
    with pytest.raises(Invalid, match="Chỉ bí thư hoặc phó bí thư"):
        issue(active, signer=elsewhere.position_id)


@pytest.mark.parametrize("who", ["giang", "khanh", "an", "binh"])
def test_others_do_not_issue_the_ward_s_report(active: Cast, who: str) -> None:
    ready(active)
    with pytest.raises(Forbidden):
        issue(active, by=getattr(active, who))
    assert not IssuedReport.objects.exists()


def test_a_cell_issues_its_own_in_its_own_name(active: Cast) -> None:
    note_reason(by=active.binh, person=active.quy, reason="abroad")
    write_words(by=active.binh, unit=active.cell, edition=0, words=TEXTS)
    signer = signers(active.cell, TODAY)[0].position_id
    issued = issue(active, by=active.binh, unit=active.cell, signer=signer)
    assert issued.docx.original_name.startswith("Số 01-BC-CB ")


def test_a_number_belongs_to_one_report(active: Cast) -> None:
    issued = issue(ready(active))
    issued.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        issued.save(force_insert=True)


def test_a_second_writer_hears_that_somebody_wrote_meanwhile(active: Cast) -> None:
    write(active)
    with pytest.raises(Conflict, match="Người khác vừa sửa"):
        write(active, replace(TEXTS, summary="khác"))
    assert texts_of(active.ward) == TEXTS
    assert write(active, replace(TEXTS, summary="khác"), edition=1).edition == 2


def test_a_first_report_begins_with_what_is_the_same_in_all(active: Cast) -> None:
    texts = texts_of(active.ward)
    assert texts.summary.startswith("kết quả thực hiện cài đặt")
    assert texts.recipients.splitlines()[0] == "Ban Thường vụ Tỉnh ủy"
    assert not texts.difficulties


@pytest.mark.parametrize("who", ["an", "khanh", "lan", "cuong"])
def test_others_do_not_write_the_words(active: Cast, who: str) -> None:
    with pytest.raises(Forbidden):
        write_words(by=getattr(active, who), unit=active.ward, edition=0, words=TEXTS)
    assert not ReportWords.objects.exists()
