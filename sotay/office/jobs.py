"""What the worker does for the office."""

from django_tasks import task

from sotay.office import actions


@task()
def read_list(import_id: int) -> None:
    """Read a file that somebody brought."""
    actions.look_through(import_id=import_id)


@task()
def import_list(import_id: int) -> None:
    """Enter a list that somebody looked at."""
    actions.enter_list(import_id=import_id)


@task(priority=-10)
def forget_old_lists() -> None:
    """Take away files that nobody imported."""
    actions.forget_old()
