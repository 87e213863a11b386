"""The ready surveys that come with the product, as data; from one a unit makes its own.

Their keys are the same everywhere: two units that ask the same template can be compared.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sotay.surveys.rules.definition import Definition, from_json

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Template:
    """One ready survey.

    Attributes:
        about: for whoever chooses: when one uses it.
    """

    code: str
    title: str
    about: str
    intro: str
    anonymous: bool
    definition: Definition


@cache
def templates() -> tuple[Template, ...]:
    """Every template, in the order in which it is offered."""
    return tuple(_read(path) for path in sorted(DATA.glob("*.toml")))


def template_named(code: str) -> Template | None:
    """The template of this code, if there is one."""
    return next((template for template in templates() if template.code == code), None)


def _read(path: Path) -> Template:
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    return Template(
        code=path.stem.partition("_")[2],
        title=values["title"],
        about=values["about"],
        intro=values["intro"],
        anonymous=values["anonymous"],
        definition=from_json({"sections": values["sections"]}),
    )
