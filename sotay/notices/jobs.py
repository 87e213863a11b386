"""What the worker does about messages that leave the house."""

from django_tasks import task

from sotay.notices.outgoing import actions


@task
def deliver(dispatch_id: int) -> None:
    """Carry one message to its provider."""
    actions.deliver(dispatch_id=dispatch_id)


@task
def take_up_late() -> None:
    """Carry what lies there because its job died."""
    actions.take_up_late()


@task(priority=-10)
def forget_dispatches() -> None:
    """Forget what was sent long ago."""
    actions.forget()
