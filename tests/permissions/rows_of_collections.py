"""Collections: seen by the unit and everything below it, changed by whoever publishes for it.

The columns are those of ``matrix.Row``: method, place, who is let in, who at least sees it.
"""

from tests.permissions.rows_of_reading import EVERYBODY, KEEPERS, READERS, RowValues

COLLECTIONS: dict[str, RowValues] = {
    # what is listed there is another matter: sotay/documents/tests/test_collections.py
    "documents:collections": ("get", "org", EVERYBODY, EVERYBODY),
    "documents:new_collection": ("get", "org", KEEPERS | {"son"}, EVERYBODY),
    "documents:collection": ("get", "org", READERS, READERS),
    "documents:collection_pack": ("get", "org", READERS, READERS),
    # tells only what they would learn by opening each
    "documents:gone": ("get", "org", EVERYBODY, EVERYBODY),
    "documents:collection_edit": ("get", "org", KEEPERS, READERS),
    "documents:collected": ("post", "org", KEEPERS, READERS),
    "documents:collected_place": ("post", "org", KEEPERS, READERS),
    "documents:collected_removal": ("post", "org", KEEPERS, READERS),
    "documents:collection_removal": ("post", "org", KEEPERS, READERS),
    "documents:document_collections": ("post", "org", KEEPERS, READERS),
}
