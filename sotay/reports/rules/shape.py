"""The report as JSON, in a shape that other programs may rely on: see docs/reports.md.

``VERSION`` is raised when a name disappears or changes its meaning, not when one is added.
A figure whose feature is missing is left out. Counts are integers, shares are left to who reads.
"""

from typing import Any

from sotay.news.rules.timeliness import Timeliness
from sotay.reports.rules.report import ActivationReport
from sotay.reports.rules.tallies import REASONS, UNNOTED, Tally, Use
from sotay.reports.rules.tree import Line

FORMAT = "sotay.activation-report"
VERSION = 1
UNNOTED_CODE = "not_noted"


def as_json(report: ActivationReport) -> dict[str, Any]:
    """The whole report; lists of people are no part of it."""
    codes = {line.node.id: line.node.code for line in report.lines}
    return {
        "format": FORMAT,
        "version": VERSION,
        "day": report.day.isoformat(),
        "since": report.since.isoformat(),
        "made_at": report.made_at.isoformat(timespec="seconds"),
        "unit": _unit(report.own),
        "figures": {
            **figures(report.own, with_logins=report.with_logins),
            **(_news(report.news) if report.news else {}),
        },
        "units": [
            {
                **_unit(line),
                "depth": line.depth,
                "parent": codes.get(line.parent_id) if line.parent_id else None,
                "figures": figures(line, with_logins=report.with_logins),
            }
            for line in report.lines
        ],
    }


def figures(line: Line, *, with_logins: bool) -> dict[str, Any]:
    """The figures of one unit by their codes, A1 to D2."""
    return {**_people(line.tally, with_logins=with_logins), **_use(line.tally, line.use)}


def reasons(tally: Tally) -> dict[str, int]:
    """Why members have not activated; all codes, so that their sum is A2 − B3."""
    told = {reason: tally.reasons.get(reason, 0) for reason in REASONS}
    return {**told, UNNOTED_CODE: tally.reasons.get(UNNOTED, 0)}


def _people(tally: Tally, *, with_logins: bool) -> dict[str, Any]:
    told = {
        "A1": {
            "cells": tally.cells,
            "cells_with_committee": tally.cells_with_committee,
            "cells_by_kind": dict(tally.cell_words),
            "organisations_by_kind": dict(tally.organisations),
        },
        "A2": {
            "members": tally.members,
            "official": tally.official,
            "probationary": tally.probationary,
            "women": tally.women,
        },
        "A3": tally.exempt,
        "A4": {"away": tally.away, "received": tally.received},
        "A5": tally.active,
        "A5_here": tally.here,
        "B1": {"with_device": tally.with_device, "declared": tally.told_device},
        "B2": tally.with_account,
        "B3": {"activated": tally.activated, "of_A2": tally.members},
        "B3_A5": {"activated": tally.active_activated, "of_A5": tally.active},
        "B5": reasons(tally),
    }
    return {**told, "B4": tally.signed_in} if with_logins else told


def _use(tally: Tally, use: Use) -> dict[str, Any]:
    return {
        "C1": {"cells_met": use.cells_met, "cells": tally.cells},
        "C2": {
            "regular": use.regular,
            "thematic": use.thematic,
            "on_usual_day": use.on_usual_day,
            "long_enough": use.long_enough,
        },
        "C3": {
            "papers_in_time": use.papers_in_time,
            "with_papers": use.with_papers,
            "results_in_time": use.results_in_time,
            "results_due": use.results_due,
        },
        "C4": {"present": use.present, "expected": use.expected, "speakers": use.speakers},
        "C5": dict(use.grades),
        "D2": {
            "given": use.tasks_given,
            "done_in_time": use.tasks_in_time,
            "overdue": use.tasks_overdue,
        },
    }


def _news(news: Timeliness) -> dict[str, Any]:
    """Of the unit alone; a median of whole days is whole or ends in a half."""
    return {"G1": {"articles": news.count, "median_days": float(news.age)}}


def _unit(line: Line) -> dict[str, Any]:
    return {"code": line.node.code, "name": line.node.name, "kind": line.node.kind}
