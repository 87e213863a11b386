"""Size of the text and theme, kept in the browser by two cookies.

So the first paint of every page is right, without an account and without scripts.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

TEXT_SIZES = ("1", "1.2", "1.5")
THEMES = ("auto", "light", "dark")
TEXT_COOKIE, THEME_COOKIE = "text_size", "theme"
A_YEAR = 365 * 24 * 3600


@dataclass(frozen=True)
class Look:
    """How this browser wants its pages."""

    text: str = "1"
    theme: str = "auto"

    @property
    def dark_media(self) -> str:
        """When the dark tokens apply, as a media query: on screens, never on paper."""
        return {
            "auto": "screen and (prefers-color-scheme: dark)",
            "light": "not all",
            "dark": "screen",
        }[self.theme]


def look_of(request: HttpRequest) -> Look:
    """The look that the browser's cookies name; anything unknown counts as the default."""
    return Look(
        text=_one_of(TEXT_SIZES, request.COOKIES.get(TEXT_COOKIE, "")),
        theme=_one_of(THEMES, request.COOKIES.get(THEME_COOKIE, "")),
    )


def keep_look(response: HttpResponse, *, text: str, theme: str, secure: bool) -> None:
    """Set the cookies for a year. Scripts read and set them too, hence not HttpOnly."""
    for name, value in (
        (TEXT_COOKIE, _one_of(TEXT_SIZES, text)),
        (THEME_COOKIE, _one_of(THEMES, theme)),
    ):
        response.set_cookie(name, value, max_age=A_YEAR, samesite="Lax", secure=secure)


def _one_of(known: tuple[str, ...], value: str) -> str:
    return value if value in known else known[0]
