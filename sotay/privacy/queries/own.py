"""Everything that is kept about one person, for that person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from django.utils.translation import gettext as _

from sotay.kernel import clock, dates
from sotay.org.models import Person
from sotay.privacy import registry
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
    """One kind of data; ``more`` is how many lines the page leaves to the download."""

    key: str
    title: str
    purpose: str
    kept: str
    items: list[ShownItem]
    count: int
    more: int
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
        _shown(section, list(section.collect(person)), most) for section in registry.sections()
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
        "kept": str(section.kept),
        "items": [
            {"title": item.title, **{fact.code: _plain(fact.value) for fact in item.facts}}
            for item in items
        ],
    }


def _shown(section: Section, items: list[Item], most: int | None) -> ShownSection:
    # Facts about oneself are never cut short or folded: each of them can be corrected.
    is_open = any(item.correctable for item in items)
    cut = None if is_open else most
    return ShownSection(
        key=section.key,
        title=str(section.title),
        purpose=str(section.purpose),
        kept=str(section.kept),
        items=[
            ShownItem(item.title, line_of(item.facts), item.correctable)
            for item in islice(items, cut)
        ],
        count=len(items),
        is_open=is_open,
        more=0 if cut is None else max(0, len(items) - cut),
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
