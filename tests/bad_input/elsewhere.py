"""Addresses that take something in and have no row in ``acts``."""

# Held by tests of their own: files, what scripts send, signing in and out, and what counts its
# wrong tries (accounts/tests/test_refuse_bad_input.py).
ELSEWHERE_TESTED = frozenset(
    {
        "accounts:sign_in",
        "accounts:password",
        "accounts:pin",
        "accounts:seat",
        "accounts:turn",
        "accounts:unlock",
        "live:tickets",
        "drafts:save",
        "drafts:clear",
        "drafts:drop",
        "meetings:prepare_papers",
        "meetings:prepare_resolution",
        "meetings:paper_file_change",
        "meetings:record_scan",
        "documents:new",
        "documents:versions",
    }
)
