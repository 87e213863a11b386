"""Addresses that take something in and have no row in ``acts``."""

# Coming in has steps, and a wrong code leaves a count behind (activation/tests).
_STEPS = (
    "start code consent password key forgot forgot_code forgot_password assist assisted_consent "
    "assisted_password"
)
# Held by tests of their own: files, what scripts send, signing in and out, and what counts its
# wrong tries or has nobody to ask (accounts/tests).
ELSEWHERE_TESTED = frozenset(f"activation:{step}" for step in _STEPS.split()) | frozenset(
    {
        "accounts:sign_in",
        "accounts:password",
        "accounts:pin",
        "accounts:seat",
        "accounts:turn",
        "accounts:unlock",
        "accounts:passkey_sign_in",
        "accounts:second_step",
        "accounts:second_step_passkey",
        "accounts:second_step_cancel",
        "accounts:again",
        "accounts:again_passkey",
        "accounts:new_passkey",
        "accounts:new_app",
        "org:setup",
        "live:tickets",
        "drafts:save",
        "drafts:clear",
        "drafts:drop",
        "meetings:prepare_papers",
        "meetings:prepare_resolution",
        "meetings:paper_file_change",
        "meetings:record_scan",
        # sotay/files/tests/test_send_in_pieces
        "files:sendings",
        "files:sending",
        "documents:new",
        "documents:versions",
        "registers:uploads",
        "news:pictures",
        "documents:attachments",
        "office:unit",
    }
)
