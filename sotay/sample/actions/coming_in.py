"""Everybody comes in: activations cell by cell, the one who cannot, and the words of a report."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from sotay.accounts.actions import note_sign_in
from sotay.activation.actions import activate, agree, declare_device, note_reason
from sotay.activation.models import Activation, DeviceDeclared, ReasonNotActive
from sotay.activation.queries import consent_text
from sotay.kernel import clock
from sotay.org.models import Person
from sotay.reports.actions import write_words
from sotay.sample import ward
from sotay.sample.actions.founding import Ward
from sotay.sample.actions.timeline import Script
from sotay.sample.texts.report import WORDS
from sotay.sample.ward import CELLS, Cell

FIRST_DAY, WORDS_DAY = date(2026, 1, 12), date(2026, 2, 2)
# Probationary members come in some days after their admission.
DAYS_AFTER_ADMISSION = 5
# Who was born before is helped by the youngest of the cell; who was born after needs no sheet.
HELPED_BEFORE, ALONE_AFTER = 1955, 1985
_WAY, _DEVICE = Activation.Way, DeviceDeclared.Kind


def come_in(made: Ward, today: date) -> Script:
    """Activations from ``FIRST_DAY`` on: one cell a day, then whoever was admitted later."""
    for day, cell, places in sorted(_days(today), key=lambda each: (each[0], each[1].key)):
        yield datetime.combine(day, time(15), tzinfo=clock.VIETNAM)
        _come(made, cell, places)


def word_the_report(made: Ward) -> Script:
    """The clerk writes what the report says besides its figures."""
    yield datetime.combine(WORDS_DAY, time(9), tzinfo=clock.VIETNAM)
    write_words(by=made.person(ward.CLERK), unit=made.unit, edition=0, words=WORDS)


def _days(today: date) -> Iterator[tuple[date, Cell, tuple[int, ...]]]:
    for order, cell in enumerate(CELLS):
        at_once = tuple(place for place in range(cell.size) if place not in cell.probationary)
        yield FIRST_DAY + timedelta(days=order), cell, at_once
        for later, place in enumerate(cell.probationary):
            admitted = today - timedelta(days=120 + 40 * later)
            yield admitted + timedelta(days=DAYS_AFTER_ADMISSION), cell, (place,)


def _come(made: Ward, cell: Cell, places: tuple[int, ...]) -> None:
    secretary = made.person((cell.key, 0))
    people = {place: made.person((cell.key, place)) for place in places}
    youngest = max(people.values(), key=lambda person: person.born_on or date.min)
    for place, person in people.items():
        if (cell.key, place) == ward.WITHOUT_ACCOUNT:
            note_reason(by=secretary, person=person, reason=ReasonNotActive.Reason.NO_PHONE)
            declare_device(by=secretary, person=person, kind=_DEVICE.NONE)
        else:
            _activate(person, youngest)
            declare_device(by=person, person=person, kind=_DEVICE.SMARTPHONE)


def _activate(person: Person, youngest: Person) -> None:
    way, helper = _way(person, youngest)
    assert person.account is not None
    activate(
        by=helper or person,
        person=person,
        account=person.account,
        way=way,
        consent=agree(by=person, text=consent_text()),
        helped_by=helper,
    )
    note_sign_in(by=person.account)


def _way(person: Person, youngest: Person) -> tuple[Activation.Way, Person | None]:
    born = person.born_on.year if person.born_on else HELPED_BEFORE
    if born < HELPED_BEFORE and person != youngest:
        return _WAY.ASSISTED, youngest
    return (_WAY.SMS if born > ALONE_AFTER else _WAY.SHEET), None
