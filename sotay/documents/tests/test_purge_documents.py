"""A file that should never have come takes with it what the library knows of its words."""

from pathlib import Path

import pytest
from pytest_django import Settings

from sotay.documents import actions, queries
from sotay.documents.models import Attachment, Document, Passage
from sotay.drafts.models import Draft
from sotay.files.actions import purge
from sotay.files.models import Blob
from sotay.files.tests.samples import Upload
from sotay.kernel import clock
from sotay.org.tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def document(cast: Cast) -> Document:
    """A document with a further file."""
    made = actions.take_in(
        by=cast.hoa, unit=cast.ward, upload=Upload(b"Ke hoach 4711"), name="Kế hoạch.txt"
    )
    actions.publish(by=cast.hoa, document=made, unit=cast.ward)
    actions.attach(
        by=cast.hoa,
        document=made,
        upload=Upload(b"Phu luc 4712"),
        name="phụ lục 4712.txt",
        kind="annex",
        title="Danh mục 4712",
    )
    made.refresh_from_db()
    return made


def marked(cast: Cast, blob: Blob, words: str) -> None:
    """An's mark, and what An has begun to write beside it."""
    Passage.objects.create(blob=blob, person=cast.an, page=1, quote=words, made_at=clock.now())
    assert cast.an.account is not None
    Draft.objects.create(
        account=cast.an.account,
        key=f"quote-{blob.sha256[:16]}",
        text=words,
        writer="w",
        written_at=clock.now(),
        stamp=1,
        saved_at=clock.now(),
    )


def test_marked_words_of_it_go_too(cast: Cast, document: Document) -> None:
    blob = queries.blobs_of(document.pk)[0]
    marked(cast, blob, "4711")
    purge(by=None, blob=blob)
    assert (Passage.objects.count(), Draft.objects.count()) == (0, 0)
    document.refresh_from_db()
    assert (document.title, document.state) == ("Văn bản đã gỡ bỏ", Document.State.WITHDRAWN)


def test_a_further_file_goes_by_itself_and_the_document_stays(
    cast: Cast, document: Document
) -> None:
    main, further = queries.blobs_of(document.pk)
    marked(cast, main, "giữ lại")
    purge(by=None, blob=further)
    assert Attachment.objects.get().title == "Tệp đã gỡ bỏ"
    assert "4712" not in Attachment.objects.get().file.original_name
    document.refresh_from_db()
    assert document.state == Document.State.PUBLISHED
    assert (Passage.objects.count(), Draft.objects.count()) == (1, 1)


def test_a_whole_document_is_every_version_and_every_further_file(
    cast: Cast, document: Document
) -> None:
    actions.add_version(by=cast.hoa, document=document, upload=Upload(b"Ban hai"), name="2.txt")
    actions.detach(by=cast.hoa, document=document, attachment=document.attachments.get())
    assert len(queries.blobs_of(document.pk)) == 3
    assert queries.blobs_of(999) == []
