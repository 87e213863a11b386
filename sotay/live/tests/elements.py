"""An open page as elements: ``page.js`` in Python, for tests that compare whole pages.

What is personal is left out of a comparison: the token against forgery, the id of the next
act. (What is "mine" is a class that the browser sets, and never in the text.)
"""

from collections.abc import Iterator
from typing import Any

from lxml import html

from sotay.live.frames import SwapData

Element = Any
PERSONAL = frozenset({"csrfmiddlewaretoken", "client_id"})
# An element for comparing: its tag, its attributes, its texts and children.
Likeness = tuple[str, tuple[tuple[str, str], ...], tuple[Any, ...]]


class Document:
    """The parts of a page that have ids, changed by swaps."""

    def __init__(self, text: str) -> None:
        self.root: Element = html.document_fromstring(text)

    def find(self, name: str) -> Element | None:
        """The element with this id."""
        found = self.root.xpath("//*[@id=$name]", name=name)
        return found[0] if found else None

    def children(self, name: str) -> list[Element]:
        """What is in the element with this id."""
        place = self.find(name)
        return [] if place is None else list(place)

    def likeness(self, name: str) -> Likeness | None:
        """The element with this id, for comparing."""
        place = self.find(name)
        return None if place is None else likeness(place)

    def apply(self, swap: SwapData) -> None:
        """Put one swap in place; a page that does not show that part leaves it out."""
        place = self.find(swap["target"])
        if place is None:
            return
        how, given = swap["how"], swap["html"]
        if how == "remove":
            place.getparent().remove(place)
        elif how == "text":
            for child in list(place):
                place.remove(child)
            place.text = given
        elif how == "fill":
            (filling,) = html.fragments_fromstring(given)
            self._fill(place, filling)
        elif how in ("append", "prepend"):
            self._insert(place, html.fragments_fromstring(given), first=how == "prepend")
        else:
            place.getparent().replace(place, *elements(given))

    def _fill(self, place: Element, filling: Element) -> None:
        stays = {child.get("id") for child in filling}
        for child in list(place):
            same_part = child.get("data-part") == filling.get("data-part")
            if same_part and child.get("id") not in stays:
                place.remove(child)
        self._insert(place, list(filling), first=False)

    def _insert(self, place: Element, given: list[Element], *, first: bool) -> None:
        for element in reversed(given) if first else given:
            known = self.find(element.get("id", ""))
            if known is not None:
                known.getparent().replace(known, element)
            elif element.get("data-place"):
                _in_order(place, element)
            elif first:
                place.insert(0, element)
            else:
                place.append(element)


def elements(text: str) -> list[Element]:
    """The elements of a fragment, without the blanks between them."""
    return [found for found in html.fragments_fromstring(text) if not isinstance(found, str)]


def likeness(element: Element) -> Likeness:
    """The element as plain values, without what is personal and without blanks."""
    attributes = {name: " ".join(value.split()) for name, value in element.attrib.items()}
    return (str(element.tag), tuple(sorted(attributes.items())), tuple(_inside(element)))


def _inside(element: Element) -> Iterator[Any]:
    if words := " ".join((element.text or "").split()):
        yield words
    for child in element:
        if child.get("name") not in PERSONAL:
            yield likeness(child)
        if words := " ".join((child.tail or "").split()):
            yield words


def _in_order(place: Element, element: Element) -> None:
    mine = element.get("data-place")
    before = [child for child in place if child.get("data-place", "") <= mine]
    place.insert(len(before), element)
