"""What the reader and the shelves of the library take in, each with a right example."""

from tests.bad_input.acting import ID, TYPED, Act, act

_PASSAGE = {"page": "1", "quote": "chỉ tiêu", "words": TYPED, "client_id": ID}
ACTS_OF_READING: dict[str, Act] = {
    "documents:look": act(
        "org", "an", {"size": "3", "tone": "night", "back": "/documents/"}, "size tone back"
    ),
    "documents:attachment_removal": act("org", "binh"),
    "documents:bookmark": act("org", "an", {"keep": "on", "client_id": ID}, "keep client_id"),
    "documents:reading": act("org", "an", {"page": "1", "client_id": ID}, "client_id"),
    "documents:passages": act("org", "an", _PASSAGE, "quote words client_id"),
    "documents:passage_removal": act("passage", "an", {"client_id": ID}, "client_id"),
    "meetings:paper_passages": act("open", "an", _PASSAGE, "quote words client_id"),
    "meetings:paper_passage_removal": act("open", "an", {"client_id": ID}, "client_id"),
}
