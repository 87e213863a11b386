"""The live topic of a survey's figures, and who may follow it."""

from sotay.accounts.models import Account
from sotay.kernel.refusals import Missing
from sotay.org.queries import person_of
from sotay.surveys.models import Survey
from sotay.surveys.queries.results import survey_for_results

PREFIX = "survey-results"


def topic(survey_id: int) -> str:
    """The name of the survey's topic."""
    return f"{PREFIX}:{survey_id}"


def survey_in(name: str) -> int | None:
    """The id of the survey that a topic's name holds; None for any other name."""
    prefix, _colon, number = name.partition(":")
    is_one = prefix == PREFIX and number.isascii() and number.isdecimal() and len(number) < 16
    return int(number) if is_one else None


def is_rare(name: str) -> bool:
    """Few pages show figures: they are rendered only while one is open."""
    return survey_in(name) is not None


def moves(survey: Survey) -> bool:
    """Whether figures grow before the eyes of whoever looks at them.

    Never those of an anonymous survey: who saw somebody answer would see what was answered.
    """
    return not survey.anonymous and survey.state == Survey.State.OPEN


def may_listen(account: Account, name: str) -> bool:
    """Whether the account may follow the topic: the same answer as for the page."""
    person, survey_id = person_of(account), survey_in(name)
    if person is None or survey_id is None:
        return False
    try:
        survey = survey_for_results(person, survey_id)
    except Missing:
        return False
    return not survey.anonymous
