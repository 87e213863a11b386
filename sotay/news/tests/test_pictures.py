"""Pictures say what they show, and nothing of where, when and by what they were taken."""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from sotay.files import places
from sotay.files.sheets import WIDTHS, sheet_of
from sotay.files.tests.samples import PNG, Upload, pdf
from sotay.kernel.refusals import Conflict, Invalid
from sotay.news import actions
from sotay.news.models import Picture
from sotay.news.tests.writing import a_draft, jpeg_with_a_place, published
from sotay.org.tests.cast import Cast

pytestmark = pytest.mark.django_db


def place(picture: Picture, width: int) -> Path:
    return places.of_page_image(Path(settings.FILES_ROOT), picture.file.blob.sha256, width, 1)


def add(
    cast: Cast, data: bytes, alt: str = "Đảng viên trồng cây", name: str = "ảnh.jpg"
) -> Picture:
    article = a_draft(cast.binh, cast.cell)
    return actions.add_picture(
        by=cast.binh, article=article, upload=Upload(data), name=name, alt=alt
    )


def test_what_is_drawn_holds_no_notes_of_the_camera(cast: Cast) -> None:
    picture = add(cast, jpeg_with_a_place())
    sheet = sheet_of(picture.sheet)
    assert sheet is not None
    assert [(one.width, one.height) for one in sheet] == [(720, 540), (1440, 1080)]
    for width in WIDTHS:
        data = place(picture, width).read_bytes()
        assert b"4711" not in data
        with Image.open(BytesIO(data)) as drawn:
            assert not drawn.getexif()


def test_a_small_picture_stays_small(cast: Cast) -> None:
    sheet = sheet_of(add(cast, jpeg_with_a_place(300, 200)).sheet)
    assert sheet is not None
    assert {one.width for one in sheet} == {300}


@pytest.mark.parametrize("alt", ["", "  \u200b "])
def test_a_picture_without_words_is_refused(cast: Cast, alt: str) -> None:
    with pytest.raises(Invalid):
        add(cast, jpeg_with_a_place(30, 20), alt=alt)
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    ("data", "name"), [(PNG[:60], "hỏng.png"), (pdf(), "ảnh.pdf"), (b"", "trống.jpg")],
    ids=["broken", "no picture", "empty"],
)  # fmt: skip
def test_what_is_no_picture_is_refused(cast: Cast, data: bytes, name: str) -> None:
    with pytest.raises(Invalid):
        add(cast, data, name=name)
    assert not Picture.objects.exists()


def test_a_picture_made_to_fill_the_memory_is_refused(cast: Cast) -> None:
    made = BytesIO()
    Image.new("1", (12_000, 9_000)).save(made, "PNG")  # some kilobytes, 108 million points
    with pytest.raises(Invalid, match="100 triệu điểm ảnh"):
        add(cast, made.getvalue(), name="ảnh.png")
    assert not Picture.objects.exists()


def test_the_page_process_unpacks_no_picture_itself(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Image, "open", lambda *_given, **_more: pytest.fail("unpacked here"))
    assert add(cast, PNG, name="ảnh.png").sheet


def test_a_published_article_takes_no_more_pictures(cast: Cast) -> None:
    article = published(cast.binh, cast.cell)
    with pytest.raises(Conflict):
        actions.add_picture(
            by=cast.binh, article=article, upload=Upload(jpeg_with_a_place(30, 20)),
            name="ảnh.jpg", alt="Cây",
        )  # fmt: skip


def test_a_lost_drawing_is_made_again_by_whoever_reads(cast: Cast) -> None:
    client = Client()
    assert cast.binh.account is not None
    client.force_login(cast.binh.account)
    article = a_draft(cast.binh, cast.cell)
    sent = client.post(
        f"/news/{article.pk}/pictures/",
        {"file": SimpleUploadedFile("a.jpg", jpeg_with_a_place(90, 60)), "alt": "Cây bàng"},
    )
    assert sent.status_code == 303
    picture = Picture.objects.get()
    place(picture, 720).unlink()
    page = client.get(f"/news/{article.pk}/").content.decode()
    assert 'alt="Cây bàng"' in page
    assert place(picture, 720).exists()
