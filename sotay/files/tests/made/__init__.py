"""Office files that LibreOffice wrote (see ``__main__``), and the words that are in them."""

from pathlib import Path

FOLDER = Path(__file__).parent
# Two pages, slides or sheets.
LETTER = (
    "Chi bộ thống nhất phân công đồng chí Nguyễn Văn Tú",
    "Ngày 05 hằng tháng báo cáo Đảng ủy phường",
)
# One page, typed for a font of before Unicode. TCVN3 has no capitals with marks.
OLD = (
    "Đảng ủy phường đề nghị các chi bộ họp thường kỳ",
    "Người vắng gửi ý kiến bằng văn bản trước ngày 05",
)


def made(name: str) -> bytes:
    """The bytes of one of them."""
    return (FOLDER / name).read_bytes()
