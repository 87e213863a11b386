"""What the tests need from the system: Chromium and PostgreSQL's server programs.

Installed through apt when that can be done without asking for a password; otherwise one
clear line says what will be skipped. On a machine that decides (``CI=true``) a missing
program is an error, so that a skipped test never passes for a green one.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
MAC_CHROME = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def chromium() -> Path | None:
    """The browser that journeys are played in: SOTAY_CHROMIUM, or the first one found."""
    named = os.environ.get("SOTAY_CHROMIUM")
    if named:
        return Path(named)
    for name in CHROMIUM_NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    return MAC_CHROME if MAC_CHROME.exists() else None


def postgres_programs() -> Path | None:
    """The folder of ``initdb`` and ``postgres``; Debian keeps it off the PATH."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    kept = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(kept, key=lambda path: int(path.parts[-3]), default=None)
    return newest.parent if newest else None


def apt_install(names: Sequence[str]) -> bool:
    """Install Debian packages if it can be done without a password."""
    if not shutil.which("apt-get"):
        return False
    prefix: list[str] = []
    if os.geteuid() != 0:
        prefix = ["sudo", "-n"]
        if (
            not shutil.which("sudo")
            or subprocess.run(["sudo", "-n", "true"], check=False).returncode
        ):
            return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", *names]):
        done = subprocess.run(
            [*prefix, "apt-get", *words], env=environment, check=False, stdout=subprocess.DEVNULL
        )
        if done.returncode:
            return False
    return True


def main() -> None:
    """Install what is missing and say what still is."""
    wanted = {"chromium": chromium, "postgresql": postgres_programs}
    missing = [name for name, find in wanted.items() if find() is None]
    if missing:
        print(f"installing {', '.join(missing)} …", flush=True)
        apt_install(missing)
    for name, find in wanted.items():
        if find() is None:
            print(f"{name} is not installed and apt could not be used: its tests cannot run")
            if os.environ.get("CI") == "true":
                sys.exit(f"CI=true: {name} is required")


if __name__ == "__main__":
    main()
