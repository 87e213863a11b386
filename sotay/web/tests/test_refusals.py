"""A refusal becomes a page or JSON, in words of the house."""

import json

import pytest
from django.test import Client

from sotay.accounts.models import Account

pytestmark = pytest.mark.urls("sotay.web.tests.pages")
COMPUTER_WORDS = ("404", "403", "500", "server", "máy chủ", "Error", "RuntimeError", "secret")


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/missing/", 404, "Không có buổi họp này."),
        ("/forbidden/", 403, "Chỉ thư ký ghi được biên bản."),
        ("/invalid/", 422, "Giờ họp đã qua."),
        ("/conflict/", 409, "Đồng chí Bình vừa đóng buổi họp."),
        ("/denied/", 403, "Tài khoản này không có quyền làm việc đó."),
        ("/nowhere/", 404, "Ở địa chỉ này không có nội dung nào."),
        ("/broken/", 500, "Hệ thống đang bận. Nội dung đồng chí viết đã được giữ lại trên máy."),
    ],
)
def test_says_what_happened_and_leads_back(
    page: Client, path: str, status: int, sentence: str
) -> None:
    answer = page.get(path)
    html = answer.content.decode()
    assert answer.status_code == status
    assert sentence in html
    assert "Quay lại trang trước" in html
    main = html[html.index("<main") : html.index("</main>")]
    assert not [word for word in COMPUTER_WORDS if word in main]


def test_shows_what_was_kept_without_trusting_it(page: Client) -> None:
    html = page.get("/conflict/").content.decode()
    assert "Đề nghị &lt;b&gt;thêm&lt;/b&gt; đèn." in html


@pytest.mark.parametrize(("path", "status"), [("/conflict/", 409), ("/broken/", 500)])
def test_a_program_gets_json(page: Client, path: str, status: int) -> None:
    answer = page.get(path, headers={"Accept": "application/json"})
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/json"
    assert json.loads(answer.content)["message"]


def test_a_fault_page_needs_no_session_and_no_database(page: Client) -> None:
    html = page.get("/broken/").content.decode()
    assert "nguyen.thi.an" not in html
    assert "<nav" not in html


def test_a_stale_form_says_so(an: Account) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(an)
    answer = strict.post("/private/")
    assert answer.status_code == 403
    assert "Trang này đã mở quá lâu" in answer.content.decode()
