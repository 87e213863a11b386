"""What is found in the library, by whom, and that nobody learns of anything else."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from sotay.documents import actions, queries
from sotay.documents.models import Document, Publication
from sotay.files.tests.samples import Upload
from sotay.jobs.tests.running import run_queued
from sotay.kernel.refusals import Missing
from sotay.org.models import Person, Title, Unit
from sotay.org.tests.cast import NAMES, Cast
from sotay.search.actions import rebuild_some
from sotay.search.engine.asking import Chosen
from sotay.search.queries import Results, results_for

pytestmark = pytest.mark.django_db
Reach, Who = Publication.Reach, Publication.Who
HEAD = (
    "ĐẢNG BỘ TỈNH MINH HÀ\nĐẢNG ỦY PHƯỜNG HÒA AN\nSố {code}\n"
    "Hòa An, ngày 03 tháng 11 năm {year}\n{kind}\n{title}\n-----\n{words}\n"
)


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"
    settings.SEARCH_ROOT = tmp_path / "search"
    while not rebuild_some():
        pass


@dataclass(frozen=True)
class Paper:
    code: str = "05-NQ/ĐU"
    kind: str = "NGHỊ QUYẾT"
    title: str = "về giữ gìn vệ sinh môi trường"
    words: str = "Mỗi hộ dân phân loại rác tại nguồn."
    year: int = 2026

    def bytes(self) -> bytes:
        return HEAD.format(**vars(self)).encode()


def take_in(by: Person, unit: Unit, paper: Paper | None = None) -> Document:
    paper = paper or Paper()
    upload = Upload(paper.bytes())
    return actions.take_in(by=by, unit=unit, upload=upload, name=f"{paper.title[:40]}.txt")


def publish(by: Person, document: Document, unit: Unit, **to: Any) -> None:
    actions.publish(by=by, document=document, unit=unit, **to)


def everywhere(cast: Cast) -> dict[str, dict[str, Any]]:
    """Every manner in which one may publish in the ward."""
    title = Title.objects.get
    return {
        "subtree": {},
        "unit": {"unit": cast.cell, "reach": Reach.UNIT},
        "committees": {"who": Who.COMMITTEE},
        "committee": {"unit": cast.cell, "who": Who.COMMITTEE, "reach": Reach.UNIT},
        "board": {"who": Who.BODY, "body": cast.standing_board},
        "cell committee": {"who": Who.BODY, "body": cast.cell_committee},
        "secretaries": {"who": Who.TITLE, "title": title(code="cell_secretary")},
        "secretary": {
            "unit": cast.other_cell,
            "reach": Reach.UNIT,
            "who": Who.TITLE,
            "title": title(code="cell_secretary"),
        },
        "implied": {"who": Who.TITLE, "title": title(code="committee_member")},
    }


MANNERS = (
    "subtree", "unit", "committees", "committee", "board", "cell committee", "secretaries",
    "secretary", "implied",
)  # fmt: skip


def issued(cast: Cast, paper: Paper | None = None) -> Document:
    document = take_in(cast.hoa, cast.ward, paper)
    publish(cast.hoa, document, cast.ward)
    run_queued()
    return document


def look(person: Person, words: str, **chosen: str | bool) -> Results:
    return results_for(person, words, Chosen(**chosen))  # type: ignore[arg-type]


def found(person: Person, words: str, **chosen: str | bool) -> list[str]:
    return [hit.line.address for hit in look(person, words, **chosen).hits]


def address(document: Document) -> str:
    return f"/documents/{document.pk}/"


def learns_of(person: Person, words: str, document: Document) -> bool:
    """Whether anything on the page of results tells that the document is there."""
    results = look(person, words, past=True)
    shown = [*results.hits, *results.near]
    assert not (results.count and not results.hits)
    return results.cut or address(document) in [hit.line.address for hit in shown]


@pytest.mark.parametrize(
    "typed",
    [
        "05-NQ/ĐU", "05 nq đu", "5 nq du", "nghị quyết 05", "nghi quyet so 05", "NQ 05",
        "vệ sinh môi trường", "ve sinh moi truong", "VỆ SINH", "phân loại rác", "phan loai rac",
        "nghị quyết vệ sinh", "rác tại nguồn", "hoà an", "hòa an rác",
    ],
)  # fmt: skip
def test_it_is_found_however_it_is_typed(cast: Cast, typed: str) -> None:
    document = issued(cast)
    assert found(cast.an, typed) == [address(document)]


@pytest.mark.parametrize("typed", ["ve sinh moi truogn", "phân laoi rác", "nghi quyte ve sinh"])
def test_a_typing_error_still_finds_it(cast: Cast, typed: str) -> None:
    document = issued(cast)
    results = look(cast.an, typed)
    assert [hit.line.address for hit in (*results.hits, *results.near)] == [address(document)]


def test_some_of_the_words_are_better_than_nothing(cast: Cast) -> None:
    document = issued(cast)
    results = look(cast.an, "mức phạt khi không phân loại rác")
    assert results.hits == []
    assert [hit.line.address for hit in results.near] == [address(document)]


def test_a_hit_shows_the_passage_with_the_words_marked(cast: Cast) -> None:
    issued(cast)
    (hit,) = look(cast.an, "phan loai rac").hits
    (excerpt,) = hit.excerpts
    assert [piece.text for piece in excerpt.pieces if piece.hit] == ["phân", "loại", "rác"]


def test_the_best_comes_first(cast: Cast) -> None:
    about = issued(cast, Paper(code="07-HD/ĐU", kind="HƯỚNG DẪN", title="về đóng đảng phí"))
    mentions = issued(cast, Paper(code="08-BC/ĐU", kind="BÁO CÁO", title="về công tác năm",
                                  words="Chi bộ thu đủ đảng phí. " * 3))  # fmt: skip
    assert found(cast.an, "đảng phí") == [address(about), address(mentions)]


def test_what_is_chosen_narrows(cast: Cast) -> None:
    issued(cast)
    old = issued(cast, Paper(code="03-CT/ĐU", kind="CHỈ THỊ", title="về vệ sinh", year=2019))
    assert found(cast.an, "vệ sinh", year="2019") == [address(old)]
    assert found(cast.an, "vệ sinh", kind="directive") == [address(old)]
    assert found(cast.an, "vệ sinh", issuer="phuong hoa an", year="2019") == [address(old)]
    assert found(cast.an, "vệ sinh", unit=str(cast.cell.pk)) == []
    assert look(cast.an, "vệ sinh", year="2001").without_choices == 2


def test_what_is_no_longer_in_force_is_asked_for(cast: Cast) -> None:
    document = issued(cast)
    actions.withdraw(by=cast.hoa, document=document)
    # At once, though the index does not know yet.
    assert found(cast.an, "vệ sinh") == []
    run_queued()
    assert found(cast.an, "vệ sinh") == []
    assert found(cast.an, "vệ sinh", past=True) == [address(document)]


def test_a_newer_file_takes_the_place_of_the_older(cast: Cast) -> None:
    document = issued(cast)
    newer = Upload(Paper(words="Thu gom pin cũ.").bytes())
    actions.add_version(by=cast.hoa, document=document, upload=newer, name="moi.txt")
    run_queued()
    assert found(cast.an, "pin cũ") == [address(document)]
    assert found(cast.an, "tại nguồn") == []


def test_what_stands_in_an_annex_finds_the_document(cast: Cast) -> None:
    document = issued(cast)
    annex = actions.attach(
        by=cast.hoa,
        document=document,
        upload=Upload("Danh sách điểm tập kết phế liệu".encode()),
        name="phụ lục.txt",
        kind="annex",
    )
    run_queued()
    hit = look(cast.an, "tap ket phe lieu").hits[0]
    assert hit.line.address == address(document)
    assert [(one.page, one.address) for one in hit.excerpts] == [(None, address(document))]
    actions.detach(by=cast.hoa, document=document, attachment=annex)
    run_queued()
    assert found(cast.an, "tap ket phe lieu") == []
    assert found(cast.an, "phân loại rác") == [address(document)]


def test_a_title_put_right_is_found(cast: Cast) -> None:
    document = issued(cast)
    given = actions.Particulars(title="về trồng cây xanh", code="09-NQ/ĐU", type_code="resolution")
    actions.describe(by=cast.hoa, document=document, particulars=given)
    run_queued()
    assert found(cast.an, "trồng cây 09 nq") == [address(document)]


# ---- who finds what ----


def test_a_draft_is_found_by_its_keepers_alone(cast: Cast) -> None:
    document = take_in(cast.hoa, cast.ward)
    run_queued()
    assert found(cast.hoa, "vệ sinh") == [address(document)]
    for other in (cast.an, cast.binh, cast.khanh, cast.giang):
        assert not learns_of(other, "vệ sinh", document)


@pytest.mark.parametrize("state", ["draft", *MANNERS, "withdrawn", "of cell"])
def test_everybody_finds_exactly_what_they_may_read(cast: Cast, state: str) -> None:
    keeper, unit = (cast.binh, cast.cell) if state == "of cell" else (cast.hoa, cast.ward)
    document = take_in(keeper, unit)
    if state != "draft":
        actions.publish(
            by=keeper, document=document, **{"unit": unit, **everywhere(cast).get(state, {})}
        )
    if state == "withdrawn":
        actions.withdraw(by=keeper, document=document)
    run_queued()
    for name in NAMES:
        person = getattr(cast, name)
        assert learns_of(person, "05 nq du", document) is reads(person, document), name
        assert learns_of(person, "phân loại rác", document) is reads(person, document), name


def reads(person: Person, document: Document) -> bool:
    try:
        queries.document_for(person, document.pk)
    except Missing:
        return False
    return True


def test_the_rights_of_the_list_and_of_search_are_those_of_the_door(cast: Cast) -> None:
    for keeper, unit in (
        (cast.hoa, cast.ward),
        (cast.binh, cast.cell),
        (cast.lan, cast.other_cell),
    ):
        for manner in ("", Reach.SUBTREE, Reach.UNIT):
            document = take_in(keeper, unit)
            if manner:
                publish(keeper, document, unit, reach=manner)
    for to in everywhere(cast).values():
        document = take_in(cast.hoa, cast.ward)
        actions.publish(by=cast.hoa, document=document, **{"unit": cast.ward, **to})
    for name in NAMES:
        person = getattr(cast, name)
        allowed = {one.pk for one in Document.objects.all() if reads(person, one)}
        assert {one.pk for one in queries.visible(person)} == allowed, name


def test_an_index_that_knows_too_much_tells_nothing(cast: Cast) -> None:
    """The database decides, whatever the index still says."""
    document = take_in(cast.hoa, cast.ward)
    publish(cast.hoa, document, cast.ward)
    run_queued()
    assert learns_of(cast.an, "vệ sinh", document)
    Publication.objects.filter(document=document).update(unit=cast.other_cell, reach=Reach.UNIT)
    assert not learns_of(cast.an, "vệ sinh", document)
    assert look(cast.an, "vệ sinh").count == 0


def test_who_moves_finds_what_the_new_place_may_read_without_a_new_index(cast: Cast) -> None:
    document = take_in(cast.lan, cast.other_cell)
    publish(cast.lan, document, cast.other_cell)
    run_queued()
    assert not learns_of(cast.an, "vệ sinh", document)
    cast.an.memberships.update(unit=cast.other_cell)
    assert learns_of(cast.an, "vệ sinh", document)


def test_a_unit_that_is_moved_finds_what_its_new_superiors_publish(cast: Cast) -> None:
    document = issued(cast)
    Unit.objects.filter(pk=cast.cell.pk).update(parent=cast.province)
    assert not learns_of(cast.quy, "vệ sinh", document)


def test_of_what_is_hidden_nothing_is_suggested(cast: Cast) -> None:
    hidden = take_in(cast.lan, cast.other_cell, Paper(title="về dự án phượng đỏ"))
    publish(cast.lan, hidden, cast.other_cell)
    run_queued()
    for typed in ("phượng đỏ", "phuong dp", "dự án phượng đor", "phuongdo", "phượng"):
        results = look(cast.an, typed, year="1999")
        assert (results.hits, results.near, results.count, results.without_choices) == (
            [],
            [],
            0,
            0,
        )


# ---- the page ----


@pytest.fixture
def reader(client: Client, cast: Cast) -> Client:
    assert cast.an.account is not None
    client.force_login(cast.an.account)
    return client


def test_the_page_shows_the_hit_and_where_it_stands(reader: Client, cast: Cast) -> None:
    document = issued(cast)
    page = reader.get("/search/", {"words": "phan loai rac"}).content.decode()
    assert f'href="{address(document)}"' in page
    assert "<mark>phân</mark>" in page
    assert "Tìm thấy 1 kết quả" in page


def test_markup_in_a_document_stays_text(reader: Client, cast: Cast) -> None:
    issued(cast, Paper(words="Chữ <script>alert(1)</script> trong văn bản."))
    page = reader.get("/search/", {"words": "script trong văn bản"}).content.decode()
    assert "<script>alert" not in page
    assert "alert" in page


def test_what_was_typed_stays_in_the_box(reader: Client) -> None:
    page = reader.get("/search/", {"words": 'không "có" <gì>', "year": "2020"}).content.decode()
    assert "không &#34;có&#34; &lt;gì&gt;" in page or "không &quot;có&quot; &lt;gì&gt;" in page
    assert 'value="2020"' in page


def test_ten_thousand_letters_are_refused_and_kept(reader: Client) -> None:
    typed = "dài " * 2_500
    response = reader.get("/search/", {"words": typed})
    assert response.status_code == 422
    assert "Đồng chí bớt lại" in response.content.decode()
    assert typed.strip() in response.content.decode()


def test_many_hits_come_page_by_page(reader: Client, cast: Cast) -> None:
    for number in range(1, 24):
        document = take_in(cast.hoa, cast.ward, Paper(code=f"{number:02d}-NQ/ĐU"))
        publish(cast.hoa, document, cast.ward)
    run_queued()
    first = reader.get("/search/", {"words": "vệ sinh"}).content.decode()
    assert "Tìm thấy 23 kết quả" in first
    second = reader.get("/search/?words=v%E1%BB%87+sinh&page=2").content.decode()
    assert second.count('class="row hit"') == 3
    beyond = reader.get("/search/?words=v%E1%BB%87+sinh&page=9999").content.decode()
    assert beyond.count('class="row hit"') == 3


def test_a_search_asks_the_database_a_few_times_only(
    reader: Client, cast: Cast, django_assert_max_num_queries: object
) -> None:
    for number in range(1, 6):
        issued(cast, Paper(code=f"{number:02d}-NQ/ĐU"))
    reader.get("/search/", {"words": "vệ sinh"})
    with django_assert_max_num_queries(24):  # type: ignore[operator]
        reader.get("/search/", {"words": "vệ sinh"})
