"""Papers and records of meetings are found by their people, and by nobody else."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from sotay.documents import actions as library
from sotay.documents.models import Publication
from sotay.files.arriving import NamedUpload
from sotay.files.tests.samples import Upload
from sotay.jobs.tests.running import run_queued
from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.meetings import actions, queries
from sotay.meetings.models import Attendance, Meeting, MeetingPaper, Record
from sotay.meetings.tests import cast as people
from sotay.meetings.tests.evening import AFTER, a_full_evening, approve, minutes_of
from sotay.meetings.tests.test_approve_record import written
from sotay.org.models import Person
from sotay.org.tests.cast import NAMES, Cast
from sotay.search.actions import rebuild_some
from sotay.search.engine.asking import Chosen
from sotay.search.queries import results_for

pytestmark = pytest.mark.django_db
WORDS = "Báo cáo việc phân loại rác tại nguồn ở tổ dân phố.\n"


@pytest.fixture(autouse=True)
def index(settings: Settings, tmp_path: Path) -> Iterator[None]:
    settings.FILES_ROOT = tmp_path / "files"
    settings.SEARCH_ROOT = tmp_path / "search"
    with clock.held_at(people.DAYS_BEFORE - timedelta(days=1)):
        while not rebuild_some():
            pass
        yield


def add(cast: Cast, meeting: Meeting, words: str = WORDS, name: str = "Báo cáo rác.txt") -> None:
    sent = NamedUpload(Upload(words.encode()), name)
    attached = actions.add_papers(
        by=cast.dung, meeting=meeting, uploads=[sent], origin="own", reason="Mới có"
    )
    assert not attached.refused


def shown(person: Person, words: str) -> list[str]:
    results = results_for(person, words, Chosen())
    assert not results.cut
    return [hit.line.address for hit in (*results.hits, *results.near)]


def opens(person: Person, meeting: Meeting) -> bool:
    try:
        queries.meeting_for(person, meeting.pk)
    except Missing:
        return False
    return True


def reads(person: Person, record: Record) -> bool:
    try:
        queries.reader_of(person, record.meeting_id, record.kind)
    except Missing:
        return False
    return True


def announced(cast: Cast, meeting: Meeting) -> Meeting:
    meeting.refresh_from_db()
    return actions.announce_meeting(by=cast.binh, meeting=meeting, edition=meeting.edition)


def of_the_committee(cast: Cast, meeting: Meeting) -> Meeting:
    meeting.kind, meeting.body = Meeting.Kind.CELL_COMMITTEE, cast.cell_committee
    meeting.save()
    return meeting


# ---- papers ----


@pytest.mark.parametrize("circle", ["cell", "committee", "leaders"])
@pytest.mark.parametrize("stage", ["draft", "announced", "guest", "cancelled"])
def test_everybody_finds_the_papers_of_exactly_the_meetings_they_see(
    cast: Cast, stage: str, circle: str
) -> None:
    meeting = people.a_draft(cast)
    if circle == "committee":
        of_the_committee(cast, meeting)
    elif circle == "leaders":
        meeting.kind = Meeting.Kind.CELL_COMMITTEE
        meeting.save()
    add(cast, meeting)
    if stage in ("announced", "guest"):
        meeting = announced(cast, meeting)
    if stage == "guest":
        actions.invite_guest(by=cast.binh, meeting=meeting, person=cast.cuong)
    if stage == "cancelled":
        meeting.refresh_from_db()
        actions.cancel_meeting(
            by=cast.binh, meeting=meeting, edition=meeting.edition, reason="Nhầm"
        )
    run_queued()
    meeting.refresh_from_db()
    (paper,) = MeetingPaper.objects.all()
    address = f"/meetings/{meeting.pk}/papers/{paper.pk}/"
    for name in NAMES:
        person = getattr(cast, name)
        expected = [address] if opens(person, meeting) else []
        assert shown(person, "phan loai rac tai nguon") == expected, name
        assert shown(person, "báo cáo rác") == expected, name


def test_a_paper_taken_out_or_replaced_is_found_by_its_new_words_alone(cast: Cast) -> None:
    meeting = people.a_draft(cast)
    add(cast, meeting)
    (paper,) = MeetingPaper.objects.all()
    sent = NamedUpload(Upload("Thu gom pin cũ.".encode()), "mới.txt")
    new = actions.replace_paper(by=cast.dung, meeting=meeting, paper=paper, upload=sent)
    run_queued()
    assert shown(cast.binh, "pin cũ") == [f"/meetings/{meeting.pk}/papers/{new.pk}/"]
    assert shown(cast.binh, "tổ dân phố") == []
    meeting.refresh_from_db()
    actions.remove_paper(by=cast.dung, meeting=meeting, paper=new, edition=meeting.edition)
    assert shown(cast.binh, "pin cũ") == []
    run_queued()
    assert shown(cast.binh, "pin cũ") == []


def test_a_guest_who_is_taken_off_the_list_finds_it_no_more(cast: Cast) -> None:
    meeting = people.a_draft(cast)
    add(cast, meeting)
    meeting = announced(cast, meeting)
    guest = actions.invite_guest(by=cast.binh, meeting=meeting, person=cast.cuong)
    run_queued()
    assert shown(cast.cuong, "phân loại rác")
    actions.remove_guest(by=cast.binh, meeting=meeting, guest=guest)
    # At once, though the index does not know yet.
    assert shown(cast.cuong, "phân loại rác") == []


def test_who_moves_into_the_cell_finds_its_papers_without_a_new_index(cast: Cast) -> None:
    meeting = people.a_draft(cast)
    add(cast, meeting)
    announced(cast, meeting)
    run_queued()
    assert shown(cast.cuong, "phân loại rác") == []
    cast.cuong.memberships.update(unit=cast.cell)
    assert shown(cast.cuong, "phân loại rác")


def test_a_paper_of_the_library_is_found_once(cast: Cast) -> None:
    document = library.take_in(
        by=cast.hoa, unit=cast.ward, upload=Upload(WORDS.encode()), name="Kế hoạch.txt"
    )
    library.publish(by=cast.hoa, document=document, unit=cast.ward, reach=Publication.Reach.SUBTREE)
    document.refresh_from_db()
    meeting = people.a_draft(cast)
    actions.add_from_library(by=cast.binh, meeting=meeting, document=document)
    announced(cast, meeting)
    run_queued()
    assert shown(cast.an, "phân loại rác") == [f"/documents/{document.pk}/"]
    # Once the library has a newer file, the meeting's is found by itself as well.
    newer = Upload("Thu gom pin cũ.".encode())
    library.add_version(by=cast.hoa, document=document, upload=newer, name="mới.txt")
    run_queued()
    (paper,) = MeetingPaper.objects.all()
    assert shown(cast.an, "phân loại rác") == [f"/meetings/{meeting.pk}/papers/{paper.pk}/"]


def test_without_an_index_titles_are_found(cast: Cast, settings: Settings, tmp_path: Path) -> None:
    meeting = people.a_draft(cast)
    add(cast, meeting)
    settings.SEARCH_ROOT = tmp_path / "another"
    (paper,) = MeetingPaper.objects.all()
    assert shown(cast.binh, "bao cao rac") == [f"/meetings/{meeting.pk}/papers/{paper.pk}/"]
    assert shown(cast.an, "bao cao rac") == []


# ---- records ----


@pytest.mark.parametrize("stage", ["draft", "one approval", "approved", "issued"])
@pytest.mark.parametrize("kind", [Record.Kind.MINUTES, Record.Kind.RESOLUTION])
def test_everybody_finds_exactly_the_records_they_may_read(
    cast: Cast, stage: str, kind: str
) -> None:
    meeting = a_full_evening(cast)
    with clock.held_at(AFTER):
        if kind != Record.Kind.MINUTES:
            approve(cast, minutes_of(cast.dung, meeting))
            written(cast, meeting)
        record = queries.reader_of(cast.dung, meeting.pk, kind).record
        if stage == "one approval":
            approve(cast, record, "secretary")
        elif stage != "draft":
            approve(cast, record)
        if stage == "issued":
            actions.issue_record(by=cast.binh, record=record, day=clock.today())
        run_queued()
        address = f"/meetings/{meeting.pk}/records/{record.kind}/"
        for name in NAMES:
            person = getattr(cast, name)
            found = address in shown(person, "lắp đèn đường")
            assert found is reads(person, record), name


def test_words_written_later_are_found_and_a_dropped_record_is_not(cast: Cast) -> None:
    meeting = a_full_evening(cast)
    with clock.held_at(AFTER):
        record = actions.start_outcome(by=cast.dung, meeting=meeting, kind=Record.Kind.RESOLUTION)
        content = queries.standing_of_record(record).content
        code = content.sections[-1].code
        actions.edit_record(
            by=cast.dung, record=record, typed={code: "Trồng tre bên bờ kênh."}, seen=0
        )
        run_queued()
        address = f"/meetings/{meeting.pk}/records/{record.kind}/"
        assert address in shown(cast.dung, "trồng tre bờ kênh")
        actions.drop_outcome(by=cast.dung, record=record)
        assert address not in shown(cast.dung, "trồng tre bờ kênh")
        run_queued()
        assert address not in shown(cast.dung, "trồng tre bờ kênh")


def test_an_index_that_knows_too_much_tells_nothing(cast: Cast) -> None:
    meeting = a_full_evening(cast)
    with clock.held_at(AFTER):
        run_queued()
        address = f"/meetings/{meeting.pk}/records/minutes/"
        assert address in shown(cast.vinh, "lắp đèn đường")
        Attendance.objects.filter(person=cast.vinh).delete()
        assert address not in shown(cast.vinh, "lắp đèn đường")
