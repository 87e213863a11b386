"""Files: names are kept exactly, and what is not what its name says is refused in words."""

import html
import json
import unicodedata
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sotay.files.models import StoredFile
from tests.bad_input.asking import Asking, rows_of_all_tables

pytestmark = [pytest.mark.django_db, pytest.mark.once]

TEXT = "Nội dung báo cáo.\n".encode()
# 255 bytes in UTF-8, of which no letter is cut in half.
LONGEST = "ấ" * 83 + "ab.txt"
NAMES = [
    "Báo cáo? quý 3 - đợt 2 + phụ lục #4 (50%).txt",
    "Kế hoạch \"học tập\" 'đợt 1'.txt",
    LONGEST,
    "Nghi\u0323 quye\u0302\u0301t.txt",
    "b\u00e1o c\u00e1o \u202etxt.fdp.txt",
    "\u200fתוכנית.txt",
    "<script>alert(1)</script>.txt",
    "..\\..\\etc\\passwd.txt",
    "CON.txt",
    ".txt.txt",
]
PLACES = [
    ("meetings:prepare_papers", "draft", "uploads"),
    ("meetings:prepare_resolution", "draft", "uploads"),
    ("meetings:paper_file_change", "draft", "file"),
]


def sent(asking: Asking, name: str, where: str, field: str, file: Any, **more: str) -> Any:
    """A form with one file, as a browser with the page's script sends it."""
    names = json.dumps([file.name]) if hasattr(file, "name") else ""
    data = {field: file, "names": names, "origin": "own", "reason": "Bản đầy đủ", **more}
    return asking.ask("post", "binh", asking.address(name, where), data=data)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_kept_exactly_and_is_never_a_path(asking: Asking, name: str) -> None:
    for address, where, field in PLACES:
        with asking.kept():
            file = SimpleUploadedFile("x.txt", TEXT, content_type="text/plain")
            # Django's own class cuts a path off the name that it is given.
            status, body = sent(asking, address, where, field, file, names=json.dumps([name]))
            assert status == 303, html.unescape(body)
            stored = StoredFile.objects.get(original_name=unicodedata.normalize("NFC", name))
            assert name not in str(stored.blob.path)


WRONG = {
    "an empty file": ("a.pdf", b""),
    "a picture called PDF": ("a.pdf", b"\x89PNG\r\n\x1a\n" + b"\0" * 64),
    "half a PDF": ("a.pdf", b"%PDF-1.7\n1 0 obj\n<<"),
    "a program called PDF": ("a.pdf", b"MZ" + b"\0" * 128),
    "a program": ("a.exe", b"MZ" + b"\0" * 128),
    "a page of the web": ("a.html", b"<script>alert(1)</script>"),
    "a ZIP called DOCX": ("a.docx", b"PK\x03\x04" + b"\0" * 64),
    "bytes called text": ("a.txt", bytes(range(256)) * 4),
    "a name of 400 letters": ("ấ" * 400 + ".txt", TEXT),
    "a name of blanks": (" \t\u200b", TEXT),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_file_that_is_refused_is_named_and_leaves_nothing(asking: Asking, what: str) -> None:
    name, data = WRONG[what]
    before = rows_of_all_tables()
    for address, where, field in [*PLACES, ("meetings:record_scan", "closed", "file")]:
        file = SimpleUploadedFile("x", data)
        status, body = sent(asking, address, where, field, file, names=json.dumps([name]))
        assert status in (409, 422), f"{address}: {status} {body[:300]}"
        assert 'lang="vi"' in body
    assert rows_of_all_tables() == before


@pytest.mark.parametrize(
    "names", ["{", "[" * 100_000, "null", '["\\ud800.txt"]', "[1]", '["a","b"]', "\x00", '[""]']
)
def test_a_list_of_names_that_is_none_is_no_fault(asking: Asking, names: str) -> None:
    file = SimpleUploadedFile("Báo cáo.txt", TEXT)
    for address, where, field in PLACES:
        status, body = sent(asking, address, where, field, file, names=names)
        assert status in (303, 422), body[:400]
        file.seek(0)


def test_a_form_without_its_file_or_with_words_in_its_place_says_so(asking: Asking) -> None:
    before = rows_of_all_tables()
    for address, where, field in [*PLACES, ("meetings:record_scan", "closed", "file")]:
        for data in ({}, {field: "không phải tệp"}):
            for content in ({}, {"content_type": "application/x-www-form-urlencoded"}):
                form = data if not content else "x=1"
                status, body = asking.ask(
                    "post", "binh", asking.address(address, where), data=form, **content
                )
                assert status in (409, 422), f"{address}: {status} {body[:300]}"
    assert rows_of_all_tables() == before


def test_a_cut_upload_is_told_from_a_fault(asking: Asking) -> None:
    for data, kind in (
        (b"--x\r\nContent-Disposition: form-data; name=", "multipart/form-data; boundary=x"),
        (b"", "multipart/form-data"),
        (b"\xff" * 100, "application/json"),
    ):
        for address, where, _field in PLACES:
            status, body = asking.ask(
                "post", "binh", asking.address(address, where), data=data, content_type=kind
            )
            assert 400 <= status < 500, f"{kind}: {status} {body[:300]}"


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[" * 100_000, b"[]", b"null", b'{"topics": [1]}', b'{"topics": "x"}', b"\xff"],
)
def test_what_a_script_asks_wrongly_is_refused(asking: Asking, body: bytes) -> None:
    address = asking.address("live:tickets", "org")
    status, answer = asking.ask("post", "binh", address, data=body, content_type="application/json")
    assert status == 422, answer[:300]


@pytest.mark.parametrize("value", ["\x00", "a" * 30_000, "<script>", " ", "\ud7ff\uffff"])
def test_signing_in_with_odd_signs_is_refused_in_words(asking: Asking, value: str) -> None:
    for data in ({"name": value, "password": "x"}, {"name": "binh", "password": value}, {}):
        status, body = asking.ask("post", "binh", "/sign-in/", data=data)
        assert status in (422, 429), body[:300]
        assert "<script>" not in body
