"""Taking files in."""

import hashlib
import os
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from sotay.files import kinds, places
from sotay.files.actions.previews import ask_for_preview
from sotay.files.inspection import Found, inspect
from sotay.files.kinds import Kind
from sotay.files.models import Blob, StoredFile
from sotay.files.names import extension_of, kept_name
from sotay.files.pdf_reader import page_count_of_ours
from sotay.files.queries import blob_by_digest
from sotay.files.secrecy import mark_in
from sotay.files.texts import head_of
from sotay.kernel import clock
from sotay.kernel.refusals import Invalid
from sotay.ledger.actions import record
from sotay.org.models import Person

_PIECE = 1 << 16
Refuse = Callable[[str], None]


class SecretMarked(Invalid):
    """The file is marked as a state secret."""


class Upload(Protocol):
    """What a browser sent; Django's ``UploadedFile`` is one."""

    def chunks(self, chunk_size: int | None = None) -> Iterable[bytes]:
        """The bytes, in pieces."""


def store_file(
    *,
    by: Person,
    upload: Upload,
    name: str,
    only: Sequence[Kind] = kinds.KINDS,
    refuse: Refuse | None = None,
) -> StoredFile:
    """Keep a file that somebody sent, under the name that it was sent with.

    The bytes pass through in small pieces. Call it before the transaction of the act that
    attaches the file: looking into a PDF takes a moment, and SQLite has one writer.

    Args:
        by: who sent it.
        upload: its bytes.
        name: as the browser's page read it.
        only: the kinds that are taken in this place.
        refuse: told the SHA-256 before anything is kept; raises where the same bytes are
            wanted once only.

    Raises:
        Invalid: too large, empty, of a kind not taken, locked, broken, or not what its name
            says, or destroyed here before; ``field`` is ``"file"``.
        SecretMarked: its first page is marked as a state secret; nothing of it is kept.
    """
    return store_and_read(by=by, upload=upload, name=name, only=only, refuse=refuse)[0]


def store_and_read(
    *,
    by: Person,
    upload: Upload,
    name: str,
    only: Sequence[Kind] = kinds.KINDS,
    refuse: Refuse | None = None,
) -> tuple[StoredFile, list[str]]:
    """``store_file``, and the lines of the first page, which are read for it in any case."""
    kept = kept_name(name)
    with _waiting(upload.chunks(_PIECE), most=settings.UPLOAD_BYTES) as (path, sha256):
        _refuse_purged(sha256)
        if refuse is not None:
            refuse(sha256)
        found = inspect(path, kept)
        if found.kind not in only:
            raise Invalid(
                _("Ở đây chỉ nhận tệp %(kinds)s.")
                % {"kinds": ", ".join(kind.name for kind in only)},
                field="file",
            )
        head = head_of(path, found.kind)
        _refuse_secret(head, by)
        return _stored(path, sha256, found, kept, by), head


def _refuse_secret(head: Sequence[str], by: Person) -> None:
    if mark_in(head) is None:
        return
    # Who tried and when; neither the words nor the name, which may be secret themselves.
    with transaction.atomic():
        record(by=by, act="files.secret_refused", about=by, unit=None, details={})
    raise SecretMarked(
        _(
            "Trang đầu của tệp mang dấu chỉ độ mật. Hệ thống không nhận và không giữ lại tệp này: "
            "tài liệu bí mật nhà nước không được đưa lên máy có nối mạng. Đồng chí hãy xóa tệp "
            "khỏi máy đang dùng và báo văn phòng cấp ủy."
        ),
        field="file",
    )


def _refuse_purged(sha256: str) -> None:
    """What was destroyed here does not come back, under whatever name."""
    known = blob_by_digest(sha256)
    if known is not None and known.purged_at is not None:
        raise Invalid(
            _(
                "Tệp này đã từng được gỡ bỏ khỏi hệ thống nên không nhận lại. Nếu đồng chí cho là "
                "nhầm, hãy báo quản trị đơn vị."
            ),
            field="file",
        )


def store_bytes(*, by: Person | None, data: bytes, name: str) -> StoredFile:
    """Keep a file that the product made itself; its kind follows from its name.

    Raises:
        LookupError: the name has no extension of a kind that is taken.
    """
    kept = kept_name(name)
    extension = extension_of(kept)
    found = next((kind for kind in kinds.KINDS if extension in kind.extensions), None)
    if found is None:
        raise LookupError(f"no kind of file ends in {extension!r}")
    with _waiting([data], most=None) as (path, sha256):
        # Our own papers need no inspection, and no child process to count their pages.
        pages = page_count_of_ours(data) if found is kinds.PDF else None
        pages = 1 if found in kinds.PICTURES else pages
        return _stored(path, sha256, Found(found, pages), kept, by)


@contextmanager
def _waiting(pieces: Iterable[bytes], *, most: int | None) -> Iterator[tuple[Path, str]]:
    """The bytes in a temporary file, and their SHA-256; the file is gone afterwards."""
    folder = places.waiting(Path(settings.FILES_ROOT))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / uuid.uuid4().hex
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("xb") as file:
            for piece in pieces:
                size += len(piece)
                if most is not None and size > most:
                    raise Invalid(
                        _("Tệp lớn hơn mức nhận là %(most)d MB. Hãy giảm dung lượng rồi gửi lại.")
                        % {"most": most >> 20},
                        field="file",
                    )
                digest.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        yield path, digest.hexdigest()
    finally:
        path.unlink(missing_ok=True)


def _stored(path: Path, sha256: str, found: Found, name: str, by: Person | None) -> StoredFile:
    """The file under its name, of the blob that has the bytes waiting at ``path``, or a new one.

    The bytes are in place before the row is: a row without bytes would be a lost paper,
    bytes without a row are only a little space.
    """
    target, size = places.of_blob(Path(settings.FILES_ROOT), sha256), path.stat().st_size
    _put(path, target)
    return _named(path, target, sha256, size, found, name=name, by=by)


def _put(path: Path, target: Path) -> None:
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        path.chmod(0o440)
        path.rename(target)
        _sync(target.parent)


@transaction.atomic
def _named(
    path: Path,
    target: Path,
    sha256: str,
    size: int,
    found: Found,
    *,
    name: str,
    by: Person | None,
) -> StoredFile:
    blob, new = Blob.objects.select_for_update().get_or_create(
        sha256=sha256,
        defaults={
            "size": size,
            "media_type": found.kind.media_type,
            "pages": found.pages,
            "created_at": clock.now(),
        },
    )
    # Whoever forgets unused bytes holds their row meanwhile: what was just taken away comes back.
    _put(path, target)
    if new:
        ask_for_preview(blob)
    return StoredFile.objects.create(
        blob=blob, original_name=name, uploaded_by=by, uploaded_at=clock.now()
    )


def _sync(folder: Path) -> None:
    """Make a rename survive a power cut: the folder's own entry must reach the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
