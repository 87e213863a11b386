"""What goes wrong with an index, in two words."""

from collections.abc import Iterator
from contextlib import contextmanager


class Unusable(Exception):
    """There is no index, or it is torn: it has to be made again."""


class Busy(Exception):
    """Another process is writing."""


@contextmanager
def told() -> Iterator[None]:
    """Whatever the engine cries becomes ``Unusable``."""
    try:
        yield
    except (ValueError, OSError, RuntimeError) as error:
        raise Unusable(str(error)) from error
    except BaseException as error:
        # A fault inside the engine comes as a panic, which is no ordinary exception.
        if type(error).__name__ != "PanicException":
            raise
        raise Unusable(str(error)) from error
