"""The evening from the conclusion to its papers, and the beginning of the next."""

from datetime import timedelta
from pathlib import Path

from docx import Document
from playwright.sync_api import expect
from pypdf import PdfReader

from sotay.kernel import clock
from tests.journeys.evening import (
    BEFOREHAND,
    CONCLUSION,
    EXCUSE,
    FOR_COMMITTEE,
    NOTE,
    SAID,
    TASKS,
    WEATHER,
    Evening,
)
from tests.journeys.people import Someone, did_not_reload, stand_still

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def conclude(evening: Evening) -> None:
    dung = evening.dung
    evening.an.open(f"{evening.path}agenda/")
    stand_still(evening.an)
    dung.tab("Kết luận")
    dung.unfold("Ghi kết luận")
    dung.write("Kết luận của chủ trì", CONCLUSION)
    dung.tap("Ghi kết luận")
    evening.an.sees(CONCLUSION)
    dung.unfold("Giao nhiệm vụ")
    due = clock.today() + timedelta(days=20)
    for title, key in TASKS:
        form = dung.page.locator("form", has=dung.page.get_by_label("Người thực hiện"))
        dung.write("Nhiệm vụ", title, form)
        dung.choose("Người thực hiện", evening.of(key).name, form)
        dung.write("Hạn hoàn thành", f"{due:%Y-%m-%d}", form)
        dung.tap("Giao nhiệm vụ", inside=form)
        evening.an.sees(title)
        dung.sees(title, dung.page.locator("#panel-outcome"))
    assert did_not_reload(evening.an)
    evening.picture(dung, "outcome")
    for title, key in TASKS:
        someone = evening.of(key)
        someone.open("/")
        someone.sees(title)
        evening.picture(someone, "today with task")
        someone.open("/tasks/")
        someone.sees(title)


def score_and_close(evening: Evening) -> None:
    dung = evening.dung
    dung.open(f"{evening.path}score/")
    evening.picture(dung, "score")
    for points in dung.page.locator("input[name^=points_]").all():
        if not points.input_value():
            points.fill("0")
    dung.send("Xác nhận điểm")
    dung.sees("xếp loại")
    dung.sees("Người xác nhận gần nhất")
    dung.tab("Điều hành")
    dung.tap("Kết thúc buổi sinh hoạt")
    dung.send("Đồng ý")
    dung.sees("đã kết thúc")
    evening.picture(dung, "closed")


def agree_on_the_minutes(evening: Evening) -> None:
    dung, an = evening.dung, evening.an
    dung.tab("Biên bản")
    dung.follow("Biên bản", dung.page.locator("#main"))
    evening.picture(dung, "minutes")
    text = plain(dung.page.locator(".record-text").inner_text())
    for words in [BEFOREHAND, CONCLUSION, EXCUSE, *[words for _key, words in SAID], *WEATHER]:
        assert plain(words).rstrip(".") in text
    assert FOR_COMMITTEE not in text
    assert NOTE not in text
    an.open(f"{evening.path}records/minutes/amendments/")
    an.write("Đề nghị sửa", "Số hộ chưa đóng phí là 13, không phải 14.")
    an.send("Gửi đề nghị")
    an.sees("chờ thư ký trả lời")
    evening.picture(an, "amendment")
    dung.open(f"{evening.path}records/minutes/")
    dung.follow("Đề nghị sửa (1)")
    evening.picture(dung, "amendment")
    dung.send("Tiếp thu")
    dung.follow("Sửa biên bản")
    business = dung.page.locator("textarea[name=section_business]")
    business.fill(business.input_value().replace("còn 14 hộ", "còn 13 hộ"))
    evening.picture(dung, "edit")
    dung.send("Lưu bản mới")
    dung.sees("còn 13 hộ")
    approve(evening, "minutes")


def approve(evening: Evening, kind: str) -> None:
    for someone, role in ((evening.dung, "thư ký"), (evening.binh, "chủ trì")):
        someone.open(f"{evening.path}records/{kind}/")
        someone.send(f"Duyệt với vai trò {role}")
        someone.sees("đã duyệt")
    evening.picture(evening.binh, f"approved {kind}")


def issue(evening: Evening) -> None:
    dung, binh = evening.dung, evening.binh
    dung.open(f"{evening.path}records/")
    dung.send("Soạn nghị quyết")
    evening.picture(dung, "resolution")
    dung.follow("Sửa", dung.page.locator("#main"))
    areas = dung.page.locator("textarea[name^=section_]")
    expect(areas).to_have_count(6)
    for area in areas.all():
        area.fill(area.input_value().replace("…", "Đạt yêu cầu đề ra."))
    dung.send("Lưu bản mới")
    dung.sees("bản 1, đang soạn")
    approve(evening, "resolution")
    for kind in ("minutes", "resolution"):
        binh.open(f"{evening.path}records/{kind}/")
        binh.follow("Ban hành")
        evening.picture(binh, f"issue {kind}")
        binh.send("Cấp số và ban hành")
        binh.sees("đã ban hành")
        evening.picture(binh, f"issued {kind}")
    binh.open(f"{evening.path}records/minutes/")
    check_minutes(printed(binh, "Tải PDF"))
    check_minutes(written(binh, "Tải DOCX"))
    an = evening.an
    an.open(f"{evening.path}records/resolution/")
    check_resolution(printed(an, "Tải PDF"))
    check_resolution(written(an, "Tải DOCX"))


def check_minutes(text: str) -> None:
    for words in [
        BEFOREHAND,
        CONCLUSION,
        "còn 13 hộ",
        "08/09",
        "88,89%",
        "05/09",
        "55,56%",
        EXCUSE,
    ]:
        assert words in text
    for _key, words in SAID:
        assert plain(words).rstrip(".").replace("14 hộ", "13 hộ") in text
    assert FOR_COMMITTEE not in text


def check_resolution(text: str) -> None:
    people = ["Nguyễn Thị An", "Cao Văn Tâm", "Trần Văn Bình"]
    for words in ["Số 01-NQ/CB", CONCLUSION, "08/09", "88,89%", *people, *dict(TASKS)]:
        assert words in text


def printed(someone: Someone, words: str) -> str:
    """The text of the PDF behind a link, without the numbers of its pages."""
    pages = PdfReader(downloaded(someone, words)).pages
    lines = [line for page in pages for line in page.extract_text().splitlines()]
    return plain(" ".join(line for line in lines if not line.strip().isdecimal()))


def written(someone: Someone, words: str) -> str:
    """The text of the DOCX behind a link, tables included."""
    body = Document(str(downloaded(someone, words))).element.body
    lines = ["".join(run.text or "" for run in line.iter(f"{W}t")) for line in body.iter(f"{W}p")]
    return plain(" ".join(lines))


def downloaded(someone: Someone, words: str) -> Path:
    with someone.page.expect_download() as waiting:
        someone.tap(words, "link")
    return waiting.value.path()


def plain(text: str) -> str:
    """Without line ends and doubled blanks, which a page, a PDF and a DOCX set each their way."""
    return " ".join(text.split())


def begin_the_next_month(evening: Evening) -> None:
    dung = evening.dung
    dung.open("/meetings/")
    dung.send("Như tháng trước")
    dung.follow("Nhiệm vụ kỳ trước")
    for title, key in TASKS:
        line = dung.page.locator("li.point", has_text=title)
        expect(line).to_contain_text(evening.of(key).name)
    evening.picture(dung, "next month")
