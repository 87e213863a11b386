"""What is done with the index in the background."""

from django_tasks import task

from sotay.jobs.actions import run_later
from sotay.search import actions
from sotay.search.engine.faults import Busy


@task
def bring_up_to_date() -> None:
    """Take in what was marked."""
    actions.bring_up_to_date()


@task
def rebuild_some() -> None:
    """Make the next part of a new index, and ask for the part behind it."""
    try:
        complete = actions.rebuild_some()
    except Busy:
        complete = True  # whoever writes goes on; ``keep_whole`` looks after it
    if not complete:
        run_later("search.rebuild_some")


@task
def keep_whole() -> None:
    """See that there is a whole index."""
    actions.keep_whole()
