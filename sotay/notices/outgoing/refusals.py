"""The ways that sending says no."""

from sotay.kernel.refusals import Refusal


class NotConnected(Refusal):
    """This installation has no way to send by this channel."""

    status = 409


class TooOften(Refusal):
    """The address, or the unit, has had what it may have; it heals by itself."""

    status = 429
