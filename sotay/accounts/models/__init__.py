"""Rows of signing in: accounts, sessions, waiting times."""

from sotay.accounts.models.account import Account, Accounts
from sotay.accounts.models.session import Session
from sotay.accounts.models.waits import SignInWait

__all__ = ["Account", "Accounts", "Session", "SignInWait"]
