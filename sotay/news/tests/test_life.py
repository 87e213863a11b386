"""The life of an article, over every way that steps and hours may come."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sotay.news.rules import life
from sotay.news.rules.life import Phase, State, Step

HOURS = st.datetimes(
    min_value=datetime(2020, 1, 1),  # noqa: DTZ001 - Hypothesis adds the zone itself
    max_value=datetime(2035, 1, 1),  # noqa: DTZ001 - as above
    timezones=st.just(UTC),
)
STEPS = st.lists(st.sampled_from(Step), max_size=30)


@given(STEPS)
def test_nothing_is_read_that_was_not_approved_after_its_last_change(steps: list[Step]) -> None:
    state, reviewed = State.DRAFT, False
    for step in steps:
        after = life.after(state, step)
        if after is None:
            continue
        reviewed = step is Step.APPROVE or (reviewed and after is State.APPROVED)
        state = after
        assert (state is State.APPROVED) == reviewed
    assert life.may_edit(state) == (state is State.DRAFT)


@given(STEPS)
def test_every_state_leads_back_to_a_draft(steps: list[Step]) -> None:
    state = State.DRAFT
    for step in steps:
        state = life.after(state, step) or state
    for step in (Step.RETURN, Step.WITHDRAW, Step.REOPEN):
        state = life.after(state, step) or state
    assert state is State.DRAFT


@given(st.sampled_from(State), st.none() | HOURS, st.none() | HOURS, HOURS)
def test_it_is_read_from_its_hour_until_its_end_and_never_else(
    state: State, publish_at: datetime | None, expires_at: datetime | None, now: datetime
) -> None:
    phase = life.phase(state, publish_at, expires_at, now)
    read = (
        state is State.APPROVED
        and publish_at is not None
        and publish_at <= now
        and (expires_at is None or now < expires_at)
    )
    assert (phase is Phase.PUBLISHED) == read
    if state is not State.APPROVED:
        assert phase.value == state.value


@given(HOURS, HOURS, st.integers(0, 10_000))
def test_as_hours_go_by_an_article_never_goes_back(
    publish_at: datetime, expires_at: datetime, minutes: int
) -> None:
    order = [Phase.SCHEDULED, Phase.PUBLISHED, Phase.EXPIRED]
    now = publish_at - timedelta(hours=2)
    later = now + timedelta(minutes=minutes)
    first, second = (
        order.index(life.phase(State.APPROVED, publish_at, expires_at, at)) for at in (now, later)
    )
    assert first <= second


@given(HOURS, st.none() | HOURS)
def test_what_ends_begins_before(publish_at: datetime, expires_at: datetime | None) -> None:
    if life.hours_are_in_order(publish_at, expires_at):
        assert life.phase(State.APPROVED, publish_at, expires_at, publish_at) is Phase.PUBLISHED
