"""``sotay purge``: destroy a file that should never have come here."""

import argparse
import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sotay.config.commands import options as shared
from sotay.config.environment import CannotStart

if TYPE_CHECKING:
    from sotay.files.models import Blob

_BEYOND_REACH = (
    "Out of reach of this command, and to be seen to by hand: backups (docs/operation/backup.md),\n"
    "phones and computers that downloaded the file or kept a meeting's papers, and what people\n"
    "copied from it into opinions, minutes or notes. Bytes on a disk may be recovered until they\n"
    "are overwritten; for a state secret the disk is dealt with as the law on it says."
)


def add(parser: argparse.ArgumentParser) -> None:
    """Words of the command."""
    parser.add_argument(
        "what",
        metavar="FILE|DIGEST|document:N",
        help="the same file on this disk, its SHA-256, or the number of a document of the library",
    )
    parser.add_argument("--yes", action="store_true", help="do it; without it only say what goes")
    shared.add_data(parser)


def run(options: argparse.Namespace) -> int:
    """Destroy the bytes, the pictures, the words and the names.

    Returns:
        0 done (or, without ``--yes``, found), 1 nothing found.

    Raises:
        CannotStart: an unfit data folder, or a file that cannot be read.
    """
    shared.open_data(options)
    from django.utils import translation

    from sotay.files.actions import purge

    translation.activate("vi")
    found = _found(options.what)
    if not found:
        print("nothing like it is kept here", file=sys.stderr)
        return 1
    for blob in found:
        if not options.yes:
            print(f"would go: {blob.sha256}, {blob.size} bytes, {blob.files.count()} name(s)")
            continue
        names = purge(by=None, blob=blob)
        print(f"gone: {blob.sha256}, {blob.size} bytes, {names} name(s)")
    print(_BEYOND_REACH if options.yes else "say --yes to destroy it; there is no way back")
    return 0


def _found(what: str) -> "list[Blob]":
    from sotay.files.queries import blob_by_digest

    kind, _colon, number = what.partition(":")
    if kind == "document" and number.isdecimal():
        return _of_document(int(number))
    if len(what) == 64 and not Path(what).exists():
        known = blob_by_digest(what.lower())
    else:
        known = blob_by_digest(_digest(Path(what)))
    return [known] if known is not None else []


def _of_document(number: int) -> "list[Blob]":
    from sotay.documents.queries import blobs_of

    return blobs_of(number)


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise CannotStart(f"cannot read {path}: {error.strerror}") from error
