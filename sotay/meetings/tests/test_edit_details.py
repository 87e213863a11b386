"""The particulars of a meeting: what is refused, next to its field, with what was typed."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from sotay.kernel import clock
from sotay.kernel.clock import VIETNAM
from sotay.kernel.refusals import Conflict, Forbidden, Invalid
from sotay.meetings import actions
from sotay.meetings.models import Meeting
from sotay.meetings.tests import cast as people
from sotay.meetings.tests.browsing import signed_in
from sotay.org.tests.cast import Cast


@pytest.fixture(autouse=True)
def days_before() -> Iterator[None]:
    with clock.held_at(people.DAYS_BEFORE):
        yield


@pytest.fixture
def draft(cast: Cast) -> Meeting:
    return people.a_draft(cast)


def typed(cast: Cast, meeting: Meeting, **other: Any) -> dict[str, Any]:
    return {
        "edition": meeting.edition,
        "kind": "regular",
        "title": "Sinh hoạt tháng 11",
        "day": date(2026, 11, 3),
        "hour": time(19, 30),
        "planned_minutes": 90,
        "place": "Nhà văn hóa",
        "online_link": "",
        "chair": cast.binh.pk,
        "secretary": cast.dung.pk,
        "dues_notice": "",
        **other,
    }


def test_the_particulars_are_kept_and_the_edition_rises(cast: Cast, draft: Meeting) -> None:
    actions.edit_details(
        by=cast.dung,
        meeting=draft,
        **typed(cast, draft, title="  Họp\u202e  tháng 11 ", hour=time(7)),
    )
    draft.refresh_from_db()
    assert draft.title == "Họp tháng 11"
    assert draft.starts_at == datetime(2026, 11, 3, 7, 0, tzinfo=VIETNAM)
    assert draft.edition == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"day": date(2026, 10, 3)}, "day"),
        ({"planned_minutes": 0}, "planned_minutes"),
        ({"planned_minutes": 1441}, "planned_minutes"),
        ({"title": " \u200b "}, "title"),
        ({"place": "  "}, "place"),
        ({"kind": "committee"}, "kind"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    cast: Cast, draft: Meeting, wrong: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        actions.edit_details(by=cast.binh, meeting=draft, **typed(cast, draft, **wrong))
    assert refusal.value.field == field
    draft.refresh_from_db()
    assert draft.edition == 1


@pytest.mark.parametrize("person", ["em", "nga", "minh", "cuong"])
def test_a_chair_who_is_not_summoned_is_refused(cast: Cast, draft: Meeting, person: str) -> None:
    chair = getattr(cast, person).pk
    with pytest.raises(Invalid) as refusal:
        actions.edit_details(by=cast.binh, meeting=draft, **typed(cast, draft, chair=chair))
    assert refusal.value.field == "chair"


def test_one_person_does_not_chair_and_write(cast: Cast, draft: Meeting) -> None:
    with pytest.raises(Invalid) as refusal:
        actions.edit_details(
            by=cast.binh, meeting=draft, **typed(cast, draft, secretary=cast.binh.pk)
        )
    assert refusal.value.field == "secretary"


def test_a_member_does_not_prepare(cast: Cast, draft: Meeting) -> None:
    with pytest.raises(Forbidden):
        actions.edit_details(by=cast.an, meeting=draft, **typed(cast, draft))


def test_an_hour_that_people_are_invited_to_is_moved_only_with_a_reason(cast: Cast) -> None:
    meeting = people.an_announced_meeting(cast)
    with pytest.raises(Conflict):
        actions.edit_details(
            by=cast.binh, meeting=meeting, **typed(cast, meeting, day=date(2026, 11, 4))
        )
    actions.edit_details(by=cast.binh, meeting=meeting, **typed(cast, meeting, place="Hội trường"))


def test_a_second_secretary_sees_what_changed_and_loses_nothing(cast: Cast, draft: Meeting) -> None:
    sent = {**typed(cast, draft), "day": "2026-11-03", "hour": "19:30", "title": "Tên của Dung"}
    with clock.held_at(people.DAYS_BEFORE + timedelta(minutes=1)):
        actions.add_item(
            by=cast.binh, meeting=draft, part="main", title="Việc mới", minutes=5, presenter=""
        )
    answer = signed_in(cast.dung).post(f"/meetings/{draft.pk}/prepare/details/", sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Tên của Dung" in page
    assert "Bản đang lưu: Sinh hoạt chi bộ thường kỳ tháng 11/2026" in page
    assert "Trần Văn Bình thêm nội dung chương trình" in page
    draft.refresh_from_db()
    assert draft.title != "Tên của Dung"


def test_saving_again_after_looking_works(cast: Cast, draft: Meeting) -> None:
    actions.add_item(
        by=cast.binh, meeting=draft, part="main", title="Việc mới", minutes=5, presenter=""
    )
    draft.refresh_from_db()
    sent = {**typed(cast, draft), "day": "2026-11-03", "hour": "19:30"}
    answer = signed_in(cast.dung).post(f"/meetings/{draft.pk}/prepare/details/", sent)
    assert answer.status_code == 303


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("day", "2026-02-30", "Ngày không có trong lịch."),
        ("hour", "25:99", "Giờ ghi như 19:30."),
        ("planned_minutes", "một tiếng", "Thời lượng ghi bằng số phút."),
        ("online_link", "java\nscript", "Liên kết bắt đầu bằng https://"),
        ("chair", "999999", "Người chủ trì phải thuộc diện triệu tập"),
        ("edition", "x", "Sinh hoạt tháng 11"),
    ],
)
def test_nonsense_comes_back_beside_its_field(
    cast: Cast, draft: Meeting, name: str, value: str, sentence: str
) -> None:
    sent = {**typed(cast, draft), "day": "2026-11-03", "hour": "19:30", name: value}
    answer = signed_in(cast.dung).post(f"/meetings/{draft.pk}/prepare/details/", sent)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_whoever_comes_second_reads_who_was_first(cast: Cast, draft: Meeting) -> None:
    seen = draft.edition
    actions.agree_on_meeting(by=cast.binh, meeting=draft, edition=seen)
    item = draft.items.all()[0]
    actions.edit_item(
        by=cast.phuc,
        meeting=draft,
        item=item,
        edition=seen + 1,
        part=item.part,
        title="Điểm danh",
        minutes=5,
        presenter="",
    )
    with pytest.raises(Conflict, match=f"lần gần nhất: {cast.phuc.full_name}"):
        actions.edit_details(by=cast.dung, meeting=draft, **typed(cast, draft, edition=seen))
