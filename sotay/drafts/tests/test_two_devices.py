"""The same box on two devices: the later text wins, the other is kept and offered."""

from collections.abc import Callable
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as some

from sotay.drafts import rules
from sotay.drafts.tests.device import Device
from sotay.kernel import clock
from tests.examples import examples

EVENING = datetime(2026, 11, 3, 19, 42, tzinfo=clock.VIETNAM)


def minutes(number: int) -> int:
    return number * 60_000


def test_going_on_on_the_other_device_is_no_quarrel(phone: Device, desktop: Device) -> None:
    phone.save("Đề nghị")
    desktop.reads()
    answer = desktop.save("Đề nghị chi bộ")
    assert answer["kept"]
    assert answer["draft"]["other"] is None
    phone.reads()
    assert phone.save("Đề nghị chi bộ quan tâm")["draft"]["other"] is None


def test_the_later_text_wins_and_the_other_is_offered(phone: Device, desktop: Device) -> None:
    with clock.held_at(EVENING):
        phone.save("trên điện thoại")
        answer = desktop.save("trên máy tính")
        assert answer["kept"]
        assert answer["draft"]["other"]["text"] == "trên điện thoại"
        assert phone.text() == "trên máy tính"


def test_what_was_typed_earlier_without_a_network_is_offered(
    phone: Device, desktop: Device
) -> None:
    with clock.held_at(EVENING):
        desktop.save("trên máy tính")
    with clock.held_at(EVENING + timedelta(hours=1)):
        # Its clock is a day ahead: only how long ago counts.
        phone.ahead = 86_400_000
        answer = phone.save("trên điện thoại", at=phone.now() - minutes(90))
        assert not answer["kept"]
        assert answer["draft"]["text"] == "trên máy tính"
        assert answer["draft"]["other"]["text"] == "trên điện thoại"
        assert answer["draft"]["other"]["age"] == minutes(90)


def test_typing_on_in_spite_of_the_offer_keeps_the_offer(phone: Device, desktop: Device) -> None:
    with clock.held_at(EVENING):
        desktop.save("trên máy tính")
        phone.save("điện thoại", at=phone.now() - 1000)
    with clock.held_at(EVENING + timedelta(minutes=1)):
        answer = phone.save("điện thoại, viết tiếp")
        assert answer["kept"]
        assert answer["draft"]["other"]["text"] == "trên máy tính"


def test_taking_the_other_text_puts_ones_own_aside(phone: Device, desktop: Device) -> None:
    phone.save("trên điện thoại")
    desktop.save("trên máy tính")
    answer = desktop.save("trên điện thoại")
    assert answer["draft"]["text"] == "trên điện thoại"
    assert answer["draft"]["other"]["text"] == "trên máy tính"


def test_an_offer_that_is_declined_is_gone(phone: Device, desktop: Device) -> None:
    phone.save("trên điện thoại")
    desktop.save("trên máy tính")
    assert desktop.drop("chữ khác").json()["draft"]["other"]
    assert desktop.drop("trên điện thoại").json()["draft"]["other"] is None
    assert desktop.text() == "trên máy tính"


def test_the_same_words_on_both_are_no_quarrel(phone: Device, desktop: Device) -> None:
    phone.save("Đồng ý.")
    answer = desktop.save("Đồng ý.")
    assert answer["kept"]
    assert answer["draft"]["other"] is None


class Box:
    """What is kept, as the rules see it."""

    def __init__(self, **facts: object) -> None:
        self.__dict__.update(facts)


moments = some.integers(0, 5).map(lambda n: EVENING + timedelta(minutes=n))
marks = some.sampled_from(["a", "b", "c"])


@given(
    some.builds(
        Box,
        digest=marks,
        writer=marks,
        written_at=moments,
        stamp=some.integers(0, 5),
        revision=some.integers(1, 3),
        is_cleared=some.just(value=False),
        cleared_digest=some.just(""),
    ),
    some.builds(
        rules.Typed,
        digest=marks,
        writer=marks,
        written_at=moments,
        stamp=some.integers(0, 5),
        after=some.integers(0, 3),
    ),
)
@settings(max_examples=examples(200))
def test_unseen_words_of_another_device_are_never_cleared(kept: Box, typed: rules.Typed) -> None:
    holds: Callable[..., bool] = rules.clears
    is_unseen = kept.writer != typed.writer and kept.revision != typed.after  # type: ignore[attr-defined]
    if is_unseen and kept.digest != typed.digest:  # type: ignore[attr-defined]
        assert not holds(kept, typed)
