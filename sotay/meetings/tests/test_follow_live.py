"""Which topics of a meeting a person follows, and what each holds whole."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sotay.live import registry
from sotay.live.actions import want
from sotay.live.models import Change
from sotay.live.tests.elements import elements
from sotay.meetings import actions, happenings
from sotay.meetings.models import Guest, Meeting
from sotay.meetings.queries import frame, topics
from sotay.meetings.tests import cast as people
from sotay.org.models import Person
from sotay.org.tests.cast import Cast


def say(by: Person, meeting: Meeting, words: str, audience: str = "cell") -> None:
    actions.post_opinion(
        by=by, meeting=meeting, words=words, audience=audience, client_id=people.act_id(words)
    )


def followed(person: Person, meeting: Meeting) -> set[str]:
    versions = frame.live_versions(meeting.pk, person.pk)
    names = frame.frame_of(person, meeting, "opinions", versions).versions
    return {name.rpartition(":")[2] for name in names} - {"notices"}


def may_listen(person: Person, meeting: Meeting, part: str) -> bool:
    assert person.account is not None
    return registry.may_listen(person.account, topics.topic(meeting.pk, part))


def sent(meeting: Meeting, part: str) -> str:
    rows = Change.objects.filter(topic__name=topics.topic(meeting.pk, part))
    return str(list(rows.values_list("frame", flat=True)))


def whole(meeting: Meeting, part: str) -> dict[str, Any]:
    swaps = happenings.whole_state(topics.topic(meeting.pk, part))
    assert swaps is not None
    return {swap.target.removeprefix("#"): elements(swap.html)[0] for swap in swaps}


def said(meeting: Meeting, part: str) -> list[str]:
    lines = whole(meeting, part)["opinions"].xpath(".//*[@class='said']")
    return [line.text_content() for line in lines]


def test_a_member_follows_the_room_and_what_is_ones_own(cast: Cast, meeting: Meeting) -> None:
    assert followed(cast.an, meeting) == {"room", f"person-{cast.an.pk}"}


def test_only_whoever_keeps_the_roll_follows_it(cast: Cast, meeting: Meeting) -> None:
    assert may_listen(cast.dung, meeting, "roll")
    assert not may_listen(cast.an, meeting, "roll")
    versions = frame.live_versions(meeting.pk, cast.dung.pk)
    assert any(
        ":roll" in name for name in frame.frame_of(cast.dung, meeting, "desk", versions).versions
    )
    assert "roll" not in followed(cast.dung, meeting)  # on the tab of opinions


def test_a_mark_changes_one_line_of_the_roll_and_one_figure_of_the_room(
    cast: Cast, meeting: Meeting
) -> None:
    want(topics=[topics.topic(meeting.pk, "roll")])
    Change.objects.all().delete()
    actions.check_in(
        by=cast.an, meeting=meeting, code=meeting.check_in_code, client_id=people.act_id("an")
    )
    assert f"roll-{cast.an.pk}" in sent(meeting, "roll")
    assert f"roll-{cast.vinh.pk}" not in sent(meeting, "roll")
    assert "'now-present'" in sent(meeting, "room")
    assert len(sent(meeting, "room")) < 200


def test_the_committee_follows_the_room_and_what_is_the_committees(
    cast: Cast, meeting: Meeting
) -> None:
    assert followed(cast.binh, meeting) == {"room", "committee"}


def test_what_an_author_wrote_to_the_committee_reaches_the_authors_own_devices_alone(
    cast: Cast, meeting: Meeting
) -> None:
    say(cast.an, meeting, "Xin góp ý riêng.", "committee")
    assert "Xin góp ý riêng." in sent(meeting, topics.personal(cast.an.pk))
    assert "Xin góp ý riêng." in sent(meeting, topics.COMMITTEE)
    assert sent(meeting, topics.personal(cast.vinh.pk)) == "[]"


def test_nobody_listens_to_what_is_somebody_elses(cast: Cast, meeting: Meeting) -> None:
    own = topics.personal(cast.an.pk)
    assert may_listen(cast.an, meeting, own)
    for other in (cast.vinh, cast.binh, cast.dung, cast.cuong):
        assert not may_listen(other, meeting, own)


def test_a_stranger_has_no_part_of_ones_own_in_the_meeting(cast: Cast, meeting: Meeting) -> None:
    assert not may_listen(cast.cuong, meeting, topics.personal(cast.cuong.pk))


def test_a_guest_follows_the_room_while_invited(cast: Cast, meeting: Meeting) -> None:
    guest = Guest.objects.create(meeting=meeting, person=cast.giang, name=cast.giang.full_name)
    assert followed(cast.giang, meeting) == {"room", f"person-{cast.giang.pk}"}
    guest.delete()
    assert not may_listen(cast.giang, meeting, topics.ROOM)


@pytest.mark.parametrize("part", ["", "person-", "person-x", "nothing", "person-1-2"])
def test_other_names_are_no_topics(cast: Cast, meeting: Meeting, part: str) -> None:
    assert not may_listen(cast.binh, meeting, part)


def test_the_room_whole_is_every_panel_and_what_the_cell_reads(
    cast: Cast, meeting: Meeting
) -> None:
    say(cast.an, meeting, "Đồng ý.")
    say(cast.an, meeting, "Xin góp ý riêng.", "committee")
    assert {f"panel-{name}" for name in ("now", "next", "agenda", "speaking", "votes")} < (
        whole(meeting, "room").keys()
    )
    assert said(meeting, "room") == ["Đồng ý."]


def test_the_other_parts_whole_are_their_readers_opinions(cast: Cast, meeting: Meeting) -> None:
    say(cast.an, meeting, "Riêng của An.", "committee")
    say(cast.vinh, meeting, "Riêng của Vinh.", "committee")
    assert said(meeting, "committee") == ["Riêng của An.", "Riêng của Vinh."]
    assert said(meeting, topics.personal(cast.an.pk)) == ["Riêng của An."]
    assert said(meeting, topics.personal(cast.binh.pk)) == []
    assert whole(meeting, "hall").keys() == {"panel-hall", "panel-hall-side"}
    assert whole(meeting, "roll").keys() == {"panel-roll"}


def test_a_meeting_that_is_gone_has_no_state() -> None:
    assert happenings.whole_state("meeting:x:room") is None


def test_a_snapshot_costs_no_more_queries_with_more_opinions(cast: Cast, meeting: Meeting) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            whole(meeting, "room")
        return len(captured)

    say(cast.an, meeting, "0")
    few = cost()
    for number in range(1, 20):
        say(cast.an, meeting, str(number))
    assert cost() == few
    assert few <= 16
