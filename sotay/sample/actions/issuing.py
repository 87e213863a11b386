"""What the ward's office does between the meetings: papers for all cells, books, news."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial

from django.core.files.base import ContentFile

from sotay.documents import actions as library
from sotay.documents.models import Document, Publication
from sotay.kernel import clock
from sotay.news import actions as news
from sotay.news.models import Article
from sotay.org.models import Person
from sotay.registers import actions as registers
from sotay.registers.models import Book
from sotay.sample import ward
from sotay.sample.actions.founding import Ward
from sotay.sample.actions.papers import ward_issuer
from sotay.sample.actions.timeline import Script, act_id
from sotay.sample.texts import documents
from sotay.sample.texts.issued import CAME, NEWS, WAITING, Came, Told, environment_resolution

_RESOLUTION_AGO, _NOTICE_AGO = 18, 6
_FORWARDED_TO = ("tdp3", "Đề nghị chi ủy đưa vào chương trình sinh hoạt tháng này.")


def office_life(made: Ward, today: date) -> Script:
    """Day by day until today; what falls on one day comes in the order of the clock."""
    acts: list[tuple[datetime, Callable[[], object]]] = [
        (_at(today, _RESOLUTION_AGO, 10), partial(_resolution, made)),
        (_at(today, _NOTICE_AGO, 10), partial(_notice, made)),
        *((_at(today, one.days_ago, 8), partial(_came, made, one)) for one in CAME),
        *((_at(today, one.days_ago, 15), partial(_told, made, one)) for one in NEWS),
        (_at(today, WAITING.days_ago, 15), partial(_waits, made, WAITING)),
    ]
    for moment, act in sorted(acts, key=lambda each: each[0]):
        yield moment
        act()


def _at(today: date, days_ago: int, hour: int) -> datetime:
    return datetime.combine(today - timedelta(days=days_ago), time(hour), tzinfo=clock.VIETNAM)


def _clerk(made: Ward) -> Person:
    return made.person(ward.CLERK)


def _secretary(made: Ward) -> Person:
    return made.person(ward.WARD_POSTS[0][1])


def _resolution(made: Ward) -> None:
    """Issued to everybody below; Tổ dân phố 3 has it in its book, and was told what to do."""
    day = clock.today()
    data = environment_resolution(ward_issuer(), day)
    document = _issued(made, "12-NQ_ĐU phân loại rác tại nguồn.pdf", data, asks=True)
    key, note = _FORWARDED_TO
    registers.enter_document(
        by=_clerk(made), unit=made.unit, kind=Book.Kind.OUTGOING, document=document,
        client_id=act_id("book", document.code),
    )  # fmt: skip
    cell = made.cells[key]
    line = registers.enter_document(
        by=made.person((key, 0)), unit=cell, kind=Book.Kind.INCOMING, document=document,
        client_id=act_id("book", key, document.code),
    )  # fmt: skip
    registers.forward(
        by=made.person((key, 0)), line=line, to=made.person((key, 1)), note=note,
        client_id=act_id("forward", key, document.code),
    )  # fmt: skip


def _notice(made: Ward) -> None:
    data = documents.notice(ward_issuer(), clock.today())
    _issued(made, "21-TB_ĐU nói chuyện chuyên đề điện.pdf", data)


def _issued(made: Ward, name: str, data: bytes, *, asks: bool = False) -> Document:
    by = _clerk(made)
    document = library.take_in(by=by, unit=made.unit, upload=ContentFile(data), name=name)
    library.publish(
        by=by,
        document=document,
        unit=made.unit,
        reach=Publication.Reach.SUBTREE,
        asks_to_acknowledge=asks,
    )
    document.refresh_from_db()
    return document


def _came(made: Ward, one: Came) -> None:
    particulars = registers.Particulars(
        summary=one.summary,
        day=clock.today(),
        author=one.author,
        code=one.code,
        dated_on=clock.today() - timedelta(days=3),
        type_code=one.type_code,
    )
    registers.enter_incoming(
        by=_clerk(made), unit=made.unit, particulars=particulars,
        client_id=act_id("came", one.code),
    )  # fmt: skip


def _told(made: Ward, one: Told) -> None:
    """Written by the clerk's editor's seat, published by the secretary."""
    article = _waits(made, one)
    news.approve(by=_secretary(made), article=article, pinned=one.pinned)


def _waits(made: Ward, one: Told) -> Article:
    happened = None if one.happened is None else clock.today() - timedelta(days=one.happened)
    by = _editor(made)
    words = news.Words(
        title=one.title,
        lead=one.lead,
        body=one.body,
        event_on=happened,
        is_public=one.is_public,
    )
    article = news.write(by=by, unit=made.unit, words=words, client_id=act_id("news", one.title))
    return news.submit(by=by, article=article)


def _editor(made: Ward) -> Person:
    """The clerk, who sits on the editors' board from the first article on."""
    by = _clerk(made)
    news.appoint(by=_secretary(made), unit=made.unit, person=by)
    return by
