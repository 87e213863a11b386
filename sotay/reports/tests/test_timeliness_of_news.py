"""A unit's report says how old its news is when it is published."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook
from pypdf import PdfReader

from sotay.news.rules.timeliness import Timeliness
from sotay.news.tests.writing import published
from sotay.org.models import Person
from sotay.org.tests.cast import Cast
from sotay.papers.tests.xml import Opened
from sotay.reports.rules.wording import news_told
from sotay.reports.tests.test_issue_report import TODAY, issue, ready
from sotay.reports.tests.test_pages_of_reports import page_of, shown

Browser = Callable[[Person], Client]


def test_the_report_says_how_many_days_lay_between(active: Cast, browser: Browser) -> None:
    for days in (1, 2, 4, 8):
        published(active.binh, active.cell, event_on=TODAY - timedelta(days=days))
    page = shown(browser(active.binh), page_of(active.cell))
    assert "Tháng 11/2026, từ sự việc đến lúc đăng" in page
    assert "4 tin" in page
    assert "3 ngày" in page


def test_another_unit_s_news_is_not_its_figure(active: Cast, browser: Browser) -> None:
    published(active.lan, active.other_cell, event_on=TODAY)
    assert "tính kịp thời" not in shown(browser(active.binh), page_of(active.cell))


def test_the_issued_report_says_it_too_in_every_form_and_keeps_it(active: Cast) -> None:
    for days in (1, 2, 4, 8):
        published(active.son, active.ward, event_on=TODAY - timedelta(days=days))
    issued = issue(ready(active))
    sentence = (
        "Trong kỳ, Đảng ủy phường đăng 04 tin về sự việc, hoạt động; từ một nửa số tin trở lên "
        "đăng trong vòng 03 ngày kể từ ngày diễn ra."
    )
    assert sentence in Opened(issued.docx.blob.path.read_bytes()).text
    words = " ".join(page.extract_text() for page in PdfReader(issued.pdf.blob.path).pages)
    assert "04 tin" in " ".join(words.split())
    assert issued.figures["figures"]["G1"] == {"articles": 4, "median_days": 3.0}
    sheet = load_workbook(BytesIO(issued.xlsx.blob.path.read_bytes()))["Tổng hợp"]
    rows = {row[1]: row[2] for row in sheet.iter_rows(values_only=True)}
    assert rows["Tin về sự việc, hoạt động đã đăng"] == 4
    assert rows["Số ngày từ sự việc đến lúc đăng (ở giữa)"] == 3


def test_without_news_the_report_does_not_speak_of_it(active: Cast) -> None:
    published(active.binh, active.cell, event_on=TODAY)
    issued = issue(ready(active))
    assert "đăng" not in Opened(issued.docx.blob.path.read_bytes()).text
    assert "G1" not in issued.figures["figures"]


@pytest.mark.parametrize(
    ("count", "age", "words"),
    [
        (1, "2", "đăng 01 tin về sự việc, hoạt động, sau 02 ngày"),
        (3, "0", "ngay trong ngày diễn ra"),
        (2, "1.5", "trong vòng 1,5 ngày"),
        (12, "10.0", "đăng 12 tin"),
        (12, "10.0", "trong vòng 10 ngày"),
    ],
)
def test_the_median_is_said_in_plain_words(count: int, age: str, words: str) -> None:
    assert words in news_told("Đảng ủy phường", Timeliness(count, Decimal(age), ()))
