"""Names of people: ordered by given name, shortened, and found without tone marks."""

import unicodedata
from functools import lru_cache

from vn_collate import collate_key

from sotay.kernel.text import fold, tidy

SEARCH_KEY_LENGTH = 400

# The five tone marks of Vietnamese, as they stand alone in NFD.
TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def given_name(full_name: str) -> str:
    """The word by which a person is addressed and listed: the last (``Ánh``)."""
    return _words(full_name)[-1] if _words(full_name) else ""


def initials(full_name: str) -> str:
    """At most two capitals, of the family name and the given name: ``Lê Thị Ánh`` → ``LÁ``."""
    words = _words(full_name)
    ends = words if len(words) < 2 else [words[0], words[-1]]
    return "".join(word[0].upper() for word in ends)


def sort_key(full_name: str) -> bytes:
    """A key for a binary column: given name first, then family and middle names.

    Every word is a Vietnamese collation key of its own. They can be joined because such a
    key is terminated: ``An`` stays before ``Ân`` whatever comes after it. Three bytes a
    letter and three a word, so a name of 120 characters stays under 370.
    """
    words = _words(full_name)
    return b"".join(bytes.fromhex(collate_key(word)) for word in words[-1:] + words[:-1])


def search_key(full_name: str) -> str:
    """What a database searches: ``Đỗ Thị Hoà`` → `` do thi hoa``, every word after a blank.

    So "begins a word" is one comparison: the blank, then what was typed.
    """
    return "".join(f" {word}" for word in fold(full_name).split())[:SEARCH_KEY_LENGTH]


def search_words(query: str) -> list[str]:
    """The words to look for in a search key, each with the blank that stands before it."""
    return [f" {word}" for word in fold(query).split()]


def has_marks(query: str) -> bool:
    """Whether somebody typed a tone mark or a Vietnamese letter, and so means it."""
    return any(word.lower() != fold(word) for word in _words(query))


def name_matches(query: str, full_name: str) -> bool:
    """Whether every word of ``query`` begins some word of the name.

    ``anh`` finds Anh, Ánh and Ảnh; ``ánh`` finds only Ánh: who typed a mark meant it. Old
    and new places of the tone (``Hoà``, ``Hòa``) are the same. An empty query finds all.
    """
    words = _words(full_name)
    return all(any(_begins(word, asked) for word in words) for asked in _words(query))


# Ten thousand names of a province are made of a few hundred words.
@lru_cache(maxsize=10_000)
def _begins(word: str, asked: str) -> bool:
    if asked.lower() == fold(asked):
        return fold(word).startswith(fold(asked))
    letters, tones = _letters_and_tones(word)
    asked_letters, asked_tones = _letters_and_tones(asked)
    return letters.startswith(asked_letters) and asked_tones <= tones


def _letters_and_tones(word: str) -> tuple[str, frozenset[str]]:
    """``hoà`` and ``hòa`` alike as ("hoa", {grave}): the tone belongs to the syllable."""
    signs = unicodedata.normalize("NFD", word.lower())
    letters = "".join(sign for sign in signs if sign not in TONES)
    return unicodedata.normalize("NFC", letters), frozenset(signs) & TONES


def _words(full_name: str) -> list[str]:
    return tidy(full_name).split()
