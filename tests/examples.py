"""How many examples a property is tried with: all where it is decided, fewer at a desk."""

import os

DECIDES = os.environ.get("CI") == "true"


def examples(full: int) -> int:
    """``full`` where CI=true; at a desk two in five, other ones on every run."""
    return full if DECIDES else max(5, full * 2 // 5)
