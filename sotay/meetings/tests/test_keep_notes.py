"""One's own notes, written on several devices: no word is written over unseen."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sotay.kernel import clock
from sotay.meetings import actions, queries
from sotay.meetings.models import Meeting
from sotay.meetings.rules.notes import Note, whole, written
from sotay.meetings.tests import cast as people
from sotay.meetings.tests.browsing import signed_in
from sotay.org.tests.cast import Cast

PHONE, LAPTOP = people.act_id("phone"), people.act_id("laptop")
EVENING = datetime(2026, 11, 3, 12, 30, tzinfo=UTC)


def later(minutes: int) -> datetime:
    return EVENING + timedelta(minutes=minutes)


def test_a_page_writes_over_its_own_words() -> None:
    note = written(None, "Hỏi", page=PHONE, seen=None, at=EVENING)
    note = written(note, "Hỏi lại", page=PHONE, seen=None, at=later(1))
    assert whole(note) == "Hỏi lại"


def test_what_waited_on_its_way_does_not_undo_newer_words_of_the_same_page() -> None:
    note = written(None, "Hỏi lại", page=PHONE, seen=None, at=later(1))
    assert whole(written(note, "Hỏi", page=PHONE, seen=None, at=EVENING)) == "Hỏi lại"


def test_a_page_that_showed_everything_writes_over_everything() -> None:
    note = written(None, "Từ điện thoại", page=PHONE, seen=None, at=EVENING)
    note = written(note, "Từ máy tính", page=LAPTOP, seen=None, at=later(1))
    gathered = written(note, "Gộp lại", page=people.act_id("c"), seen=note.edited_at, at=later(2))
    assert whole(gathered) == "Gộp lại"


def test_words_of_a_page_that_had_not_seen_the_others_stand_beside_them() -> None:
    note = written(None, "Từ điện thoại", page=PHONE, seen=None, at=EVENING)
    note = written(note, "Từ máy tính", page=LAPTOP, seen=None, at=later(1))
    assert whole(note) == (
        "Từ máy tính\n\n— Ghi lúc thứ Ba, 03/11/2026, 19:30 trên máy khác —\nTừ điện thoại"
    )


def test_words_that_arrive_late_are_set_aside_and_not_the_newer_ones() -> None:
    note = written(None, "Từ máy tính", page=LAPTOP, seen=None, at=later(1))
    note = written(note, "Từ điện thoại", page=PHONE, seen=None, at=EVENING)
    assert note.text == "Từ máy tính"
    assert "Từ điện thoại" in note.aside


writes = st.lists(
    st.tuples(st.sampled_from("ABC"), st.booleans(), st.integers(0, 90)), min_size=1, max_size=12
)


@given(writes)
def test_the_last_words_of_every_page_are_kept_until_somebody_saw_them(
    written_down: Sequence[tuple[str, bool, int]],
) -> None:
    note: Note | None = None
    unseen: dict[str, tuple[datetime, str]] = {}
    for number, (device, looks_first, minute) in enumerate(written_down):
        # Whoever looks first opens a new page; whoever does not goes on in the old one.
        page = people.act_id(f"{device}{number}" if looks_first else device)
        seen = note.edited_at if note and looks_first else None
        at = later(200 + number) if looks_first else later(minute)
        if looks_first:
            unseen.clear()
        if str(page) not in unseen or unseen[str(page)][0] <= at:
            unseen[str(page)] = (at, f"[{number}]")
        note = written(note, f"[{number}]", page=page, seen=seen, at=at)
    assert note is not None
    # A page that wrote twice while another wrote between is another page to the note.
    kept = whole(note)
    assert all(words in kept for _at, words in unseen.values())


def test_two_devices_meet_on_the_next_page(cast: Cast, meeting: Meeting) -> None:
    phone, laptop = signed_in(cast.an), signed_in(cast.an)
    address = f"/meetings/{meeting.pk}/note/"
    phone.post(address, {"words": "Từ điện thoại", "page": str(PHONE), "seen": ""})
    answer = laptop.post(address, {"words": "Từ máy tính", "page": str(LAPTOP), "seen": ""})
    assert answer.status_code == 303
    page = laptop.get(address).content.decode()
    assert "Từ điện thoại" in page
    assert "Từ máy tính" in page
    own = queries.note_of(cast.an, meeting)
    phone.post(address, {"words": "Gộp", "page": str(people.act_id("c")), "seen": own.seen})
    assert queries.note_of(cast.an, meeting).words == "Gộp"


def test_a_page_that_says_nothing_of_itself_loses_nothing_either(
    cast: Cast, meeting: Meeting
) -> None:
    actions.keep_note(by=cast.an, meeting=meeting, words="Một")
    with clock.acting_at(clock.now()):
        actions.keep_note(by=cast.an, meeting=meeting, words="Hai")
    words = queries.note_of(cast.an, meeting).words
    assert words.startswith("Hai")
    assert "Một" in words


def test_a_malformed_mark_of_a_page_is_refused(cast: Cast, meeting: Meeting) -> None:
    address = f"/meetings/{meeting.pk}/note/"
    answer = signed_in(cast.an).post(address, {"words": "Giữ", "page": "x", "seen": "y"})
    assert answer.status_code == 422
    assert "Giữ" in answer.content.decode()
