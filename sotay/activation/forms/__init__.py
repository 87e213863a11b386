"""What is typed to come in, and to help others come in."""

from sotay.activation.forms.leading import ConsentTextForm, HandForm, HelperForm, SheetsForm
from sotay.activation.forms.members import DeviceForm, ReasonForm
from sotay.activation.forms.steps import (
    AssistCodeForm,
    CodeForm,
    ConsentForm,
    FirstKeyForm,
    FirstPasswordForm,
    NewPasswordForm,
    NumberForm,
)

__all__ = [
    "AssistCodeForm",
    "CodeForm",
    "ConsentForm",
    "ConsentTextForm",
    "DeviceForm",
    "FirstKeyForm",
    "FirstPasswordForm",
    "HandForm",
    "HelperForm",
    "NewPasswordForm",
    "NumberForm",
    "ReasonForm",
    "SheetsForm",
]
