"""Whoever may not do it hears that, whatever the form holds."""

import pytest

from tests.bad_input.acts import ACTS, Act
from tests.bad_input.asking import Asking, rows_of_all_tables

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# What a member of the cell does like everybody else, and what everybody does.
MEMBERS = {"an", "phuc", "nga"}
EVERYBODYS = {
    "web:look",
    "surveys:check",
    "documents:acknowledgement",
    "news:comments",
    "documents:look",
    "documents:bookmark",
    "documents:reading",
    "documents:passages",
    "meetings:paper_passages",
    "accounts:recovery_codes",
    "accounts:pin_removal",
    "accounts:device_ending",
    "accounts:other_devices",
    "accounts:lock",
    "notices:readings",
    "privacy:correction_new",
    "meetings:note",
    "meetings:paper_note",
    "meetings:reading",
    "meetings:check_in",
    "meetings:entered",
    "activation:own_consent",
}


def test_an_empty_form_of_somebody_without_the_right_is_forbidden_not_wrong(
    asking: Asking,
) -> None:
    before = rows_of_all_tables()
    faults = []
    for name in ACTS.keys() - EVERYBODYS:
        row = ACTS[name]
        # Em is exempt: sees the meetings, and is asked for nothing in them.
        who = "em" if row.who in MEMBERS else "an"
        status, _body = asking.post(name, Act(row.where, who), {})
        if status not in (403, 404):
            faults.append(f"{name} {who}: {status}")
    assert not faults, "\n" + "\n".join(sorted(faults))
    assert rows_of_all_tables() == before
