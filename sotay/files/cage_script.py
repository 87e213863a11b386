"""Runs a program of somebody else's over a stranger's file, as a script of its own.

``MEMORY SECONDS FILESIZE PROGRAM WORDS…``: limits this process, cuts it off the network where
the system lets us, has it end with its parent, and becomes the program.
"""

import contextlib
import ctypes
import os
import signal
import sys
from pathlib import Path

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_NEW_USER, _NEW_NET = 0x10000000, 0x40000000


def main(words: list[str]) -> None:
    """Become the program; does not return."""
    import resource

    memory, seconds, largest = map(int, words[:3])
    cut_off_the_network()
    _end_with_the_parent()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.execv(words[3], words[3:])  # noqa: S606 (the program's path is the operator's)


def cut_off_the_network() -> bool:
    """Whether this process stands in a network of its own now, which leads nowhere."""
    user, group = os.getuid(), os.getgid()
    try:
        if ctypes.CDLL(None, use_errno=True).unshare(_NEW_USER | _NEW_NET) != 0:
            return False
    except (OSError, AttributeError):
        return False
    # Files that are ours must go on to look like ours.
    for name, line in (
        ("setgroups", "deny"),
        ("uid_map", f"{user} {user} 1"),
        ("gid_map", f"{group} {group} 1"),
    ):
        with contextlib.suppress(OSError):
            Path("/proc/self", name).write_text(line)
    return True


def _end_with_the_parent() -> None:
    with contextlib.suppress(OSError, AttributeError):
        system = ctypes.CDLL(None, use_errno=True)
        system.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        system.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


if __name__ == "__main__":
    main(sys.argv[1:])
