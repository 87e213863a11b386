"""``python -m sotay.bench.stage``: a plan comes in on stdin, the cast goes out on stdout."""

import json
import os
import sys


def main() -> None:
    """Bring the database up to date, write the plan's data, say who is there."""
    os.umask(0o077)  # the server refuses data that others can read
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sotay.config.settings")
    import django

    django.setup()
    from sotay.bench.stage.plan import Plan
    from sotay.bench.stage.setting import set_up

    plan = Plan(**json.load(sys.stdin))
    json.dump(set_up(plan).as_json(), sys.stdout)


if __name__ == "__main__":
    main()
