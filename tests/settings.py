"""Settings of the test suite: the product's own, on a folder that is thrown away."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# Before the product's settings are read: they make the signing key in this folder.
_DATA = Path(tempfile.mkdtemp(prefix="sotay-test-"))
atexit.register(shutil.rmtree, _DATA, ignore_errors=True)
for _name in [name for name in os.environ if name.startswith("SOTAY_")]:
    if _name != "SOTAY_DATABASE_URL":  # the one thing a run may choose
        del os.environ[_name]
os.environ["SOTAY_DATA"] = str(_DATA)

from sotay.config.settings import *  # noqa: E402, F403 (the folder must be named first)
from sotay.config.settings import DATABASES, INSTALLED_APPS, SENDING, STORAGES  # noqa: E402 (as above)

# The sample ward is tested too, though production does not install it. DEMO stays off:
# tests of the demo's own pages ask for the addresses of ``tests.demo_urls``.
if "sotay.sample" not in INSTALLED_APPS:
    INSTALLED_APPS = [*INSTALLED_APPS, "sotay.sample"]

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # 1 ms instead of 300
STORAGES = {
    **STORAGES,
    # No manifest: a test of a page must not need collectstatic.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
SENDING.update(sms="memory", email="memory")
# Programs of the machine: only tests that are about them use them, or something in their place.
SOFFICE = TESSERACT = "off"
(_DATA / "static").mkdir()

if DATABASES["default"]["ENGINE"] == "sotay.config.sqlite":
    # On disk, because threads on a shared in-memory database lock whole tables.
    DATABASES["default"]["TEST"] = {"NAME": str(_DATA / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
    )
