"""How a browser wants texts set: the size of letters and the colour of paper, in one cookie.

So the first paint is right, without an account and without scripts, and a page that a phone
has kept is shown in the same way.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

COOKIE = "reading_look"
SIZES = ("2", "1", "3", "4")
TONES = ("page", "strong", "cream", "night")
A_YEAR = 365 * 24 * 3600


@dataclass(frozen=True)
class ReadingLook:
    """The first of each is the one that nobody chose."""

    size: str = SIZES[0]
    tone: str = TONES[0]


def reading_look_of(request: HttpRequest) -> ReadingLook:
    """The look that the browser's cookie names; anything unknown counts as the default."""
    size, _dot, tone = request.COOKIES.get(COOKIE, "").partition(".")
    return ReadingLook(_one_of(SIZES, size), _one_of(TONES, tone))


def keep_reading_look(response: HttpResponse, size: str, tone: str, *, secure: bool) -> None:
    """Set the cookie for a year. A script reads and sets it too, hence not HttpOnly."""
    value = f"{_one_of(SIZES, size)}.{_one_of(TONES, tone)}"
    response.set_cookie(COOKIE, value, max_age=A_YEAR, samesite="Lax", secure=secure)


def _one_of(known: tuple[str, ...], value: str) -> str:
    return value if value in known else known[0]
