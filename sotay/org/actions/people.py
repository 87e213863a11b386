"""What is kept about a person besides the dated facts: name, numbers, workplace."""

from datetime import date

from django.utils.translation import gettext as _

from sotay.kernel import text
from sotay.kernel.refusals import Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.org.actions.facts import locked_person
from sotay.org.actions.membership import add_person, receive_member
from sotay.org.actions.numbers import change_numbers
from sotay.org.models import Person, StagePeriod, Unit


@one_act()
def add_member(
    *,
    by: Person | None,
    unit: Unit,
    on: date,
    stage: StagePeriod.Stage,
    decision: str = "",
    full_name: str,
    born_on: date | None = None,
    sex: str = "",
    card_number: str = "",
    phone: str = "",
    workplace: str = "",
    other_posts: str = "",
) -> Person:
    """A person who was not kept here before, put on the home roll of ``unit`` from ``on``.

    Raises:
        Invalid: no name, or the unit is not alive that day.
        Conflict: somebody else has this card number.
    """
    person = add_person(
        by=by,
        full_name=full_name,
        born_on=born_on,
        sex=sex,
        card_number=card_number,
        phone=phone,
        workplace=workplace,
        other_posts=other_posts,
    )
    receive_member(by=by, person=person, unit=unit, on=on, stage=stage, decision=decision)
    return person


@one_act()
def edit_person(
    *,
    by: Person | None,
    person: Person,
    full_name: str,
    born_on: date | None = None,
    sex: str = "",
    card_number: str = "",
    phone: str = "",
    workplace: str = "",
    other_posts: str = "",
) -> Person:
    """Write down a person's facts anew; nothing of it is dated.

    The ledger says which facts changed and never what they were.

    Raises:
        Invalid: no name.
        Conflict: somebody else has this card number.
    """
    name = text.tidy(full_name)
    if not name:
        raise Invalid(_("Hãy ghi họ và tên."), field="full_name")
    # What people sign in by is told to the upper folders, so it has its own act.
    change_numbers(by=by, person=person, card_number=card_number, phone=phone)
    person = locked_person(person)
    facts: dict[str, object] = {
        "full_name": name,
        "born_on": born_on,
        "sex": sex,
        "workplace": text.tidy(workplace),
        "other_posts": text.tidy(other_posts),
    }
    changed = [key for key, value in facts.items() if getattr(person, key) != value]
    for key, value in facts.items():
        setattr(person, key, value)
    person.save()
    record(by=by, act="org.person_edited", about=person, details={"facts": list(changed)})
    return person
