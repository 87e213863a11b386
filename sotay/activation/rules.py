"""What coming in allows, as plain functions of plain values."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import chain, count

from sotay.kernel import text

ASK_AGAIN_AFTER = timedelta(minutes=1)
"""A second tap within it sends nothing anew: the first message is still under way."""

CODES_AN_HOUR = 5
"""Each costs money, and somebody who wants to annoy can ask for them."""

LONGEST_HELP = timedelta(days=60)


def may_be_sent_again(sent: list[datetime], now: datetime) -> bool:
    """Whether another code may go to somebody to whom codes went at these moments."""
    lately = [at for at in sent if now - at < timedelta(hours=1)]
    return len(lately) < CODES_AN_HOUR and all(now - at >= ASK_AGAIN_AFTER for at in lately)


def proposed_name(full_name: str, is_free: Callable[[str], bool]) -> str:
    """A user name that is easy to say: ``Nguyễn Văn An`` → ``an.nguyenvan``, then ``…2``.

    Given name first, as people call each other.
    """
    words = text.fold(full_name).split() or ["dang.vien"]
    given, others = words[-1], "".join(words[:-1])
    stem = f"{given}.{others}" if others else given
    return next(name for name in _names(stem) if is_free(name))


def _names(stem: str) -> Iterator[str]:
    return chain([stem], (f"{stem}{number}" for number in count(2)))
