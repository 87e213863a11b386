"""Any name in Unicode is stored, listed and given back byte for byte, in NFC."""

import base64
import html
import json
import unicodedata
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from django.test import Client
from hypothesis import HealthCheck, example, given
from hypothesis import settings as slowly
from hypothesis import strategies as st
from pytest_django import Settings

from sotay.documents.models import Version
from sotay.files.models import Sending, StoredFile
from sotay.files.names import display_name
from sotay.files.tests.browser import follow
from sotay.kernel.text import tidy
from sotay.org.tests.cast import Cast
from tests.examples import examples

pytestmark = pytest.mark.django_db

DATA = "Chi bộ thống nhất.".encode()
LONGEST = 255 - len(".txt")  # bytes
RESERVED = ("CON", "PRN", "AUX", "NUL", "COM1", "LPT9", "con.", "nul.pdf", "a:b", "a*?<>|b", "..")
_LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
_FORMS = st.sampled_from(["NFC", "NFD", "NFKD"])


def _cut(text: str) -> str:
    """So many bytes that no letter is halved."""
    return text.encode()[:LONGEST].decode("utf-8", "ignore")


NAMES = st.builds(
    lambda text, form: _cut(unicodedata.normalize(form, text)) + ".txt",
    st.text(_LETTERS, min_size=1, max_size=255)
    | st.text(
        st.sampled_from("ấậỹờđĐ\u202e\u200f\u2066\u0301\u1ea1שלוםسلام\t\r\n\x1b\x7f\"'%?#+&;\\/"),
        min_size=1,
    )
    | st.sampled_from(RESERVED),
    _FORMS,
).filter(tidy)


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def browser(cast: Cast) -> Client:
    client = Client()
    assert cast.hoa.account is not None
    client.force_login(cast.hoa.account)
    return client


def send(browser: Client, name: str) -> str:
    """Ahead of the form, as the page's script does; the id of what came."""
    coded = base64.b64encode(name.encode()).decode()
    made = browser.post(
        "/files/sendings/",
        headers={"Upload-Length": str(len(DATA)), "Upload-Metadata": f"filename {coded}"},
    )
    assert made.status_code == 201, made.content.decode()
    at = made.headers["Location"]
    piece = browser.patch(
        at, DATA, content_type="application/offset+octet-stream", headers={"Upload-Offset": "0"}
    )
    assert piece.status_code == 204
    return at.split("/")[-2]


@given(NAMES)
@example("a\u0301\u1ea3\u0323.txt")
@example("\u202egpj.Báo cáo\r\nSet-Cookie: x=1.txt")
@example("\U0001d160" * 62 + ".txt")  # three times as long in NFC
@slowly(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=examples(60),
    deadline=None,
)
def test_a_name_is_stored_listed_and_downloaded_unchanged(
    browser: Client, cast: Cast, name: str
) -> None:
    form = {
        "unit": cast.ward.pk,
        "sendings": json.dumps([send(browser, name)]),
        "no_secret": "on",
        "anew": "on",
    }
    answer = browser.post("/documents/new/", form)
    assert answer.status_code == 303, html.unescape(answer.content.decode())
    expected = unicodedata.normalize("NFC", name)
    version = Version.objects.select_related("file").order_by("-pk")[0]
    stored = StoredFile.objects.get(pk=version.file_id)
    assert stored.original_name == expected
    page = browser.get(f"/documents/{version.document_id}/").content.decode()
    assert display_name(expected) in html.unescape(page)
    header = follow(browser.get(f"/documents/{version.document_id}/file/")).headers[
        "content-disposition"
    ]
    assert header.isascii()
    assert header.isprintable()
    assert unquote_to_bytes(header.partition("filename*=UTF-8''")[2]) == expected.encode()
    assert not Sending.objects.exists()


@given(st.text(max_size=60))
def test_what_a_page_shows_of_a_name_stands_on_one_line(name: str) -> None:
    shown = display_name(name)
    assert len(shown.splitlines()) <= 1
    assert not any(unicodedata.category(sign) == "Cc" for sign in shown)
