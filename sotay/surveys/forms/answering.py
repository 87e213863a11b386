"""A sheet as a page sends it, and who it is entered for."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sotay.org.behalf import LONGEST_NOTE, Reason
from sotay.surveys.rules.answers import Answers, Sent, check_answers, read_answers
from sotay.surveys.rules.definition import Definition, place_of

MOST_VERSIONS = 32767
# Fields that tell of the sending, not of the sheet.
_OF_THE_PAGE = frozenset({"form", "client_id"})


class VersionForm(forms.Form):
    """Which version of the questions somebody had before them."""

    form = forms.IntegerField(min_value=1, max_value=MOST_VERSIONS, widget=forms.HiddenInput)


class SheetForm(VersionForm):
    """The answers to one version. ``wrong`` says what is wrong with which question."""

    # On paper a question may have been left out, and nobody can be asked again.
    is_paper = False

    client_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        definition: Definition,
        refused: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        """``refused``: why a file was not taken, by its question."""
        super().__init__(*args, **kwargs)
        self.definition = definition
        self.wrong: dict[str, str] = dict(refused or {})

    @property
    def given(self) -> Sent:
        """The fields of the questions as they were sent."""
        names = [name for name in self.data if name.startswith("q.")]
        lists = getattr(self.data, "getlist", None)
        return {name: lists(name) for name in names} if lists else {}

    def clean(self) -> dict[str, Any]:
        """Read the answers; everything that is wrong is told at once."""
        answers: Answers = read_answers(self.definition, self.given)
        for key, sentence in check_answers(self.definition, answers):
            if key in answers or not self.is_paper:
                self.wrong.setdefault(key, sentence)
        for key, sentence in self.wrong.items():
            place = place_of(self.definition, key)
            self.add_error(
                None, _("Câu %(place)s: %(sentence)s") % {"place": place, "sentence": sentence}
            )
        own = {name: value for name, value in self.cleaned_data.items() if name not in _OF_THE_PAGE}
        return {**own, "answers": answers}


class BehalfForm(SheetForm):
    """A sheet that is entered for somebody, and why."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Ghi thay vì đồng chí ấy"),
        choices=Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Chọn một lý do ghi thay.")},
    )
    reason_note = forms.CharField(
        label=gettext_lazy("Lý do khác là gì"), max_length=LONGEST_NOTE, required=False
    )
