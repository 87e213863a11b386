"""Files that come piece by piece over a bad network (tus 1.0: create, ask how far, go on)."""

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from sotay.files import places
from sotay.files.models import Sending
from sotay.files.names import kept_name
from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Invalid
from sotay.org.models import Person

# Bytes of one piece; a browser sends smaller ones, and repeats no more than one.
LARGEST_PIECE = 8 << 20
# Files of one person on their way at once, and the room they may take together.
MOST_AT_ONCE = 200
_ROOM = 5  # times the largest file
# Bytes of the disk that files on their way leave to everything else.
_LEFT_TO_OTHERS = 1 << 30
_PIECE = 1 << 16


@transaction.atomic
def begin_sending(
    *, by: Person, name: str, length: int, stamp: str = "", place: str = ""
) -> Sending:
    """Make room for a file of ``length`` bytes.

    Args:
        by: whose it is.
        name: as the browser read it.
        length: in bytes.
        stamp: what tells it from another of the same name and length, as the device says.
        place: the page on which it was chosen.

    Raises:
        Invalid: it is empty, larger than is taken, or has a name that is none.
        Conflict: the person has too many on their way, or the disk is nearly full.
    """
    if length < 1:
        raise Invalid(
            _("Tệp trống (0 byte). Hãy kiểm tra lại tệp trên máy rồi gửi lại."), field="file"
        )
    if length > settings.UPLOAD_BYTES:
        raise Invalid(
            _("Tệp lớn hơn mức nhận là %(most)d MB. Hãy giảm dung lượng rồi gửi lại.")
            % {"most": settings.UPLOAD_BYTES >> 20},
            field="file",
        )
    kept = kept_name(name)
    lengths = list(
        Sending.objects.filter(person=by).order_by("pk").values_list("length", flat=True)
    )
    if len(lengths) >= MOST_AT_ONCE or sum(lengths) + length > _ROOM * settings.UPLOAD_BYTES:
        raise Conflict(
            _("Đồng chí đang gửi dở quá nhiều tệp. Hãy đợi các tệp trước gửi xong rồi gửi tiếp.")
        )
    folder = places.waiting(Path(settings.FILES_ROOT)) / places.SENDINGS
    folder.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(folder).free < length + _LEFT_TO_OTHERS:
        raise Conflict(_("Máy chủ sắp hết chỗ chứa nên chưa nhận tệp. Hãy báo người quản trị máy."))
    now = clock.now()
    sending = Sending.objects.create(
        person=by,
        name=kept,
        length=length,
        stamp=stamp[:40],
        place=place[:200],
        begun_at=now,
        touched_at=now,
    )
    _place(sending).touch(exist_ok=False)
    return sending


def take_piece(*, by: Person, sending: Sending, offset: int, pieces: Iterable[bytes]) -> int:
    """Take the next bytes, as many as come before the line breaks; where they end now.

    Bytes that were written and not counted, because a process died in between, are written
    again. Two requests for the same file write the same bytes in the same place.

    Raises:
        Conflict: ``offset`` is not how far the file has come.
        Invalid: more bytes than the file has, or than one piece may have.
    """
    del by  # whose it is was asked at the door
    if offset != sending.offset:
        raise Conflict(_("Phần gửi lên không nối tiếp phần đã nhận. Máy sẽ hỏi lại và gửi tiếp."))
    at = offset
    place = _place(sending)
    if not place.exists():
        raise Conflict(_("Phần đã gửi không còn trên máy chủ. Hãy gửi lại tệp từ đầu."))
    try:
        with place.open("r+b") as file:
            file.seek(offset)
            for piece in pieces:
                if at + len(piece) > sending.length or at + len(piece) - offset > LARGEST_PIECE:
                    raise Invalid(_("Phần gửi lên dài hơn tệp. Hãy gửi lại tệp từ đầu."))
                file.write(piece)
                at += len(piece)
            file.flush()
            os.fsync(file.fileno())
    finally:
        _count(sending, offset, at)
    return at


@transaction.atomic
def _count(sending: Sending, before: int, now: int) -> None:
    """Unless another request has counted further meanwhile."""
    if now > before:
        rows = Sending.objects.filter(pk=sending.pk, offset__lt=now)
        rows.update(offset=now, touched_at=clock.now())


def drop_sending(*, by: Person, sending: Sending) -> None:
    """Forget a file on its way, and its bytes."""
    del by  # whose it is was asked at the door
    with transaction.atomic():
        Sending.objects.filter(pk=sending.pk).delete()
    _place(sending).unlink(missing_ok=True)


class Gathered:
    """A file that came piece by piece, to be taken in like one of a form.

    Its bytes stay until ``drop_sending``: a form that is refused is sent again without them.
    """

    def __init__(self, sending: Sending) -> None:
        self.sending = sending
        self.name = sending.name
        self.size = sending.length

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The bytes, in pieces.

        Raises:
            Invalid: they are not all here.
        """
        place = _place(self.sending)
        if not place.exists() or place.stat().st_size < self.sending.length:
            raise Invalid(_("Tệp chưa gửi xong. Hãy gửi lại tệp."), field="file")
        with place.open("rb") as file:
            left = self.sending.length
            while left and (piece := file.read(min(left, chunk_size or _PIECE))):
                left -= len(piece)
                yield piece


def _place(sending: Sending) -> Path:
    return places.of_sending(Path(settings.FILES_ROOT), str(sending.pk))
