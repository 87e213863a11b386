"""One-time codes: given once, tried slowly, used once."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.accounts import codes, rules
from sotay.accounts.actions.codes import (
    TriedCode,
    forget_old_codes,
    issue_code,
    redeem_code,
    try_code,
    withdraw_codes,
)
from sotay.accounts.codes import Medium
from sotay.accounts.models import CodeWait, OneTimeCode
from sotay.kernel import clock
from sotay.kernel.refusals import Conflict

pytestmark = pytest.mark.django_db

MORNING = datetime(2026, 11, 2, 8, 30, tzinfo=clock.VIETNAM)
AN = "person:1"


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    with clock.held_at(MORNING):
        yield


def issue(medium: Medium = Medium.SMS, subject: str = AN, seed: str = "") -> str:
    return issue_code(by=None, purpose="coming_in", subject=subject, medium=medium, seed=seed)


def tried(typed: str, *, subjects: tuple[str, ...] = (AN,), typed_as: str = "0912") -> TriedCode:
    return try_code(purpose="coming_in", subjects=subjects, typed=typed, tried_as=typed_as)


def wrong_one(code: str) -> str:
    return f"{(int(code) + 1) % 10 ** len(code):0{len(code)}d}"


def test_a_code_is_right_for_whom_it_was_given_and_for_nothing_else() -> None:
    code = issue()
    assert (len(code), code.isdigit()) == (6, True)
    assert tried(code).verdict == "right"
    assert tried(code, subjects=("person:2",)).verdict == "wrong"
    other = try_code(purpose="password", subjects=[AN], typed=code, tried_as="0912")
    assert other.verdict == "wrong"


def test_nothing_of_a_code_is_kept_as_it_is_read() -> None:
    code = issue(Medium.PAPER)
    row = OneTimeCode.objects.get()
    assert len(code) == 8
    assert code not in "".join(str(getattr(row, field.name)) for field in row._meta.fields)


@pytest.mark.parametrize(
    "typed",
    ["1204 5678", "1204-5678", " 12.04.56.78 ", "12O4 5678", "l2045678", "１２０４５６７８"],
    ids=["groups", "dash", "dots", "letter-o", "letter-l", "full-width"],
)
def test_a_code_is_read_as_it_was_meant(typed: str) -> None:
    assert codes.read(typed) == "12045678"


def test_a_code_is_read_aloud_in_two_groups() -> None:
    assert codes.spaced("12345678") == "1234 5678"
    assert codes.spaced("123456") == "123 456"


@pytest.mark.parametrize(
    ("medium", "minutes"),
    [(Medium.SMS, 10), (Medium.EMAIL, 30), (Medium.HAND, 24 * 60), (Medium.PAPER, 14 * 24 * 60)],
    ids=["sms", "email", "hand", "paper"],
)
def test_a_code_is_good_for_its_time(medium: Medium, minutes: int) -> None:
    code = issue(medium)
    with clock.held_at(MORNING + timedelta(minutes=minutes, seconds=-1)):
        assert tried(code).verdict == "right"
    with clock.held_at(MORNING + timedelta(minutes=minutes)):
        assert tried(code).verdict == "expired"


def test_a_new_code_replaces_the_one_that_came_the_same_way() -> None:
    paper, first, second = issue(Medium.PAPER), issue(), issue()
    assert tried(second).verdict == "right"
    assert tried(paper).verdict == "right"
    assert tried(first).verdict == ("right" if first == second else "replaced")


def test_a_used_code_takes_all_others_of_its_owner_with_it() -> None:
    sms, paper = issue(), issue(Medium.PAPER)
    redeem_code(code_id=tried(sms).code_id, holder="this browser")
    assert tried(sms).verdict == "used"
    assert tried(paper).verdict == "replaced"


def test_the_same_browser_may_tap_twice_and_another_one_may_not() -> None:
    code_id = tried(issue()).code_id
    first = redeem_code(code_id=code_id, holder="this browser")
    assert redeem_code(code_id=code_id, holder="this browser") == first
    with pytest.raises(Conflict):
        redeem_code(code_id=code_id, holder="another")
    with pytest.raises(Conflict):
        redeem_code(code_id=code_id + 1, holder="this browser")


def test_a_code_that_ran_out_while_its_owner_wrote_is_still_used() -> None:
    code_id = tried(issue()).code_id
    with clock.held_at(MORNING + timedelta(minutes=20)):
        assert redeem_code(code_id=code_id, holder="this browser").used_at == clock.now()


def test_a_code_that_was_replaced_meanwhile_is_not_used() -> None:
    code_id = tried(issue()).code_id
    withdraw_codes(purpose="coming_in", subject=AN)
    with pytest.raises(Conflict):
        redeem_code(code_id=code_id, holder="this browser")
    assert OneTimeCode.objects.get().used_at is None


def test_a_seed_makes_the_same_code_again_and_another_seed_another_one() -> None:
    first, again, other = (issue(Medium.PAPER, seed=seed) for seed in ("a", "a", "b"))
    assert first == again != other
    of_another = codes.derived(Medium.PAPER, purpose="coming_in", subject="person:2", seed="a")
    assert of_another != first


def test_five_wrong_codes_are_free_and_then_even_the_right_one_waits() -> None:
    code = issue(Medium.PAPER)
    for _try in range(rules.FREE_TRIES):
        assert tried(wrong_one(code)).verdict == "wrong"
    waiting = tried(code)
    assert (waiting.verdict, waiting.code_id) == ("wait", 0)
    assert waiting.waits_until == MORNING + rules.FIRST_WAIT
    with clock.held_at(MORNING + rules.FIRST_WAIT):
        assert tried(code).verdict == "right"
        assert tried(wrong_one(code)).verdict == "wrong"


def test_somebody_whom_nobody_knows_waits_just_the_same() -> None:
    for _try in range(rules.FREE_TRIES):
        assert tried("12345678", subjects=(), typed_as="0999").verdict == "wrong"
    assert tried("12345678", subjects=(), typed_as="0999").verdict == "wait"
    assert tried("12345678", subjects=(), typed_as="0998").verdict == "wrong"


def test_no_number_that_was_typed_is_kept() -> None:
    tried("12345678", subjects=(), typed_as="0912345678")
    assert "0912" not in CodeWait.objects.get().key


def test_an_old_count_is_forgotten_and_so_are_old_codes() -> None:
    issue()
    tried("000000x")
    with clock.held_at(MORNING + timedelta(days=91)):
        kept = issue(subject="person:2")
        forget_old_codes()
        assert not CodeWait.objects.exists()
        assert [row.subject for row in OneTimeCode.objects.all()] == ["person:2"]
        assert tried(kept, subjects=("person:2",)).verdict == "right"


@given(steps=st.lists(st.tuples(st.integers(0, 5400), st.booleans()), max_size=25))
def test_whenever_tries_come_the_pause_is_short_and_heals(steps: list[tuple[int, bool]]) -> None:
    """Never more than five minutes to wait; after the wait the right code is always taken."""
    OneTimeCode.objects.all().delete()
    CodeWait.objects.all().delete()
    moment, looked_at = MORNING, 0
    with clock.held_at(moment):
        code = issue(Medium.PAPER)
    for seconds, right in steps:
        moment += timedelta(seconds=seconds)
        with clock.held_at(moment):
            outcome = tried(code if right else wrong_one(code))
        if outcome.verdict != "wait":
            assert outcome.verdict == ("right" if right else "wrong")
            looked_at += not right
            continue
        assert outcome.waits_until is not None
        assert timedelta(0) < outcome.waits_until - moment <= rules.LONGEST_WAIT
        with clock.held_at(outcome.waits_until):
            assert tried(code).verdict == "right"
    # Five at once, then at most one each half minute until the pauses reach five minutes.
    hours = (moment - MORNING) / timedelta(hours=1)
    assert looked_at <= (rules.FREE_TRIES + 120) * (1 + hours)
