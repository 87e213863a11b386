"""Papers get their lines: typed, from the library, from a number, each once and without a gap."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from sotay.documents import actions as library
from sotay.documents.models import Document, Publication
from sotay.files.tests.samples import Upload
from sotay.kernel.refusals import Conflict, Forbidden, Invalid, Missing
from sotay.org.models import Person, Title, Unit
from sotay.org.tests.cast import Cast
from sotay.papers.actions import allocate_number, cancel_number
from sotay.papers.layouts import layout_named
from sotay.papers.models import Number
from sotay.registers import actions, issued, queries
from sotay.registers.models import Book, Line
from sotay.registers.tests.entering import TODAY, came, went

pytestmark = pytest.mark.django_db
TEXT = (
    "ĐẢNG BỘ TỈNH MINH HÀ\nĐẢNG ỦY PHƯỜNG HÒA AN\nSố 05-NQ/ĐU\n"
    "Hòa An, ngày 03 tháng 11 năm 2026\nNGHỊ QUYẾT\nvề giữ gìn vệ sinh môi trường\n-----\n"
)


def a_document(by: Person, unit: Unit) -> Document:
    document = library.take_in(
        by=by, unit=unit, upload=Upload(TEXT.encode()), name="nghị quyết.txt"
    )
    library.publish(by=by, document=document, unit=unit, reach=Publication.Reach.SUBTREE)
    document.refresh_from_db()
    return document


def a_number(cast: Cast, title: str = "Nghị quyết tháng 11") -> Number:
    return allocate_number(
        by=cast.binh,
        unit=cast.cell,
        layout=layout_named("hd05"),
        issuer_kind="cell",
        type_code="resolution",
        title=title,
        day=date(2026, 11, 3),
    )


def test_numbers_follow_one_another_in_each_unit_and_year(cast: Cast) -> None:
    assert [came(cast.binh, cast.cell).value for _turn in range(3)] == [1, 2, 3]
    assert came(cast.son, cast.ward).value == 1
    late = came(cast.binh, cast.cell, day=date(2025, 12, 31))
    assert (late.value, late.book.year) == (1, 2025)
    assert came(cast.binh, cast.cell).value == 4
    assert went(cast.binh, cast.cell).value == 1


def test_what_is_refused_takes_no_number(cast: Cast) -> None:
    came(cast.binh, cast.cell)
    for wrong in (
        {"summary": " \u200b "},
        {"day": TODAY + timedelta(days=1)},
        {"dated_on": TODAY + timedelta(days=1)},
        {"code": "12-BC/ĐU (Mật)"},
        {"summary": "TUYỆT MẬT"},
        {"note": "Độ mật: Tối mật"},
    ):
        with pytest.raises(Invalid):
            came(cast.binh, cast.cell, **wrong)
    assert Line.objects.count() == 1
    assert Book.objects.get().next_value == 2


@pytest.mark.parametrize("words", ["Mật độ dân cư", "Bảo mật thông tin", "về bảo vệ bí mật"])
def test_words_that_speak_of_secrecy_are_no_mark(cast: Cast, words: str) -> None:
    assert came(cast.binh, cast.cell, words).summary == words


@pytest.mark.parametrize("who", ["an", "dung", "khanh", "lan", "son"])
def test_nobody_else_keeps_the_book(cast: Cast, who: str) -> None:
    with pytest.raises(Forbidden):
        came(getattr(cast, who), cast.cell)
    assert not Book.objects.exists()


def test_the_same_sending_is_one_line(cast: Cast) -> None:
    key = uuid4()
    particulars = actions.Particulars(summary="Công văn", day=TODAY)
    for _turn in range(2):
        line = actions.enter_incoming(
            by=cast.binh, unit=cast.cell, particulars=particulars, client_id=key
        )
    assert (line.value, Line.objects.count()) == (1, 1)


def test_a_document_published_to_the_unit_is_entered_by_one_tap(cast: Cast) -> None:
    document = a_document(cast.son, cast.ward)
    assert queries.waiting_documents(cast.cell, "incoming", 2026) == [document]
    line = actions.enter_document(
        by=cast.binh, unit=cast.cell, kind="incoming", document=document, client_id=uuid4()
    )
    assert (line.code, line.author, line.dated_on) == (
        "05-NQ/ĐU",
        "Đảng ủy phường Hòa An",
        date(2026, 11, 3),
    )
    assert line.summary == "về giữ gìn vệ sinh môi trường"
    assert queries.waiting_documents(cast.cell, "incoming", 2026) == []
    again = actions.enter_document(
        by=cast.phuc, unit=cast.cell, kind="incoming", document=document, client_id=uuid4()
    )
    assert again.pk == line.pk


def test_the_unit_s_own_document_waits_in_the_other_book(cast: Cast) -> None:
    document = a_document(cast.son, cast.ward)
    assert queries.waiting_documents(cast.ward, "incoming", 2026) == []
    assert queries.waiting_documents(cast.ward, "outgoing", 2026) == [document]
    line = actions.enter_document(
        by=cast.son, unit=cast.ward, kind="outgoing", document=document, client_id=uuid4()
    )
    assert (line.code, line.recipients) == ("05-NQ/ĐU", cast.ward.name)


@pytest.mark.parametrize(("who", "waits"), [("committee", True), ("body", False), ("title", False)])
def test_what_went_to_a_body_or_a_title_is_in_no_unit_s_book(
    cast: Cast, who: str, waits: bool
) -> None:
    upload = Upload(TEXT.encode())
    document = library.take_in(by=cast.son, unit=cast.ward, upload=upload, name="a.txt")
    library.publish(
        by=cast.son,
        document=document,
        unit=cast.ward,
        who=who,
        body=cast.cell_committee if who == "body" else None,
        title=Title.objects.get(code="cell_secretary") if who == "title" else None,
    )
    document.refresh_from_db()
    assert bool(queries.waiting_documents(cast.cell, "incoming", 2026)) is waits
    if not waits:
        with pytest.raises(Missing):
            queries.document_to_enter(cast.cell, "incoming", document.pk)
    line = actions.enter_document(
        by=cast.son, unit=cast.ward, kind="outgoing", document=document, client_id=uuid4()
    )
    assert (
        line.recipients
        == {
            "committee": f"Cấp ủy viên, {cast.ward.name} và các đơn vị trực thuộc",
            "body": cast.cell_committee.name,
            "title": f"Bí thư Chi bộ, {cast.ward.name} và các đơn vị trực thuộc",
        }[who]
    )


def test_a_document_that_never_came_is_not_there(cast: Cast) -> None:
    own = a_document(cast.lan, cast.other_cell)
    with pytest.raises(Missing):
        queries.document_to_enter(cast.cell, "incoming", own.pk)


def test_a_paper_issued_in_the_product_is_entered_by_one_tap(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = a_number(cast)
    told = issued.Issued(day=date(2026, 11, 3), signer="Trần Văn Bình")
    monkeypatch.setattr(issued, "_sources", [lambda ids: dict.fromkeys(ids, told)])
    waiting = queries.waiting_numbers(cast.cell, 2026)
    assert [(one["code"], one["day"]) for one in waiting] == [("01-NQ/CB", date(2026, 11, 3))]
    line = actions.enter_number(by=cast.binh, unit=cast.cell, number=number, client_id=uuid4())
    assert (line.code, line.signer, line.dated_on) == (
        "01-NQ/CB",
        "Trần Văn Bình",
        date(2026, 11, 3),
    )
    assert queries.waiting_numbers(cast.cell, 2026) == []


def test_a_cancelled_number_has_no_paper(cast: Cast) -> None:
    number = cancel_number(by=cast.binh, number=a_number(cast), reason="Soạn nhầm")
    assert queries.waiting_numbers(cast.cell, 2026) == []
    with pytest.raises(Conflict):
        actions.enter_number(by=cast.binh, unit=cast.cell, number=number, client_id=uuid4())
    assert not Line.objects.exists()


def test_a_paper_made_elsewhere_gets_its_number_and_its_line(cast: Cast) -> None:
    a_number(cast)
    line = went(cast.binh, cast.cell, "Báo cáo quý", signer="Trần Văn Bình", copies=3)
    assert (line.value, line.code) == (1, "01-BC/CB")
    assert line.number is not None
    assert line.number.title == "Báo cáo quý"
    assert went(cast.binh, cast.cell).code == "02-BC/CB"


def test_a_paper_that_the_unit_may_not_issue_takes_neither(cast: Cast) -> None:
    with pytest.raises(Invalid):
        went(cast.binh, cast.cell, type_code="directive")
    assert not Number.objects.exists()
    assert not Line.objects.exists()


def test_a_file_fills_in_the_line_and_stands_in_one_book_only(cast: Cast) -> None:
    stored = actions.propose_from(
        by=cast.binh, unit=cast.cell, upload=Upload(TEXT.encode()), name="đến?.txt"
    )
    assert queries.file_to_enter(cast.binh, stored.pk) == stored
    with pytest.raises(Missing):
        queries.file_to_enter(cast.phuc, stored.pk)
    found = queries.first_columns(stored)
    assert (found["code"], found["type_code"]) == ("05-NQ/ĐU", "resolution")
    particulars = actions.Particulars(day=TODAY, **found)
    line = actions.enter_incoming(
        by=cast.binh, unit=cast.cell, particulars=particulars, client_id=uuid4(), file=stored
    )
    assert line.file == stored
    with pytest.raises(Missing):
        queries.file_to_enter(cast.binh, stored.pk)
    with pytest.raises(Conflict):
        actions.enter_incoming(
            by=cast.binh, unit=cast.cell, particulars=particulars, client_id=uuid4(), file=stored
        )
