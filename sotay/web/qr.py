"""A QR code as a picture inside the page: no request, sharp at any size."""

import segno
from markupsafe import Markup


def svg(text: str, label: str) -> Markup:
    """``text`` as an inline SVG, black on white whatever the theme."""
    picture = segno.make(text, error="m").svg_inline(
        border=2, dark="#000", light="#fff", omitsize=True, title=label
    )
    return Markup(picture)  # noqa: S704 (segno escapes the title; the rest is geometry)
