"""A paper of thirty pages in the official layout, as a hall reads it."""

from datetime import date

from sotay.files.actions import store_bytes
from sotay.files.models import StoredFile
from sotay.org.models import Person
from sotay.papers import kinds
from sotay.papers.layouts import layout_named
from sotay.papers.model import Paper, Signature
from sotay.papers.pdf import render_pdf
from sotay.sample.texts.topics import TOPICS

PAGES = 30
_DAY = date(2026, 3, 3)
# Measured: so many rounds of all topics fill thirty pages.
_ROUNDS = 8


def thirty_pages(*, by: Person) -> StoredFile:
    """The paper, kept as an upload is kept.

    Raises:
        RuntimeError: the layout changed and it has another number of pages.
    """
    file = store_bytes(by=by, data=render_pdf(_report()), name="Tài liệu chuyên đề.pdf")
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
        kinds.Section(f"{topic.name.upper()}, ĐỢT {turn + 1}", _told(turn, place))
        for turn in range(_ROUNDS)
        for place, topic in enumerate(TOPICS)
    )
    content = kinds.RecordContent(letterhead, "tài liệu sinh hoạt chuyên đề", sections)
    return kinds.report(content, signature=Signature("T/M CHI BỘ", "BÍ THƯ", "Nguyễn Văn An"))


def _told(turn: int, place: int) -> tuple[str, ...]:
    topic = TOPICS[place]
    done = 31 + (7 * turn + 5 * place) % 23
    return (
        (
            f"Đợt {turn + 1}, {topic.lead} chủ trì với mục tiêu {topic.aim}. Đến nay đã có "
            f"{done}/{done + 11} {topic.measure} đạt yêu cầu, tăng {1 + turn % 9} so với đợt trước."
        ),
        (
            f"Cách làm được Nhân dân đồng tình là {topic.remedy}. Đảng viên được phân công đã "
            f"gặp gỡ trực tiếp {12 + place} hộ và chuyển kiến nghị đến nơi có thẩm quyền."
        ),
        f"Khó khăn chủ yếu: {topic.trouble}. Bài học rút ra: {topic.remedy}.",
    )
