"""Runs a program of somebody else's over a stranger's file, as a script of its own.

``PARENT MEMORY SECONDS FILESIZE PROGRAM WORDS…``: cuts itself off the network where the system
lets us, starts the program within limits, and ends as it ended. When whoever started us dies,
everything dies that the program started: an office program is a starter and a worker behind
it, and the worker hears of no one's death.
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
    """Run the program and end as it does; does not return."""
    parent, *limits = map(int, words[:4])
    cut_off_the_network()
    _end_with_the_parent(parent)
    child = os.fork()
    if child == 0:
        _become(words[4:], *limits)
    _pid, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code < 0:
        with contextlib.suppress(OSError):  # nobody sets what SIGKILL does
            signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    os._exit(code)


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


def _become(command: list[str], memory: int, seconds: int, largest: int) -> None:
    """Be the program, within limits; the process ends where it cannot be started."""
    try:
        import resource

        _ask_to_die_with_the_parent(signal.SIGKILL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
        os.execv(command[0], command)  # noqa: S606 (the program's path is the operator's)
    finally:
        os._exit(127)


def _end_with_the_parent(parent: int) -> None:
    """From here on our parent's death is the death of all of our process group."""
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGTERM, lambda _signal, _frame: os.killpg(0, signal.SIGKILL))
    _ask_to_die_with_the_parent(signal.SIGTERM)
    if os.getppid() != parent:
        os._exit(127)  # it died before we asked


def _ask_to_die_with_the_parent(by: int) -> None:
    with contextlib.suppress(OSError, AttributeError):
        system = ctypes.CDLL(None, use_errno=True)
        system.prctl(_PR_SET_PDEATHSIG, by)
        system.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


if __name__ == "__main__":
    main(sys.argv[1:])
