"""``python -m sotay.bench.commits``: how many small durable commits a second, and no more.

Through the product's own connection settings, on the product's own disk: what an act that
did nothing but write one row could reach at most.
"""

import json
import os
import sys
import time
from typing import Any


def main() -> None:
    """Commit one row after another for the seconds asked for."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sotay.config.settings")
    import django

    django.setup()
    json.dump(measure(float(json.load(sys.stdin)["seconds"])), sys.stdout)


def measure(seconds: float) -> dict[str, Any]:
    """Commits a second, and how durable the database says they are."""
    from django.db import connection, transaction

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_commits (words varchar(300))")
        begun, count = time.monotonic(), 0
        while time.monotonic() - begun < seconds:
            with transaction.atomic():
                cursor.execute("INSERT INTO bench_commits VALUES (%s)", ["x" * 200])
            count += 1
        lasted = time.monotonic() - begun
        cursor.execute("DROP TABLE bench_commits")
        return {"per_second": count / lasted, "how": _how_durable(cursor)}


def _how_durable(cursor: Any) -> str:
    from django.db import connection

    if connection.vendor == "sqlite":
        cursor.execute("PRAGMA synchronous")
        level = {0: "OFF", 1: "NORMAL", 2: "FULL", 3: "EXTRA"}[cursor.fetchone()[0]]
        return f"SQLite, WAL, synchronous={level}"
    cursor.execute("SHOW fsync")
    fsync = cursor.fetchone()[0]
    cursor.execute("SHOW synchronous_commit")
    return f"PostgreSQL, fsync={fsync}, synchronous_commit={cursor.fetchone()[0]}"


if __name__ == "__main__":
    main()
