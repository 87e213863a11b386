"""Everything that is kept about one person, for that person."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from django.utils.translation import gettext as _

from sotay.kernel import clock, dates, numbers
from sotay.org.models import Person
from sotay.privacy import registry, retention
from sotay.privacy.registry import Fact, Item, Section, Value

# Lines of one kind on the page; all of them are in the download.
SHOWN = 12


@dataclass(frozen=True)
class ShownItem:
    """One thing as the page shows it; ``correctable`` is empty where no mistake is reported."""

    title: str
    line: str
    correctable: str


@dataclass(frozen=True)
class ShownSection:
    """One kind of data; ``has_more``: the rest is in the download alone."""

    key: str
    title: str
    purpose: str
    kept: str
    items: list[ShownItem]
    has_more: bool
    is_open: bool


@dataclass(frozen=True)
class DataPage:
    """The page "Dữ liệu của tôi"."""

    person: Person
    at: datetime
    sections: list[ShownSection]
    left_out: list[str]


def data_page(person: Person, *, most: int | None = SHOWN) -> DataPage:
    """All that is kept about ``person``; nobody else asks for this.

    Args:
        most: lines of each kind; None for all.
    """
    shown = [
        _shown(section, iter(section.collect(person)), most) for section in registry.sections()
    ]
    return DataPage(
        person=person,
        at=clock.now(),
        sections=[section for section in shown if section.items],
        left_out=list(dict.fromkeys(str(reason) for reason in registry.left_out().values())),
    )


def whole_section(section: Section, items: Iterable[Item]) -> dict[str, object]:
    """A section for programs: every value by its code."""
    return {
        "title": str(section.title),
        "purpose": str(section.purpose),
        "kept": kept_of(section),
        "items": [
            {"title": item.title, **{fact.code: _plain(fact.value) for fact in item.facts}}
            for item in items
        ],
    }


def kept_of(section: Section) -> str:
    """How long, by the section's own words or by its timer as it is set here."""
    if not section.timer:
        return str(section.kept)
    days = numbers.thousands(retention.days_of(section.timer))
    return _("Xoá sau %(days)s ngày") % {"days": days}


def _shown(section: Section, items: Iterator[Item], most: int | None) -> ShownSection:
    found = list(items if most is None else islice(items, most + 1))
    # Facts about oneself are never cut short or folded: each of them can be corrected.
    is_open = any(item.correctable for item in found)
    if is_open:
        found += items
    has_more = not is_open and most is not None and len(found) > most
    return ShownSection(
        key=section.key,
        title=str(section.title),
        purpose=str(section.purpose),
        kept=kept_of(section),
        items=[
            ShownItem(item.title, line_of(item.facts), item.correctable)
            for item in (found[:most] if has_more else found)
        ],
        has_more=has_more,
        is_open=is_open,
    )


def line_of(facts: Iterable[Fact]) -> str:
    """The facts of an item on one line."""
    return " · ".join(
        f"{fact.label}: {_said(fact.value)}" if str(fact.label) else _said(fact.value)
        for fact in facts
        if fact.is_shown
    )


def _said(value: Value) -> str:
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, datetime):
        return dates.moment(value)
    return dates.short(value) if isinstance(value, date) else str(value)


def _plain(value: Value) -> Value:
    if isinstance(value, datetime):
        return value.astimezone(clock.VIETNAM).isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else value
