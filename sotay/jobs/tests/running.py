"""Running in a test what it asked for, here and now."""

from sotay.jobs import worker


def run_queued() -> None:
    """Run everything that waits; a job that fails fails the test."""
    failed = worker.run_all()
    assert not failed, "\n".join(row.traceback for row in failed)
