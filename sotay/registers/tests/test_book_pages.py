"""The pages of a book: by year, looked for, filtered, and in few queries however full it is."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sotay.org.tests.cast import Cast
from sotay.registers import actions, queries
from sotay.registers.models import Line
from sotay.registers.tests.entering import came
from sotay.registers.tests.test_enter_lines import TEXT

pytestmark = pytest.mark.django_db
MOST_QUERIES = 32


def signed_in(cast: Cast, who: str = "binh") -> Client:
    client = Client()
    client.force_login(getattr(cast, who).account)
    return client


def found(cast: Cast, **asked: object) -> list[str]:
    page = queries.book_page(cast.binh, cast.cell, "incoming", **{"year": 2026, **asked})  # type: ignore[arg-type]
    return [row.summary for row in page.lines]


def test_words_are_found_without_tone_marks_and_years_are_apart(cast: Cast) -> None:
    came(cast.binh, cast.cell, "Về vệ sinh môi trường", author="Đảng ủy phường")
    came(cast.binh, cast.cell, "Triệu tập hội nghị", code="12-GM/ĐU")
    came(cast.binh, cast.cell, "Cũ", day=date(2025, 12, 1))
    assert found(cast, words="ve sinh") == ["Về vệ sinh môi trường"]
    assert found(cast, words="dang uy") == ["Về vệ sinh môi trường"]
    assert found(cast, words="12-gm") == ["Triệu tập hội nghị"]
    assert found(cast, words="không có") == []
    assert found(cast, year=2025) == ["Cũ"]
    page = queries.book_page(cast.binh, cast.cell, "incoming", year=2026)
    assert page.years == [2026, 2025]


def test_struck_lines_are_shown_alone_on_demand(cast: Cast) -> None:
    actions.strike(by=cast.binh, line=came(cast.binh, cast.cell, "Thừa"), reason="Ghi nhầm")
    came(cast.binh, cast.cell, "Đúng")
    assert found(cast) == ["Đúng", "Thừa"]
    assert found(cast, show="struck") == ["Thừa"]


def test_a_full_book_asks_no_more_than_an_empty_one_nearly(cast: Cast) -> None:
    for number in range(60):
        line = came(cast.binh, cast.cell, f"Công văn {number}")
        if number % 3 == 0:
            actions.forward(
                by=cast.binh, line=line, to=cast.an, due_on=date(2026, 11, 30), client_id=uuid4()
            )
    client = signed_in(cast)
    address = f"/registers/units/{cast.cell.pk}/incoming/"
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(address)
    assert page.content.decode().count('id="line-') == 50
    assert len(asked) <= MOST_QUERIES, [one["sql"][:90] for one in asked.captured_queries]
    second = client.get(f"{address}?page=2")
    assert second.content.decode().count('id="line-') == 10


def test_a_file_is_brought_looked_at_and_entered(cast: Cast) -> None:
    client = signed_in(cast)
    here = f"/registers/units/{cast.cell.pk}/incoming/"
    brought = client.post(
        f"{here}uploads/",
        {"file": SimpleUploadedFile("a.txt", TEXT.encode()), "names": '["Nghị quyết?.txt"]',
         "no_secret": "on"},
    )  # fmt: skip
    assert brought.status_code == 303
    page = client.get(brought.headers["Location"]).content.decode()
    assert "05-NQ/ĐU" in page
    assert "về giữ gìn vệ sinh môi trường" in page
    file = brought.headers["Location"].partition("file=")[2]
    sent = {"summary": "về giữ gìn vệ sinh", "day": "2026-11-10", "label": "internal",
            "file": file, "client_id": str(uuid4())}  # fmt: skip
    assert client.post(f"{here}new/", sent).status_code == 303
    line = Line.objects.get()
    assert line.file is not None
    assert line.file.original_name == "Nghị quyết?.txt"
    assert client.get(f"/registers/lines/{line.pk}/").status_code == 200


def test_a_secret_file_leaves_nothing_and_says_what_to_do(cast: Cast) -> None:
    secret = f"TỐI MẬT\n{TEXT}"
    answer = signed_in(cast).post(
        f"/registers/units/{cast.cell.pk}/incoming/uploads/",
        {"file": SimpleUploadedFile("a.txt", secret.encode()), "no_secret": "on"},
    )
    assert answer.status_code == 422
    assert "độ mật" in answer.content.decode()
    assert not Line.objects.exists()


def test_who_keeps_no_book_finds_none_in_the_menu(cast: Cast) -> None:
    assert "/registers/" in signed_in(cast).get("/more/").content.decode()
    assert "/registers/" not in signed_in(cast, "an").get("/more/").content.decode()
