"""What the pages take on which a survey is made: Bình makes those of the cell."""

from sotay.surveys.models import Survey
from sotay.surveys.queries.building import versions_page
from tests.bad_input.acting import SENT_SURELY, TYPED, Act, Value, act, known
from tests.bad_input.stage import Stage

DAY, HOUR = "2026-11-20", "17:00"


def circle(stage: Stage) -> int:
    """The circle of people that the draft asks."""
    return int(stage.ids["making"]["audience"])


def second(stage: Stage) -> str:
    """The key of the draft's second question."""
    return str(stage.ids["making"]["second"])


def seen(stage: Stage) -> str:
    """The mark of the changes that wait."""
    return versions_page(Survey.objects.get(pk=stage.ids["making_open"]["survey_id"])).seen


SURE: dict[str, Value] = {SENT_SURELY: "1"}

ACTS_OF_MAKING_SURVEYS: dict[str, Act] = {
    "surveys:new": act(
        "org",
        "binh",
        {"unit": known("unit"), "title": TYPED, "source": "template:thirteen-questions"},
        "title",
    ),
    "surveys:particulars": act("making", "binh", {"title": TYPED, "intro": TYPED}, "intro"),
    "surveys:section_new": act("making", "binh", {"words": TYPED}),
    "surveys:section": act("making", "binh", {"words": TYPED}),
    # Two answers are two boxes of one name; the table of acts sends one of each.
    "surveys:question_new": act(
        "making_long", "binh", {"words": TYPED, "help": TYPED, "required": "on"}, "help required"
    ),
    "surveys:question": act(
        "making_long",
        "binh",
        {"words": TYPED, "help": TYPED, "required": "on", "seen": ""},
        "help required seen",
    ),
    "surveys:condition": act("making_second", "binh", {"about": "q1", "any_of": "o1"}),
    "surveys:condition_removal": act("making", "binh", SURE),
    "surveys:place": act("making", "binh", {"key": second, "steps": "-1"}),
    "surveys:removal": act("making", "binh", SURE),
    "surveys:audiences": act(
        "making", "binh", {"unit": known("unit"), "reach": "unit", "who": "official"}
    ),
    "surveys:audience_removal": act("making", "binh", {"audience": circle}),
    "surveys:terms": act(
        "making",
        "binh",
        {
            "naming": "named",
            "may_change": "on",
            "opens_on": "2026-11-10",
            "opens_hour": HOUR,
            "closes_on": DAY,
            "closes_hour": HOUR,
            "reminders": "3",
        },
        "may_change reminders",
    ),
    "surveys:opening_removal": act("making_waits", "binh"),
    "surveys:extension": act("making_open", "binh", {"closes_on": DAY, "closes_hour": HOUR}),
    "surveys:versions": act("making_open", "binh", {**SURE, "seen": seen}),
    "surveys:changes_removal": act("making_open", "binh", SURE),
}
