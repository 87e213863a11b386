"""What a feature says of one thing that can be found, and what the index makes of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sotay.kernel.text import nfc
from sotay.search.rules.dictionary import Dictionary
from sotay.search.rules.folding import Word, pairs_of, plain_words, words_of
from sotay.search.rules.numbers import numbers_in, taken_apart
from sotay.search.rules.passages import Passage

LONGEST_TITLE_WORDS = 60


@dataclass(frozen=True)
class Indexed:
    """One passage as it goes into the index."""

    text: str
    page: int | None
    plain: tuple[str, ...]
    marked: tuple[str, ...]
    pairs: tuple[str, ...]
    codes: tuple[str, ...]
    # The words of the title and their pairs: a thing about something goes before one that
    # mentions it.
    head: tuple[str, ...]
    # The same, of the thing itself only and of none of its passages.
    title: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    """One thing that can be found.

    Attributes:
        key: source and id: ``document:12``.
        who: the terms of those who may find it; see ``registry.Source.terms_of``.
        title: type, number and title; every passage is found by it too.
        about: what else it is found by, but not each of its passages: signer, keywords.
        facts: ``kind``, ``unit``, ``year``, ``state``: what can be chosen.
    """

    key: str
    who: frozenset[str]
    title: str
    dictionary: Dictionary
    about: str = ""
    issuer: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    passages: Sequence[Passage] = ()

    @property
    def issuer_words(self) -> list[str]:
        """The issuer, for being chosen by some of its words."""
        return plain_words(self.issuer)

    def indexed(self) -> Iterator[Indexed]:
        """The thing itself, then its passages."""
        title = words_of(self.title)[:LONGEST_TITLE_WORDS]
        itself = self._one("", None, title, f"{self.issuer} {self.about}")
        yield replace(itself, title=itself.head)
        for passage in self.passages:
            yield self._one(passage.words, passage.page, title, passage.words)

    def _one(self, text: str, page: int | None, title: list[Word], more: str) -> Indexed:
        words = words_of(more)
        head, body = [word.plain for word in title], [word.plain for word in words]
        codes = {
            code
            for some in (head, body)
            for number in numbers_in(taken_apart(some, self.dictionary), self.dictionary)
            for code in number.codes
        }
        both = [*title, *words]
        return Indexed(
            text=nfc(text),
            page=page,
            plain=(*head, *body),
            marked=tuple(word.marked for word in both if word.marked != word.plain),
            pairs=(*pairs_of(head), *pairs_of(body)),
            codes=tuple(sorted(codes)),
            head=(*head, *pairs_of(head)),
        )
