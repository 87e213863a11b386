"""What comes round for drafts."""

from django_tasks import task

from sotay.drafts import actions


@task(priority=-10)
def forget_old() -> None:
    """Forget what nobody has touched for 40 days."""
    actions.forget_old_drafts()
