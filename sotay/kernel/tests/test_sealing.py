import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.kernel.sealing import FINGERPRINT_LENGTH, BadKeys, Broken, KeyRing

RING = KeyRing.new()


@given(st.text())
def test_what_is_closed_opens_and_shows_nothing(text: str) -> None:
    sealed = RING.close(text)
    assert RING.open(sealed) == text
    assert len(text) < 4 or text not in sealed


def test_two_equal_texts_do_not_look_equal() -> None:
    assert RING.close("0912345678") != RING.close("0912345678")


@given(st.text(min_size=1), st.text(min_size=1))
def test_fingerprints_are_equal_where_texts_are(one: str, other: str) -> None:
    assert (RING.fingerprint("phone", one) == RING.fingerprint("phone", other)) == (one == other)


def test_a_fingerprint_depends_on_kind_and_key() -> None:
    one = RING.fingerprint("phone", "31000017")
    assert len(one) == FINGERPRINT_LENGTH
    assert set(one) <= set(string.hexdigits.lower())
    assert one != RING.fingerprint("card", "31000017")
    assert one != KeyRing.new().fingerprint("phone", "31000017")
    assert RING.fingerprint("phone", "") == ""


def test_keys_are_read_as_they_are_written() -> None:
    ring = RING.turned()
    assert KeyRing.parse(ring.words()) == ring
    assert KeyRing.parse(" ".join(ring.words().split())) == ring
    assert KeyRing.parse(f"# a remark\n{ring.words()}") == ring


def test_turning_the_key_keeps_the_old_until_it_is_dropped() -> None:
    sealed, turned = RING.close("0912345678"), RING.turned()
    assert turned.open(sealed) == "0912345678"
    assert turned.fingerprint("phone", "1") == RING.fingerprint("phone", "1")
    with pytest.raises(Broken):
        turned.newest_only().open(sealed)
    assert turned.newest_only().open(turned.close("x")) == "x"


def test_a_changed_seal_does_not_open() -> None:
    sealed = RING.close("0912345678")
    with pytest.raises(Broken):
        RING.open(sealed[:-2] + ("A" if sealed[-2] != "A" else "B") + sealed[-1])
    with pytest.raises(Broken):
        RING.open("0912345678")


GOOD = "A" * 43 + "="


@pytest.mark.parametrize(
    "words",
    [
        "",
        f"seal:{GOOD}",
        f"find:{GOOD}",
        f"seal:{GOOD} find:{GOOD} find:{GOOD}",
        f"seal:{GOOD} find:short",
        f"seal:{GOOD} find:ố",
        f"lock:{GOOD} seal:{GOOD} find:{GOOD}",
        GOOD,
    ],
)
def test_a_ring_that_cannot_be_meant_is_refused_without_telling_a_key(words: str) -> None:
    with pytest.raises(BadKeys) as refused:
        KeyRing.parse(words)
    assert GOOD not in str(refused.value)
