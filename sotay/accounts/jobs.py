"""What comes round for accounts."""

from django_tasks import task

from sotay.accounts import actions
from sotay.accounts.actions.codes import forget_old_codes
from sotay.accounts.actions.factors import (
    end_sessions_without_second_factor,
    forget_old_proofs,
)


@task(priority=-10)
def forget_expired() -> None:
    """Forget what is over; who needs a second factor by now and has none signs in anew."""
    actions.forget_expired()
    forget_old_codes()
    forget_old_proofs()
    end_sessions_without_second_factor()
