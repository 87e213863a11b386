"""Make ``.venv`` and install what is pinned: ``python -m tools.install base|dev``.

Only the standard library, because nothing is installed yet. Every package is checked
against its hash; uv does it faster when it is there, pip does the same otherwise.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from tools.system_packages import apt_install

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


def run(*command: str | Path) -> None:
    """Run a step; what went wrong is on the screen already."""
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        sys.exit(f"this step failed: {' '.join(map(str, command))}")


def make_environment() -> None:
    """Make the virtual environment with the Python that runs this."""
    if PYTHON.exists():
        return
    if shutil.which("uv"):
        run("uv", "venv", "--quiet", "--python", sys.executable, VENV)
        return
    try:
        import ensurepip  # noqa: F401 (Debian ships it apart)
    except ImportError:
        name = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if not apt_install([name]):
            sys.exit(f"Python's venv module is missing; install it (on Debian: apt install {name})")
    run(sys.executable, "-m", "venv", VENV)


def install(which: str) -> None:
    """Install the pinned packages, then the checkout itself without touching them."""
    if shutil.which("uv"):
        pip: list[str | Path] = ["uv", "pip", "install", "--quiet", "--python", PYTHON]
    else:
        pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for name in ("build", which):
        run(*pip, "--require-hashes", "-r", ROOT / "requirements" / f"{name}.txt")
    # Built with the pinned hatchling: an isolated build would fetch one unpinned.
    run(*pip, "--no-deps", "--no-build-isolation", "-e", ROOT)


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 (run by whatever Python is there)
        sys.exit("Python 3.11 or newer is needed; name it with: make PYTHON=python3.12 …")
    make_environment()
    install(sys.argv[1])
