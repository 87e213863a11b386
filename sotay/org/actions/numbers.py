"""Numbers and addresses of a person: card, citizen number, phone, e-mail."""

from django.utils.translation import gettext as _

from sotay.kernel.refusals import Conflict
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.org import numbers
from sotay.org.actions.facts import locked_person
from sotay.org.connections import numbers_changed
from sotay.org.models import KEY_OF, Person
from sotay.org.sealed import fingerprint

# What people sign in by; upper folders are told of their changes.
NAMES_OF_ACCOUNTS = frozenset({"card_number", "phone"})


@one_act()
def change_numbers(
    *,
    by: Person | None,
    person: Person,
    card_number: str | None = None,
    citizen_number: str | None = None,
    phone: str | None = None,
    email: str | None = None,
) -> Person:
    """Write other numbers of a person; None leaves one as it is, an empty text takes it away.

    Raises:
        Conflict: somebody else has this card or citizen number.
    """
    person = locked_person(person)
    given = written(
        card_number=card_number, citizen_number=citizen_number, phone=phone, email=email
    )
    changed = [name for name, value in given.items() if getattr(person, name) != value]
    if not changed:
        return person
    refuse_taken(person, {name: given[name] for name in changed})
    for name in changed:
        setattr(person, name, given[name])
    person.save(update_fields=changed)
    record(by=by, act="org.person_numbers_changed", about=person)
    if NAMES_OF_ACCOUNTS.intersection(changed):
        numbers_changed(by, [person])
    return person


def written(**given: str | None) -> dict[str, str]:
    """The numbers that are given, as they are kept."""
    return {
        name: numbers.WRITTEN[name](value) for name, value in given.items() if value is not None
    }


def refuse_taken(person: Person | None, given: dict[str, str]) -> None:
    """Refuse a card or citizen number that another person has.

    Raises:
        Conflict: with the field's name.
    """
    sentences = {
        "card_number": _("Số thẻ đảng viên này đã có người khác dùng."),
        "citizen_number": _("Số căn cước công dân này đã có người khác dùng."),
    }
    for name, sentence in sentences.items():
        key = fingerprint(name, given.get(name, ""))
        if key is None:
            continue
        others = Person.objects.filter(**{KEY_OF[name]: key})
        if (others.exclude(pk=person.pk) if person else others).exists():
            raise Conflict(sentence, field=name)
