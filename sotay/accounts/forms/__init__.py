"""What is typed to sign in, and to keep what one signs in with."""

from sotay.accounts.forms.changing import (
    ChangePasswordForm,
    PinForm,
    SitDownForm,
    TurnForm,
    UnlockForm,
)
from sotay.accounts.forms.signing import SignInForm

__all__ = [
    "ChangePasswordForm",
    "PinForm",
    "SignInForm",
    "SitDownForm",
    "TurnForm",
    "UnlockForm",
]
