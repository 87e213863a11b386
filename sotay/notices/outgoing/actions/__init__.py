"""Sending: a message is asked for by ``post``, and carried by the worker."""

from sotay.notices.outgoing.actions.delivering import deliver, forget, take_up_late
from sotay.notices.outgoing.actions.posting import post

__all__ = ["deliver", "forget", "post", "take_up_late"]
