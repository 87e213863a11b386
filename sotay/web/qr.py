"""A QR code as a picture, sharp at any size."""

from io import BytesIO

import segno


def svg(text: str) -> bytes:
    """``text`` as an SVG file, black on white whatever the theme."""
    out = BytesIO()
    segno.make(text, error="m").save(
        out, kind="svg", border=2, dark="#000", light="#fff", omitsize=True, xmldecl=False
    )
    return out.getvalue()
