"""Pieces of a page, rendered once for everybody who shows them."""

from typing import Any

from django.template import engines


def render_fragment(name: str, **values: Any) -> str:
    """The template ``name`` with these values and no request: nothing personal gets in.

    ``shared`` is true inside, so that a form leaves out the two values that belong to one
    page (the CSRF token and the id of the act); the page's script puts its own in.
    """
    return engines["jinja2"].get_template(name).render({**values, "shared": True, "csrf_input": ""})
