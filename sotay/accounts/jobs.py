"""What comes round for accounts."""

from django_tasks import task

from sotay.accounts import actions


@task(priority=-10)
def forget_expired() -> None:
    """Forget sessions and waits that are over."""
    actions.forget_expired()
