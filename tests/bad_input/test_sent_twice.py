"""The id of an act names one act: the same again is the first, other words are refused."""

import pytest

from tests.bad_input.acts import ACTS, right_example
from tests.bad_input.asking import Asking, rows_of_all_tables

pytestmark = pytest.mark.django_db

# Another content for the act, in the field that stands first here.
OTHER = {
    "choice": "disagree",
    "state": "not_done",
    "words": "Chữ khác hẳn lần trước",
    "title": "Việc khác hẳn lần trước",
    "reason": "Lý do khác hẳn lần trước",
}
SENT_ONCE = sorted(
    name
    for name, row in ACTS.items()
    if "client_id" in row.sends and row.status == 303 and not OTHER.keys().isdisjoint(row.sends)
)


def test_the_same_act_again_gets_the_first_answer_and_other_words_a_conflict(
    asking: Asking,
) -> None:
    faults = []
    for name in SENT_ONCE:
        row = ACTS[name]
        first = right_example(row, asking.stage)
        field = next(field for field in OTHER if field in first)
        value = "present" if name == "meetings:mark" else OTHER[field]
        with asking.kept():
            statuses = [asking.post(name, row, first)[0]]
            before = rows_of_all_tables()
            statuses.append(asking.post(name, row, first)[0])
            status, body = asking.post(name, row, {**first, field: value})
            statuses.append(status)
            if statuses != [201, 201, 409] or rows_of_all_tables() != before:
                faults.append(f"{name}: {statuses} {body[:200]}")
    assert not faults, "\n" + "\n".join(faults)


@pytest.mark.parametrize(
    ("name", "where", "changed"),
    [
        ("meetings:mark", "open", {"person": "phuc"}),
        ("meetings:ballot", "another", {}),
        ("tasks:deadline", "another", {}),
        ("tasks:reports", "another", {}),
    ],
)
def test_the_id_of_one_act_is_no_key_to_another(
    asking: Asking, name: str, where: str, changed: dict[str, str]
) -> None:
    row = ACTS[name]
    first = right_example(row, asking.stage)
    second = first | {key: str(getattr(asking.stage.cast, who).pk) for key, who in changed.items()}
    with asking.kept():
        assert asking.post(name, row, first)[0] == 201
        before = rows_of_all_tables()
        status, body = asking.post(name, asking.moved(row, where), second)
        assert status == 409, body
        assert rows_of_all_tables() == before
