"""Ending dated facts, so that every act ends them alike."""

from datetime import date
from typing import TypeVar

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from sotay.kernel import dates
from sotay.kernel.refusals import Conflict, Invalid
from sotay.org.models import DatedFact, Person, Unit

Fact = TypeVar("Fact", bound=DatedFact)


def lasting(rows: QuerySet[Fact], on: date) -> QuerySet[Fact]:
    """Those of ``rows`` that hold on ``on`` or begin later, the earliest first."""
    return rows.filter(Q(ends__isnull=True) | Q(ends__gt=on)).order_by("starts", "pk")


def end_facts(rows: QuerySet[Fact], on: date) -> int:
    """End on ``on`` whatever of ``rows`` still lasts then; how many there were.

    Raises:
        Conflict: one of them begins on that day or later, so it cannot end then.
    """
    still = lasting(rows, on)
    later = still.filter(starts__gte=on).first()
    if later is not None:
        raise Conflict(
            _("Có việc ghi từ ngày %(day)s, không kết thúc trước hay trong ngày đó được.")
            % {"day": dates.short(later.starts)},
            field="on",
        )
    return still.update(ends=on)


def locked_person(person: Person) -> Person:
    """The person's row, held until the transaction ends: facts are checked, then written."""
    return Person.objects.select_for_update().get(pk=person.pk)


def refuse_not_alive(unit: Unit, on: date) -> None:
    """Refuse a day on which the unit does not exist."""
    if on < unit.starts or (unit.ends and on >= unit.ends):
        raise Invalid(
            _("Ngày %(day)s, %(unit)s không hoạt động.")
            % {"day": dates.short(on), "unit": unit.name},
            field="on",
        )
