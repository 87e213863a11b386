"""Fields for files: chosen on the page, or sent before the form, piece by piece."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from sotay.files.kinds import ACCEPTED

_MOST = 200


class NamesField(forms.JSONField):
    """What the page's script read from the chosen files; None where it did not run."""

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.HiddenInput)

    def to_python(self, value: Any) -> Any:
        """The list, or whatever was sent.

        Raises:
            ValidationError: it cannot be read.
        """
        try:
            return super().to_python(value)
        except RecursionError:  # brackets without end
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None


class SendingsField(NamesField):
    """The files that were sent before the form, as a list of their ids."""

    def clean(self, value: Any) -> list[str]:
        """The ids; empty where the script did not run.

        Raises:
            ValidationError: it is no list of ids.
        """
        found = super().clean(value)
        if not found:
            return []
        try:
            if isinstance(found, list) and len(found) <= _MOST:
                return [str(UUID(each)) for each in found]
        except (ValueError, TypeError, AttributeError):
            pass
        raise forms.ValidationError(self.error_messages["invalid"], code="invalid")


class FilesInput(forms.ClearableFileInput):
    """One file, or several at once; the page's script sends them ahead and says so in a list."""

    def __init__(self, *, several: bool = False, accept: str = ACCEPTED) -> None:
        self.allow_multiple_selected = several
        attrs = {"accept": accept, "data-names": "names", "data-sendings": "sendings"}
        super().__init__({**attrs, "multiple": True} if several else attrs)

    def use_required_attribute(self, initial: Any) -> bool:
        """No: the file may be there already, sent ahead of the form."""
        del initial
        return False


class FilesField(forms.FileField):
    """The files of a form; the cleaned value is a list, empty when all were sent ahead."""

    def __init__(self, *, several: bool = False, label: Any = "", accept: str = ACCEPTED) -> None:
        super().__init__(
            label=label,
            required=False,
            allow_empty_file=True,
            max_length=None,
            widget=FilesInput(several=several, accept=accept),
        )

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Every file checked as one file is."""
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(file, initial) for file in files if file]


class FilesForm(forms.Form):
    """A form that takes files in its field ``files_in``; at least one, however it comes."""

    files_in = "file"
    no_file = _("Chọn tệp.")

    def clean(self) -> dict[str, Any]:
        """Either a file is in the form, or it is on the server already."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        name = self.files_in
        if name in cleaned and not cleaned[name] and not cleaned.get("sendings"):
            self.add_error(name, forms.ValidationError(self.no_file, code="required"))
        return cleaned
