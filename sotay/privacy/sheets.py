"""Lines as CSV, as spreadsheets open it."""

import csv
import io
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from sotay.kernel import dates
from sotay.kernel.clock import VIETNAM
from sotay.privacy.queries.audit import ActLine

# A spreadsheet takes what begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_of(lines: Iterable[ActLine]) -> Iterator[str]:
    """The head and the lines, one string each; with the mark by which Excel knows UTF-8."""
    yield "\ufeff" + _row(
        [_("Số"), _("Ngày"), _("Giờ"), _("Ai làm"), _("Việc"), _("Về"), _("Đơn vị")]
    )
    for line in lines:
        at = [dates.short(line.at.astimezone(VIETNAM)), dates.hour(line.at)]
        yield _row([str(line.seq), *at, line.by, line.what, line.about, line.unit])


def _row(cells: list[str]) -> str:
    text = io.StringIO()
    safe = [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells]
    csv.writer(text).writerow(safe)
    return text.getvalue()
