"""What is taken in about those to whom a document goes, each with a right example."""

from tests.bad_input.acting import Act, act

ACTS_OF_PUBLISHING: dict[str, Act] = {
    "documents:publication_removal": act("circle", "binh"),
}
