"""The life of a survey: announced, opened with a fixed population, closed, late sheets taken in."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from secrets import SystemRandom

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.jobs.actions import run_later
from sotay.kernel import clock, dates
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.notices.actions import notify
from sotay.org.models import Person
from sotay.policy import Right, require
from sotay.surveys.actions.circles import show_what_may_be, take_in_late
from sotay.surveys.models import Circle, Invitation, Step, Survey
from sotay.surveys.queries import doors
from sotay.surveys.queries.population import population_of
from sotay.surveys.rules import circles, life

AT_ONCE = 200
"""People told in one transaction: pages have their turn between."""
_shuffle = SystemRandom().shuffle


@one_act()
def open_survey(*, by: Person, survey: Survey, at_once: bool = False) -> Survey:
    """Open it now, or have it open by itself at its opening hour, unless it shall be ``at_once``.

    Whoever fits the audience on the day of the opening is asked, and nobody who comes later.

    Raises:
        Forbidden: ``by`` makes no surveys for its unit.
        Conflict: it is no draft.
        Invalid: something is missing; the sentence says what.
    """
    require(by, Right.SURVEYS_KEEP, survey.unit)
    held = hold(survey)
    if held.state != Survey.State.DRAFT:
        raise Conflict(_("Khảo sát này đã mở rồi."))
    _must_be_ready(held)
    if held.opens_at is not None and held.opens_at > clock.now() and not at_once:
        _must_ask_enough(held, population_of(held, clock.today()))
        held.announced_by = by
        held.save(update_fields=["announced_by"])
        record(by=by, act="surveys.announced", about=held, unit=held.unit)
        return held
    return open_for(by=by, survey=held, people=population_of(held, clock.today()))


@one_act()
def open_for(*, by: Person | None, survey: Survey, people: Mapping[int, Sequence[int]]) -> Survey:
    """Open a draft for exactly these people, by unit; for polls whose people are known.

    Raises:
        Invalid: the questions, the hour or the number of people do not allow it.
    """
    held = hold(survey)
    _must_be_ready(held)
    _must_ask_enough(held, people)
    _freeze(held, people)
    held.state, held.opens_at = Survey.State.OPEN, clock.now()
    held.announced_by = held.announced_by or by
    held.save(update_fields=["state", "opens_at", "announced_by"])
    Step.objects.create(survey=held, what=Step.What.OPENED, by=by, at=clock.now())
    asked = sum(len(members) for members in people.values())
    record(by=by, act="surveys.opened", about=held, unit=held.unit, details={"asked": asked})
    if held.kind == Survey.Kind.SURVEY:
        run_later("surveys.tell_asked", survey_id=held.pk)
    return held


@one_act()
def tell_asked(*, survey_id: int, after: int = 0) -> None:
    """Tell the next few that they are asked; then the job asks for the rest."""
    survey = Survey.objects.filter(pk=survey_id, state=Survey.State.OPEN).first()
    if survey is None or survey.closes_at is None:
        return
    rows = Invitation.objects.filter(survey=survey, person__gt=after, person__account__isnull=False)
    people = [row.person for row in rows.select_related("person").order_by("person")[:AT_ONCE]]
    notify(
        by=None,
        people=people,
        kind="surveys.opened",
        about=f"survey:{survey.pk}",
        words=_("Mời đồng chí trả lời khảo sát “%(title)s”, đến hết %(at)s.")
        % {"title": survey.title, "at": dates.moment(survey.closes_at)},
        address=reverse("surveys:answer", args=[survey.pk]),
    )
    if len(people) == AT_ONCE:
        run_later("surveys.tell_asked", survey_id=survey_id, after=people[-1].pk)


@one_act()
def close_survey(*, by: Person, survey: Survey) -> Survey:
    """Close it now, before its hour. Whoever is answering is told, and may still send.

    Raises:
        Forbidden: ``by`` makes no surveys for its unit.
        Conflict: it is not open.
    """
    require(by, Right.SURVEYS_KEEP, survey.unit)
    held = hold(survey)
    if held.state != Survey.State.OPEN:
        raise Conflict(_("Khảo sát này không còn mở."))
    return close_for(by=by, held=held)


@one_act()
def accept_late(*, by: Person, survey: Survey) -> int:
    """Take in every sheet that came after the closing; all or none, so that none is picked.

    Raises:
        Forbidden: ``by`` makes no surveys for its unit.
        Conflict: the results are published, or nothing waits.
    """
    require(by, Right.SURVEYS_KEEP, survey.unit)
    held = hold(survey)
    if held.state == Survey.State.PUBLISHED:
        raise Conflict(_("Kết quả đã công bố nên không nhận thêm phiếu."))
    count = take_in_late(held)
    if not count:
        raise Conflict(_("Không có phiếu đến muộn nào đang chờ."))
    show_what_may_be(held)
    Step.objects.create(survey=held, what=Step.What.LATE_ACCEPTED, by=by, at=clock.now())
    record(
        by=by, act="surveys.late_accepted", about=held, unit=held.unit, details={"sheets": count}
    )
    return count


def keep_hours() -> int:
    """Open and close what its hour has come for; returns how many surveys."""
    now = clock.now()
    opening = Survey.objects.filter(
        state=Survey.State.DRAFT, announced_by__isnull=False, opens_at__lte=now
    )
    closing = Survey.objects.filter(state=Survey.State.OPEN, closes_at__lte=now)
    done = 0
    for survey_id in opening.values_list("pk", flat=True):
        done += _open_by_itself(survey_id)
    for survey_id in closing.values_list("pk", flat=True):
        done += _close_by_itself(survey_id)
    return done


@one_act()
def _open_by_itself(survey_id: int) -> int:
    held = hold(Survey(pk=survey_id))
    if held.state != Survey.State.DRAFT or held.announced_by is None:
        return 0
    people = population_of(held, clock.today())
    try:
        with transaction.atomic():  # what it lacks is told in this act all the same
            open_for(by=held.announced_by, survey=held, people=people)
    except Invalid as refusal:
        # What it lacks since it was announced: whoever announced it looks at it again.
        announcer, held.announced_by = held.announced_by, None
        held.save(update_fields=["announced_by"])
        notify(
            by=None,
            people=[announcer],
            kind="surveys.not_opened",
            about=f"survey:{held.pk}:{clock.now():%Y%m%d%H%M}",
            words=_("Khảo sát “%(title)s” chưa mở được. %(why)s")
            % {"title": held.title, "why": refusal.message},
            address=reverse("surveys:desk", args=[held.pk]),
        )
        return 0
    return 1


@one_act()
def _close_by_itself(survey_id: int) -> int:
    held = hold(Survey(pk=survey_id))
    if life.takes_answers(held.state, held.closes_at, clock.now()):
        return 0  # it was extended meanwhile
    if held.state != Survey.State.OPEN:
        return 0
    close_for(by=None, held=held)
    return 1


def hold(survey: Survey) -> Survey:
    """The survey's row, held until the commit."""
    rows = Survey.objects.select_for_update(of=("self",)).select_related("unit", "announced_by")
    return rows.get(pk=survey.pk)


def close_for(*, by: Person | None, held: Survey) -> Survey:
    """Close a survey whose row is held; ``by`` is None where the hour does it."""
    # Who is being counted at this moment is counted; who comes after finds it closed. Figures
    # that were shown do not grow by one, which would tell whose answer that was.
    list(Circle.objects.select_for_update().filter(survey=held).order_by("pk").values_list("pk"))
    held.state = Survey.State.CLOSED
    now = clock.now()
    if held.opens_at is not None and held.closes_at is not None and now < held.closes_at:
        # A period has a length, even where somebody closes at once what was opened by mistake.
        held.closes_at = max(now, held.opens_at + timedelta(seconds=1))
    held.save(update_fields=["state", "closes_at"])
    show_what_may_be(held)
    Step.objects.create(survey=held, what=Step.What.CLOSED, by=by, at=now)
    record(by=by, act="surveys.closed", about=held, unit=held.unit)
    return held


def _must_be_ready(held: Survey) -> None:
    lack = life.why_not_open(
        doors.definition_of(doors.newest_form(held)),
        anonymous=held.anonymous,
        closes_at=held.closes_at,
        now=clock.now(),
    )
    if lack:
        raise Invalid(lack)


def _must_ask_enough(held: Survey, people: Mapping[int, Sequence[int]]) -> None:
    asked = sum(len(members) for members in people.values())
    lack = circles.too_few(anonymous=held.anonymous, asked=asked)
    if lack:
        raise Invalid(lack)


def _freeze(held: Survey, people: Mapping[int, Sequence[int]]) -> None:
    """The population as rows: a circle for every cut, an invitation for everybody."""
    unit_of = {person: unit for unit, members in people.items() for person in members}
    cuts = circles.cut(people, anonymous=held.anonymous, shuffle=_shuffle)
    made = Circle.objects.bulk_create(
        Circle(survey=held, unit_id=one.unit, number=number) for number, one in enumerate(cuts, 1)
    )
    circle_of = {
        person: circle for one, circle in zip(cuts, made, strict=True) for person in one.people
    }
    Invitation.objects.bulk_create(
        (
            Invitation(survey=held, person_id=person, unit_id=unit_of[person], circle=circle)
            for person, circle in sorted(circle_of.items(), key=lambda pair: pair[0])
        ),
        batch_size=1000,
    )
