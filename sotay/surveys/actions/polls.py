"""Quick polls inside something else: asked, answered, closed.

A poll has a host ("meeting:12"), which knows who runs it and who is there; the host's own act has
asked whether ``by`` may before it comes here.
"""

from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _

from sotay.kernel import clock, dates
from sotay.kernel.refusals import Conflict, Invalid
from sotay.kernel.text import tidy
from sotay.ledger.acts import one_act
from sotay.org.models import Person, Unit
from sotay.surveys.actions import life
from sotay.surveys.actions.answering import Outcome, send_sheet
from sotay.surveys.models import Form, Invitation, Survey
from sotay.surveys.queries import polls as queries
from sotay.surveys.queries.doors import newest_form
from sotay.surveys.rules import polls as rules
from sotay.surveys.rules.definition import to_json


@one_act()
def ask(
    *,
    by: Person,
    unit: Unit,
    host: str,
    words: str,
    answers: Sequence[str],
    anonymous: bool,
    people: Collection[int],
) -> Survey:
    """Ask these people one question, now.

    Args:
        by: who asks.
        unit: whose poll it is.
        host: what it belongs to.
        words: the question.
        answers: two to six answers to choose from.
        anonymous: whether nobody may ever know who chose what.
        people: ids of those who are there; nobody who comes later is asked.

    Raises:
        Conflict: another poll of this host still runs.
        Invalid: the question, the answers or the number of people do not allow it.
    """
    if queries.open_poll_of(host):
        raise Conflict(_("Đang hỏi một câu khác. Hãy chốt câu ấy rồi hỏi tiếp."))
    field, fault = rules.fault_of_poll(words, answers, anonymous=anonymous, present=len(people))
    if fault:
        raise Invalid(fault, field=field)
    now = clock.now()
    poll = Survey.objects.create(
        unit=unit,
        kind=Survey.Kind.POLL,
        host=host,
        title=tidy(words),
        anonymous=anonymous,
        closes_at=now + rules.LONGEST,
        created_by=by,
        created_at=now,
    )
    Form.objects.create(
        survey=poll,
        number=1,
        definition=to_json(rules.definition_of_poll(words, answers)),
        created_by=by,
        created_at=now,
    )
    return life.open_for(by=by, survey=poll, people={unit.pk: sorted(people)})


@one_act()
def answer(*, by: Person, invitation: Invitation, choice: str) -> Outcome:
    """Choose one answer, once; a second one is not counted.

    Raises:
        Forbidden: the invitation is somebody else's.
        Conflict: the poll is closed. Unlike the sheet of a survey nothing waits then to be taken
            in: the room has seen the result.
        Invalid: there is no such answer.
    """
    poll = invitation.survey
    outcome = send_sheet(
        by=by,
        invitation=invitation,
        form=newest_form(poll),
        answers={rules.QUESTION: choice},
    )
    if outcome is Outcome.LATE:
        raise Conflict(_("Câu hỏi đã chốt nên câu trả lời của đồng chí không được tính."))
    return outcome


@one_act()
def close(*, by: Person, poll: Survey) -> Survey:
    """Nobody answers any more, and the counts are shown.

    Raises:
        Conflict: it is closed already.
    """
    held = life.hold(poll)
    if held.state != Survey.State.OPEN:
        at = dates.moment(held.closes_at) if held.closes_at else ""
        raise Conflict(_("Câu hỏi này đã chốt lúc %(at)s.") % {"at": at})
    return life.close_for(by=by, held=held)


@one_act()
def close_all(*, by: Person, host: str) -> int:
    """The host is over: so are its polls; how many those were."""
    polls = queries.open_polls_of(host)
    for poll in polls:
        life.close_for(by=by, held=life.hold(poll))
    return len(polls)
