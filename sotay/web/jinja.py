"""The template environment: strict about names, escaping by itself, speaking Vietnamese."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.templatetags.static import static as template_static
from django.urls import reverse
from django.utils.translation.trans_real import translation
from jinja2 import Environment, StrictUndefined

from sotay.web import formats
from sotay.web.icons import icon


def url(name: str, *args: object, **kwargs: object) -> str:
    """The address of the view ``name``: ``url("meetings:meeting", 12)``."""
    return _address(settings.ROOT_URLCONF, name, args, tuple(sorted(kwargs.items())))


@lru_cache(maxsize=10_000)
def _address(
    urlconf: str, name: str, args: tuple[object, ...], kwargs: tuple[tuple[str, object], ...]
) -> str:
    """Kept: a page asks for fifty addresses, most of them the same for a whole hall."""
    return reverse(name, urlconf, args=args or None, kwargs=dict(kwargs) or None)


def static(path: str) -> str:
    """The address of a file of ours, with the mark of its content."""
    return _static_address(settings.STORAGES["staticfiles"]["BACKEND"], path)


@lru_cache(maxsize=2_000)
def _static_address(backend: str, path: str) -> str:
    """Kept: a page names forty files, and they change with the program only."""
    del backend
    return template_static(path)


def environment(**options: Any) -> Environment:
    """Django calls this once, with its own options (loader, autoescape)."""
    made = Environment(  # noqa: S701 (Django passes autoescape=True, and a test holds it)
        **{
            **options,
            "undefined": StrictUndefined,
            "trim_blocks": True,
            "lstrip_blocks": True,
            "extensions": ["jinja2.ext.i18n"],
        }
    )
    # The catalogue itself: Django's functions ask for every sentence which language the thread
    # speaks, and here all speak one.
    words = translation(settings.LANGUAGE_CODE)
    # Added by the extension, hence unknown to the type checker.
    made.install_gettext_callables(  # type: ignore[attr-defined]
        words.gettext,
        words.ngettext,
        newstyle=True,
        pgettext=words.pgettext,
        npgettext=words.npgettext,
    )
    made.globals.update(static=static, url=url, icon=icon, new_id=formats.new_id)
    made.filters.update(
        day=formats.day,
        day_long=formats.day_long,
        hour=formats.hour,
        moment=formats.moment,
        phone=formats.phone,
        thousands=formats.thousands,
        percent=formats.percent,
        first_lines=formats.first_lines,
        iso=formats.iso,
    )
    return made
