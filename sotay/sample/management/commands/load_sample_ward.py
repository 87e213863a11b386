"""``sotay manage load_sample_ward``: what ``sotay demo`` does before it serves."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connections

from sotay.sample.actions import renew_sample_ward


class Command(BaseCommand):
    """Make the sample ward if it is not there or is of another day."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it, and let go of the database: the servers open their own."""
        renew_sample_ward()
        connections.close_all()
