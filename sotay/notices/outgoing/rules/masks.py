"""What of an address is shown in the log."""

from sotay.org.privacy import masked_phone


def masked(channel: str, address: str) -> str:
    """Enough to know that it is the right one: ``•••• ••• 678``, ``b•••@phohoa.example``."""
    return masked_email(address) if channel == "email" else masked_phone(address)


def masked_email(address: str) -> str:
    """The first letter and the host."""
    name, _at, host = address.rpartition("@")
    return f"{name[:1]}•••@{host}"
