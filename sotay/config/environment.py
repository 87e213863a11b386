"""What the operator sets: environment variables, read once, with their defaults.

The table in the README is made from ``VARIABLES``; a test holds the two against
each other.
"""

import contextlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast
from urllib.parse import parse_qsl, unquote, urlsplit

from sotay.kernel.sealing import BadKeys, KeyRing

Mode = Literal["production", "demo", "development"]

# The file of the keys that open the sealed columns. Without it a backup shows no numbers.
DATA_KEYS = "data.keys"

MODES: tuple[Mode, ...] = ("production", "demo", "development")

# name -> (default as shown to the operator, meaning)
VARIABLES: dict[str, tuple[str, str]] = {
    "SOTAY_DATA": ("sotay-data", "folder that holds everything the program writes"),
    "SOTAY_MODE": ("production", "`production`, `demo` (sample ward) or `development`"),
    "SOTAY_HOSTS": ("localhost,127.0.0.1", "host names the pages answer to, by comma"),
    "SOTAY_ORIGIN": ("", "public address, e.g. `https://sotay.phohoa.vn`; empty on one machine"),
    "SOTAY_DATABASE_URL": ("", "`postgresql://…`; empty means SQLite in the data folder"),
    "SOTAY_SECRET_KEY": ("", "signing key; empty means one made once in the data folder"),
    "SOTAY_DATA_KEYS": ("", "`seal:… find:…`; empty means `data.keys`, made in the data folder"),
    "SOTAY_HOST": ("127.0.0.1", "address to listen on"),
    "SOTAY_PORT": ("8000", "port of the pages; the live wire takes the next one"),
    "SOTAY_WIRE_URL": ("", "where browsers reach the live wire; empty means the next port"),
    "SOTAY_WORKERS": ("1", "page server processes"),
    "SOTAY_THREADS": ("4", "threads in each page server process"),
    "SOTAY_WIRE_WORKERS": ("1", "live wire processes; one core carries thousands of phones"),
    "SOTAY_UPLOAD_MB": ("200", "largest accepted file, in megabytes"),
    "SOTAY_SOFFICE": ("", "LibreOffice, which draws office files; empty: looked for; or `off`"),
    "SOTAY_TESSERACT": ("", "Tesseract, which reads scans; empty: looked for; or `off`"),
    "SOTAY_SMS": ("", "`console`, `off`, or the file that describes the SMS gateway"),
    "SOTAY_EMAIL": ("", "`console`, `off`, or `smtp://…`, the mail server"),
    "SOTAY_SMS_TONE_MARKS": ("no", "`yes` sends SMS with tone marks: 70 signs a part, not 160"),
    "SOTAY_SENDING_BUDGET": ("300", "parts of SMS, and mails, that one unit may send in a day"),
    "SOTAY_LOG_LEVEL": ("INFO", "`DEBUG`, `INFO`, `WARNING` or `ERROR`"),
}


class CannotStart(Exception):
    """The product does not start like this; the text tells the operator why."""


class BadEnvironment(CannotStart):
    """A variable holds something that cannot be meant; the text says which."""


@dataclass(frozen=True)
class Environment:
    """The variables as typed values."""

    data: Path
    mode: Mode
    hosts: tuple[str, ...]
    origin: str
    database_url: str
    secret_key: str
    data_keys: str
    host: str
    port: int
    wire_url: str
    workers: int
    threads: int
    wire_workers: int
    upload_bytes: int
    soffice: str
    tesseract: str
    sms: str
    sms_tone_marks: bool
    email: str
    sending_budget: int
    log_level: str


def _whole(name: str, text: str, *, low: int, high: int) -> int:
    try:
        number = int(text)
    except ValueError:
        raise BadEnvironment(f"{name}={text!r} is not a whole number") from None
    if not low <= number <= high:
        raise BadEnvironment(f"{name}={number} is not between {low} and {high}")
    return number


def _yes_or_no(name: str, text: str) -> bool:
    if text not in ("yes", "no"):
        raise BadEnvironment(f"{name}={text!r} is neither yes nor no")
    return text == "yes"


def read(source: Mapping[str, str] = os.environ) -> Environment:
    """The environment as typed values.

    Raises:
        BadEnvironment: a value is malformed; the message names the variable.
    """
    value = {name: source.get(name) or default for name, (default, _) in VARIABLES.items()}
    if value["SOTAY_MODE"] not in MODES:
        raise BadEnvironment(f"SOTAY_MODE={value['SOTAY_MODE']!r} is not one of {', '.join(MODES)}")
    return Environment(
        data=Path(value["SOTAY_DATA"]).expanduser().resolve(),
        mode=cast(Mode, value["SOTAY_MODE"]),
        hosts=tuple(h.strip() for h in value["SOTAY_HOSTS"].split(",") if h.strip()),
        origin=value["SOTAY_ORIGIN"].rstrip("/"),
        database_url=value["SOTAY_DATABASE_URL"],
        secret_key=value["SOTAY_SECRET_KEY"],
        data_keys=value["SOTAY_DATA_KEYS"],
        host=value["SOTAY_HOST"],
        port=_whole("SOTAY_PORT", value["SOTAY_PORT"], low=1, high=65534),
        wire_url=value["SOTAY_WIRE_URL"].rstrip("/"),
        workers=_whole("SOTAY_WORKERS", value["SOTAY_WORKERS"], low=1, high=64),
        threads=_whole("SOTAY_THREADS", value["SOTAY_THREADS"], low=1, high=256),
        wire_workers=_whole("SOTAY_WIRE_WORKERS", value["SOTAY_WIRE_WORKERS"], low=1, high=64),
        upload_bytes=_whole("SOTAY_UPLOAD_MB", value["SOTAY_UPLOAD_MB"], low=1, high=4096)
        * 1024**2,
        soffice=value["SOTAY_SOFFICE"],
        tesseract=value["SOTAY_TESSERACT"],
        sms=value["SOTAY_SMS"] or _unset_sending(value["SOTAY_MODE"]),
        sms_tone_marks=_yes_or_no("SOTAY_SMS_TONE_MARKS", value["SOTAY_SMS_TONE_MARKS"]),
        email=value["SOTAY_EMAIL"] or _unset_sending(value["SOTAY_MODE"]),
        sending_budget=_whole(
            "SOTAY_SENDING_BUDGET", value["SOTAY_SENDING_BUDGET"], low=0, high=1_000_000
        ),
        log_level=value["SOTAY_LOG_LEVEL"].upper(),
    )


def _unset_sending(mode: str) -> str:
    """Where nobody chose: a code must not stand in a real server's log by accident."""
    return "off" if mode == "production" else "console"


def database_settings(env: Environment) -> dict[str, Any]:
    """Django's ``DATABASES["default"]`` for this environment."""
    if not env.database_url:
        return {
            "ENGINE": "sotay.config.sqlite",
            "NAME": env.data / "sotay.sqlite3",
            # Kept open: the last connection that closes moves the whole log into the file,
            # with two waits for the disk, after every request.
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                # IMMEDIATE takes the write lock at the start: two writers queue instead of
                # one of them failing halfway with "database is locked".
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                    "PRAGMA foreign_keys=ON; PRAGMA mmap_size=134217728; PRAGMA cache_size=-16000;"
                ),
            },
        }
    url = urlsplit(env.database_url)
    if url.scheme not in ("postgres", "postgresql"):
        raise BadEnvironment("SOTAY_DATABASE_URL must start with postgresql://")
    return {
        "ENGINE": "sotay.config.postgresql",
        "NAME": unquote(url.path.lstrip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": url.hostname or "",
        "PORT": str(url.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            # Bound by the server, a statement can be planned once a connection: here when it
            # comes for the fifth time.
            "server_side_binding": True,
            "prepare_threshold": 5,
            **dict(parse_qsl(url.query)),
        },
    }


def secret_key(env: Environment) -> str:
    """The signing key: the operator's, or one made once and kept in the data folder."""
    if env.secret_key:
        return env.secret_key
    # Import here: this module is read before Django is configured.
    from django.core.management.utils import get_random_secret_key

    return _kept_once(env.data / "secret.key", get_random_secret_key).strip()


def key_ring(env: Environment) -> KeyRing:
    """The keys of the sealed columns: the operator's, or made once, kept in the data folder.

    Raises:
        BadEnvironment: they are malformed; the message names where they stand.
    """
    path = env.data / DATA_KEYS
    place = "SOTAY_DATA_KEYS" if env.data_keys else str(path)
    words = env.data_keys or _kept_once(path, lambda: KeyRing.new().words())
    try:
        return KeyRing.parse(words)
    except BadKeys as error:
        raise BadEnvironment(f"{place}: {error}") from None


def _kept_once(path: Path, make: Callable[[], str]) -> str:
    """What the file holds; made when there is none, readable by its owner only."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        # Another process that starts at this moment makes its own: the first one stays.
        own = path.with_name(f"{path.name}.{os.getpid()}")
        descriptor = os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(make())
        with contextlib.suppress(FileExistsError):
            os.link(own, path)
        own.unlink()
    return path.read_text()
