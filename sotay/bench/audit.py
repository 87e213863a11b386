"""``python -m sotay.bench.audit``: every acknowledged write is in the database, once.

It looks for what was written, not for the id it was sent with: so it also finds what came
in twice under two ids, and does not depend on how the product remembers ids.
"""

import json
import os
import re
import sys
from collections import Counter
from typing import Any

_MARK = re.compile(r"\[#(\d+)\]")


def main() -> None:
    """Acts come in on stdin, the findings go out on stdout."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sotay.config.settings")
    import django

    django.setup()
    json.dump(look_up(json.load(sys.stdin)), sys.stdout)


def look_up(acts: list[dict[str, Any]]) -> dict[str, int]:
    """How many of the acts are missing from the database, and what is there twice."""
    from sotay.meetings.models import Attendance, Ballot, Opinion

    here = Counter(
        (row.meeting_id, row.person_id)
        for row in Attendance.objects.filter(state="present").only("meeting_id", "person_id")
    )
    ballots = {
        (row.motion_id, row.person_id): row.choice
        for row in Ballot.objects.only("motion_id", "person_id", "choice")
    }
    said: Counter[tuple[int, int]] = Counter()
    for meeting, words in Opinion.objects.values_list("meeting_id", "text"):
        for mark in _MARK.findall(words):
            said[meeting, int(mark)] += 1
    found = {
        "check-in": lambda act: here[act["meeting"], act["person"]],
        "ballot": lambda act: int(ballots.get((act["motion"], act["person"])) == act["choice"]),
        "opinion": lambda act: said[act["meeting"], act["mark"]],
    }
    missing = sum(not found[act["kind"]](act) for act in acts)
    doubled = sum(count > 1 for count in said.values()) + sum(n > 1 for n in here.values())
    return {"acknowledged": len(acts), "missing": missing, "doubled": doubled}


if __name__ == "__main__":
    main()
