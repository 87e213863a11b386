"""Stages: what many tests begin with is set once, and each of them finds it untouched.

A fixture marked ``@stage`` is built in a transaction around the test's own, which is taken
back only when a test comes that begins with something else, or that commits. Stages stand on
each other: a fixture may ask for other stages (and for ``db``), and for nothing else. Every
test has a copy of its own of what they returned, so it finds neither rows nor objects as
another left them; it cannot tell whether a stage was set for it or for one before.
"""

import functools
import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

import pytest
from django.db import transaction

P = ParamSpec("P")
T = TypeVar("T")
Builder = Callable[..., Any]


@dataclass
class Standing:
    """What stands now, the first built first: its transaction, and a copy of all values so far."""

    builders: list[Builder] = field(default_factory=list)
    frames: list[transaction.Atomic] = field(default_factory=list)
    copies: list[bytes] = field(default_factory=list)
    # The test's own copies; empty until it asks for the first.
    given: list[Any] = field(default_factory=list)


_now = Standing()


def stage(build: Callable[P, T]) -> Callable[P, T]:
    """A fixture whose rows and whose value (it is pickled) are kept for the tests that follow."""

    @functools.wraps(build)
    def give(*args: P.args, **kwargs: P.kwargs) -> T:
        if build not in _now.builders:
            return build(*args, **kwargs)
        if not _now.given:
            _now.given = pickle.loads(_now.copies[-1])
        value: T = _now.given[_now.builders.index(build)]
        return value

    give.builds = build  # type: ignore[attr-defined]
    return pytest.fixture(give)


def begin_with_stages_of(test: pytest.Item) -> None:
    """Let stand what this test begins with, and nothing else; before its own transaction."""
    wanted = [] if _commits(test) else _stages_of(test)
    alike = 0
    for has, wants in zip(_now.builders, wanted, strict=False):
        if has is not wants.builds:
            break
        alike += 1
    strike(down_to=alike)
    for fixture in wanted[alike:]:
        _set_up(fixture)


def strike(*, down_to: int = 0) -> None:
    """Take back the stages that were set last, all but the first few."""
    _now.given = []
    while len(_now.builders) > down_to:
        _now.builders.pop()
        _now.copies.pop()
        _leave(_now.frames.pop())


@dataclass(frozen=True)
class _Fixture:
    builds: Builder
    asks: Sequence[str]


def _stages_of(test: pytest.Item) -> list[_Fixture]:
    """The stages that a test asks for, itself or through its fixtures, in order of building."""
    definitions = test._fixtureinfo.name2fixturedefs  # type: ignore[attr-defined]
    found: list[_Fixture] = []
    seen: set[str] = set()

    def visit(name: str) -> None:
        if name in seen or name not in definitions:
            return
        seen.add(name)
        definition = definitions[name][-1]
        for asked in definition.argnames:
            visit(asked)
        builds = getattr(definition.func, "builds", None)
        if builds is not None:
            found.append(_Fixture(builds, definition.argnames))

    for name in test.fixturenames:  # type: ignore[attr-defined]
        visit(name)
    return found


def _commits(test: pytest.Item) -> bool:
    marker = test.get_closest_marker("django_db")
    asked = test.fixturenames  # type: ignore[attr-defined]
    return "transactional_db" in asked or bool(marker and marker.kwargs.get("transaction"))


def _set_up(fixture: _Fixture) -> None:
    live = {builder.__name__: value for builder, value in _values()}
    asked = {name: None if name == "db" else live[name] for name in fixture.asks}
    frame = transaction.atomic()
    frame._from_testcase = True  # type: ignore[attr-defined] # as around every test of Django's
    frame.__enter__()
    try:
        value = fixture.builds(**asked)
        kept = pickle.dumps([*live.values(), value])
    except BaseException:
        _leave(frame)
        raise
    _now.builders.append(fixture.builds)
    _now.frames.append(frame)
    _now.copies.append(kept)


def _values() -> list[tuple[Builder, Any]]:
    values = pickle.loads(_now.copies[-1]) if _now.copies else []
    return list(zip(_now.builders, values, strict=True))


def _leave(frame: transaction.Atomic) -> None:
    transaction.set_rollback(True)
    frame.__exit__(None, None, None)
