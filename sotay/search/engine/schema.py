"""What the index keeps of a passage."""

import zlib
from functools import cache

from tantivy import Index, Schema, SchemaBuilder, TextAnalyzerBuilder, Tokenizer

WORDS = "words"  # a tokenizer: what comes in is cut already, at blanks


@cache
def schema() -> Schema:
    """The fields. What is looked for as it is has ``raw``; nothing needs positions.

    What is asked of hundreds of hits (whose passage it is, on which page) are fast fields,
    columns of numbers; the text of a passage is unpacked only when it is shown.
    """
    made = SchemaBuilder()
    made.add_text_field("key", tokenizer_name="raw", index_option="basic")
    for name in ("origin", "thing", "page"):
        made.add_unsigned_field(name, fast=True)
    made.add_bytes_field("text", stored=True)
    for name in ("plain", "marked", "pairs", "title"):
        made.add_text_field(name, tokenizer_name=WORDS, index_option="freq")
    for name in ("codes", "head", "who", "issuer"):
        made.add_text_field(name, tokenizer_name=WORDS, index_option="basic")
    for name in ("source", "kind", "unit", "year", "state"):
        made.add_text_field(name, tokenizer_name="raw", index_option="basic")
    return made.build()


def number_of(source: str) -> int:
    """A source as a number, the same in every process."""
    return zlib.crc32(source.encode())


def prepared(index: Index) -> Index:
    """An index that knows how its words are cut."""
    index.register_tokenizer(WORDS, TextAnalyzerBuilder(Tokenizer.whitespace()).build())
    return index
