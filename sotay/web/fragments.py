"""Pieces of a page, rendered once for everybody who shows them."""

from typing import Any

from django.http import HttpRequest
from django.template import engines
from django.template.backends.utils import csrf_input
from markupsafe import Markup

# Stands for the token in a piece that is kept for many readers; nobody can type it.
_TOKEN = Markup("<!--\N{OBJECT REPLACEMENT CHARACTER}csrf-->")


def render_fragment(name: str, **values: Any) -> str:
    """The template ``name`` with these values and no request: nothing personal gets in.

    ``shared`` is true inside, so that a form leaves out the two values that belong to one
    page (the CSRF token and the id of the act); the page's script puts its own in.
    """
    return engines["jinja2"].get_template(name).render({**values, "shared": True, "csrf_input": ""})


def render_for_many(name: str, **values: Any) -> str:
    """A piece that is kept and shown to many, whose forms work without scripts all the same.

    It may hold no id of an act (``new_id``): that would be one id for all its readers.
    """
    template = engines["jinja2"].get_template(name)
    return template.render({**values, "shared": True, "csrf_input": _TOKEN})


def for_one(piece: str, request: HttpRequest) -> Markup:
    """The kept piece with this reader's token in its forms."""
    return Markup(piece.replace(_TOKEN, csrf_input(request)))  # noqa: S704 (rendered by us)
