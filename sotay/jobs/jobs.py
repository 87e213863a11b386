"""The jobs' own job."""

from django.core.management import call_command
from django_tasks import task

# Days for which it can be looked up what ran and what failed.
KEPT = 14


@task(priority=-10)
def forget_old() -> None:
    """Forget what ran long ago."""
    call_command("prune_db_task_results", min_age_days=KEPT, queue_name="*", verbosity=0)
