"""The people who can sign in."""
