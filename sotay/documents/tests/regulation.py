"""A regulation of several pages, printed as offices print them."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from sotay.papers import pdf

ARTICLES = {
    "Điều 1. Phạm vi điều chỉnh": "Quy định này quy định chế độ sinh hoạt của chi bộ khu dân cư.",
    "Điều 2. Đối tượng áp dụng": "Đảng viên sinh hoạt tại chi bộ, kể cả đảng viên dự bị.",
    "Điều 3. Thời gian sinh hoạt": "Chi bộ sinh hoạt thường kỳ vào ngày 03 hằng tháng.",
    "Điều 4. Nội dung sinh hoạt": "Thông tin thời sự; kiểm điểm việc thực hiện nghị quyết.",
    "Điều 5. Chỉ tiêu vận động": "Vận động 95% số hộ phân loại rác tại nguồn.",
    "Điều 6. Hiệu lực thi hành": "Quy định này có hiệu lực từ ngày ký.",
}
_PAGE = 2  # articles on each page


@cache
def regulation_pdf(last: str = "Nơi nhận: các chi bộ.") -> bytes:
    """Two articles on each of three pages; ``last`` is its last line."""
    parts = ["Chương I", "NHỮNG QUY ĐỊNH CHUNG"]
    for number, (heading, text) in enumerate(ARTICLES.items()):
        if number and number % _PAGE == 0:
            parts.append("PAGE")
        parts += [heading, f"1. {text}", "2. Cấp ủy chi bộ kiểm tra, đôn đốc việc thực hiện."]
    lines = "\n".join("#pagebreak()" if each == "PAGE" else _said(each) for each in [*parts, last])
    source = f'#set text(font: "Tinos", size: 14pt, lang: "vi")\n{lines}\n'
    with TemporaryDirectory() as folder:
        place = Path(folder) / "regulation.typ"
        place.write_text(source)
        fonts = [str(pdf.FOLDER / "fonts")]
        made = typst.Compiler(input=str(place), font_paths=fonts, ignore_system_fonts=True).compile(
            format="pdf"
        )
    assert isinstance(made, bytes)
    return made


def _said(line: str) -> str:
    return f'#par[#"{line}"]'
