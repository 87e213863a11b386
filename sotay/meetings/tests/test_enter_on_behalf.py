"""The secretary enters what a member without a phone says; the member has the last word."""

from typing import Any

import pytest
from django.test import Client

from sotay.kernel.refusals import Conflict, Forbidden, Invalid, Missing
from sotay.ledger.models import Entry
from sotay.meetings import actions
from sotay.meetings.models import Correction, Meeting, Opinion
from sotay.meetings.queries.behalf import entered_page
from sotay.meetings.queries.facts import facts_of
from sotay.meetings.tests import cast as people
from sotay.notices.models import Notice
from sotay.org.tests.cast import Cast

pytestmark = pytest.mark.django_db


def enter(meeting: Meeting, by: Any, **also: Any) -> Opinion:
    given = {
        "speaker_name": "",
        "words": "Đường vào nhà văn hóa tối.",
        "reason": "no_phone",
        "client_id": people.act_id("behalf"),
    }
    return actions.record_spoken_opinion(by=by, meeting=meeting, **{**given, **also})


def complain(by: Any, opinion: Opinion, words: str = "Tôi nói khác.", **also: Any) -> Correction:
    given = {"kind": "opinion", "about_id": opinion.pk, "client_id": people.act_id("wrong")}
    return actions.ask_for_correction(by=by, words=words, **{**given, **also})


def browser(person: Any) -> Client:
    client = Client()
    client.force_login(person.account)
    return client


def test_it_is_the_members_opinion_marked_with_who_entered_it_and_why(
    cast: Cast, meeting: Meeting
) -> None:
    opinion = enter(meeting, cast.dung, speaker=cast.vinh)
    assert (opinion.author, opinion.entered_by) == (cast.vinh, cast.dung)
    assert opinion.behalf_reason == "no_phone"
    entry = Entry.objects.filter(act="meetings.opinion_posted").latest("pk")
    assert entry.details["behalf_of"] == cast.vinh.pk
    assert entry.details["reason"] == "no_phone"
    shown = browser(cast.an).get(f"/meetings/{meeting.pk}/opinions/").content.decode()
    assert "thư ký ghi thay: không có điện thoại" in shown


def test_the_minutes_say_that_it_was_entered_for_the_member(cast: Cast, meeting: Meeting) -> None:
    enter(meeting, cast.dung, speaker=cast.vinh)
    assert [said.on_behalf for said in facts_of(meeting).opinions] == [True]


def test_twice_is_once_and_another_reason_is_another_act(cast: Cast, meeting: Meeting) -> None:
    first = enter(meeting, cast.dung, speaker=cast.vinh)
    assert enter(meeting, cast.dung, speaker=cast.vinh) == first
    with pytest.raises(Conflict):
        enter(meeting, cast.dung, speaker=cast.vinh, reason="sight")
    assert Opinion.objects.count() == 1


def test_only_whoever_runs_the_meeting_enters_for_others(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(Forbidden):
        enter(meeting, cast.an, speaker=cast.vinh)
    assert not Opinion.objects.exists()


@pytest.mark.parametrize(
    "also", [{"speaker": None, "speaker_name": "Khách"}, {"reason": "lazy"}], ids=["guest", "why"]
)
def test_it_needs_a_member_and_a_known_reason(
    cast: Cast, meeting: Meeting, also: dict[str, Any]
) -> None:
    with pytest.raises(Invalid):
        enter(meeting, cast.dung, **{"speaker": cast.vinh, **also})
    assert not Opinion.objects.exists()


def test_the_member_sees_opinion_and_roll_that_others_entered(cast: Cast, meeting: Meeting) -> None:
    actions.mark_rest_present(by=cast.dung, meeting=meeting)
    enter(meeting, cast.dung, speaker=cast.vinh)
    lines = entered_page(cast.vinh).lines
    assert {(line.kind, line.by) for line in lines} == {
        ("opinion", cast.dung.full_name),
        ("roll", cast.dung.full_name),
    }
    assert [line.kind for line in entered_page(cast.an).lines] == ["roll"]


def test_the_member_says_that_it_is_wrong_and_the_secretary_is_told(
    cast: Cast, meeting: Meeting
) -> None:
    opinion = enter(meeting, cast.dung, speaker=cast.vinh)
    answer = browser(cast.vinh).post(
        "/meetings/entered/",
        {
            "kind": "opinion",
            "about_id": opinion.pk,
            "words": "Tôi nói về ngõ 12.",
            "client_id": str(people.act_id("wrong")),
        },
    )
    assert answer.status_code == 303
    (line,) = entered_page(cast.vinh).lines
    assert [it.words for it in line.wrong] == ["Tôi nói về ngõ 12."]
    assert Notice.objects.filter(person=cast.dung, kind="meetings.correction_asked").count() == 1
    shown = browser(cast.dung).get("/meetings/entered/").content.decode()
    assert "Tôi nói về ngõ 12." in shown
    assert cast.vinh.full_name in shown
    opinion.refresh_from_db()
    assert opinion.text == "Đường vào nhà văn hóa tối."


def test_said_twice_it_is_kept_once(cast: Cast, meeting: Meeting) -> None:
    opinion = enter(meeting, cast.dung, speaker=cast.vinh)
    assert complain(cast.vinh, opinion) == complain(cast.vinh, opinion)
    with pytest.raises(Conflict):
        complain(cast.vinh, opinion, "Chữ khác.")
    assert Correction.objects.count() == 1


def test_of_what_is_not_ones_own_nothing_is_found(cast: Cast, meeting: Meeting) -> None:
    opinion = enter(meeting, cast.dung, speaker=cast.vinh)
    own = actions.post_opinion(
        by=cast.vinh,
        meeting=meeting,
        words="Tự viết.",
        audience="cell",
        client_id=people.act_id("own"),
    )
    for by, about in ((cast.an, opinion), (cast.dung, opinion), (cast.vinh, own)):
        with pytest.raises(Missing):
            complain(by, about)
    with pytest.raises(Missing):
        complain(cast.vinh, opinion, kind="vote")
    assert not Correction.objects.exists()


def test_an_empty_complaint_is_refused(cast: Cast, meeting: Meeting) -> None:
    opinion = enter(meeting, cast.dung, speaker=cast.vinh)
    with pytest.raises(Invalid):
        complain(cast.vinh, opinion, " \n ")
    assert not Correction.objects.exists()


def test_another_reason_is_told_in_words(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(Invalid) as refused:
        enter(meeting, cast.dung, speaker=cast.vinh, reason="other", reason_note=" ")
    assert refused.value.field == "reason_note"
    assert not Opinion.objects.exists()
    enter(meeting, cast.dung, speaker=cast.vinh, reason="other", reason_note="Quên kính ở nhà")
    shown = browser(cast.an).get(f"/meetings/{meeting.pk}/opinions/").content.decode()
    assert "thư ký ghi thay: Quên kính ở nhà" in shown


def test_the_member_reads_why_the_roll_was_called_for_them(cast: Cast, meeting: Meeting) -> None:
    actions.mark(
        by=cast.dung,
        meeting=meeting,
        person=cast.vinh,
        state="present",
        client_id=people.act_id("roll"),
        reason="Không mang điện thoại",
    )
    assert [line.reason for line in entered_page(cast.vinh).lines] == ["Không mang điện thoại"]


def test_whoever_was_asked_answers_and_the_request_is_closed(cast: Cast, meeting: Meeting) -> None:
    wrong = complain(cast.vinh, enter(meeting, cast.dung, speaker=cast.vinh))
    answer = browser(cast.dung).post(
        f"/meetings/entered/{wrong.pk}/answer/",
        {"put_right": "yes", "words": "Đã ghi lại.", "client_id": str(people.act_id("answer"))},
    )
    assert answer.status_code == 303
    assert entered_page(cast.dung).asked == []
    (line,) = entered_page(cast.vinh).lines
    assert [(it.answer, it.put_right) for it in line.wrong] == [("Đã ghi lại.", True)]
    told = Notice.objects.filter(person=cast.vinh, kind="meetings.correction_answered")
    assert told.count() == 1
    with pytest.raises(Conflict):
        actions.answer_correction(
            by=cast.dung,
            correction=wrong,
            put_right=False,
            words="Giữ nguyên.",
            client_id=people.act_id("second"),
        )


def test_nobody_else_answers(cast: Cast, meeting: Meeting) -> None:
    wrong = complain(cast.vinh, enter(meeting, cast.dung, speaker=cast.vinh))
    for other in (cast.vinh, cast.binh):
        with pytest.raises(Missing):
            actions.answer_correction(
                by=other,
                correction=wrong,
                put_right=True,
                words="Xong.",
                client_id=people.act_id("other"),
            )
    assert len(entered_page(cast.dung).asked) == 1
