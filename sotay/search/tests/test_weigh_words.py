"""Which words of a question tell something in a library of millions of passages."""

from sotay.search.rules.questions import Part
from sotay.search.rules.rarity import common, doubtful, telling

PASSAGES = 2_000_000
HELD_BY = {"dang": 1_900_000, "vien": 1_200_000, "quyte": 0, "rac": 900, "ban": 200_000}


def test_a_word_of_every_tenth_passage_is_common() -> None:
    assert common(HELD_BY, PASSAGES) == {"dang", "vien"}


def test_in_a_small_library_no_word_is() -> None:
    assert common({"dang": 20_000, "rac": 3}, 21_000) == frozenset()


def test_what_is_not_common_was_perhaps_mistyped() -> None:
    assert doubtful({"dang", "quyte"}, {"dang", "vien"}) == {"quyte"}
    assert doubtful({"dang", "vien"}, {"dang", "vien"}) == {"dang", "vien"}


def test_the_parts_that_tell_something() -> None:
    member = Part((("dang", "vien"), ("dv",)))
    litter, number = Part((("rac",),)), Part((("5", "nq"),), code="5-nq")
    both = {"dang", "vien"}
    assert telling([member, litter, number], both) == (litter, number)
    assert telling([Part((("dang", "phi"),))], both) == (Part((("dang", "phi"),)),)
    assert telling([member], both) == (member,)
