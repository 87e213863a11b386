"""Rows of coming in: who is active and how, who agreed to what, who could not and why."""

from sotay.activation.models.codes import CodeGiven
from sotay.activation.models.consent import Consent, ConsentText
from sotay.activation.models.facts import Activation, DeviceDeclared, ReasonNotActive
from sotay.activation.models.helping import Helping

__all__ = [
    "Activation",
    "CodeGiven",
    "Consent",
    "ConsentText",
    "DeviceDeclared",
    "Helping",
    "ReasonNotActive",
]
