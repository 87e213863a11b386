"""The people and the meeting of the meetings' own tests."""

from sotay.meetings.tests.conftest import cast, evening, meeting, opened

__all__ = ["cast", "evening", "meeting", "opened"]
