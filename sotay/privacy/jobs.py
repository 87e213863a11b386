"""What comes round for people's data."""

from django_tasks import task

from sotay.privacy import actions


@task(priority=-10)
def apply_timers() -> None:
    """Forget what its time is over for."""
    actions.apply_timers()
