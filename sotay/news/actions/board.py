"""Appointing the editors' board."""

from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.news import queries
from sotay.news.models import Seat
from sotay.org.models import Person, Unit
from sotay.org.queries.belonging import people_of
from sotay.policy import Right
from sotay.policy.reading import forget_standing


@one_act()
def appoint(*, by: Person, unit: Unit, person: Person, chief: bool = False) -> Seat:
    """Give a person a seat on the board from today, or change what the seat is.

    Raises:
        Forbidden: ``by`` is no officer of the unit.
        Invalid: the person does not belong to the unit.
    """
    queries.must(by, Right.NEWS_APPOINT, unit)
    today = clock.today()
    if all(one.pk != person.pk for one in people_of(unit, today)):
        raise Invalid(_("Chọn người của đơn vị."), field="person")
    held = Seat.objects.select_for_update().filter(unit=unit, person=person, ends=None).first()
    if held is not None and held.chief == chief:
        return held
    if held is not None:
        held.ends = today
        held.save(update_fields=["ends"])
    seat = Seat.objects.create(
        unit=unit, person=person, chief=chief, starts=today, by=by, at=clock.now()
    )
    forget_standing()
    record(by=by, act="news.appointed", about=seat, unit=unit, details={"person": person.pk})
    return seat


@one_act()
def end_seat(*, by: Person, seat: Seat) -> Seat:
    """End a seat today; what the editor wrote stays.

    Raises:
        Forbidden: ``by`` is no officer of the unit.
        Conflict: it has ended.
    """
    queries.must(by, Right.NEWS_APPOINT, seat.unit)
    held = Seat.objects.select_for_update(of=("self",)).select_related("unit").get(pk=seat.pk)
    if held.ends is not None:
        raise Conflict(_("Đồng chí này đã thôi ở ban biên tập."))
    held.ends = clock.today()
    held.save(update_fields=["ends"])
    forget_standing()
    record(by=by, act="news.seat_ended", about=held, unit=held.unit)
    return held
