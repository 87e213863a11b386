"""What is typed about surveys."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_TABLE = 200_000
"""Letters: a summary of a province fills twenty pages, a tenth of this."""


class TableForm(forms.Form):
    """A table of results, pasted from wherever it stands."""

    table = forms.CharField(
        label=_("Bảng kết quả"),
        max_length=LONGEST_TABLE,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "lang": "vi", "spellcheck": "false"}),
        help_text=_(
            "Dán cả bảng từ Word, Excel hoặc thư. Mỗi phương án một dòng, "
            "ví dụ: a. Ổn định 474/1.277 phiếu = 37,12%"
        ),
        error_messages={
            "required": _("Đồng chí chưa dán bảng nào."),
            "max_length": _("Bảng dài quá 200.000 chữ. Hãy dán từng phần."),
        },
    )
