"""Some people of the units below: who is asked, to whom something goes."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sotay.org.queries.audiences import BODY
from sotay.web.choices import offer


class AudienceForm(forms.Form):
    """One circle of people; who takes it in says how far below it goes (``reaches``).

    A body is one unit's: beside it unit and reach say nothing, and the page hides them.
    """

    reaches: ClassVar[list[tuple[str, Any]]] = []
    who = forms.ChoiceField(error_messages={"required": gettext_lazy("Chọn trong danh sách.")})
    unit = forms.TypedChoiceField(label=gettext_lazy("Ở đơn vị"), coerce=int)
    reach = forms.ChoiceField(
        label=gettext_lazy("Phạm vi"), widget=forms.RadioSelect, required=False
    )

    def __init__(
        self, *args: Any, units: list[tuple[int, str]], who: list[Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "unit", units)
        offer(self, "who", who)
        offer(self, "reach", self.reaches)

    def clean(self) -> dict[str, Any]:
        """How far below, unless a body is meant."""
        values: dict[str, Any] = super().clean() or {}
        named = values.get("who", "").startswith(f"{BODY}:")
        if not named and not values.get("reach") and "reach" not in self.errors:
            self.add_error("reach", _("Chọn phạm vi."))
        return values
