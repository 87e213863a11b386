"""What is sent to the office."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from sotay.office.reading import MOST_BYTES


class ListForm(forms.Form):
    """A list of members."""

    file = forms.FileField(
        label=_("Tệp danh sách"),
        help_text=_("Tệp Excel (.xlsx) hoặc CSV, tối đa 25 MB. Cột nào cũng được, thứ tự tùy ý."),
        allow_empty_file=True,  # the reader says it better
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.csv"}),
        error_messages={
            "required": _("Hãy chọn tệp danh sách."),
            "invalid": _("Hãy chọn tệp danh sách."),
            "missing": _("Hãy chọn tệp danh sách."),
        },
    )

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read into memory."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                _("Tệp lớn hơn 25 MB. Hãy chia danh sách thành nhiều tệp nhỏ hơn.")
            )
        return file
