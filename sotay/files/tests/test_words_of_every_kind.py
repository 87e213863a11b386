"""Every kind of file says its words, by page, in Unicode."""

from pathlib import Path

import pytest
from pytest_django import Settings

from sotay.files import places, texts
from sotay.files.actions import store_bytes
from sotay.files.models import Preview
from sotay.files.previews import write_whole
from sotay.files.tests import offices, samples
from sotay.jobs.tests.running import run_queued

pytestmark = pytest.mark.django_db

WORDS = "Chi bộ thống nhất phân công đồng chí Nguyễn Văn Tú"
OLD = offices.in_tcvn3("Đảng ủy phường đề nghị các chi bộ họp thường kỳ; người vắng gửi ý kiến")
READ = "Đảng ủy phường đề nghị các chi bộ họp thường kỳ; người vắng gửi ý kiến"


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path


def pages(data: bytes, name: str) -> list[list[str]]:
    return texts.pages_of(store_bytes(by=None, data=data, name=name).blob)


def test_a_sheet_and_a_slide_are_pages_and_a_letter_is_one() -> None:
    book = offices.workbook(Một=[["Họ tên", "Tuổi"], [], ["Nguyễn Văn Tú", 72]], Hai=[["Hết"]])
    assert pages(book, "a.xlsx") == [
        ["Một", "Họ tên | Tuổi", "Nguyễn Văn Tú | 72"],
        ["Hai", "Hết"],
    ]
    assert pages(offices.slides("Trang đầu", "Trang hai"), "a.pptx") == [
        ["Trang đầu"],
        ["Trang hai"],
    ]
    assert pages(offices.letter(WORDS, "Hết"), "a.odt") == [[WORDS, "Hết"]]
    assert pages(offices.word(WORDS, "Hết"), "a.docx") == [[WORDS, "Hết"]]
    assert pages(samples.pdf(3), "a.pdf") == [[], [], []]


@pytest.mark.parametrize("small", [False, True])
def test_an_old_word_file_is_read_piece_by_piece(small: bool) -> None:
    text = "To trinh\rHang hai" if small else f"{WORDS}\rHai\x07Ba\x07\x07"
    read = pages(offices.word97(text, small=small), "a.doc")
    assert read == [["To trinh", "Hang hai"]] if small else read == [[WORDS, "Hai | Ba"]]


def test_what_word_writes_between_marks_of_a_field_is_not_read() -> None:
    field = "Trang \x13 PAGE \x143\x15 hết"
    assert pages(offices.word97(field), "a.doc") == [["Trang 3 hết"]]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (offices.word(OLD), "a.docx"),
        (offices.word(OLD, font=".VnTime"), "b.docx"),
        (offices.word97(OLD), "a.doc"),
        (offices.letter(OLD), "a.odt"),
        (offices.workbook(S=[[OLD]]), "a.xlsx"),
        (offices.slides(OLD), "a.pptx"),
        (OLD.encode("latin-1"), "a.txt"),
    ],
    ids=["unnamed font", "font", "doc", "odt", "xlsx", "pptx", "txt"],
)
def test_what_was_typed_before_unicode_is_read_as_its_font_shows_it(data: bytes, name: str) -> None:
    # That encoding has no capital Đ with a mark of its own kind: a font draws it.
    assert READ.lower() in " ".join(text for page in pages(data, name) for text in page).lower()


def test_a_font_of_capitals_and_a_font_of_unicode_stand_side_by_side() -> None:
    import io

    import docx

    document = docx.Document()
    paragraph = document.add_paragraph()
    for text, font in ((offices.in_tcvn3("nghị quyết"), ".VnTimeH"), (" về việc Ô tô", "Arial")):
        paragraph.add_run(text).font.name = font
    out = io.BytesIO()
    document.save(out)
    assert pages(out.getvalue(), "a.docx") == [["NGHỊ QUYẾT về việc Ô tô"]]


@pytest.mark.parametrize(
    "data", [WORDS.encode("utf-16"), WORDS.encode(), b"\xef\xbb\xbf" + WORDS.encode()], ids=range(3)
)
def test_a_text_in_any_unicode_is_read(data: bytes) -> None:
    assert pages(data, "a.txt") == [[WORDS]]


def test_words_kept_before_there_were_pages_are_one_page() -> None:
    blob = store_bytes(by=None, data=offices.word("Mới"), name="a.docx").blob
    place = places.of_words(Path(blob.path).parents[2], blob.sha256)
    write_whole(place, b'["C\\u0169", "Hai"]')
    assert texts.pages_of(blob) == [["Cũ", "Hai"]]
    assert texts.paragraphs_of(blob) == ["Cũ", "Hai"]


def test_every_kind_is_ready_without_any_program_beside_ours() -> None:
    files = {
        "a.docx": offices.word(WORDS), "a.xlsx": offices.workbook(S=[[WORDS]]),
        "a.pptx": offices.slides(WORDS), "a.odt": offices.letter(WORDS),
        "a.doc": offices.word97(WORDS), "a.txt": WORDS.encode(), "a.pdf": samples.pdf(),
        "a.png": samples.PNG, "a.jpg": samples.JPEG, "a.webp": samples.WEBP,
    }  # fmt: skip
    blobs = {name: store_bytes(by=None, data=data, name=name).blob for name, data in files.items()}
    run_queued()
    rows = {name: Preview.objects.get(blob=blob) for name, blob in blobs.items()}
    assert {name: row.state for name, row in rows.items()} == dict.fromkeys(files, "ready")
    assert {name for name, row in rows.items() if row.sheets} == {
        "a.pdf",
        "a.png",
        "a.jpg",
        "a.webp",
    }
