"""Pages of signing in."""

from sotay.accounts.views.signing import sign_in, sign_out

__all__ = ["sign_in", "sign_out"]
