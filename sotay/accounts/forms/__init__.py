"""What is typed to sign in, and to keep what one signs in with."""

from sotay.accounts.forms.changing import (
    ChangePasswordForm,
    FirstPasswordForm,
    PinForm,
    SitDownForm,
    TurnForm,
    UnlockForm,
)
from sotay.accounts.forms.signing import SignInForm

__all__ = [
    "ChangePasswordForm",
    "FirstPasswordForm",
    "PinForm",
    "SignInForm",
    "SitDownForm",
    "TurnForm",
    "UnlockForm",
]
