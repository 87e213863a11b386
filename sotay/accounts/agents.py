"""What a browser calls itself, in words that its owner knows it by. Pure."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# The first that is found counts: an Android phone also says "Linux", Edge also says "Chrome".
_MACHINES: tuple[tuple[str, str | Promise], ...] = (
    ("iPhone", _("điện thoại iPhone")),
    ("iPad", _("máy tính bảng iPad")),
    ("Android", _("máy tính bảng Android")),
    ("Windows", _("máy tính Windows")),
    ("Macintosh", _("máy tính Mac")),
    ("CrOS", _("máy tính Chromebook")),
    ("Linux", _("máy tính Linux")),
)
_BROWSERS = (
    ("Zalo", "Zalo"),
    ("FBAN", "Facebook"),
    ("FBAV", "Facebook"),
    ("coc_coc", "Cốc Cốc"),  # not interface: a browser's own name
    ("SamsungBrowser", "Samsung Internet"),
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)


def device_words(user_agent: str) -> str:
    """``điện thoại Android, Chrome``; only this is kept, not what the browser sent."""
    machine = next((words for mark, words in _MACHINES if mark in user_agent), "")
    if "Android" in user_agent and "Mobile" in user_agent:  # tablets leave "Mobile" out
        machine = _("điện thoại Android")
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), "")
    said = ", ".join(str(part) for part in (machine, browser) if part)
    return said or str(_("thiết bị không rõ loại"))
