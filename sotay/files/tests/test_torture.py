"""Every file gives a preview or a clear sentence; no worker dies; time and memory stay bounded."""

import re
import resource
import time
from pathlib import Path

import pytest
from pytest_django import Settings

from sotay.files import actions, kinds, pdf_reader, queries, texts
from sotay.files.models import Blob, Preview
from sotay.files.tests.samples import Upload
from sotay.files.tests.torture import TORTURE
from sotay.jobs.tests.running import run_queued
from sotay.jobs.worker import run_all
from sotay.kernel.refusals import Invalid
from sotay.org.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.once]

TAKEN = {
    "scripts", "page like a street", "a hundred pictures", "picture without colours",
    "picture one point high", "long line", "entity bomb", "file of the machine", "deep text",
    "lying zip bomb", "circular DOC", "half a DOC", "huge picture, half of it",
    "circular PDF",
}  # fmt: skip
# No words can be read of these; whoever opens them is told to download them.
WORDLESS = {
    "lying zip bomb", "circular DOC", "half a DOC", "deep text", "entity bomb",
    "file of the machine",
}  # fmt: skip
SENTENCE = re.compile(r"[^\W\d_a-z].*[.]")
LONGEST = 40  # seconds for one file, on a slow machine
GROWTH = 300 << 20  # bytes by which this process may grow over all of them


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> Path:
    settings.FILES_ROOT = tmp_path / "files"
    return tmp_path / "files"


@pytest.mark.parametrize("what", sorted(TORTURE))
def test_a_file_gives_a_preview_or_a_clear_sentence(what: str, root: Path) -> None:
    name, make = TORTURE[what]
    data = make()
    an = Person.objects.create(full_name="Nguyễn Văn An")
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if what in TAKEN:
        stored = actions.store_file(by=an, upload=Upload(data), name=name)
        assert run_all() == []
        _is_shown_or_said(what, stored.blob)
    else:
        with pytest.raises(Invalid) as refusal:
            actions.store_file(by=an, upload=Upload(data), name=name)
        assert SENTENCE.fullmatch(str(refusal.value)), refusal
        assert not Blob.objects.exists()
        assert [path for path in root.rglob("*") if path.is_file()] == []
    assert time.monotonic() - began < LONGEST
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) << 10
    assert grown < GROWTH


def _is_shown_or_said(what: str, blob: Blob) -> None:
    preview = Preview.objects.select_related("blob").get(blob=blob)
    pages = [sheet for sheet in queries.sheets_of(preview) if sheet]
    words = texts.paragraphs_of(preview.blob)
    if preview.state == Preview.State.FAILED:
        assert SENTENCE.fullmatch(preview.reason)
    else:
        assert preview.state == Preview.State.READY
        assert pages or words or what in WORDLESS
    assert "root:" not in " ".join(words)


def test_after_all_of_them_a_good_file_is_read_as_ever() -> None:
    an = Person.objects.create(full_name="Nguyễn Văn An")
    for name, make in (TORTURE["half a PDF"], TORTURE["huge picture"], TORTURE["zip bomb"]):
        with pytest.raises(Invalid):
            actions.store_file(by=an, upload=Upload(make()), name=name)
    stored = actions.store_file(by=an, upload=Upload("Tốt".encode()), name="a.txt")
    run_queued()
    assert texts.paragraphs_of(stored.blob) == ["Tốt"]
    assert stored.blob.media_type == kinds.TEXT.media_type


def test_turns_are_given_back_whatever_happens() -> None:
    an = Person.objects.create(full_name="Nguyễn Văn An")
    name, make = TORTURE["half a PDF"]
    for _each in range(5):
        with pytest.raises(Invalid):
            actions.store_file(by=an, upload=Upload(make()), name=name)
    with pdf_reader.turn(), pdf_reader.turn():
        pass
