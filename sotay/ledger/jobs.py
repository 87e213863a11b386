"""What comes round for the ledger."""

from datetime import timedelta

from django_tasks import task

from sotay.kernel import clock
from sotay.ledger import once, watch

# Phones send again for 30 days.
KEPT = timedelta(days=40)


@task(priority=-10)
def forget_receipts() -> None:
    """Forget the receipts that no phone can ask for any more."""
    once.forget_receipts(before=clock.now() - KEPT)


@task(priority=-10)
def verify() -> None:
    """See that nobody changed what happened, and tell when somebody did."""
    watch.look()
