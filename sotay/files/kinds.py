"""The kinds of files that are taken in, and nothing else."""

from dataclasses import dataclass

_OPEN_XML = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True)
class Kind:
    """A kind of file. ``opens_here``: a browser shows it safely by itself."""

    name: str
    media_type: str
    extensions: tuple[str, ...]
    opens_here: bool = False


PDF = Kind("PDF", "application/pdf", (".pdf",), opens_here=True)
DOCX = Kind("Word", f"{_OPEN_XML}wordprocessingml.document", (".docx",))
XLSX = Kind("Excel", f"{_OPEN_XML}spreadsheetml.sheet", (".xlsx",))
PPTX = Kind("PowerPoint", f"{_OPEN_XML}presentationml.presentation", (".pptx",))
ODT = Kind("OpenDocument", "application/vnd.oasis.opendocument.text", (".odt",))
DOC = Kind("Word 97–2003", "application/msword", (".doc",))
JPEG = Kind("JPEG", "image/jpeg", (".jpg", ".jpeg", ".jpe", ".jfif"), opens_here=True)
PNG = Kind("PNG", "image/png", (".png",), opens_here=True)
WEBP = Kind("WebP", "image/webp", (".webp",), opens_here=True)
TEXT = Kind("TXT", "text/plain", (".txt",), opens_here=True)

PICTURES = (JPEG, PNG, WEBP)
# What an office program prints to pages, where there is one.
PRINTED = (DOCX, XLSX, PPTX, ODT, DOC)
KINDS = (PDF, DOCX, XLSX, PPTX, ODT, DOC, JPEG, PNG, WEBP, TEXT)
ACCEPTED = ", ".join(extension for kind in KINDS for extension in kind.extensions)


def kind_of(media_type: str) -> Kind:
    """The kind with this media type.

    Raises:
        LookupError: no such file is ever stored.
    """
    for kind in KINDS:
        if kind.media_type == media_type:
            return kind
    raise LookupError(media_type)
