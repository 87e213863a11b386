"""A file marked as a state secret is refused before anything of it is kept."""

import io
from pathlib import Path

import docx
import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from sotay.files import actions
from sotay.files.models import Blob
from sotay.files.secrecy import mark_in
from sotay.files.tests.samples import Upload
from sotay.ledger.models import Entry
from sotay.org.models import Person

HEAD = ["ĐẢNG BỘ TỈNH MINH HÀ", "ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG ỦY PHƯỜNG HÒA AN"]


@pytest.mark.parametrize(
    "line",
    [
        "MẬT",
        "TỐI MẬT",
        "TUYỆT MẬT",
        "[ MẬT ]",
        "“TỐI  MẬT”",
        "M Ậ T",
        "T Ố I M Ậ T",
        "TỐI MẬT".encode().decode(),
        "MA\u0302\u0323T",
        "Độ mật: Tối mật",
        "ĐỘ MẬT: MẬT",
        "Bí mật nhà nước độ Mật",
        "(Tài liệu bí mật nhà nước độ TUYỆT MẬT)",
        "Số 12-BC/ĐU (Mật)",
        "Số: 05-NQ/TU (Tối mật).",
    ],
    ids=range(15),
)
def test_a_mark_at_the_head_is_found(line: str) -> None:
    assert mark_in([*HEAD, line, "BÁO CÁO"]) is not None


@pytest.mark.parametrize(
    "line",
    [
        "Mật độ dân cư của phường",
        "MẬT ĐỘ DÂN CƯ",
        "BẢO MẬT",
        "Về công tác bảo mật thông tin",
        "Quán triệt Luật Bảo vệ bí mật nhà nước",
        "Về danh mục bí mật nhà nước độ Tối mật",
        "Số 12-BC/ĐU",
        "Số 12-BC/ĐU về công tác bảo vệ bí mật",
        "các độ: Mật, Tối mật, Tuyệt mật",
        "mật",
        "Ong mật",
        "TỐI MẶT",
        "CƠ MẬT VIỆN",
        "BÍ MẬT",
    ],
    ids=range(14),
)
def test_words_that_only_speak_of_secrets_are_none(line: str) -> None:
    assert mark_in([*HEAD, line, "BÁO CÁO"]) is None


def test_only_the_head_is_looked_at() -> None:
    assert mark_in([*["dòng"] * 200, "MẬT"]) is None


@given(st.lists(st.text(max_size=60), max_size=20))
def test_any_text_is_looked_through(lines: list[str]) -> None:
    assert mark_in(lines) is None or any("m" in line.lower() for line in lines)


def word(stamp: str, *, boxed: bool = False) -> bytes:
    document = docx.Document()
    if boxed:
        table = document.add_table(rows=1, cols=1)
        table.rows[0].cells[0].text = stamp
    else:
        document.sections[0].header.paragraphs[0].text = stamp
    document.add_paragraph("BÁO CÁO")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def printed(stamp: str, folder: Path) -> bytes:
    source = folder / "paper.typ"
    source.write_text(f"#text[{stamp}]\n\nBÁO CÁO\n\n#pagebreak()\n\nTrang hai")
    made: bytes = typst.compile(source)
    return made


@pytest.fixture
def an(settings: Settings, tmp_path: Path) -> Person:
    settings.FILES_ROOT = tmp_path / "files"
    return Person.objects.create(full_name="Nguyễn Văn An")


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["header.docx", "table.docx", "stamp.pdf", "plain.txt"])
def test_nothing_of_a_secret_is_kept(an: Person, tmp_path: Path, kind: str) -> None:
    files = {
        "header.docx": word("TỐI MẬT"),
        "table.docx": word("MẬT", boxed=True),
        "stamp.pdf": printed("TUYỆT MẬT", tmp_path),
        "plain.txt": "ĐẢNG BỘ TỈNH\nMẬT\nBÁO CÁO".encode(),
    }
    with pytest.raises(actions.SecretMarked, match="không giữ lại"):
        actions.store_file(by=an, upload=Upload(files[kind]), name=kind)
    assert not Blob.objects.exists()
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []
    entry = Entry.objects.get(act="files.secret_refused")
    assert entry.details == {}


@pytest.mark.django_db
@pytest.mark.parametrize("stamp", ["Mật độ dân cư", "BẢO MẬT"])
def test_a_near_miss_is_taken(an: Person, tmp_path: Path, stamp: str) -> None:
    actions.store_file(by=an, upload=Upload(printed(stamp, tmp_path)), name="a.pdf")
    actions.store_file(by=an, upload=Upload(word(stamp)), name="a.docx")
    assert Blob.objects.count() == 2
