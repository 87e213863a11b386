"""Rows of coming in: who is active and how, who agreed to what, who could not and why."""

from sotay.activation.models.consent import Consent, ConsentText
from sotay.activation.models.facts import Activation, DeviceDeclared, ReasonNotActive

__all__ = ["Activation", "Consent", "ConsentText", "DeviceDeclared", "ReasonNotActive"]
