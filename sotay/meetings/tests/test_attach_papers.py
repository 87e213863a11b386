"""Papers: any name, no wrong kind, and editions once people have them."""

import json
import unicodedata
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sotay.files.arriving import NamedUpload
from sotay.files.tests.browser import follow
from sotay.kernel import clock
from sotay.kernel.refusals import Forbidden, Invalid, Missing
from sotay.meetings import actions, queries
from sotay.meetings.actions.papers import Attached
from sotay.meetings.models import Meeting, MeetingPaper
from sotay.meetings.rules import preparing
from sotay.meetings.tests import cast as people
from sotay.meetings.tests.browsing import signed_in
from sotay.notices.models import Notice
from sotay.org.models import Person
from sotay.org.tests.cast import Cast
from tests.examples import examples

WORDS = "Báo cáo tháng 11".encode()
STRANGE = [
    "Báo cáo? - 100% + #3.txt",
    "Nghị quyết \"05\" & 'phụ lục'.txt",
    "đ" * 120 + ".txt",
    unicodedata.normalize("NFD", "Kế hoạch quý IV.txt"),
    "phụ lục \u202etxt.exe.txt",
    "..\\..%2e%2e%2fetc.txt",
    " .txt",
]


@pytest.fixture(autouse=True)
def days_before() -> Iterator[None]:
    with clock.held_at(people.DAYS_BEFORE):
        yield


@pytest.fixture
def draft(cast: Cast) -> Meeting:
    return people.a_draft(cast)


def named(name: str, data: bytes = WORDS) -> NamedUpload:
    return NamedUpload(SimpleUploadedFile("upload", data), name)


def attach(by: Person, meeting: Meeting, *uploads: NamedUpload, reason: str = "") -> Attached:
    return actions.add_papers(by=by, meeting=meeting, uploads=uploads, origin="own", reason=reason)


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_name_is_kept_and_given_back(cast: Cast, draft: Meeting, name: str) -> None:
    client = signed_in(cast.dung)
    sent = {
        "uploads": [SimpleUploadedFile("x.txt", WORDS)],
        "names": json.dumps([name]),
        "origin": "own",
    }
    assert client.post(f"/meetings/{draft.pk}/prepare/papers/", sent).status_code == 303
    paper = draft.papers.get()
    assert paper.file.original_name == unicodedata.normalize("NFC", name)
    answer = client.get(f"/meetings/{draft.pk}/papers/{paper.pk}/file/")
    sent_by_wire = follow(answer)
    assert quote(paper.file.original_name, safe="") in sent_by_wire.headers["content-disposition"]
    assert Path(sent_by_wire.path).read_bytes() == WORDS
    assert client.get(f"/meetings/{draft.pk}/papers/{paper.pk}/").status_code == 200


@given(name=st.text(min_size=1, max_size=400))
@settings(max_examples=examples(60))
def test_every_name_gives_a_title_to_propose(name: str) -> None:
    title = preparing.paper_title(name)
    assert 0 < len(title) <= preparing.LONGEST_TITLE
    assert title == title.strip()


@given(name=st.text(min_size=0, max_size=300))
@settings(
    max_examples=examples(25),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_name_is_ever_a_fault(cast: Cast, name: str) -> None:
    meeting = people.a_draft(cast)
    done = attach(cast.dung, meeting, named(f"{name}.txt"))
    assert len(done.papers) + len(done.refused) == 1


def test_one_bad_file_does_not_lose_the_good_ones(cast: Cast, draft: Meeting) -> None:
    client = signed_in(cast.dung)
    answer = client.post(
        f"/meetings/{draft.pk}/prepare/papers/",
        {
            "uploads": [
                SimpleUploadedFile("tốt.txt", WORDS),
                SimpleUploadedFile("giả.pdf", b"MZ\x90 not a pdf"),
                SimpleUploadedFile("rỗng.txt", b""),
            ],
            "origin": "own",
        },
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "giả.pdf" in page
    assert "rỗng.txt" in page
    assert [paper.title for paper in draft.papers.all()] == ["tốt"]


@pytest.mark.parametrize("names", ["", "not json", "[1]", '["a", "b"]', "{}", "null"])
def test_a_broken_list_of_names_falls_back_to_what_the_browser_sent(
    cast: Cast, draft: Meeting, names: str
) -> None:
    sent = {"uploads": [SimpleUploadedFile("kế hoạch.txt", WORDS)], "names": names, "origin": "own"}
    status = signed_in(cast.dung).post(f"/meetings/{draft.pk}/prepare/papers/", sent).status_code
    assert status in (303, 422)


def test_no_file_is_said_at_the_field(cast: Cast, draft: Meeting) -> None:
    answer = signed_in(cast.dung).post(f"/meetings/{draft.pk}/prepare/papers/", {"origin": "own"})
    assert answer.status_code == 422
    assert "Chọn ít nhất một tệp." in answer.content.decode()


def test_a_member_attaches_nothing(cast: Cast) -> None:
    meeting = people.an_announced_meeting(cast)
    with pytest.raises(Forbidden):
        attach(cast.an, meeting, named("a.txt"), reason="x")
    assert not MeetingPaper.objects.exists()


def test_after_the_announcement_every_change_is_an_edition_with_a_reason(cast: Cast) -> None:
    draft = people.a_draft(cast)
    [first] = attach(cast.dung, draft, named("Bản một.txt")).papers
    draft.refresh_from_db()
    meeting = actions.announce_meeting(by=cast.binh, meeting=draft, edition=draft.edition)
    with pytest.raises(Invalid) as refusal:
        attach(cast.dung, meeting, named("Thêm.txt"))
    assert refusal.value.field == "reason"
    attach(cast.dung, meeting, named("Thêm.txt", b"them"), reason="Cấp trên mới gửi")
    new = actions.replace_paper(
        by=cast.dung,
        meeting=meeting,
        paper=first,
        upload=named("Bản hai.txt", b"hai"),
        reason="Sửa số liệu",
    )
    page = queries.papers_page(queries.meeting_for(cast.an, meeting.pk))
    assert page.edition is not None
    assert (page.edition.number, page.edition.reason) == (3, "Sửa số liệu")
    assert [paper.title for paper in page.papers] == ["Bản một", "Thêm"]
    assert page.papers[0].id == new.pk
    assert [edition.number for edition in page.older] == [2, 1]
    assert [paper.id for paper in page.older[-1].papers] == [first.pk]
    assert queries.paper_for(cast.an, meeting.pk, first.pk) == first


def test_a_paper_taken_out_before_anybody_saw_it_is_gone(cast: Cast, draft: Meeting) -> None:
    [paper] = attach(cast.dung, draft, named("Nhầm.txt")).papers
    draft.refresh_from_db()
    actions.remove_paper(by=cast.dung, meeting=draft, paper=paper, edition=draft.edition)
    with pytest.raises(Missing):
        queries.paper_for(cast.dung, draft.pk, paper.pk)


def test_papers_move_and_are_renamed(cast: Cast, draft: Meeting) -> None:
    attach(cast.dung, draft, named("một.txt"), named("hai.txt", b"2"), named("ba.txt", b"3"))
    client = signed_in(cast.dung)
    last = draft.papers.all()[2]
    draft.refresh_from_db()
    base = f"/meetings/{draft.pk}/prepare/papers/{last.pk}/"
    moved = client.post(f"{base}place/", {"steps": "-1", "edition": draft.edition})
    assert moved.status_code == 303
    draft.refresh_from_db()
    renamed = client.post(
        base, {"title": "Tài liệu ba", "origin": "upper", "edition": draft.edition}
    )
    assert renamed.status_code == 303
    titles = [line.title for line in queries.paper_lines(draft)]
    assert titles == ["một", "Tài liệu ba", "hai"]


def test_a_paper_that_comes_on_the_last_day_is_marked_late(cast: Cast) -> None:
    meeting = people.an_announced_meeting(cast)
    with clock.held_at(people.EVENING - timedelta(hours=3)):
        attach(cast.dung, meeting, named("Muộn.txt"), reason="Mới có")
    [line] = queries.paper_lines(meeting)
    assert line.late


def test_a_file_marked_as_secret_is_refused_and_the_administrator_hears_of_it(
    cast: Cast, draft: Meeting
) -> None:
    secret = named("kế hoạch mật.txt", "ĐẢNG BỘ TỈNH MINH HÀ\nTỐI MẬT\nKẾ HOẠCH".encode())
    for again in range(2):
        report = named(f"báo cáo {again}.txt", f"Báo cáo {again}".encode())
        done = attach(cast.dung, draft, report, secret)
        assert len(done.papers) == 1
        assert "bí mật nhà nước" in done.refused[0]
    told = Notice.objects.get(person=cast.khanh, kind="meetings.secret_refused")
    assert cast.dung.full_name in told.text
    assert "kế hoạch" not in told.text


def test_a_file_that_the_meeting_has_is_not_attached_again_and_its_title_is_told(
    cast: Cast, draft: Meeting
) -> None:
    attach(cast.dung, draft, named("Báo cáo tháng.txt"))
    done = attach(cast.dung, draft, named("bản sao.txt"), named("khác.txt", b"khac"))
    assert [paper.title for paper in done.papers] == ["khác"]
    assert "“Báo cáo tháng”" in done.refused[0]
    assert draft.papers.count() == 2
