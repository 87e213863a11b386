"""What is typed to sign in."""

from sotay.accounts.forms.signing import SignInForm

__all__ = ["SignInForm"]
