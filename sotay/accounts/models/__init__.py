"""Rows of signing in: accounts, their names, codes, sessions, waiting times, second factors."""

from sotay.accounts.models.account import Account, Accounts
from sotay.accounts.models.codes import CodeWait, OneTimeCode
from sotay.accounts.models.days import SignInDay
from sotay.accounts.models.factors import (
    AuthenticatorApp,
    Passkey,
    RecoveryCode,
    SpentChallenge,
    TrustedDevice,
)
from sotay.accounts.models.names import SignInName
from sotay.accounts.models.pins import Pin, PinCount
from sotay.accounts.models.seats import Seat
from sotay.accounts.models.session import Session
from sotay.accounts.models.waits import SignInWait

__all__ = [
    "Account",
    "Accounts",
    "AuthenticatorApp",
    "CodeWait",
    "OneTimeCode",
    "Passkey",
    "Pin",
    "PinCount",
    "RecoveryCode",
    "Seat",
    "Session",
    "SignInDay",
    "SignInName",
    "SignInWait",
    "SpentChallenge",
    "TrustedDevice",
]
