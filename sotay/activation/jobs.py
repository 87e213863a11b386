"""What the worker does about coming in."""

from django_tasks import task

from sotay.accounts.codes import Medium
from sotay.activation import actions


@task
def send_codes(purpose: str, sealed: str, channel: str) -> None:
    """Send the codes that somebody asked for."""
    actions.send_codes(purpose=purpose, sealed=sealed, channel=Medium(channel))
