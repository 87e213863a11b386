"""Saying something in writing, and who reads it."""

import pytest

from sotay.kernel.refusals import Conflict, Forbidden, Invalid
from sotay.live.models import Change
from sotay.meetings import actions, queries
from sotay.meetings.models import Meeting, Opinion
from sotay.meetings.tests import cast as people
from sotay.org.models import Person
from sotay.org.tests.cast import Cast


def say(by: Person, meeting: Meeting, words: str = "Đồng ý với dự thảo.", **how: object) -> Opinion:
    given = {"audience": "cell", "client_id": people.act_id(words), **how}
    return actions.post_opinion(by=by, meeting=meeting, words=words, **given)  # type: ignore[arg-type]


def texts(person: Person, meeting: Meeting) -> list[str]:
    return [line.text for line in queries.opinions_of(person, meeting)]


def test_an_opinion_is_read_by_the_whole_cell_at_once(cast: Cast, meeting: Meeting) -> None:
    say(cast.an, meeting)
    assert texts(cast.vinh, meeting) == ["Đồng ý với dự thảo."]
    assert texts(cast.dat, meeting) == ["Đồng ý với dự thảo."]


def test_an_opinion_for_the_committee_is_read_by_it_and_by_its_author_alone(
    cast: Cast, meeting: Meeting
) -> None:
    say(cast.an, meeting, "Xin góp ý riêng.", audience="committee")
    assert texts(cast.phuc, meeting) == ["Xin góp ý riêng."]
    assert texts(cast.an, meeting) == ["Xin góp ý riêng."]
    assert texts(cast.vinh, meeting) == []


def test_an_opinion_for_the_committee_never_goes_to_the_room(cast: Cast, meeting: Meeting) -> None:
    say(cast.an, meeting, "Xin góp ý riêng.", audience="committee")
    room = Change.objects.filter(topic__name=f"meeting:{meeting.pk}:room")
    assert not any("Xin góp ý riêng" in str(change.frame) for change in room)


def test_the_room_gets_the_opinion_rendered_once_without_anything_personal(
    cast: Cast, meeting: Meeting
) -> None:
    say(cast.an, meeting)
    frame = Change.objects.filter(topic__name=f"meeting:{meeting.pk}:room").latest("version").frame
    assert "Đồng ý với dự thảo." in str(frame)
    assert "csrfmiddlewaretoken" not in str(frame)


def test_sending_the_same_opinion_twice_makes_one(cast: Cast, meeting: Meeting) -> None:
    first, again = say(cast.an, meeting), say(cast.an, meeting)
    assert first.pk == again.pk
    assert Opinion.objects.count() == 1


def test_the_same_id_with_other_words_is_refused(cast: Cast, meeting: Meeting) -> None:
    say(cast.an, meeting)
    with pytest.raises(Conflict):
        say(cast.an, meeting, "Chữ khác.", client_id=people.act_id("Đồng ý với dự thảo."))
    assert Opinion.objects.count() == 1


def test_a_repeated_opinion_after_the_closing_gets_its_first_answer(
    cast: Cast, meeting: Meeting
) -> None:
    first = say(cast.an, meeting)
    actions.close_meeting(by=cast.dung, meeting=meeting)
    meeting.refresh_from_db()
    assert say(cast.an, meeting).pk == first.pk


def test_a_new_opinion_after_the_closing_is_refused_with_what_can_be_done(
    cast: Cast, meeting: Meeting
) -> None:
    actions.close_meeting(by=cast.dung, meeting=meeting)
    meeting.refresh_from_db()
    with pytest.raises(Conflict, match="đề nghị bổ sung vào biên bản"):
        say(cast.an, meeting)


def test_somebody_of_another_cell_says_nothing_here(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(Forbidden):
        say(cast.cuong, meeting)
    assert not Opinion.objects.exists()


def test_an_empty_opinion_is_refused_at_its_field(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(Invalid) as refusal:
        say(cast.an, meeting, " \n ")
    assert refusal.value.field == "words"


def test_an_opinion_before_the_meeting_is_marked_so(cast: Cast, evening: None) -> None:
    announced = people.an_announced_meeting(cast)
    assert say(cast.an, announced).beforehand


def test_the_secretary_writes_down_what_was_said_and_it_is_marked_so(
    cast: Cast, meeting: Meeting
) -> None:
    opinion = actions.record_spoken_opinion(
        by=cast.dung,
        meeting=meeting,
        speaker=cast.vinh,
        speaker_name="",
        words="Đường vào nhà văn hóa tối.",
        client_id=people.act_id("vinh"),
    )
    assert (opinion.author, opinion.entered_by, opinion.spoken) == (cast.vinh, cast.dung, True)


def test_a_member_writes_down_nobody_elses_words(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(Forbidden):
        actions.record_spoken_opinion(
            by=cast.an,
            meeting=meeting,
            speaker=cast.vinh,
            speaker_name="",
            words="Không phải lời tôi.",
            client_id=people.act_id("x"),
        )
    assert not Opinion.objects.exists()
