"""What a file really is, whatever its name says."""

import codecs
import mmap
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

import puremagic
from django.utils.translation import gettext as _

from sotay.files import kinds, pdf_reader
from sotay.files.kinds import Kind
from sotay.files.names import extension_of
from sotay.kernel.legacy import reads_as_legacy
from sotay.kernel.refusals import Invalid

_HEAD = 4096
_SAMPLE = 1 << 16
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
# An office file of 50 MB unpacks to less; a bomb to thousands of times its size.
_MOST_UNPACKED = 512 << 20
_MOST_PARTS = 10_000
_LARGEST_TABLE_OF_PARTS = 1 << 20
_MAIN_PARTS = {
    b"wordprocessingml.document.main+xml": kinds.DOCX,
    b"spreadsheetml.sheet.main+xml": kinds.XLSX,
    b"presentationml.presentation.main+xml": kinds.PPTX,
}
_IMAGES = {"image/jpeg": kinds.JPEG, "image/png": kinds.PNG, "image/webp": kinds.WEBP}
_ODT = kinds.ODT.media_type.encode()
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@dataclass(frozen=True)
class Found:
    """A file's kind by its content, and its pages if it is a PDF or a picture."""

    kind: Kind
    pages: int | None = None


def inspect(path: Path, name: str) -> Found:
    """What the file at ``path`` is; ``name`` must not say otherwise.

    Raises:
        Invalid: it is empty, of a kind not taken, locked with a password, broken, holds
            macros, or is not what its name says. Each sentence says what to do.
    """
    if path.stat().st_size == 0:
        raise _refused(_("Tệp trống (0 byte). Hãy kiểm tra lại tệp trên máy rồi gửi lại."))
    kind = _kind(path)
    _name_must_agree(name, kind)
    has_pages = kind is kinds.PDF or kind in kinds.PICTURES
    return Found(kind, pdf_reader.page_count(path) if has_pages else None)


def _kind(path: Path) -> Kind:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_package(path)
    if head.startswith(_OLE):
        return _kind_of_compound(path)
    media_types = _media_types(head)
    if b"%PDF-" in head[:1024]:
        return kinds.PDF
    for media_type, kind in _IMAGES.items():
        if media_type in media_types:
            return kind
    if not media_types - {"text/plain", ""} and _is_text(path):
        return kinds.TEXT
    raise _not_taken()


def _media_types(head: bytes) -> set[str]:
    try:
        return {match.mime_type for match in puremagic.magic_string(head)}
    except (puremagic.PureError, ValueError):
        return set()  # no signature at all, as plain text has none


def _kind_of_package(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            if len(parts) > _MOST_PARTS or sum(p.file_size for p in parts) > _MOST_UNPACKED:
                raise _refused(_("Tệp này bung ra quá lớn nên không nhận được."))
            if any(part.flag_bits & 1 for part in parts):
                raise _locked()
            return _kind_by_parts(package, {part.filename for part in parts})
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError) as error:
        raise _refused(
            _("Tệp này bị hỏng nên không mở được. Hãy lưu lại tệp rồi gửi lại.")
        ) from error


def _kind_by_parts(package: zipfile.ZipFile, names: set[str]) -> Kind:
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise _with_macros()
    if "[Content_Types].xml" in names:
        table = _part(package, "[Content_Types].xml")
        for mark, kind in _MAIN_PARTS.items():
            if mark in table:
                return kind
    elif "mimetype" in names and _part(package, "mimetype").strip() == _ODT:
        return kinds.ODT
    raise _not_taken()


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as part:
        return part.read(_LARGEST_TABLE_OF_PARTS)


def _kind_of_compound(path: Path) -> Kind:
    """Old Word files, and new ones behind a password, share a container."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as bytes_:
        if bytes_.find("EncryptedPackage".encode("utf-16-le")) >= 0:
            raise _locked()
        if bytes_.find("_VBA_PROJECT".encode("utf-16-le")) >= 0:
            raise _with_macros()
        if bytes_.find("WordDocument".encode("utf-16-le")) >= 0:
            return kinds.DOC
    raise _not_taken()


def _is_text(path: Path) -> bool:
    """Whether it is text in Unicode, or in one of the encodings of before it."""
    with path.open("rb") as file:
        if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return _decodes(path, "utf-16")
    return _decodes(path, "utf-8-sig") or _is_legacy_text(path)


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while chunk := file.read(1 << 20):
                if "\x00" in decoder.decode(chunk):
                    return False
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _is_legacy_text(path: Path) -> bool:
    """No control signs, and Vietnamese once it is read as what its font shows."""
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            if _CONTROL.search(chunk):
                return False
        file.seek(0)
        return reads_as_legacy(file.read(_SAMPLE))


def _name_must_agree(name: str, kind: Kind) -> None:
    extension = extension_of(name)
    if extension in kind.extensions or extension not in _KNOWN:
        return
    raise _refused(
        _(
            "Tên tệp có đuôi %(extension)s nhưng nội dung là %(kind)s. "
            "Hãy đổi đúng đuôi tệp rồi gửi lại."
        )
        % {"extension": extension, "kind": kind.name}
    )


# An ending such as ".2026" is part of a name; these promise a content.
_KNOWN = frozenset(extension for kind in kinds.KINDS for extension in kind.extensions) | {
    ".docm", ".xlsm", ".pptm", ".xls", ".ppt", ".zip", ".rar", ".7z", ".exe", ".html", ".htm",
    ".svg", ".gif", ".heic", ".js", ".csv", ".rtf", ".odp", ".ods", ".mp4", ".mp3", ".apk",
    ".bat", ".cmd", ".com", ".lnk", ".msi", ".scr", ".vbs", ".ps1", ".sh", ".hta", ".jar",
}  # fmt: skip


def _refused(sentence: str) -> Invalid:
    return Invalid(sentence, field="file")


def _with_macros() -> Invalid:
    return _refused(_("Tệp có chứa macro nên không nhận. Hãy lưu thành tệp thường rồi gửi lại."))


def _locked() -> Invalid:
    return _refused(_("Tệp đang đặt mật khẩu nên không mở được. Hãy bỏ mật khẩu rồi gửi lại."))


def _not_taken() -> Invalid:
    return _refused(
        _("Không nhận loại tệp này. Hãy gửi PDF, Word, Excel, PowerPoint, ảnh hoặc văn bản TXT.")
    )
