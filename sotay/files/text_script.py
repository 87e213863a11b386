"""Reads the words of files that strangers made, as a script of its own (see ``texts``).

``pdf FILE`` or ``docx FILE`` prints the paragraphs as a JSON list of texts.
"""

import json
import re
import sys
import unicodedata
from collections.abc import Iterator

MOST_LETTERS = 2_000_000
# A line that ends so goes on in the next line.
_GOES_ON = re.compile(r"[\w,–-]$")
_MEMORY = 2 << 30


def main(words: list[str]) -> int:
    """Print the paragraphs; returns the exit status."""
    _limit_memory()
    lines = _pdf(words[1]) if words[0] == "pdf" else _docx(words[1])
    kept, letters = [], 0
    for line in lines:
        letters += len(line)
        if letters > MOST_LETTERS:
            break
        kept.append(unicodedata.normalize("NFC", line))
    sys.stdout.write(json.dumps(kept))
    return 0


def _pdf(path: str) -> Iterator[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    for page in document:
        yield from joined(page.get_textpage().get_text_bounded().splitlines())


def joined(lines: list[str]) -> Iterator[str]:
    """Lines of a page put together into paragraphs where a sentence goes on."""
    paragraph = ""
    for raw in lines:
        line = " ".join(raw.split())
        begins_small = line[:1].islower()
        if (
            paragraph
            and line
            and (begins_small or _GOES_ON.search(paragraph))
            and len(paragraph) > 40
        ):
            paragraph = f"{paragraph} {line}"
            continue
        if paragraph:
            yield paragraph
        paragraph = line
    if paragraph:
        yield paragraph


def _docx(path: str) -> Iterator[str]:
    import docx

    for block in docx.Document(path).iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = [" ".join(cell.text.split()) for cell in row.cells]
                yield " | ".join(cell for cell in cells if cell)
        elif block.text.strip():
            yield " ".join(block.text.split())


def _limit_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    except (ImportError, ValueError, OSError):
        pass  # a system without such limits; time is limited from outside in any case


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
