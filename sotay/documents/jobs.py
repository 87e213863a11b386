"""What is done with documents in the background."""

from django_tasks import task

from sotay.documents import actions


@task
def tell_readers(publication_id: int, after: int = 0) -> None:
    """Tell the next readers of a publication that it is there."""
    actions.tell_readers(publication_id=publication_id, after=after)
