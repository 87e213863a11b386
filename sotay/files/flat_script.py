"""Writes an office file in Unicode that was typed for fonts of before, as a script of its own.

``ENCODING FLAT PLACE``: reads a flat OpenDocument file, as an office program makes of any
other, and writes it with its words as those fonts showed them, in fonts that have the letters.
Without this its printed pages would be full of ``Chi bé thèng nhÊt``. See ``printing``.
"""

import sys

from lxml import etree

from sotay.kernel.legacy import Legacy, decoded, encoding_of_font

_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_MEMORY = 2 << 30
_SERIF, _PLAIN = "Times New Roman", "Arial"
# Of the fonts of before, those without serifs.
_WITHOUT_SERIFS = ("arial", "helve", "avant", "swiss", "univers")


def main(words: list[str]) -> int:
    """Write the file; returns the exit status."""
    _limit_memory()
    encoding, flat, place = Legacy(words[0]), words[1], words[2]
    # Pictures lie in it as long texts; what is too much for us the limit of memory ends.
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=True
    )
    tree = etree.parse(flat, parser)
    for element in tree.iter(etree.Element):
        if element.text:
            element.text = decoded(element.text, encoding)
        if element.tail:
            element.tail = decoded(element.tail, encoding)
    _set_in_fonts_of_today(tree)
    tree.write(place, encoding="utf-8", xml_declaration=True)
    return 0


def _set_in_fonts_of_today(tree: etree._ElementTree) -> None:
    capitals = set()
    for face in tree.iter(f"{_STYLE}font-face"):
        family = face.get(f"{_SVG}font-family", "").strip("'\"")
        if encoding_of_font(family) is None:
            continue
        face.set(f"{_SVG}font-family", _like(family))
        if _draws_capitals(family):
            capitals.add(face.get(f"{_STYLE}name"))
    for properties in tree.iter(f"{_STYLE}text-properties"):
        family = properties.get(f"{_FO}font-family", "").strip("'\"")
        if encoding_of_font(family) is not None:
            properties.set(f"{_FO}font-family", _like(family))
        if properties.get(f"{_STYLE}font-name") in capitals or _draws_capitals(family):
            properties.set(f"{_FO}text-transform", "uppercase")


def _like(family: str) -> str:
    """A font of today of the same character."""
    small = family.lower()
    return _PLAIN if any(name in small for name in _WITHOUT_SERIFS) else _SERIF


def _draws_capitals(family: str) -> bool:
    """TCVN3 has no capitals with marks: ``.VnTimeH`` draws small letters as such."""
    return encoding_of_font(family) is Legacy.TCVN3 and family.endswith("H")


def _limit_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    except (ImportError, ValueError, OSError):
        pass  # a system without such limits; time is limited from outside in any case


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
