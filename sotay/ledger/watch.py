"""Telling that the ledger is broken; upper folders say in ``AppConfig.ready`` who tells whom."""

import logging
from collections.abc import Callable

from sotay.ledger.chain import ChainReport, verify_chain

logger = logging.getLogger(__name__)

_when_broken: list[Callable[[ChainReport], object]] = []
_when_looked: list[Callable[[ChainReport], object]] = []


def when_broken(tell: Callable[[ChainReport], object]) -> None:
    """Call ``tell`` with what the daily check found, when the chain is broken."""
    _when_broken.append(tell)


def when_looked(note: Callable[[ChainReport], object]) -> None:
    """Call ``note`` with what the daily check found, whatever it is."""
    _when_looked.append(note)


def look() -> ChainReport:
    """Verify the chain; a broken one is logged and told."""
    report = verify_chain()
    for note in _when_looked:
        note(report)
    if not report.whole:
        logger.error("the ledger is broken at entry %s (%s)", report.broken_at, report.fault)
        for tell in _when_broken:
            tell(report)
    return report
