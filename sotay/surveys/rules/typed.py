"""From what somebody typed in the builder to a question.

The page sends the keys of the answers that stood there. A key counts only where this question has
had it: so nobody's typing gives an answer the key of another one.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sotay.surveys.rules.definition import (
    CHOSEN,
    WITH_OWN_WORDS,
    Kind,
    Option,
    Question,
)
from sotay.surveys.rules.editing import fresh

# The key that stood there (empty for a new one), and the words.
Lines = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Typed:
    """A question as a form gives it; what its kind does not have is left as it is here.

    Attributes:
        own_words: what the answer with a box is called; empty where there is none.
    """

    words: str
    help: str = ""
    required: bool = False
    options: Lines = ()
    rows: Lines = ()
    own_words: str = ""
    low: int | None = None
    high: int | None = None
    most: int | None = None


def question_of(
    typed: Typed, *, key: str, kind: Kind, before: Question | None, taken: Collection[str]
) -> Question:
    """The question.

    Args:
        typed: what the form gave.
        key: its key.
        kind: its kind.
        before: what it was, whose condition it keeps; None for a new one.
        taken: keys of its options and rows in every version there has been.
    """
    used: set[str] = set()
    options = _options(typed.options, "o", taken, used) if kind in CHOSEN else ()
    if typed.own_words and kind in WITH_OWN_WORDS:
        options = (*options, _own(typed.own_words, before, {*taken, *used}))
    return Question(
        key=key,
        kind=kind,
        words=typed.words,
        help=typed.help,
        required=typed.required,
        options=options,
        rows=_options(typed.rows, "r", taken, used) if kind == Kind.MATRIX else (),
        low=typed.low if kind in (Kind.SCALE, Kind.NUMBER) else None,
        high=typed.high if kind in (Kind.SCALE, Kind.NUMBER) else None,
        most=typed.most if kind in (Kind.SEVERAL, Kind.RANKING) else None,
        condition=before.condition if before else None,
    )


def _options(
    lines: Lines, prefix: str, taken: Collection[str], used: set[str]
) -> tuple[Option, ...]:
    options = []
    for sent, words in lines:
        known = sent in taken and sent not in used
        key = sent if known else fresh(prefix, {*taken, *used})
        used.add(key)
        options.append(Option(key, words))
    return tuple(options)


def _own(words: str, before: Question | None, taken: Collection[str]) -> Option:
    former = (
        next((option for option in before.options if option.own_words), None) if before else None
    )
    return Option(former.key if former else fresh("o", taken), words, own_words=True)
