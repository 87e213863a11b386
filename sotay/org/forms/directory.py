"""What the directory is asked for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.org.models import StagePeriod, Title, Unit
from sotay.org.queries.directory import ANY_POST, Asked
from sotay.web.choices import offer

HIGHEST_PAGE = 10_000
_BLANK = _("– tất cả –")


class DirectoryForm(forms.Form):
    """A name or a part of it, and what the list may be narrowed by."""

    q = forms.CharField(
        label=_("Họ tên"),
        required=False,
        max_length=120,
        help_text=_("Gõ không dấu cũng được, ví dụ: an nguyen."),
        widget=forms.TextInput(attrs={"type": "search"}),
        error_messages={"max_length": _("Dài quá %(limit_value)d ký tự.")},
    )
    cell = forms.TypedChoiceField(label=_("Chi bộ"), required=False, coerce=int, empty_value=None)
    stage = forms.ChoiceField(
        label=_("Chính thức, dự bị"),
        required=False,
        choices=[("", _BLANK), *StagePeriod.Stage.choices],
    )
    post = forms.ChoiceField(label=_("Chức danh"), required=False)
    status = forms.ChoiceField(
        label=_("Miễn, đình chỉ"),
        required=False,
        choices=[("", _BLANK), ("exempt", _("miễn sinh hoạt")), ("suspended", _("đình chỉ"))],
    )
    page = forms.IntegerField(
        required=False, min_value=1, max_value=HIGHEST_PAGE, widget=forms.HiddenInput
    )

    def __init__(
        self, *args: Any, cells: list[Unit], titles: list[Title], sees_status: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["invalid_choice"] = _("Hãy chọn trong danh sách.")
            for name in ("invalid", "min_value", "max_value"):
                field.error_messages.setdefault(name, _("Trang này không có."))
        self._choices("cell", [(str(unit.pk), unit.short_name) for unit in cells])
        self._choices(
            "post",
            [(ANY_POST, _("có giữ chức danh")), *((one.code, one.name) for one in titles)],
        )
        if not cells:
            del self.fields["cell"]
        if not sees_status:
            del self.fields["status"]

    def asked(self) -> Asked:
        """What is looked for; everybody where the question makes no sense."""
        data = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return Asked(
            words=data.get("q", ""),
            cell=data.get("cell"),
            stage=data.get("stage", ""),
            post=data.get("post", ""),
            status=data.get("status", ""),
            page=data.get("page") or 1,
        )

    def narrowed(self) -> bool:
        """Whether the list is narrowed by more than a name."""
        asked = self.asked()
        return bool(asked.cell or asked.stage or asked.post or asked.status)

    def _choices(self, name: str, choices: list[Any]) -> None:
        offer(self, name, [("", _BLANK), *choices])
