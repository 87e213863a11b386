"""What the pages of collections take in, each with a right example."""

from typing import Any

from tests.bad_input.acting import TYPED, Act, act
from tests.bad_input.stage import Stage


def of_the_cell(stage: Stage) -> Any:
    """The collection of the cell."""
    return stage.ids["org"]["collection_id"]


def loose(stage: Stage) -> Any:
    """A document that is in no collection."""
    return stage.ids["loose"]["document_id"]


def cell(stage: Stage) -> Any:
    """The unit whose secretary Bình is."""
    return stage.cast.cell.pk


ACTS_OF_COLLECTIONS: dict[str, Act] = {
    "documents:new_collection": act(
        "org",
        "binh",
        {"unit": cell, "name": "Bộ mới", "note": TYPED, "document": loose},
        "note document",
    ),
    "documents:collection_edit": act("org", "binh", {"name": "Tên khác", "note": TYPED}, "note"),
    "documents:collected": act("org", "binh", {"document": loose}),
    "documents:collected_place": act("org", "binh", {"steps": "1"}),
    "documents:collected_removal": act("org", "binh"),
    "documents:collection_removal": act("org", "binh"),
    "documents:document_collections": act("loose", "binh", {"collection": of_the_cell}),
}
