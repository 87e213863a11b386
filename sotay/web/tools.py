"""What stands at the right of the top bar of every page. Features add theirs in ``ready()``."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sotay.accounts.models import Account

Values = Callable[[Account], dict[str, Any] | None]


@dataclass(frozen=True)
class Tool:
    """One tool of the bar.

    Attributes:
        in_bar: the template of the tool itself.
        at_foot: a template for the end of the page, left out where a page brings its own stream.
        values: what both show to an account; None where it is of no use.
    """

    in_bar: str
    at_foot: str
    values: Values


@dataclass(frozen=True)
class ShownTool:
    """A tool as one page shows it."""

    in_bar: str
    at_foot: str
    values: dict[str, Any]


_tools: list[Tool] = []


def register(tool: Tool) -> None:
    """Show ``tool`` on every page of whoever is signed in."""
    _tools.append(tool)


def tools_for(account: Account | None) -> list[ShownTool]:
    """The tools of a page, with what they show."""
    if account is None:
        return []
    asked = [(tool, tool.values(account)) for tool in _tools]
    return [ShownTool(tool.in_bar, tool.at_foot, values) for tool, values in asked if values]
