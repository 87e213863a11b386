"""Votes as they come out: by hands, on phones, on paper."""

from sotay.meetings import actions
from sotay.meetings.models import Meeting, Motion
from sotay.meetings.queries.votes import electorate_of
from sotay.org.models import Person
from sotay.sample.actions.timeline import act_id
from sotay.sample.plots import Vote


def put_to_vote(key: str, number: int, vote: Vote, meeting: Meeting) -> None:
    """Open the motion, let everybody who may vote do so, and settle it."""
    motion = actions.open_motion(
        by=meeting.secretary,
        meeting=meeting,
        words=vote.text,
        question=vote.question,
        form=vote.form,
        client_id=act_id(key, meeting.pk, "motion", number),
        item=meeting.items.last(),
    )
    motion.meeting = meeting
    present = sorted(electorate_of(meeting, vote.question).present_voters)
    if vote.form == "paper":
        _count_paper(motion, vote, len(present))
    elif vote.form == "phones":
        _cast(motion, vote, present)
        actions.close_phone_vote(by=meeting.secretary, motion=motion)
    else:
        actions.count_hands(
            by=meeting.secretary,
            motion=motion,
            agree=len(present) - vote.disagree - vote.other,
            disagree=vote.disagree,
            other=vote.other,
        )
    if vote.reserved:
        actions.reserve_opinion(
            by=Person.objects.get(pk=present[-1]),
            motion=motion,
            words=vote.reserved,
            client_id=act_id(key, meeting.pk, "reserved", number),
        )


def _cast(motion: Motion, vote: Vote, present: list[int]) -> None:
    people = Person.objects.filter(pk__in=present).order_by("-pk")
    choices = iter(["disagree"] * vote.disagree + ["other"] * vote.other)
    for person in people:
        actions.cast_ballot(
            by=person,
            motion=motion,
            choice=next(choices, "agree"),
            client_id=act_id("ballot", motion.client_id, person.pk),
        )


def _count_paper(motion: Motion, vote: Vote, present: int) -> None:
    """One paper is invalid; the first candidate has what the others leave."""
    valid = present - 1
    others = sum(votes for _name, votes in vote.candidates[1:])
    summoned = motion.meeting.invitations.filter(summoned=True).select_related("person")
    actions.count_paper(
        by=motion.meeting.secretary,
        motion=motion,
        issued=present,
        returned=present,
        valid=valid,
        invalid=1,
        tellers=", ".join(row.person.full_name for row in summoned.order_by("-position")[:3]),
        lines=[(vote.candidates[0][0], valid - others), *vote.candidates[1:]],
    )
