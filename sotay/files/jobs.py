"""What is done with files in the background."""

from django_tasks import task

from sotay.files import actions


@task
def make_preview(blob_id: int) -> None:
    """Draw pages and read words."""
    actions.make_preview(blob_id=blob_id)


@task(priority=-5)
def read_scans(blob_id: int) -> None:
    """Recognise the words of scanned pages."""
    actions.read_scans(blob_id=blob_id)


@task(priority=-10)
def complete_previews() -> None:
    """Ask for the previews that are missing."""
    actions.complete_previews()


@task(priority=-10)
def sweep_waiting() -> None:
    """Throw away what was left half done."""
    actions.sweep_waiting()
