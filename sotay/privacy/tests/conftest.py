"""The people of the organisation's own tests."""

from sotay.org.tests.conftest import cast

__all__ = ["cast"]
