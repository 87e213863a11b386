"""What production refuses to run with. ``sotay serve`` runs these, so does ``manage check``.

Each check names the variable (or the file) that the operator has to change. They are
"deployment" checks of Django: the demo and the test suite are not held to them.
"""

import ipaddress
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from sotay.config import data_folder
from sotay.config.environment import DATA_KEYS, Environment

KEY_LENGTH = 50
KEY_VARIETY = 10
SAFE_SSL_MODES = {"require", "verify-ca", "verify-full"}

Finding = Iterator[str]
Check = Callable[[Environment], Finding]


def is_loopback(host: str) -> bool:
    """Only programs on this machine reach the address."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def debugging(env: Environment) -> Finding:
    """A debug page shows the code and the settings to whoever provokes an error."""
    if settings.DEBUG:
        yield "DEBUG is on; production must run with DEBUG off"


def signing_key(env: Environment) -> Finding:
    """Whoever guesses the key signs sessions and tickets."""
    key = settings.SECRET_KEY
    if len(key) < KEY_LENGTH or len(set(key)) < KEY_VARIETY or key.startswith("django-insecure"):
        yield (
            f"SOTAY_SECRET_KEY is weak: use {KEY_LENGTH} random characters or more, "
            "or leave it empty to have one made"
        )


def host_names(env: Environment) -> Finding:
    """An open list lets a foreign host name into links and mails."""
    if any("*" in host or host.startswith(".") for host in settings.ALLOWED_HOSTS):
        yield "SOTAY_HOSTS contains a wildcard; list the exact host names"
    if not settings.ALLOWED_HOSTS:
        yield "SOTAY_HOSTS is empty; list the host names the pages answer to"


def listening(env: Environment) -> Finding:
    """Passwords must not cross a network in the clear."""
    if not is_loopback(env.host) and not env.origin.startswith("https://"):
        yield (
            f"SOTAY_HOST={env.host} listens beyond this machine, but SOTAY_ORIGIN is not an "
            "https:// address; put a TLS proxy in front and name its address"
        )


def origin(env: Environment) -> Finding:
    """The public address must be encrypted, plain and among the hosts."""
    if not env.origin:
        return
    url = urlsplit(env.origin)
    host = url.hostname or ""
    if url.scheme != "https" and not (url.scheme == "http" and is_loopback(host)):
        yield f"SOTAY_ORIGIN={env.origin} is not an https:// address"
    if url.path or url.query or url.fragment or url.username:
        yield f"SOTAY_ORIGIN={env.origin} must be scheme, host and port only"
    if host not in settings.ALLOWED_HOSTS and "*" not in settings.ALLOWED_HOSTS:
        yield f"SOTAY_ORIGIN names {host!r}, which is missing from SOTAY_HOSTS"


def wire_address(env: Environment) -> Finding:
    """The wire carries what is said in the hall: encrypted wherever the pages are."""
    if env.origin.startswith("https://") and not env.wire_url.startswith("https://"):
        yield "SOTAY_WIRE_URL must be an https:// address where SOTAY_ORIGIN is one"


def kind_of_data(env: Environment) -> Finding:
    """In the demo anybody is anybody."""
    if data_folder.kind_of(env.data) == "demo":
        yield f"SOTAY_DATA={env.data} holds demo data"


def _open_to(path: Path, bits: int) -> bool:
    return path.exists() and bool(stat.S_IMODE(path.stat().st_mode) & bits)


def folder_mode(env: Environment) -> Finding:
    """Everything is in this folder."""
    if _open_to(env.data, stat.S_IRWXO):
        yield f"SOTAY_DATA={env.data} is open to every user of the machine; chmod o-rwx it"


def key_mode(env: Environment) -> Finding:
    """The signing key is for the server alone."""
    path = env.data / "secret.key"
    if not env.secret_key and _open_to(path, stat.S_IRWXG | stat.S_IRWXO):
        yield f"{path} can be read by others; chmod 600 it (or set SOTAY_SECRET_KEY)"


def data_keys_mode(env: Environment) -> Finding:
    """Whoever has the keys and the database reads every number."""
    path = env.data / DATA_KEYS
    if not env.data_keys and _open_to(path, stat.S_IRWXG | stat.S_IRWXO):
        yield f"{path} can be read by others; chmod 600 it (or set SOTAY_DATA_KEYS)"


def database_mode(env: Environment) -> Finding:
    """Whoever writes to the file writes the record."""
    path = env.data / "sotay.sqlite3"
    if not env.database_url and _open_to(path, stat.S_IWGRP | stat.S_IRWXO):
        yield f"{path} is open to others; chmod 600 it"


def database_connection(env: Environment) -> Finding:
    """A database on another machine is reached encrypted."""
    host = urlsplit(env.database_url).hostname or ""
    if not host or is_loopback(host):
        return
    mode = dict(parse_qsl(urlsplit(env.database_url).query)).get("sslmode")
    if mode not in SAFE_SSL_MODES:
        yield f"SOTAY_DATABASE_URL reaches {host} unencrypted; add ?sslmode=verify-full"


def retention_table(env: Environment) -> Finding:
    """A malformed table of times would forget nothing, unseen."""
    from sotay.privacy import retention

    try:
        retention.merged(retention.read_table(retention.SHIPPED), retention.own_table())
    except retention.BadRetention as error:
        yield f"{env.data / 'retention.toml'} is malformed: {error}"


CHECKS: dict[str, Check] = {
    "sotay.E001": debugging,
    "sotay.E002": signing_key,
    "sotay.E003": host_names,
    "sotay.E004": listening,
    "sotay.E005": origin,
    "sotay.E006": wire_address,
    "sotay.E007": kind_of_data,
    "sotay.E008": folder_mode,
    "sotay.E009": key_mode,
    "sotay.E010": database_mode,
    "sotay.E011": database_connection,
    "sotay.E012": data_keys_mode,
    "sotay.E013": retention_table,
}


@register("sotay", deploy=True)
def insecure_settings(
    app_configs: Sequence[AppConfig] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Every reason not to serve a real organisation with the present settings."""
    return [
        Error(text, id=number) for number, check in CHECKS.items() for text in check(settings.ENV)
    ]
