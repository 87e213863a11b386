"""Files that nothing uses go in time, bytes and all; whatever a row uses stays for good."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import ForeignKey
from pytest_django import Settings

from sotay.documents import actions as library
from sotay.documents.models import Passage
from sotay.files import actions, queries
from sotay.files.actions import unused
from sotay.files.models import Blob, StoredFile
from sotay.files.tests import samples
from sotay.files.tests.samples import Upload
from sotay.jobs.tests.running import run_queued
from sotay.kernel import clock
from sotay.org.models import Person
from sotay.org.tests.cast import Cast, build_cast

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 10, 8, 0, tzinfo=clock.VIETNAM)
LONG_AFTER = NOW + timedelta(days=400)


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    settings.FILES_ROOT, settings.SEARCH_ROOT = tmp_path / "files", tmp_path / "search"
    with clock.held_at(NOW):
        yield tmp_path / "files"


@pytest.fixture
def an() -> Person:
    return Person.objects.create(full_name="Nguyễn Văn An")


def keep(by: Person, data: bytes = b"Ghi chep.", name: str = "ghi.txt") -> StoredFile:
    return actions.store_file(by=by, upload=Upload(data), name=name)


def files_under(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]


def forget(before: datetime = LONG_AFTER) -> int:
    return actions.forget_unused(before=before)


def test_an_unused_file_goes_with_its_bytes_pages_and_words(an: Person, root: Path) -> None:
    keep(an, samples.pdf(2), "a.pdf")
    run_queued()
    assert len(files_under(root)) > 4
    assert forget() == 1
    assert (StoredFile.objects.count(), Blob.objects.count(), files_under(root)) == (0, 0, [])


def test_a_young_one_stays_and_so_do_older_bytes_that_came_again(an: Person, root: Path) -> None:
    first = keep(an)
    assert forget(before=NOW) == 0
    with clock.held_at(NOW + timedelta(days=50)):
        again = keep(an)
    assert forget(before=NOW + timedelta(days=49)) == 1
    assert list(StoredFile.objects.all()) == [again]
    assert again.blob_id == first.blob_id
    assert again.blob.path.read_bytes() == b"Ghi chep."


def test_what_the_library_uses_stays_whatever_became_of_the_document(root: Path) -> None:
    cast: Cast = build_cast()
    document = library.take_in(
        by=cast.hoa, unit=cast.ward, upload=Upload(b"Ban mot"), name="một.txt"
    )
    library.publish(by=cast.hoa, document=document, unit=cast.ward)
    library.add_version(by=cast.hoa, document=document, upload=Upload(b"Ban hai"), name="hai.txt")
    library.attach(
        by=cast.hoa, document=document, upload=Upload(b"Phu luc"), name="ba.txt", kind="annex"
    )
    library.detach(by=cast.hoa, document=document, attachment=document.attachments.get())
    document.refresh_from_db()
    library.withdraw(by=cast.hoa, document=document)
    before = sorted(files_under(root))
    assert forget() == 0
    assert (StoredFile.objects.count(), Blob.objects.count()) == (3, 3)
    assert sorted(files_under(root)) == before


def test_every_row_that_points_at_a_file_is_asked() -> None:
    """Also those of folders that are not here yet: none of them is named."""
    pointing = {
        (model._meta.db_table, field.attname)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey) and field.related_model is StoredFile
    }
    asked = str(queries.unused_files(NOW).query)
    assert len(pointing) > 10
    assert [one for one in pointing if f'"{one[0]}"' not in asked] == []
    assert [one for one in pointing if f'"{one[1]}"' not in asked] == []


def test_a_mark_in_a_file_keeps_its_bytes(an: Person) -> None:
    stored = keep(an)
    Passage.objects.create(blob=stored.blob, person=an, page=1, quote="Ghi", made_at=NOW)
    assert forget() == 1
    assert stored.blob.path.exists()


def test_what_was_purged_stays_known(an: Person, root: Path) -> None:
    stored = keep(an)
    actions.purge(by=None, blob=stored.blob)
    assert forget() == 0
    assert Blob.objects.get().purged_at is not None
    assert StoredFile.objects.get().uploaded_by == an


def test_bytes_that_go_while_they_come_in_again_are_there_afterwards(
    an: Person, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The upload has looked and found them; then they are forgotten; then it writes its rows."""
    from sotay.files.actions import storing

    keep(an)
    put = storing._put

    def put_and_forget(path: Path, target: Path) -> None:
        put(path, target)
        monkeypatch.setattr(storing, "_put", put)
        assert forget() == 1

    monkeypatch.setattr(storing, "_put", put_and_forget)
    again = keep(an)
    assert again.blob.path.read_bytes() == b"Ghi chep."
    assert Blob.objects.count() == 1


def test_many_go_in_rounds(an: Person, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unused, "ROUND", 2)
    for number in range(3):
        keep(an, f"so {number}".encode())
    assert (forget(), forget(), forget()) == (2, 1, 0)
    assert files_under(root) == []
