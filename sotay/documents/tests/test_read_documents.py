"""Reading in the library: one reader, its contents, finding, large letters, who may."""

import re
import shutil
import tempfile
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings as own_settings
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from sotay.documents import actions, queries
from sotay.documents.models import Attachment, Document, Passage, Publication
from sotay.documents.tests.conftest import MORNING
from sotay.documents.tests.regulation import regulation_pdf
from sotay.files.tests.samples import Upload
from sotay.jobs.tests.running import run_queued
from sotay.kernel import clock
from sotay.kernel.refusals import Forbidden, Missing
from sotay.ledger.models import Entry
from sotay.meetings.tests.browsing import signed_in
from sotay.org.tests.cast import Cast
from tests.stages import stage

pytestmark = pytest.mark.django_db
# Session, account, person, the document, who may, its files, what its reader keeps.
READER_CEILING, LIBRARY_CEILING = 30, 34


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


@stage
def drawn(cast: Cast) -> tuple[Document, Path]:
    """A regulation, its pages drawn once for all, and the folder that they lie in."""
    folder = Path(tempfile.mkdtemp(dir=own_settings.ENV.data))
    with override_settings(FILES_ROOT=folder), clock.held_at(MORNING):
        upload = Upload(regulation_pdf())
        made = actions.take_in(by=cast.hoa, unit=cast.ward, upload=upload, name="Quy định.pdf")
        published(made, cast)
        run_queued()
    made.refresh_from_db()
    return made, folder


@pytest.fixture
def document(drawn: tuple[Document, Path], root: None) -> Document:
    """A regulation of three pages, published to the ward, with everything made of it."""
    made, folder = drawn
    shutil.copytree(folder, own_settings.FILES_ROOT)
    return made


def published(document: Document, cast: Cast, who: str = "everybody") -> None:
    actions.publish(by=cast.hoa, document=document, unit=cast.ward, who=who)


@pytest.fixture
def an(cast: Cast) -> Client:
    return signed_in(cast.an)


def page(client: Client, document: Document, rest: str = "") -> str:
    answer = client.get(f"/documents/{document.pk}/{rest}")
    assert answer.status_code == 200
    return answer.content.decode()


def send(client: Client, document: Document, rest: str, **body: str) -> int:
    sent = {"client_id": str(uuid4()), **body}
    address = f"/documents/{document.pk}/{rest}"
    return client.post(address, sent, headers={"accept": "application/json"}).status_code


def test_the_contents_lead_to_the_page_of_every_article(an: Client, document: Document) -> None:
    found = page(an, document)
    assert "<b>Điều 5</b> Chỉ tiêu vận động" in found
    assert '<a href="#page-3" data-line="Điều 5">' in found
    assert found.count('class="level-4"') == 6


def test_in_large_letters_they_lead_to_the_heading(an: Client, document: Document) -> None:
    found = page(an, document, "?text=large")
    place = found.partition('data-line="Điều 5"')[0].rpartition('<a href="#')[2].partition('"')[0]
    assert f'<h3 id="{place}" data-say>Điều 5. Chỉ tiêu vận động</h3>' in found
    assert ">NHỮNG QUY ĐỊNH CHUNG</h2>" in found
    assert "<img" not in found.partition('id="reader"')[2].partition("</article>")[0]


@pytest.mark.parametrize("text", ["", "&text=large"])
def test_finding_works_without_scripts(an: Client, document: Document, text: str) -> None:
    found = page(an, document, f"?find=phan loai rac{text}")
    assert "1 chỗ" in found
    assert "<mark>phân loại rác</mark>" in found
    assert ('href="#page-3"' in found) is not bool(text)
    assert "Không có chữ này" in page(an, document, f"?find=xyzxyz{text}")


def test_the_words_of_the_pages_are_for_its_readers(cast: Cast, document: Document) -> None:
    blob = document.versions.get().file.blob
    address = f"/documents/{document.pk}/words/"
    answer = signed_in(cast.an).get(address, {"of": blob.sha256[:16]})
    assert len(answer.json()) == 3
    assert "immutable" in answer["cache-control"]
    assert "immutable" not in signed_in(cast.an).get(address)["cache-control"]
    assert signed_in(cast.minh).get(address).status_code == 404


def test_the_look_of_large_letters_is_kept(an: Client, document: Document) -> None:
    back = f"/documents/{document.pk}/?text=large"
    body = {"size": "4", "tone": "night", "back": back}
    answer = an.post("/documents/look/", body)
    assert (answer.status_code, answer["location"]) == (303, back)
    assert "size-4 tone-night" in page(an, document, "?text=large")
    an.post("/documents/look/", {"size": "<b>", "tone": "x", "back": "https://elsewhere.example/"})
    assert "size-2 tone-page" in page(an, document, "?text=large")


def test_one_goes_on_where_one_was(cast: Cast, an: Client, document: Document) -> None:
    assert send(an, document, "reading/", page="2") == 201
    assert "Đọc tiếp từ trang 2" in page(an, document)
    assert "đọc đến trang 2" in an.get("/documents/").content.decode()
    assert "Đọc tiếp từ trang" not in page(signed_in(cast.vinh), document)
    assert send(an, document, "reading/", page="1", age="600") == 201
    assert document.places.get().page == 2
    assert [send(an, document, "reading/", page=each) for each in ("0", "4", "x")] == [422] * 3


def test_marks_and_notes_are_their_writers_alone(
    cast: Cast, an: Client, document: Document
) -> None:
    before = Entry.objects.count()
    assert send(an, document, "passages/", page="3", quote="Vận động 95% số hộ") == 201
    assert send(an, document, "passages/", page="1", words="Hỏi lại bí thư.") == 201
    own = page(an, document)
    assert 'data-quote="Vận động 95% số hộ"' in own
    assert "Hỏi lại bí thư." in own
    assert '<mark class="marked">Vận động 95% số hộ</mark>' in page(an, document, "?text=large")
    for other in (cast.vinh, cast.hoa, cast.khanh):
        client = signed_in(other)
        seen = client.get(f"/documents/{document.pk}/").content.decode()
        assert "Hỏi lại bí thư." not in seen
        assert "data-quote" not in seen
        mark = Passage.objects.first()
        assert mark is not None
        assert send(client, document, f"passages/{mark.pk}/removal/") == 404
    assert Passage.objects.count() == 2
    assert Entry.objects.count() == before


def test_a_mark_goes_when_its_writer_takes_it_away(an: Client, document: Document) -> None:
    send(an, document, "passages/", page="3", quote="Vận động")
    mark = Passage.objects.get()
    assert send(an, document, f"passages/{mark.pk}/removal/") == 201
    assert not Passage.objects.exists()


def test_an_empty_note_or_a_page_that_is_not_there_is_refused_with_its_words(
    an: Client, document: Document
) -> None:
    address = f"/documents/{document.pk}/passages/"
    for body in ({"page": "9", "words": "Hỏi lại."}, {"page": "x", "words": "Hỏi lại."}):
        answer = an.post(address, body)
        assert answer.status_code == 422
        assert "Hỏi lại." in answer.content.decode()
    assert an.post(address, {"page": "1", "words": "  "}).status_code == 422
    assert not Passage.objects.exists()


def test_a_number_of_marks_is_enough(
    cast: Cast, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sotay.documents.actions.own.MOST_PASSAGES", 1)
    client = signed_in(cast.an)
    assert send(client, document, "passages/", page="1", words="Một.") == 201
    assert send(client, document, "passages/", page="1", words="Hai.") == 422


def test_a_scanned_original_stands_beside_the_file(
    cast: Cast, an: Client, document: Document
) -> None:
    kept = actions.attach(
        by=cast.hoa,
        document=document,
        upload=Upload(regulation_pdf("Đã ký.")),
        name="bản ký?.pdf",
        kind=Attachment.Kind.ORIGINAL,
    )
    run_queued()
    assert f"?file={kept.pk}" in page(an, document)
    scan = page(an, document, f"?file={kept.pk}")
    assert f"words/?file={kept.pk}&amp;of={kept.file.blob.sha256[:16]}" in scan
    assert signed_in(cast.minh).get(f"/documents/{document.pk}/?file={kept.pk}").status_code == 404
    assert an.get(f"/documents/{document.pk}/file/?file={kept.pk}").status_code == 302
    actions.detach(by=cast.hoa, document=document, attachment=kept)
    assert an.get(f"/documents/{document.pk}/?file={kept.pk}").status_code == 404
    with pytest.raises(Forbidden):
        actions.detach(by=cast.an, document=document, attachment=kept)


def test_nobody_attaches_who_keeps_nothing(cast: Cast, document: Document) -> None:
    with pytest.raises(Forbidden):
        actions.attach(
            by=cast.an, document=document, upload=Upload(b"x"), name="a.txt", kind="annex"
        )
    assert not Attachment.objects.exists()


def test_what_replaces_it_is_named_to_its_own_readers_only(cast: Cast, document: Document) -> None:
    newer = actions.take_in(
        by=cast.hoa, unit=cast.ward, upload=Upload(b"Noi dung moi"), name="Bản thay mật.txt"
    )
    published(newer, cast, Publication.Who.COMMITTEE)
    actions.withdraw(by=cast.hoa, document=document, replaced_by=newer)
    assert "Đã được thay bằng" in page(signed_in(cast.binh), document)
    other = page(signed_in(cast.an), document)
    assert "hết hiệu lực" in other
    assert "Bản thay mật" not in other


def test_the_page_of_a_document_stays_under_its_ceiling(
    cast: Cast, an: Client, document: Document
) -> None:
    for number in range(5):
        send(an, document, "passages/", page="1", words=f"Ghi {number}")
        actions.attach(
            by=cast.hoa,
            document=document,
            upload=Upload(b"%d" % number),
            name=f"{number}.txt",
            kind="annex",
        )
    for rest in ("", "?text=large"):
        page(an, document, rest)
        with CaptureQueriesContext(connection) as asked:
            page(an, document, rest)
        assert len(asked) <= READER_CEILING, [one["sql"] for one in asked]


def test_what_is_kept_on_the_device_is_all_of_it(
    cast: Cast, an: Client, document: Document
) -> None:
    pack = an.get(f"/documents/{document.pk}/pack/").json()
    here = f"/documents/{document.pk}/"
    mark = document.versions.get().file.blob.sha256[:16]
    assert pack["pages"] == [here, f"{here}?text=large", f"{here}words/?of={mark}"]
    assert len(pack["images"]) == 3
    for address in pack["pages"]:
        assert an.get(address).status_code == 200
    upload = Upload(regulation_pdf("Bản mới."))
    actions.add_version(by=cast.hoa, document=document, upload=upload, name="b.pdf")
    assert an.get(f"/documents/{document.pk}/pack/").json()["mark"] != pack["mark"]
    assert signed_in(cast.minh).get(f"/documents/{document.pk}/pack/").status_code == 404


def test_a_file_of_another_document_is_not_read_through_this_one(
    cast: Cast, document: Document
) -> None:
    other = actions.take_in(by=cast.hoa, unit=cast.ward, upload=Upload(b"Rieng"), name="r.txt")
    hidden = actions.attach(
        by=cast.hoa, document=other, upload=Upload(b"Rieng hon"), name="s.txt", kind="annex"
    )
    with pytest.raises(Missing):
        queries.attachment_of(document, hidden.pk)
    address = f"/documents/{document.pk}/file/?file={hidden.pk}"
    assert signed_in(cast.an).get(address).status_code == 404


def test_what_a_reader_keeps_is_in_the_readers_own_archive(
    cast: Cast, an: Client, document: Document
) -> None:
    send(an, document, "passages/", page="3", quote="Vận động 95%", words="Hỏi lại bí thư.")
    send(an, document, "reading/", page="2")
    send(an, document, "bookmark/", keep="on")
    own = an.get("/people/me/data/").content.decode()
    for words in ("Hỏi lại bí thư.", "Vận động 95%", "Quy định.pdf"):
        assert words in own
        assert words not in signed_in(cast.vinh).get("/people/me/data/").content.decode()


def test_no_two_fields_of_the_keepers_page_share_a_name_for_their_label(
    cast: Cast, document: Document
) -> None:
    ids = re.findall(r' id="([^"]+)"', page(signed_in(cast.hoa), document))
    assert [each for each in set(ids) if ids.count(each) > 1] == []
