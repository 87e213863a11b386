"""A unit's report says how old its news is when it is published."""

from collections.abc import Callable
from datetime import timedelta

from django.test import Client

from sotay.news.tests.writing import published
from sotay.org.models import Person
from sotay.org.tests.cast import Cast
from sotay.reports.tests.test_issue_report import TODAY
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
