"""What of surveys is done later, or again and again."""

from django_tasks import task

from sotay.surveys.actions import audience, life, reporting


@task
def keep_hours() -> None:
    """Open and close surveys whose hour has come."""
    life.keep_hours()


@task
def tell_asked(survey_id: int, after: int = 0) -> None:
    """Tell the next people that a survey asks them."""
    life.tell_asked(survey_id=survey_id, after=after)


@task
def remind() -> None:
    """Remind whoever has not answered, where an hour of reminding has come."""
    audience.remind_due()


@task
def tell_unanswered(survey_id: int, what: str, after: int = 0) -> None:
    """Tell the next people who have not answered."""
    audience.tell_unanswered(survey_id=survey_id, what=what, after=after)


@task
def tell_figures(survey_id: int) -> None:
    """Bring open pages of results up to date."""
    reporting.tell_figures(survey_id=survey_id)


@task
def tell_published(survey_id: int, number: int, after: int = 0) -> None:
    """Tell the next people who were asked that results are there."""
    reporting.tell_published(survey_id=survey_id, number=number, after=after)
