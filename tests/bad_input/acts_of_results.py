"""What the pages of a survey's report take: Bình puts it together for the cell."""

from tests.bad_input.acting import ID, TYPED, Act, act

ACTS_OF_RESULTS: dict[str, Act] = {
    "surveys:point_new": act(
        "results",
        "binh",
        {"chapter": "opinions", "heading": TYPED, "words": TYPED, "edition": "0"},
        "heading",
    ),
    "surveys:point": act(
        "results",
        "binh",
        {"chapter": "requests", "heading": TYPED, "words": TYPED, "edition": "1"},
        "heading",
    ),
    "surveys:point_place": act("results", "binh", {"steps": "1"}),
    "surveys:point_removal": act("results", "binh"),
    "surveys:report": act(
        "results",
        "binh",
        {"attached_to": TYPED, "forced": "on", "charts": "on", "edition": "0"},
        "attached_to forced charts",
    ),
    "surveys:publication": act("results", "binh", {"client_id": ID}, "client_id"),
}
