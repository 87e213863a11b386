"""What a paper says of itself on its first page: type, number, issuer, day, summary.

The official layout (HD 36-HD/VPTW, 3/4/2018; HD 05-HD/VPTW, 13/5/2026) puts each at its place,
but a PDF gives the two columns of the heading mixed up. A person confirms what is proposed; a
wrong proposal costs more than none.
"""
# not interface: the fixed words of official papers, as they are looked for

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sotay.kernel.text import fold, nfc

LONGEST_SUMMARY = 600


@dataclass(frozen=True)
class Proposal:
    """What was found; empty where nothing was.

    Attributes:
        type_code: of the layout's types (``resolution``).
        code: the number as it is printed, ``05-NQ/ĐU``.
    """

    type_code: str = ""
    code: str = ""
    issuer: str = ""
    issued_on: date | None = None
    summary: str = ""
    signer: str = ""


_DASH = r"\s*[-‐‑–—]\s*"
_CODE = re.compile(
    rf"Số(?:\s*:)?\s*(?P<number>\d{{1,5}}){_DASH}(?P<kind>[A-ZĐ][A-Za-zĐđ]{{0,4}}(?:-[A-ZĐ]+)?)"
    rf"\s*/\s*(?P<issuer>[A-ZĐ][\wĐđ]*(?:{_DASH}[A-ZĐ][\wĐđ]*)*)"
)
_DATE = re.compile(
    r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})", re.IGNORECASE
)
_MOTTO = re.compile(r"ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM")
_ABOUT_LETTER = re.compile(r"^(?:V/v|Về việc)\s+(?P<summary>\S.*)$", re.IGNORECASE)
_ENDS_SUMMARY = re.compile(
    r"^(?:[-–—_*\s]{3,}$|Kính gửi|Căn cứ|Thực hiện|Thi hành|Xét|Theo|Để\s|Sau khi|Ngày\s+\d|"
    r"[IVX]+\s*[-.)]|\d+[.)-]\s|Điều\s+\d|BAN |HỘI NGHỊ )"
)
_SIGNED = re.compile(r"^(?:T/M|TM\.?|K/T|KT\.?|T/L|TL\.?)\b")
_NAME = re.compile(r"^(?:[A-ZĐ][a-zđ]+\s+){1,4}[A-ZĐ][a-zđ]+$")
_HEAD = 60  # lines


def propose(lines: Sequence[str], types: Mapping[str, tuple[str, str]]) -> Proposal:
    """What the lines of a paper say of it.

    Args:
        lines: in reading order; the first page is enough but for the signer.
        types: code → name and abbreviation ("Nghị quyết", "NQ").
    """
    kept = [line for line in (" ".join(nfc(raw).split()) for raw in lines) if line]
    head = kept[:_HEAD]
    numbered = next((found for line in head if (found := _CODE.search(line))), None)
    at_type, type_code = _type_line(head, types)
    if not type_code and numbered:
        type_code = _type_of_abbreviation(numbered["kind"], types)
    return Proposal(
        type_code=type_code,
        code=_code(numbered) if numbered else "",
        issuer=_issuer(head[:at_type] if at_type >= 0 else head, numbered, at_type),
        issued_on=_day(head),
        summary=_summary(head, at_type),
        signer=_signer(kept),
    )


def _code(found: re.Match[str]) -> str:
    issuer = re.sub(_DASH, "-", found["issuer"])
    return f"{found['number']}-{found['kind']}/{issuer}"


def _day(head: Sequence[str]) -> date | None:
    for line in head:
        if found := _DATE.search(line):
            try:
                return date(int(found["year"]), int(found["month"]), int(found["day"]))
            except ValueError:
                return None
    return None


def _type_line(head: Sequence[str], types: Mapping[str, tuple[str, str]]) -> tuple[int, str]:
    """The line that holds the name of the type alone, in capitals; -1 and empty if none."""
    names = {fold(name): code for code, (name, _abbreviation) in types.items()}
    for place, line in enumerate(head):
        if line == line.upper() and (code := names.get(fold(line.strip(" *-–")))):
            return place, code
    return -1, ""


def _type_of_abbreviation(kind: str, types: Mapping[str, tuple[str, str]]) -> str:
    short = kind.split("-", maxsplit=1)[0]
    for code, (_name, abbreviation) in types.items():
        if abbreviation == short:
            return code
    return ""


def _issuer(head: Sequence[str], numbered: re.Match[str] | None, at_type: int) -> str:
    """The last line in capitals before the number, the motto of the other column taken out.

    Nothing where there is no number, no day and no type: that is no paper of its own.
    """
    if numbered is None and at_type < 0 and _day(head) is None:
        return ""
    found: list[str] = []
    for line in head:
        bare = _MOTTO.sub("", line).strip(" *-–_")
        if _CODE.search(line) or (numbered is None and _DATE.search(line)):
            break
        if bare and bare == bare.upper() and any(sign.isalpha() for sign in bare):
            found.append(bare)
    # The line above is whom it belongs to: ĐẢNG BỘ TỈNH …
    return _named(found[-1]) if found else ""


def _named(capitals: str) -> str:
    """``ĐẢNG ỦY PHƯỜNG HÒA AN`` → ``Đảng ủy phường Hòa An``, as it is written in a sentence."""
    words = capitals.title().split()
    common = {"ủy", "bộ", "ban", "vụ", "thường", "chấp", "hành", "tỉnh", "thành", "phố", "xã",
              "phường", "đặc", "khu", "tổ", "dân", "chi", "cơ", "quan", "kiểm", "tra", "chức",
              "xây", "dựng", "tuyên", "giáo", "vận", "văn", "phòng", "chỉ", "đạo"}  # fmt: skip
    kept = [words[0], *(word.lower() if word.lower() in common else word for word in words[1:])]
    return " ".join(kept)


def _summary(head: Sequence[str], at_type: int) -> str:
    for line in head:
        if found := _ABOUT_LETTER.match(line):
            return _cut(found["summary"])
    if at_type < 0:
        return ""
    taken: list[str] = []
    for line in head[at_type + 1 :]:
        if _ENDS_SUMMARY.match(line) or (taken and _ends(taken[-1], line)):
            break
        taken.append(line)
    return _cut(" ".join(taken))


def _ends(before: str, line: str) -> bool:
    """A new sentence begins: the summary has no full stop, and goes on in small letters."""
    return before.endswith((".", ":", ";")) or line.startswith("- ")


def _cut(text: str) -> str:
    return text.strip(" *-–_")[:LONGEST_SUMMARY]


def _signer(lines: Sequence[str]) -> str:
    """The name below the last "T/M …": a line of two to five words, each with a capital."""
    signed = [place for place, line in enumerate(lines) if _SIGNED.match(line.strip(" *"))]
    if not signed:
        return ""
    for line in lines[signed[-1] + 1 :]:
        bare = line.strip(" *()")
        if _NAME.match(_bare(bare)):
            return bare
    return ""


def _bare(name: str) -> str:
    marks = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(sign for sign in marks if unicodedata.category(sign) != "Mn")
