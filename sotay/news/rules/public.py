"""What may leave the house: news that anybody may read says nothing of a person's numbers. Pure."""

import re

# Telephone, card and citizen numbers: nine digits or more, however they are parted.
_NUMBER = re.compile(r"(?<![\d/])\+?\d(?:[ .\-]?\d){8,}(?![\d/])")
# Begun where a word begins: thirty thousand letters on end would be read from each of them.
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_MONEY = re.compile(r"^[1-9]\d{0,2}(?:\.\d{3}){2,}$")


def personal_data_in(*texts: str) -> list[str]:
    """Numbers and addresses of people in the texts, as they are written there.

    Sums of money ("1.200.000.000") are none.
    """
    found: list[str] = []
    for text in texts:
        found += [one.strip() for one in _NUMBER.findall(text) if not _MONEY.match(one.strip())]
        found += _MAIL.findall(text)
    return found
