"""The speaking list: a hand goes up, is called, speaks, is done."""

from uuid import UUID

from sotay.kernel import clock
from sotay.ledger.acts import one_act
from sotay.ledger.once import write_once
from sotay.meetings import happenings, telling
from sotay.meetings.actions.running import must_be_open
from sotay.meetings.models import Meeting, SpeakingRequest
from sotay.org.models import Person
from sotay.policy import Right, require


@one_act()
def ask_to_speak(*, by: Person, meeting: Meeting, client_id: UUID) -> SpeakingRequest:
    """Put up a hand. A hand that is up already stays the one hand.

    Raises:
        Forbidden: the person was not summoned.
        Conflict: the meeting is not open.
    """
    require(by, Right.MEETINGS_ASK_TO_SPEAK, meeting)
    waiting = meeting.speaking_requests.filter(
        person=by, ended_at__isnull=True, withdrawn_at__isnull=True
    ).first()
    if waiting is not None:
        return waiting

    def make() -> SpeakingRequest:
        must_be_open(meeting)
        return SpeakingRequest.objects.create(
            meeting=meeting,
            person=by,
            item=meeting.items.filter(started_at__isnull=False, ended_at__isnull=True).first(),
            asked_at=clock.acted_at(),
            client_id=client_id,
        )

    request, new = write_once(
        SpeakingRequest, client_id, make, meeting_id=meeting.pk, person_id=by.pk
    )
    if new:
        happenings.changed("hand_raised", meeting, "speaking", by=by, about=request)
    return request


@one_act()
def withdraw_request(*, by: Person, meeting: Meeting) -> None:
    """Take the hand down again; without a hand up, nothing happens."""
    require(by, Right.MEETINGS_ASK_TO_SPEAK, meeting)
    waiting = meeting.speaking_requests.filter(
        person=by, called_at__isnull=True, ended_at__isnull=True, withdrawn_at__isnull=True
    )
    if waiting.update(withdrawn_at=clock.acted_at()):
        happenings.changed("hand_lowered", meeting, "speaking", by=by)


@one_act()
def call_to_speak(*, by: Person, request: SpeakingRequest) -> SpeakingRequest:
    """Give the floor; whoever spoke before is done."""
    require(by, Right.MEETINGS_RUN, request.meeting)
    must_be_open(request.meeting)
    now = clock.acted_at()
    speaking = request.meeting.speaking_requests.filter(
        called_at__isnull=False, ended_at__isnull=True
    )
    speaking.exclude(pk=request.pk).update(ended_at=now)
    if request.called_at is None:
        request.called_at = now
        request.save(update_fields=["called_at"])
    happenings.changed("floor_given", request.meeting, "speaking", by=by, about=request)
    telling.floor_given(request, by=by)
    return request


@one_act()
def finish_speaking(*, by: Person, request: SpeakingRequest) -> SpeakingRequest:
    """The speaker is done, or the hand is passed over."""
    require(by, Right.MEETINGS_RUN, request.meeting)
    if request.ended_at is None:
        request.ended_at = clock.acted_at()
        request.save(update_fields=["ended_at"])
        happenings.changed("floor_ended", request.meeting, "speaking", by=by, about=request)
    return request
