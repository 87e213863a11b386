"""What the index keeps of a passage."""

from functools import cache

from tantivy import Index, Schema, SchemaBuilder, TextAnalyzerBuilder, Tokenizer

WORDS = "words"  # a tokenizer: what comes in is cut already, at blanks


@cache
def schema() -> Schema:
    """The fields. What is looked for as it is has ``raw``; nothing needs positions."""
    made = SchemaBuilder()
    made.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    made.add_unsigned_field("page", stored=True)
    made.add_bytes_field("text", stored=True)
    for name in ("plain", "marked", "pairs"):
        made.add_text_field(name, tokenizer_name=WORDS, index_option="freq")
    for name in ("codes", "head", "who", "issuer"):
        made.add_text_field(name, tokenizer_name=WORDS, index_option="basic")
    for name in ("kind", "unit", "year", "state"):
        made.add_text_field(name, tokenizer_name="raw", index_option="basic")
    return made.build()


def prepared(index: Index) -> Index:
    """An index that knows how its words are cut."""
    index.register_tokenizer(WORDS, TextAnalyzerBuilder(Tokenizer.whitespace()).build())
    return index
