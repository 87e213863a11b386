"""A meeting as an entry of the calendar on a phone (RFC 5545). Pure."""

from datetime import UTC, datetime, timedelta

_LONGEST = 75
_PRODUCT = "-//So Tay//VI"


def entry(
    *,
    uid: str,
    sequence: int,
    title: str,
    starts_at: datetime,
    minutes: int,
    place: str,
    link: str,
    cancelled: bool,
    stamp: datetime,
) -> str:
    """The whole file. A later one with a higher ``sequence`` moves the entry it replaces.

    Args:
        uid: the same for every version of one meeting.
        minutes: planned length.
        stamp: when the file is made.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{uid}@sotay",
        f"SEQUENCE:{sequence}",
        f"DTSTAMP:{_utc(stamp)}",
        f"DTSTART:{_utc(starts_at)}",
        f"DTEND:{_utc(starts_at + timedelta(minutes=minutes))}",
        f"SUMMARY:{_escaped(title)}",
        f"LOCATION:{_escaped(place)}",
        *([f"URL:{link}"] if link else []),
        f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escaped(title)}",
        "TRIGGER:-PT60M",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def folded(line: str) -> str:
    """The line in pieces of at most 75 bytes, no letter cut in two."""
    pieces, piece, room = [], "", _LONGEST
    for sign in line:
        width = len(sign.encode())
        if width > room:
            pieces.append(piece)
            # A continued line begins with a blank, which counts.
            piece, room = "", _LONGEST - 1
        piece += sign
        room -= width
    return "\r\n ".join([*pieces, piece])


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
