"""Counts, shares and list marks as Vietnamese papers print them. Exact: no floats."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

# The order of list letters in Vietnamese papers: no accented vowel, no f, j, w, z.
LETTERS = "abcdđeghiklmnopqrstuvxy"
NO_SHARE = "–"


def thousands(count: int) -> str:
    """``1277`` → ``1.277``."""
    return f"{count:,}".replace(",", ".")


def padded(count: int) -> str:
    """``7`` → ``07``, as counts of one digit are written in reports; ``1277`` → ``1.277``."""
    return f"{count:02d}" if 0 <= count < 10 else thousands(count)


def decimal(value: Decimal) -> str:
    """``37.12`` → ``37,12``, with all the places that the value has."""
    whole, point, places = f"{value:,f}".partition(".")
    return whole.replace(",", ".") + (f",{places}" if point else "")


def hundredths(count: int) -> str:
    """Points kept as whole hundredths: ``9250`` → ``92,5``, ``9200`` → ``92``."""
    whole, rest = divmod(count, 100)
    return f"{thousands(whole)},{rest:02d}".rstrip("0").rstrip(",") if rest else thousands(whole)


def share(count: int, whole: int, places: int = 2) -> Decimal:
    """``count`` in per cent of ``whole``, rounded half up to ``places`` decimals.

    Raises:
        ValueError: ``whole`` is not positive: nothing is no part of nothing.
    """
    if whole <= 0:
        raise ValueError("a share of nothing")
    unit = 10**places
    # Half up in integers, before any division: 2*100*count*unit/whole + 1, halved.
    return Decimal((200 * count * unit + whole) // (2 * whole)).scaleb(-places)


def percent(count: int, whole: int, places: int = 2) -> str:
    """``37,12%``, always with ``places`` decimals; a dash when there is no whole."""
    return f"{decimal(share(count, whole, places))}%" if whole > 0 else NO_SHARE


def rounded(value: Decimal, places: int = 2) -> Decimal:
    """``value`` rounded half up, as everybody learnt it at school."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def forced_to_hundred(counts: Sequence[int], places: int = 2) -> list[Decimal]:
    """Shares of the options that add up to exactly 100.

    Every share is rounded half up, and the difference goes to the last option; to one
    before it only where the last would fall below nought. A table that uses this says so
    in a footnote.

    Raises:
        ValueError: nobody answered, or a count is negative.
    """
    if min(counts, default=-1) < 0:
        raise ValueError("a count below nought")
    whole = sum(counts)
    shares = [share(count, whole, places) for count in counts]
    difference = 100 - sum(shares)
    for place in reversed(range(len(shares))):
        if shares[place] + difference >= 0:
            shares[place] += difference
            break
    return shares


def balanced_to_hundred(counts: Sequence[int], places: int = 2) -> list[Decimal]:
    """Shares of the options that add up to exactly 100, by the largest remainders.

    Every share is cut to ``places`` decimals, and the places that are missing from 100 go to
    those that lost most by the cut; among equals the first. So each share is less than one unit
    of its last place from the truth, and never below nought.

    Raises:
        ValueError: nobody answered, or a count is negative.
    """
    if min(counts, default=-1) < 0 or not any(counts):
        raise ValueError("no counts to share")
    whole, hundred = sum(counts), 100 * 10**places
    cut = [divmod(count * hundred, whole) for count in counts]
    missing = hundred - sum(units for units, _rest in cut)
    by_rest = sorted(range(len(cut)), key=lambda place: (-cut[place][1], place))
    raised = set(by_rest[:missing])
    return [
        Decimal(units + (place in raised)).scaleb(-places)
        for place, (units, _rest) in enumerate(cut)
    ]


def letter(position: int) -> str:
    """The mark of the ``position``-th point, from 1: a b c d đ e g … y, then aa ab."""
    if position < 1:
        raise ValueError("positions begin at 1")
    mark = ""
    while position:
        position, place = divmod(position - 1, len(LETTERS))
        mark = LETTERS[place] + mark
    return mark


def roman(number: int) -> str:
    """The number of a part, ``IV``.

    Raises:
        ValueError: outside 1–3999.
    """
    if not 1 <= number <= 3999:
        raise ValueError("Roman numerals go from 1 to 3999")
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    hundreds = ("", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM")
    return (
        "M" * (number // 1000)
        + hundreds[number // 100 % 10]
        + tens[number // 10 % 10]
        + ones[number % 10]
    )
