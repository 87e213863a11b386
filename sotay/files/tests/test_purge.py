"""A file that should never have come is destroyed, and leaves nothing of what it was."""

from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from sotay.files import actions, happenings, places, texts
from sotay.files.actions.previews import ask_for_preview
from sotay.files.models import Blob, Preview, StoredFile
from sotay.files.programs import languages
from sotay.files.tests import offices, programs, samples
from sotay.files.tests.samples import Upload
from sotay.jobs.tests.running import run_queued
from sotay.kernel.refusals import Invalid
from sotay.ledger.models import Entry
from sotay.org.models import Person

pytestmark = pytest.mark.django_db

NAME = "Danh mục tuyệt đối kín xuongrong.pdf"


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> Path:
    settings.FILES_ROOT = tmp_path / "files"
    languages.cache_clear()
    return tmp_path / "files"


@pytest.fixture
def an() -> Person:
    return Person.objects.create(full_name="Nguyễn Văn An")


def files_under(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]


def rows_with(word: str) -> list[str]:
    """Tables in which a word still stands."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            if not table.startswith(("sqlite_", "django_migrations")):  # moments have digits
                cursor.execute(f'SELECT * FROM "{table}"')
                if any(word in str(value) for row in cursor.fetchall() for value in row):
                    found.append(table)
    return found


def test_bytes_pictures_words_and_names_go_and_the_fact_stays(an: Person, root: Path) -> None:
    stored = actions.store_file(by=an, upload=Upload(samples.pdf(2)), name=NAME)
    run_queued()
    assert len(files_under(root)) > 4
    assert actions.purge(by=None, blob=stored.blob) == 1
    assert files_under(root) == []
    assert rows_with("xuongrong") == []
    row = StoredFile.objects.select_related("blob__preview").get()
    assert (row.uploaded_by, row.original_name) == (an, "Tệp đã gỡ bỏ.pdf")
    assert row.blob.purged_at is not None
    assert row.blob.preview.state == Preview.State.FAILED
    assert "gỡ bỏ" in row.blob.preview.reason
    entry = Entry.objects.get(act="files.purged")
    assert entry.details == {"files": 1}
    assert texts.pages_of(row.blob) == []


def test_the_same_bytes_do_not_come_back(an: Person, root: Path) -> None:
    data = samples.pdf(2)
    stored = actions.store_file(by=an, upload=Upload(data), name=NAME)
    actions.purge(by=None, blob=stored.blob)
    with pytest.raises(Invalid, match="gỡ bỏ"):
        actions.store_file(by=an, upload=Upload(data), name="khác.pdf")
    assert files_under(root) == []


def test_a_worker_that_drew_it_meanwhile_brings_nothing_back(
    an: Person, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sotay.files.actions import previews as making

    stored = actions.store_file(by=an, upload=Upload(samples.pdf(2)), name=NAME)
    from sotay.files.previews import draw_pages as draw

    def purged_meanwhile(blob: Blob, pages: range) -> object:
        drawn = draw(blob, pages)
        actions.purge(by=None, blob=Blob.objects.get(pk=blob.pk))
        draw_again = places.of_page_image(root, blob.sha256, 720, 1)
        draw_again.parent.mkdir(parents=True)
        draw_again.write_bytes(b"late")
        return drawn

    monkeypatch.setattr(making, "draw_pages", purged_meanwhile)
    actions.make_preview(blob_id=stored.blob_id)
    assert Preview.objects.get().state == Preview.State.FAILED
    assert files_under(root) == []
    assert Blob.objects.get().pages is None


def test_those_who_kept_words_of_it_hear_of_it_within_the_act(
    an: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[int] = []
    monkeypatch.setattr(
        happenings, "_purges", [lambda blob: heard.append(blob.pk * connection.in_atomic_block)]
    )
    stored = actions.store_file(by=an, upload=Upload(samples.pdf(2)), name=NAME)
    actions.purge(by=None, blob=stored.blob)
    assert heard == [stored.blob_id]


def gone(paper: Blob, root: Path) -> bool:
    return Blob.objects.get(pk=paper.pk).purged_at is not None and files_under(root) == []


@pytest.mark.parametrize(
    "seen",
    ["TỐI MẬT", "TUYET MẬT", "TÔI MẬT", "MẬT", "MẠT", "[ MẶT ]"],
)
def test_a_stamp_that_only_the_picture_showed_destroys_what_was_kept(
    settings: Settings, tmp_path: Path, root: Path, seen: str
) -> None:
    said = f"ĐẢNG BỘ TỈNH MINH HÀ\n{seen}\nBÁO CÁO\nvề xuongrong\n"
    settings.TESSERACT = programs.reader(tmp_path, said)
    paper = actions.store_bytes(by=None, data=samples.clean_scan_pdf(2), name=NAME).blob
    run_queued()
    assert gone(paper, root)
    assert Entry.objects.get(act="files.secret_removed").details == {"files": 1}
    assert rows_with("xuongrong") == []


@pytest.mark.parametrize(
    "lines",
    [
        ["BÁO CÁO", "mật độ dân cư"],
        ["MẬT ĐỘ DÂN CƯ"],
        ["BẢO MẬT THÔNG TIN"],
        ["BÍ MẬT"],
        ["KHÁM MẮT"],
        ["mặt"],
        ["RA MẮT"],
        [*["dòng"] * 20, "MẠT"],
    ],
    ids=range(8),
)
def test_words_like_a_stamp_on_a_picture_are_none(
    settings: Settings, tmp_path: Path, lines: list[str]
) -> None:
    settings.TESSERACT = programs.reader(tmp_path, "\n".join(lines))
    paper = actions.store_bytes(by=None, data=samples.clean_scan_pdf(1), name=NAME).blob
    run_queued()
    assert Blob.objects.get(pk=paper.pk).purged_at is None
    assert texts.paragraphs_of(paper)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (offices.workbook(S=[["TỐI MẬT"], ["Họ tên"]]), "a.xlsx"),
        (offices.slides("TUYỆT MẬT", "Trang hai"), "a.pptx"),
        (offices.letter("ĐẢNG BỘ", "MẬT"), "a.odt"),
        (offices.word97("BỘ TƯ LỆNH\rTỐI MẬT\rBÁO CÁO"), "a.doc"),
        (offices.word(offices.in_tcvn3("ĐẢNG BỘ"), "Sè 12-BC/§U (MËt)", font=".VnTime"), "a.docx"),
    ],
    ids=["xlsx", "pptx", "odt", "doc", "tcvn3"],
)
def test_a_mark_in_a_file_of_any_kind_is_refused_before_it_is_kept(
    an: Person, root: Path, data: bytes, name: str
) -> None:
    with pytest.raises(actions.SecretMarked):
        actions.store_file(by=an, upload=Upload(data), name=name)
    assert files_under(root) == []
    assert not Blob.objects.exists()


def test_a_file_from_before_that_bears_a_mark_goes_when_its_words_are_read(root: Path) -> None:
    paper = actions.store_bytes(
        by=None, data=offices.word("TỐI MẬT", "BÁO CÁO"), name=NAME[:-3] + "docx"
    ).blob
    Preview.objects.all().delete()
    ask_for_preview(paper)
    run_queued()
    assert gone(paper, root)
