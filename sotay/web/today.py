"""What the first page answers to "what now?". Features add providers in ``ready()``."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sotay.accounts.models import Account


@dataclass(frozen=True)
class Chip:
    """A state in a word or two; ``kind`` is ok, warn, info, gold, brand or plain."""

    text: str
    kind: str = "plain"


@dataclass(frozen=True)
class Action:
    """A verb and where it leads."""

    label: str
    url: str
    icon: str = ""


@dataclass(frozen=True)
class Row:
    """One thing of a list: title, one line of context, one state."""

    title: str
    url: str
    context: str = ""
    chip: Chip | None = None
    icon: str = ""


@dataclass(frozen=True)
class Card:
    """One block of the first page.

    Attributes:
        title: what it is about ("Sinh hoạt chi bộ thường kỳ tháng 11", "Việc của tôi").
        order: smaller is higher; what happens tonight is below 100, lists are above.
        when: the line above the title that says when ("Tối nay, 19:30"); such a card
            stands out, and the first action of the first such card is the page's main one.
        lines: plain lines of context.
        chips: states.
        actions: what can be done, the main one first.
        rows: the things of a list.
        more: where the whole list is.
        aside: beside the others on a desktop, after them on a phone: news, not work.
    """

    title: str
    order: int
    when: str = ""
    lines: list[str] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    more: Action | None = None
    aside: bool = False


Provider = Callable[[Account], list[Card]]

_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Ask ``provider`` for cards whenever somebody opens the first page."""
    if provider not in _providers:
        _providers.append(provider)


def cards_for(account: Account) -> list[Card]:
    """The cards of everybody who has something to say to this account, in order."""
    cards = [card for provider in _providers for card in provider(account)]
    return sorted(cards, key=lambda card: card.order)
