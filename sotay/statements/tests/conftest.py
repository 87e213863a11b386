"""The people and the meeting of the meetings' own tests."""

from sotay.meetings.tests.conftest import cast, evening, meeting

__all__ = ["cast", "evening", "meeting"]
