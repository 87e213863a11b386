"""Which views are reached by whoever must do something else first."""

from collections.abc import Callable

from django.http import HttpResponseBase

View = Callable[..., HttpResponseBase]


def open_when_held(view: View) -> View:
    """This view is how a covered page is opened again, or a password that must be changed is."""
    view.open_when_held = True  # type: ignore[attr-defined]  # read by web.holding
    return view
