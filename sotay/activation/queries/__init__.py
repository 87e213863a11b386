"""What may be asked about coming in."""

from sotay.activation.queries.consent import consent_text
from sotay.activation.queries.figures import activated_people, devices, reasons

__all__ = ["activated_people", "consent_text", "devices", "reasons"]
