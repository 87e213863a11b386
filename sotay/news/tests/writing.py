"""Short ways to an article in a state."""

from io import BytesIO
from typing import Any
from uuid import uuid4

from PIL import Image

from sotay.news import actions
from sotay.news.models import Article
from sotay.org.models import Person, Unit


def a_draft(by: Person, unit: Unit, title: str = "Ra quân vệ sinh", **words: Any) -> Article:
    """A draft."""
    given = {"title": title, "body": "Sáng nay chi bộ ra quân dọn kênh.", **words}
    return actions.write(by=by, unit=unit, words=actions.Words(**given), client_id=uuid4())


def published(by: Person, unit: Unit, title: str = "Ra quân vệ sinh", **words: Any) -> Article:
    """An article that is read now."""
    article = a_draft(by, unit, title, **words)
    actions.submit(by=by, article=article)
    return actions.approve(by=by, article=article)


def jpeg_with_a_place(width: int = 1600, height: int = 1200) -> bytes:
    """A photograph that says where and by what it was taken."""
    picture = Image.new("RGB", (width, height), (70, 110, 60))
    notes = Image.Exif()
    notes[0x010F] = "Camera 4711"
    notes[0x8825] = {1: "N", 2: (21.0, 1.0, 42.0)}
    out = BytesIO()
    picture.save(out, "JPEG", exif=notes)
    return out.getvalue()
