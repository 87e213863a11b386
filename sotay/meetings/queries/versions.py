"""The versions of a record: who wrote them, when, and what changed."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from sotay.kernel.refusals import Missing
from sotay.meetings.models import Record, RecordVersion
from sotay.meetings.rules import writing
from sotay.meetings.rules.writing import Change, Content


@dataclass(frozen=True)
class VersionLine:
    """A version in the list."""

    number: int
    author: str
    at: datetime
    reason: str
    sha256: str
    approved_by: tuple[str, ...]


@dataclass(frozen=True)
class VersionPage:
    """One version, and the lines by which it differs from the one before."""

    line: VersionLine
    content: Content
    changes: tuple[Change, ...]


def versions_of(record: Record) -> list[VersionLine]:
    """The stored versions, the newest first."""
    rows = record.versions.select_related("author").prefetch_related("approvals__person")
    return [_line(row) for row in rows.order_by("-number")]


def version_page(record: Record, number: int) -> VersionPage:
    """One version.

    Raises:
        Missing: the record has no such version.
    """
    version = (
        record.versions.select_related("author")
        .prefetch_related("approvals__person")
        .filter(number=number)
        .first()
    )
    if version is None:
        raise Missing(_("Không tìm thấy bản này."))
    content = writing.from_json(version.content)
    before = record.versions.filter(number=number - 1).first()
    changed = writing.changes(writing.from_json(before.content), content) if before else ()
    return VersionPage(_line(version), content, writing.only_changed(changed))


def record_changes_since(record: Record, seen: int, typed: Content) -> tuple[Change, ...]:
    """What others changed after version ``seen``, or how ``typed`` differs where it is 0."""
    newest = record.versions.order_by("number").last()
    if newest is None:
        return ()
    earlier = record.versions.filter(number=seen).first()
    old = writing.from_json(earlier.content) if earlier else typed
    return writing.only_changed(writing.changes(old, writing.from_json(newest.content)))


def _line(version: RecordVersion) -> VersionLine:
    return VersionLine(
        number=version.number,
        author=version.author.full_name,
        at=version.at,
        reason=version.reason,
        sha256=version.sha256,
        approved_by=tuple(
            f"{approval.person.full_name} ({approval.get_role_display()})"
            for approval in version.approvals.all()
        ),
    )
