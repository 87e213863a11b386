"""Putting right what was written down wrongly, and forgetting how to reach who has left.

A correction says that something never was so; what changes on a day is another act.
"""

from datetime import date, datetime

from django.utils.translation import gettext as _

from sotay.kernel import clock, text
from sotay.kernel.refusals import Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.org.actions.facts import locked_person
from sotay.org.actions.numbers import change_numbers
from sotay.org.models import Person
from sotay.org.queries.people import home_of

NUMBERS = frozenset({"card_number", "citizen_number", "phone", "email"})
# Free words, and how many signs of them a field holds.
_WORDS = {"full_name": 120, "workplace": 200, "other_posts": 200}
_DAY_FORMATS = ("%Y-%m-%d", "%d/%m/%Y")


@one_act()
def correct_person(*, by: Person, person: Person, field: str, value: str) -> Person:
    """Write what is right into one field of a person.

    Raises:
        Invalid: no such value of this field.
        Conflict: somebody else has this card or citizen number.
    """
    given = text.tidy(value)
    if field in NUMBERS:
        return change_numbers(by=by, person=person, **{field: given})
    person = locked_person(person)
    setattr(person, field, _checked(field, given))
    person.save()
    record(
        by=by,
        act="org.person_corrected",
        about=person,
        unit=home_of(person, clock.today()),
        details={"field": field},
    )
    return person


@one_act()
def forget_contact_data(*, by: Person | None, person: Person) -> bool:
    """Forget how to reach somebody who left; name, card and history stay with the archive.

    Returns:
        Whether there was anything to forget.
    """
    person = locked_person(person)
    held = [name for name in ("phone", "email", "workplace") if getattr(person, name)]
    if not held:
        return False
    change_numbers(by=by, person=person, phone="", email="")
    person.refresh_from_db()
    person.workplace = ""
    person.save(update_fields=["workplace"])
    record(by=by, act="org.contact_data_forgotten", about=person)
    return True


def _checked(field: str, given: str) -> object:
    """The value as the field keeps it."""
    if field == "born_on":
        return _day(given)
    if field == "sex":
        meant = {str(label): code for code, label in Person.Sex.choices}
        meant |= {code: code for code in Person.Sex.values} | {"": ""}
        if given not in meant:
            raise Invalid(_("Hãy chọn nam hoặc nữ."), field="value")
        return meant[given]
    if field not in _WORDS:
        raise Invalid(_("Mục này không sửa được ở đây."), field="value")
    longest = _WORDS[field]
    if field == "full_name" and not given:
        raise Invalid(_("Hãy ghi họ và tên."), field="value")
    if len(given) > longest:
        raise Invalid(_("Dài quá %(most)d chữ cái.") % {"most": longest}, field="value")
    return given


def _day(given: str) -> date | None:
    if not given:
        return None
    for form in _DAY_FORMATS:
        try:
            day = datetime.strptime(given, form).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
        if date(1900, 1, 1) <= day <= clock.today():
            return day
    raise Invalid(_("Hãy ghi ngày theo mẫu 03/11/2026."), field="value")
