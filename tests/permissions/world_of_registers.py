"""What the addresses of registers and of news need in the ward of the matrix."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

from PIL import Image

from sotay.documents.actions import publish
from sotay.documents.models import Document, Publication, Version
from sotay.files.actions import store_bytes
from sotay.files.sheets import row_of
from sotay.kernel import clock
from sotay.meetings.tests import cast as people
from sotay.news import actions as news
from sotay.news.models import Article, Picture
from sotay.news.pictures import drawn
from sotay.org.tests.cast import Cast
from sotay.registers import actions as registers


def books_of(cast: Cast, org: dict[str, Any]) -> dict[str, Any]:
    """A line of the cell with its file, passed on to An; a document of the ward for the cell."""
    file = store_bytes(by=cast.binh, data=b"Noi dung.\n", name="Công văn.txt")
    line = registers.enter_incoming(
        by=cast.binh,
        unit=cast.cell,
        particulars=registers.Particulars(summary="Về vệ sinh môi trường", day=clock.today()),
        client_id=people.act_id("line"),
        file=file,
    )
    passed = registers.forward(
        by=cast.binh, line=line, to=cast.an, client_id=people.act_id("passed")
    )
    return {
        **org,
        "kind": "incoming",
        "form": "xlsx",
        "line_id": line.pk,
        "forwarding_id": passed.pk,
        "document_id": _from_above(cast),
    }


def news_of(cast: Cast, org: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Articles of the cell in every state; Đạt writes, Dung heads the board, Nga commented."""
    seat = news.appoint(by=cast.binh, unit=cast.cell, person=cast.dat)
    news.appoint(by=cast.binh, unit=cast.cell, person=cast.dung, chief=True)
    places = {}
    for place in ("news", "news_draft", "news_review", "news_gone"):
        article = _article(cast, place)
        picture = _picture(cast, article)
        places[place] = {
            **org, "seat_id": seat.pk, "article_id": article.pk, "picture_id": picture.pk,
            "comment_id": 0,
        }  # fmt: skip
        if place != "news_draft":
            news.submit(by=cast.dat, article=article)
        if place in ("news", "news_gone"):
            news.approve(by=cast.dung, article=article)
        if place == "news_gone":
            news.withdraw(by=cast.dung, article=article, reason="Đăng nhầm")
    read = Article.objects.get(pk=places["news"]["article_id"])
    said = news.comment(
        by=cast.nga, article=read, words="Rất hay.", client_id=people.act_id("said")
    )
    places["news"]["comment_id"] = said.pk
    return places


def _from_above(cast: Cast) -> int:
    document = Document.objects.create(
        unit=cast.ward,
        title="Kế hoạch của đảng ủy",
        code="12-KH/ĐU",
        issued_on=date(2026, 11, 1),
        added_by=cast.son,
        added_at=clock.now(),
    )
    file = store_bytes(by=cast.son, data=b"Ke hoach.\n", name="Kế hoạch.txt")
    Version.objects.create(
        document=document, number=1, file=file, added_by=cast.son, added_at=clock.now()
    )
    publish(by=cast.son, document=document, unit=cast.ward, reach=Publication.Reach.SUBTREE)
    return document.pk


def _article(cast: Cast, place: str) -> Article:
    return news.write(
        by=cast.dat,
        unit=cast.cell,
        words=news.Words(
            title=f"Ra quân vệ sinh {place}",
            body="Sáng nay chi bộ ra quân.",
            event_on=clock.today() - timedelta(days=1),
            comments_open=True,
        ),
        client_id=people.act_id(f"article {place}"),
    )


def _picture(cast: Cast, article: Article) -> Picture:
    out = BytesIO()
    Image.new("RGB", (8, 6), (90, 120, 60)).save(out, "PNG")
    file = store_bytes(by=cast.dat, data=out.getvalue(), name="Ảnh.png")
    return Picture.objects.create(
        article=article, file=file, alt="Đảng viên quét đường", sheet=row_of(drawn(file.blob)),
        position=1,
    )  # fmt: skip
