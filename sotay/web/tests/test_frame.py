"""The frame of the pages: navigation, identity, today's cards, the look."""

import pytest
from django.test import Client

from sotay.accounts.models import Account
from sotay.web import context, navigation, today
from sotay.web.context import Identity
from sotay.web.today import Action, Card, Chip, Row


def test_an_empty_day_teaches(page: Client) -> None:
    html = page.get("/").content.decode()
    assert "Hôm nay chưa có việc gì" in html
    assert html.count('aria-current="page"') == 1
    assert '<html lang="vi"' in html


def test_only_the_first_card_that_stands_out_has_the_main_button(page: Client) -> None:
    def tonight(account: Account) -> list[Card]:
        enter, read = Action("Vào họp", "/a"), Action("Xem tài liệu", "/b")
        return [
            Card("Mới", 200, rows=[Row("Nghị quyết", "/n", chip=Chip("mới", "info"))]),
            Card("Chi ủy", 20, when="Thứ Tư, 19:00", actions=[enter]),
            Card("Thường kỳ tháng 11", 10, when="Tối nay, 19:30", actions=[enter, read]),
        ]

    today.register(tonight)
    html = page.get("/").content.decode()
    assert html.count('class="button main"') == 1
    assert html.index("Thường kỳ tháng 11") < html.index("Chi ủy") < html.index("Nghị quyết")
    assert html.index('class="button main"') < html.index("Chi ủy")


def test_the_top_bar_names_unit_and_person(page: Client) -> None:
    context.register_identity(lambda account: Identity("Chi bộ <3>", "Nguyễn Thị An"))
    html = page.get("/").content.decode()
    assert "Chi bộ &lt;3&gt;" in html
    assert "Nguyễn Thị An" in html


def test_an_account_without_a_person_is_named_by_its_sign_in_name(page: Client) -> None:
    context.register_identity(lambda account: None)
    assert "nguyen.thi.an" in page.get("/").content.decode()


def test_an_entry_shows_where_it_is_of_use_and_the_deepest_is_current(page: Client) -> None:
    navigation.register(navigation.Entry("Giới thiệu", "info", "web:about", 20))
    navigation.register(
        navigation.Entry("Ẩn", "info", "web:look", 30, visible=lambda account: False)
    )
    html = page.get("/about/").content.decode()
    assert '<a href="/about/" aria-current="page">' in html
    assert ">Ẩn<" not in html
    assert html.count('aria-current="page"') == 1


def test_the_look_is_kept_in_the_browser_and_used_on_the_next_page(page: Client) -> None:
    answer = page.post("/look/", {"text": "1.5", "theme": "dark", "back": "/more/"})
    assert (answer.status_code, answer["Location"]) == (303, "/more/")
    html = page.get("/more/").content.decode()
    assert 'data-text="1.5"' in html
    assert 'media="screen" id="dark-tokens"' in html


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_the_look_leads_nowhere_else(page: Client, back: str) -> None:
    answer = page.post("/look/", {"text": "17", "theme": "pink", "back": back})
    assert answer["Location"] == "/"
    assert (answer.cookies["text_size"].value, answer.cookies["theme"].value) == ("1", "auto")


def test_about_and_look_are_open(stranger: Client) -> None:
    assert stranger.get("/about/").status_code == 200
    assert stranger.post("/look/", {"text": "1.2"}).status_code == 303
