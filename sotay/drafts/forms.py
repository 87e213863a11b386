"""The shape of what a page's script sends."""

import json
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _

from sotay.drafts.models import LONGEST_DIGEST, LONGEST_KEY
from sotay.drafts.rules import LONGEST_TEXT
from sotay.kernel.refusals import Invalid
from sotay.kernel.text import nfc

MOST_KEYS = 100
LATEST = 2**53  # what a browser counts exactly
_KEY, _MARK = (
    rf"[a-z0-9][a-z0-9._-]{{0,{LONGEST_KEY - 1}}}",
    rf"[A-Za-z0-9_-]{{0,{LONGEST_DIGEST}}}",
)


def _stale() -> str:
    return _("Trang này lưu nháp không đúng cách. Hãy tải lại trang; nháp vẫn còn trên máy.")


class BoxForm(forms.Form):
    """A box, and what a device has of it: ``at`` and ``now`` are its own clock, in ms."""

    key = forms.RegexField(rf"\A{_KEY}\Z")
    digest = forms.RegexField(rf"\A{_MARK}\Z", required=False)
    writer = forms.RegexField(rf"\A{_MARK}\Z")
    at = forms.IntegerField(min_value=0, max_value=LATEST)
    now = forms.IntegerField(min_value=0, max_value=LATEST)
    after = forms.IntegerField(min_value=0, max_value=2**31 - 1)


class DraftForm(BoxForm):
    """A box with its text."""

    text = forms.CharField(
        max_length=LONGEST_TEXT,
        strip=False,
        error_messages={
            "max_length": _(
                "Bản nháp dài quá %(limit_value)d chữ cái nên chỉ lưu trên máy này, không lưu "
                "trên hệ thống."
            )
        },
    )
    base = forms.RegexField(rf"\A{_MARK}\Z", required=False)


class OtherForm(forms.Form):
    """The other text of a box, by its digest."""

    key = forms.RegexField(rf"\A{_KEY}\Z")
    digest = forms.RegexField(rf"\A{_MARK}\Z")


def sent(request: HttpRequest, shape: type[forms.Form]) -> dict[str, Any]:
    """What the script sent, checked.

    Raises:
        Invalid: it is no such thing; the page that sent it is old, or the text is too long.
    """
    try:
        # Of a form the body may have been read already, and cannot be read twice.
        facts = json.loads(request.body) if request.content_type == "application/json" else None
    except (ValueError, RecursionError):
        facts = None
    if not isinstance(facts, dict) or not all(isinstance(v, str | int) for v in facts.values()):
        raise Invalid(_stale())
    form = shape({name: _whole(value) for name, value in facts.items()})
    if not form.is_valid():
        # A person can do something about the text, and about nothing else.
        of_text = form.errors.get("text") if facts.get("text") else None
        raise Invalid(" ".join(map(str, of_text)) if of_text else _stale())
    return form.cleaned_data


def keys_asked(request: HttpRequest) -> list[str]:
    """The boxes that a page asks for, each once.

    Raises:
        Invalid: none, or more than any page has.
    """
    keys = list(dict.fromkeys(request.GET.getlist("key")))
    box = forms.RegexField(rf"\A{_KEY}\Z")
    if not 0 < len(keys) <= MOST_KEYS:
        raise Invalid(_stale())
    try:
        return [str(box.clean(key)) for key in keys]
    except forms.ValidationError:
        raise Invalid(_stale()) from None


def _whole(value: str | int) -> str | int:
    """In NFC, and without half letters: no database takes those."""
    return nfc(value.encode("utf-8", "replace").decode()) if isinstance(value, str) else value
