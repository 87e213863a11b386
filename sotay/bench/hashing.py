"""``python -m sotay.bench.hashing``: how many passwords one core checks a second."""

import json
import os
import sys
import time
from typing import Any


def main() -> None:
    """Check one password again and again for the seconds asked for."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sotay.config.settings")
    import django

    django.setup()
    json.dump(measure(float(json.load(sys.stdin)["seconds"])), sys.stdout)


def measure(seconds: float) -> dict[str, Any]:
    """Checks a second, CPU seconds of each, and the algorithm."""
    from django.contrib.auth.hashers import check_password, identify_hasher, make_password

    from sotay.bench.stage.plan import PASSWORD

    kept = make_password(PASSWORD)
    cpu, begun, count = time.process_time(), time.monotonic(), 0
    while time.monotonic() - begun < seconds:
        check_password(PASSWORD, kept)
        count += 1
    lasted = time.monotonic() - begun
    return {
        "algorithm": identify_hasher(kept).algorithm,
        "per_second": count / lasted,
        "cpu_each": (time.process_time() - cpu) / count,
    }


if __name__ == "__main__":
    main()
