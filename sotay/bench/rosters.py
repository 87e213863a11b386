"""Importing a list of members, measured in a process of its own beside the server.

JSON in: ``rows``. JSON out: seconds, processor seconds and peak memory of reading the workbook
bare, of the import, and of importing the same list again.
"""

import io
import json
import resource
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice
from typing import Any

_DIFFERENT_NAMES = 2_000


def main() -> None:
    """Answer one question on stdin."""
    question = json.load(sys.stdin)
    import django

    django.setup()
    json.dump(_measured(question["rows"]), sys.stdout)


def _measured(rows: int) -> dict[str, Any]:
    from openpyxl import load_workbook

    from sotay.kernel import clock
    from sotay.office.actions import import_file
    from sotay.org.models import Unit

    data = _workbook(rows)
    top = Unit.objects.get(parent=None)

    def bare() -> int:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        return sum(1 for _row in book.worksheets[0].iter_rows(values_only=True)) - 1

    def enter() -> dict[str, int]:
        brought = import_file(by=None, unit=top, file_name="list.xlsx", data=data, on=clock.today())
        return dict(brought.counts)

    found = {"bytes": len(data), "bare": _timed(bare)}
    return {**found, "import": _timed(enter), "again": _timed(enter)}


def _timed(act: Callable[[], Any]) -> dict[str, Any]:
    begun, cpu = time.perf_counter(), time.process_time()
    result = act()
    return {
        "result": result,
        "seconds": time.perf_counter() - begun,
        "cpu": time.process_time() - cpu,
        # Of the whole process so far; Linux counts in kilobytes.
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _workbook(rows: int) -> bytes:
    """A list of members of the stage's cells, every third of them written oddly."""
    from sotay.office.writing import member_workbook
    from sotay.org.models import Unit
    from sotay.sample.names import strangers

    people = islice(
        strangers(7, taken=set(), youngest=2003, oldest=1940, women=0.45),
        min(rows, _DIFFERENT_NAMES),
    )
    cells = cycle(Unit.objects.filter(kind__is_cell=True).values_list("code", flat=True))
    several = list(people)
    return member_workbook(
        _row(number, several[number % len(several)], next(cells)) for number in range(rows)
    )


def _row(number: int, somebody: Any, cell: str) -> tuple[object, ...]:
    odd = number % 3 == 0
    return (
        somebody.full_name.upper() if odd else somebody.full_name,
        f"{somebody.born_on:%d/%m/%Y}" if odd else somebody.born_on,
        "Nữ" if somebody.is_woman else "Nam",
        f"31.{number:06d}",
        "03/02/2010",
        "03/02/2011",
        cell,
        900_000_000 + number if odd else f"0{900_000_000 + number}",
        f"031{number:09d}",
        f"dv{number}@example.vn",
        "",
        "",
        "Nghỉ hưu",
        "tuổi cao" if number % 20 == 0 else "",
        None,
    )


if __name__ == "__main__":
    main()
