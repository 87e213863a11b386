"""``python -m sotay.bench.statements``: how many SQL statements each page takes."""

import json
import os
import sys
from typing import Any


def main() -> None:
    """A session and addresses come in on stdin, the numbers go out on stdout."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sotay.config.settings")
    import django

    django.setup()
    json.dump(count(json.load(sys.stdin)), sys.stdout)


def count(question: dict[str, Any]) -> list[int]:
    """Statements of each page, at its second reading in this process.

    Raises:
        RuntimeError: a page does not come.
    """
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    client.cookies[settings.SESSION_COOKIE_NAME] = question["session"]
    found = []
    for address in question["addresses"]:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")
        found.append(len(captured))
    return found


if __name__ == "__main__":
    main()
