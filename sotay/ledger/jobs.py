"""What comes round for the ledger."""

from django_tasks import task

from sotay.ledger import watch


@task(priority=-10)
def verify() -> None:
    """See that nobody changed what happened, and tell when somebody did."""
    watch.look()
