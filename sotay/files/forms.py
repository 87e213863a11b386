"""The names of chosen files, sent beside the files."""

from typing import Any

from django import forms


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
