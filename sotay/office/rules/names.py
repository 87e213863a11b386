"""Names of people as lists hold them: in capitals, or set in a font of before Unicode."""

from sotay.kernel import text

# A name holds no figure; a list of members ends with sums and signatures.
_NOT_IN_NAMES = frozenset("0123456789:;=@/\\*#%<>[]{}|_")


def properly_cased(name: str) -> str:
    """``NGUYỄN VĂN AN`` and ``nguyễn văn an`` → ``Nguyễn Văn An``; another stays as it is."""
    tidied = text.tidy(name)
    if not (tidied.isupper() or tidied.islower()):
        return tidied
    return " ".join("-".join(map(str.capitalize, word.split("-"))) for word in tidied.split())


def could_be_a_name(name: str) -> bool:
    """Whether it has two words or more, of letters."""
    words = text.tidy(name).split()
    return len(words) >= 2 and not _NOT_IN_NAMES.intersection(name)
