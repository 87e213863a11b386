"""What is wrong is refused in Vietnamese, keeps what was typed, and leaves nothing behind."""

import html
from collections.abc import Iterator

import pytest
from django.urls import reverse

from tests.bad_input.acts import ACTS, TYPED, Act, right_example
from tests.bad_input.asking import Asking, rows_of_all_tables, without_mistake
from tests.bad_input.elsewhere import ELSEWHERE_TESTED
from tests.bad_input.values import ODD, SURROGATE, odd_values_for

pytestmark = pytest.mark.django_db
ENDS_THE_SESSION = {"accounts:sign_out", "accounts:newcomer", "accounts:leaving"}
# Two groups, for two cores.
GROUPS = {"first": sorted(ACTS)[::2], "second": sorted(ACTS)[1::2]}


def test_every_address_that_takes_something_in_is_in_the_table(asking: Asking) -> None:
    taking = set()
    for name, parameters in asking.parameters.items():
        if name in ENDS_THE_SESSION:
            continue
        numbers = {key: "minutes" if key in ("kind", "what", "form") else 1 for key in parameters}
        status, _body = asking.ask("post", "binh", reverse(name, kwargs=numbers))
        if status != 405:
            taking.add(name)
    assert taking == set(ACTS) | ELSEWHERE_TESTED


@pytest.mark.parametrize("group", GROUPS)
def test_the_right_example_is_carried_out(asking: Asking, group: str) -> None:
    faults = []
    for name in GROUPS[group]:
        row = ACTS[name]
        status, body = asking.post(name, row, right_example(row, asking.stage), html=True)
        if status != row.status:
            faults.append(f"{name}: {status} {body[:300]}")
    assert not faults, "\n" + "\n".join(faults)


@pytest.mark.parametrize("group", GROUPS)
def test_nothing_wrong_breaks_anything_or_leaves_a_trace(asking: Asking, group: str) -> None:
    before = rows_of_all_tables()
    faults = [
        fault
        for name in GROUPS[group]
        for what, status, body in _all_wrongs(asking, name, ACTS[name])
        if (fault := without_mistake(f"{name} {what}", status, body))
    ]
    assert not faults, "\n" + "\n".join(faults)
    assert rows_of_all_tables() == before


def _all_wrongs(asking: Asking, name: str, row: Act) -> Iterator[tuple[str, int, str]]:
    """Every way of sending it wrong: what was wrong, and the answer."""
    good = right_example(row, asking.stage)
    yield "nothing", *asking.post(name, row, {}, html=True)
    for field in good:
        if field not in row.optional:
            less = {key: value for key, value in good.items() if key != field}
            status, body = asking.post(name, row, less)
            if status < 400:
                status, body = 500, "it is not asked for"
            yield f"without {field}", status, body
        for what in odd_values_for(good[field]):
            yield f"{field}: {what}", *asking.post(name, row, {**good, field: ODD[what]})
    half_letters = b"&".join(field.encode() + b"=" + SURROGATE for field in good)
    yield "half letters", *asking.post(name, row, half_letters)
    status, body = asking.post(name, row, dict.fromkeys(good, ODD["markup"]), html=True)
    if "<script>alert" in body:
        status, body = 500, "markup comes back as markup"
    yield "all: markup", status, body


@pytest.mark.parametrize("group", GROUPS)
def test_what_was_typed_is_in_the_answer_again(asking: Asking, group: str) -> None:
    faults = []
    for name in GROUPS[group]:
        row = ACTS[name]
        good = right_example(row, asking.stage)
        others = [key for key in good if good[key] != TYPED and key not in row.optional]
        if TYPED not in good.values() or not others:
            continue
        for field in others:
            status, body = asking.post(name, row, {**good, field: "?"}, html=True)
            # A question mark is a name like any other.
            if status >= 400 and TYPED not in html.unescape(body):
                faults.append(f"{name} {field}: {status}, typed text gone")
    assert not faults, "\n" + "\n".join(faults)


def test_the_wrong_state_of_the_meeting_is_said_and_keeps_what_was_typed(asking: Asking) -> None:
    before = rows_of_all_tables()
    faults = []
    for name, row in ACTS.items():
        if not row.elsewhere:
            continue
        good = right_example(row, asking.stage)
        there = {**asking.stage.ids[row.where], **asking.stage.ids[row.elsewhere]}
        asking.stage.ids["there"] = there
        moved = Act("there", row.who, row.sends)
        status, body = asking.post(name, moved, good, html=True)
        if status not in (403, 404, 409, 422):
            faults.append(f"{name}: {status} {body[:200]}")
        elif TYPED in good.values() and TYPED not in html.unescape(body):
            faults.append(f"{name}: {status}, typed text gone")
    assert not faults, "\n" + "\n".join(faults)
    assert rows_of_all_tables() == before
