"""What each folder keeps about a person, said by the folder itself.

Every folder fills this in its ``AppConfig.ready``: what it offers to whoever asks for their
own data, and what it leaves out and why. A house test holds it against the models.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sotay.org.models import Person

Value = str | int | bool | date | datetime | None

DUTY = _(
    "Việc làm theo chức trách: là một phần của hồ sơ tổ chức; thời điểm đồng chí làm có ở mục "
    "“Việc đồng chí đã làm”."
)
"""Why the traces of an office are no personal data to hand out: the commonest reason."""


@dataclass(frozen=True)
class Fact:
    """One value with its name: ``code`` for programs, ``label`` for people.

    ``is_shown`` is off for what only programs can use.
    """

    code: str
    label: str | Promise
    value: Value
    is_shown: bool = True


@dataclass(frozen=True)
class Item:
    """One thing that is kept; ``correctable`` is the key under which a mistake is reported."""

    title: str
    facts: tuple[Fact, ...] = ()
    correctable: str = ""


@dataclass(frozen=True)
class Section:
    """One kind of data about a person.

    Attributes:
        key: for programs, unique.
        title: for people.
        purpose: what it is kept for, in one sentence.
        kept: how long, in words; empty where a timer says it.
        timer: the key of the timer that forgets these things.
        covers: the links to a person or account that it answers for, ``"tasks.Task.assignee"``.
        collect: the person's own items, the newest first.
    """

    key: str
    title: str | Promise
    purpose: str | Promise
    kept: str | Promise
    covers: frozenset[str]
    collect: Callable[[Person], Iterable[Item]]
    order: int = 100
    timer: str = ""


@dataclass
class _Said:
    sections: dict[str, Section] = field(default_factory=dict)
    left_out: dict[str, str | Promise] = field(default_factory=dict)


_said = _Said()


def offer(section: Section) -> None:
    """Offer a kind of data; the same key again replaces the former one."""
    _said.sections[section.key] = section


def leave_out(reason: str | Promise, *links: str) -> None:
    """Say which links to a person are not handed out, and why in one sentence for people."""
    for link in links:
        _said.left_out[link] = reason


def sections() -> list[Section]:
    """All that is offered, in order."""
    return sorted(_said.sections.values(), key=lambda section: (section.order, section.key))


def left_out() -> Mapping[str, str | Promise]:
    """The links that are not handed out, with the reasons."""
    return dict(_said.left_out)


def item(title: object, *facts: Fact, correctable: str = "") -> Item:
    """An item without the facts that say nothing."""
    said = tuple(fact for fact in facts if fact.value not in (None, ""))
    return Item(str(title), said, correctable)
