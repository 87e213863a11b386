"""How the library is found: what the index takes in, and who may find what."""

from sotay.documents.searching import collections, documents
from sotay.documents.searching.documents import entry_of, own_passages

SOURCES = (documents.SOURCE, collections.SOURCE)

__all__ = ["SOURCES", "entry_of", "own_passages"]
