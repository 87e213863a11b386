"""What comes round for accounts."""

from django_tasks import task

from sotay.accounts import actions
from sotay.accounts.actions.codes import forget_old_codes


@task(priority=-10)
def forget_expired() -> None:
    """Forget sessions, waits and codes that are over."""
    actions.forget_expired()
    forget_old_codes()
