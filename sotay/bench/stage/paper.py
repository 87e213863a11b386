"""A paper of thirty pages in the official layout, as a hall reads it."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from django.core.files.base import ContentFile

from sotay.files.actions import store_file
from sotay.files.models import StoredFile
from sotay.org.models import Person
from sotay.papers import kinds
from sotay.papers.layouts import layout_named
from sotay.papers.model import Paper, Signature
from sotay.papers.pdf import render_pdf
from sotay.sample.texts.topics import TOPICS, Topic

PAGES = 30
_DAY = date(2026, 3, 3)
# Measured: so many sections fill thirty pages.
_SECTIONS = 105


def thirty_pages(*, by: Person) -> StoredFile:
    """The paper, kept as an upload is kept.

    Raises:
        RuntimeError: the layout changed and it has another number of pages.
    """
    file = store_file(
        by=by, upload=ContentFile(render_pdf(_report())), name="Tài liệu chuyên đề.pdf"
    )
    if file.blob.pages != PAGES:
        raise RuntimeError(f"the paper has {file.blob.pages} pages, not {PAGES}")
    return file


def _report() -> Paper:
    letterhead = kinds.Letterhead(
        layout=layout_named("hd05"),
        superior="Đảng bộ phường số 1",
        issuer="Chi bộ Tổ dân phố 1",
        issuer_code="CB",
        place="Minh Hà",
        number=41,
        day=_DAY,
    )
    sections = tuple(
        kinds.Section(f"{topic.name.upper()}, ĐỢT {turn + 1}", _told(topic, turn))
        for turn, topic in _turns()
    )
    content = kinds.RecordContent(letterhead, "tài liệu sinh hoạt chuyên đề", sections)
    return kinds.report(content, signature=Signature("T/M CHI BỘ", "BÍ THƯ", "Nguyễn Văn An"))


def _turns() -> Iterator[tuple[int, Topic]]:
    return islice(((turn, topic) for turn in range(_SECTIONS) for topic in TOPICS), _SECTIONS)


def _told(topic: Topic, turn: int) -> tuple[str, ...]:
    done = 31 + (7 * turn + 5 * len(topic.name)) % 23
    return (
        (
            f"Đợt {turn + 1}, {topic.lead} chủ trì với mục tiêu {topic.aim}. Đến nay đã có "
            f"{done}/{done + 11} {topic.measure} đạt yêu cầu, tăng {1 + turn % 9} so với đợt trước."
        ),
        (
            f"Cách làm được Nhân dân đồng tình là {topic.remedy}. Đảng viên được phân công đã "
            f"gặp gỡ trực tiếp {12 + turn} hộ và chuyển kiến nghị đến nơi có thẩm quyền."
        ),
        f"Khó khăn chủ yếu: {topic.trouble}. Bài học rút ra: {topic.remedy}.",
    )
