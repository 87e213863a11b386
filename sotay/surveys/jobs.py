"""What is done with surveys in the background."""

from django_tasks import task

from sotay.surveys.actions import audience


@task
def remind() -> None:
    """Remind whoever has not answered, where an hour of reminding has come."""
    audience.remind_due()


@task
def tell_unanswered(survey_id: int, what: str, after: int = 0) -> None:
    """Tell the next people who have not answered."""
    audience.tell_unanswered(survey_id=survey_id, what=what, after=after)
