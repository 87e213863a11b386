"""What is typed for a quick poll, and what is chosen in one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.kernel.text import tidy
from sotay.meetings.forms.running import ClientIdForm
from sotay.surveys.rules.polls import FEWEST, LONGEST_ANSWER, LONGEST_QUESTION, MOST

ANONYMOUS, NAMED = "anonymous", "named"
_READY = [_("Có"), _("Không")]


class PollForm(ClientIdForm):
    """One question with two to six answers; the first two are ready."""

    words = forms.CharField(
        label=_("Câu hỏi"),
        max_length=LONGEST_QUESTION,
        error_messages={"required": _("Ghi câu hỏi.")},
    )
    naming = forms.ChoiceField(
        label=_("Có ghi tên người trả lời không?"),
        widget=forms.RadioSelect,
        initial=ANONYMOUS,
        choices=[
            (ANONYMOUS, _("Không ghi tên: kết quả hiện khi chốt, từ 5 phiếu trở lên")),
            (NAMED, _("Có ghi tên: kết quả hiện ngay, máy chủ giữ tên người trả lời")),
        ],
        error_messages={"required": _("Chọn có ghi tên hay không.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, MOST + 1):
            self.fields[f"answer_{number}"] = forms.CharField(
                label=_("Phương án %d") % number,
                max_length=LONGEST_ANSWER,
                required=number <= FEWEST,
                # What was asked with stays for the next question.
                widget=forms.TextInput(attrs={"data-keep": ""} if number <= FEWEST else {}),
                initial=_READY[number - 1] if number <= FEWEST else "",
                error_messages={"required": _("Ghi ít nhất hai phương án.")},
            )

    @property
    def answers(self) -> list[str]:
        """The answers that were typed; of a valid form only."""
        typed = (self.cleaned_data[f"answer_{number}"] for number in range(1, MOST + 1))
        return [words for each in typed if (words := tidy(each))]

    @property
    def first_answers(self) -> list[forms.BoundField]:
        """The boxes that always stand there."""
        return [self[f"answer_{number}"] for number in range(1, FEWEST + 1)]

    @property
    def more_answers(self) -> list[forms.BoundField]:
        """The boxes for whoever needs more than two."""
        return [self[f"answer_{number}"] for number in range(FEWEST + 1, MOST + 1)]

    @property
    def uses_more(self) -> bool:
        """Whether something stands in the further boxes."""
        return any(bound.value() or bound.errors for bound in self.more_answers)


class PollAnswerForm(forms.Form):
    """One answer of a poll."""

    choice = forms.SlugField(
        max_length=10,
        error_messages={
            "required": _("Chọn một phương án trả lời."),
            "invalid": _("Chọn một phương án trả lời."),
        },
    )
