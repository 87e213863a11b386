"""Words are timed on the phones that were listening when they were sent, and no others."""

import asyncio

from sotay.bench.members import Echoes


async def _said() -> Echoes:
    echoes = Echoes()
    mark, sign = echoes.mark(12, [1, 2, 3])
    assert (mark, sign) == (1, "[#1]")
    return echoes


def test_each_phone_shows_words_once() -> None:
    async def play() -> None:
        echoes = await _said()
        frame = "đề nghị [#1] &lt;b&gt; [#77] [#x]".encode()
        assert len(echoes.arrived(12, 1, frame)) == 1
        assert echoes.arrived(12, 1, frame) == []
        assert echoes.arrived(12, 9, frame) == [], "came in after the words"
        assert echoes.arrived(13, 2, frame) == [], "sits in another cell"
        assert echoes.missing == 2

    asyncio.run(play())


def test_nobody_misses_words_on_a_page_that_was_closed_or_that_were_refused() -> None:
    async def play() -> None:
        echoes = await _said()
        echoes.left(12, 3)
        assert echoes.missing == 2
        echoes.forget(12, 1)
        assert echoes.missing == 0

    asyncio.run(play())
