"""Taking a file in: by what it is, under the name that it came with."""

import hashlib
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from sotay.files import actions, inspection, kinds, pdf_reader, queries
from sotay.files.kinds import Kind
from sotay.files.models import Blob, StoredFile
from sotay.files.tests import samples
from sotay.files.tests.samples import Upload
from sotay.kernel.refusals import Invalid
from sotay.org.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> Path:
    settings.FILES_ROOT = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def an() -> Person:
    return Person.objects.create(full_name="Nguyễn Văn An")


def refused(an: Person, data: bytes, name: str) -> str:
    """The sentence with which a file is refused; and nothing of it is kept."""
    with pytest.raises(Invalid) as caught:
        actions.store_file(by=an, upload=Upload(data), name=name)
    assert caught.value.field == "file"
    assert not StoredFile.objects.exists()
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (samples.pdf(), "Nghị quyết.pdf", kinds.PDF),
        (samples.DOCX, "Biên bản.DOCX", kinds.DOCX),
        (samples.XLSX, "Danh sách.xlsx", kinds.XLSX),
        (samples.PPTX, "Chuyên đề.pptx", kinds.PPTX),
        (samples.ODT, "Báo cáo.odt", kinds.ODT),
        (samples.DOC, "Cũ.doc", kinds.DOC),
        (samples.JPEG, "Ảnh.jpeg", kinds.JPEG),
        (samples.PNG, "Ảnh.png", kinds.PNG),
        (samples.WEBP, "Ảnh.webp", kinds.WEBP),
        (samples.TEXT, "Ghi chép.txt", kinds.TEXT),
        (samples.pdf(), "Tờ trình số 05.2026", kinds.PDF),
        (samples.pdf(), "không đuôi", kinds.PDF),
    ],
)
def test_every_kind_is_known_by_its_content(
    an: Person, root: Path, data: bytes, name: str, kind: Kind
) -> None:
    stored = actions.store_file(by=an, upload=Upload(data), name=name)
    digest = hashlib.sha256(data).hexdigest()
    assert stored.blob.media_type == kind.media_type
    assert stored.blob.path == root / digest[:2] / digest[2:4] / digest
    assert stored.blob.path.read_bytes() == data
    assert stored.blob.size == len(data)
    assert (stored.uploaded_by, stored.original_name) == (an, name)
    assert list((root / "waiting").iterdir()) == []


@pytest.mark.parametrize(
    ("data", "name", "word"),
    [
        (b"", "trống.pdf", "trống"),
        (samples.pdf(), "ảnh.jpg", ".jpg"),
        (samples.DOCX, "giả.pdf", ".pdf"),
        (samples.TEXT, "chạy.exe", ".exe"),
        (b"MZ\x90\x00" + bytes(200), "chạy.pdf", "Không nhận"),
        (b"<html><script>alert(1)</script></html>", "trang.txt", "Không nhận"),
        (samples.locked_pdf(), "khóa.pdf", "mật khẩu"),
        (samples.pdf(0), "không trang nào.pdf", "hỏng"),
        (samples.LOCKED_DOCX, "khóa.docx", "mật khẩu"),
        (b"%PDF-1.7\nnothing", "hỏng.pdf", "hỏng"),
        (samples.DOCX[:-30], "cụt.docx", "hỏng"),
        (samples.package(**{"word/vbaProject.bin": b"x"}), "macro.docx", "macro"),
        (samples.package(tool=b"x"), "gói.zip", "Không nhận"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "bảng.xls", "Không nhận"),
        ("Chữ".encode("utf-16-le") + b"\x00", "lạ.txt", "Không nhận"),
    ],
)
def test_what_is_not_taken_is_said_in_words(an: Person, data: bytes, name: str, word: str) -> None:
    assert word in refused(an, data, name)


def test_a_file_that_unpacks_without_end_is_refused(
    an: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inspection, "_MOST_UNPACKED", 10_000)
    bomb = samples.office("wordprocessingml.document", word__document=bytes(20_000))
    assert "quá lớn" in refused(an, bomb, "bom.docx")


def test_a_file_over_the_limit_is_refused_and_says_the_limit(
    an: Person, settings: Settings
) -> None:
    settings.UPLOAD_BYTES = 1 << 20
    assert "1 MB" in refused(an, samples.TEXT * 60_000, "dài.txt")


def test_a_pdf_that_hangs_its_reader_is_refused(
    an: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = pdf_reader.run
    monkeypatch.setattr(pdf_reader, "run", lambda *words: ask(*words, time=0.001))
    assert "hỏng" in refused(an, samples.pdf(), "treo.pdf")


@pytest.mark.parametrize(
    "name",
    [
        "Tờ trình? - 50% + #1.txt",
        "\"Nghị quyết\" 'số 5'.txt",
        "../../../etc/passwd.txt",
        "C:\\thư mục\\tệp.txt",
        "a" * 251 + ".txt",
        "báo cáo \u200f\u202eتقرير.txt",
        " có dấu cách ở đầu.txt",
        "Họp 😀.txt",
    ],
)
def test_a_name_is_kept_exactly(an: Person, root: Path, name: str) -> None:
    stored = actions.store_file(by=an, upload=Upload(samples.TEXT), name=name)
    stored.refresh_from_db()
    assert stored.original_name == name
    assert stored.blob.path.resolve().is_relative_to(root.resolve())


def test_a_name_from_a_mac_is_composed_and_loses_its_zero_byte(an: Person) -> None:
    decomposed = "Nghi\u0323 quye\u0302\u0301t\r\n\x00.txt"
    stored = actions.store_file(by=an, upload=Upload(samples.TEXT), name=decomposed)
    assert stored.original_name == "Nghị quyết\r\n.txt"


@pytest.mark.parametrize("name", ["", "\n", "a" * 256])
def test_a_name_that_is_none_is_refused(an: Person, name: str) -> None:
    refused(an, samples.TEXT, name)


def test_the_same_bytes_are_kept_once_under_both_names(an: Person) -> None:
    names = {"một.txt", "hai.txt"}
    stored = [actions.store_file(by=an, upload=Upload(samples.TEXT), name=name) for name in names]
    assert {file.original_name for file in stored} == names
    assert Blob.objects.count() == 1


def test_our_own_papers_are_stored_without_a_child_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf_reader, "run", lambda *words, **more: pytest.fail("asked a child"))
    stored = actions.store_bytes(by=None, data=samples.pdf(3), name="Biên bản.pdf")
    assert queries.page_count(stored.blob) == 3
    assert stored.uploaded_by is None
    with pytest.raises(LookupError):
        actions.store_bytes(by=None, data=b"x", name="không đuôi")


def test_pages_of_a_pdf_are_counted_when_it_comes(an: Person) -> None:
    stored = actions.store_file(by=an, upload=Upload(samples.pdf(40)), name="dài.pdf")
    assert queries.page_count(stored.blob) == 40


def test_a_large_file_takes_little_memory(an: Person) -> None:
    class Large(Upload):
        def chunks(self, chunk_size: int | None = None) -> Any:
            return (b"a" * (1 << 16) for _ in range(320))

    tracemalloc.start()
    try:
        actions.store_file(by=an, upload=Large(b""), name="dài.txt")
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 6 << 20  # of 20 MB


def test_a_missing_file_on_disk_is_healed_by_the_same_bytes(an: Person) -> None:
    stored = actions.store_file(by=an, upload=Upload(samples.TEXT), name="một.txt")
    stored.blob.path.unlink()
    actions.store_file(by=an, upload=Upload(samples.TEXT), name="hai.txt")
    assert stored.blob.path.read_bytes() == samples.TEXT
