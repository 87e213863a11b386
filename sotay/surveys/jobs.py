"""What is done with surveys in the background."""

from django_tasks import task

from sotay.surveys.actions import life


@task
def keep_hours() -> None:
    """Open and close surveys whose hour has come."""
    life.keep_hours()


@task
def tell_asked(survey_id: int, after: int = 0) -> None:
    """Tell the next people that a survey asks them."""
    life.tell_asked(survey_id=survey_id, after=after)
