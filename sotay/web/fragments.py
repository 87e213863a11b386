"""Pieces of a page, rendered once for everybody who shows them."""

import re
from typing import Any

from django.http import HttpRequest
from django.template import engines
from django.template.backends.utils import csrf_input
from markupsafe import Markup

from sotay.web.formats import new_id

# What stands in a kept piece for that which belongs to one reader; nobody can type it, for
# what people write is escaped.
_TOKEN = Markup("<!--\N{OBJECT REPLACEMENT CHARACTER}csrf-->")
_ID = Markup("<!--\N{OBJECT REPLACEMENT CHARACTER}id-->")


def render_fragment(name: str, **values: Any) -> str:
    """The template ``name`` with these values and no request: nothing personal gets in.

    ``shared`` is true inside, so that a form leaves out the two values that belong to one
    page (the CSRF token and the id of the act); the page's script puts its own in.
    """
    return engines["jinja2"].get_template(name).render({**values, "shared": True, "csrf_input": ""})


def render_for_many(name: str, **values: Any) -> str:
    """A piece that is kept and shown to many, whose forms work without scripts all the same.

    An id of an act (``new_id``) must stand in the piece itself, not in a macro, which does not
    see what is rendered for many.
    """
    template = engines["jinja2"].get_template(name)
    return template.render({**values, "shared": False, "csrf_input": _TOKEN, "new_id": lambda: _ID})


def for_one(piece: str, request: HttpRequest) -> Markup:
    """The kept piece with this reader's token in its forms, and ids that nobody else has."""
    if _TOKEN in piece:
        piece = piece.replace(_TOKEN, csrf_input(request))
    if _ID in piece:
        piece = re.sub(re.escape(_ID), lambda _place: new_id(), piece)
    return Markup(piece)  # noqa: S704 (rendered by us)
