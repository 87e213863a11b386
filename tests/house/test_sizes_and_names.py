"""Small files with names that say something; every folder introduces itself."""

from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Model

from tests.house import tree

LONGEST = 400  # lines; past it a file becomes a folder of the same name, one file per noun
README_LINES = 25
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "common", "base", "manager", "managers",
               "misc", "lib", "core", "services", "serializers"}  # fmt: skip


def says_nothing(path: Path) -> bool:
    """A module or folder whose name is only a bin for code."""
    return bool({path.stem, path.parent.name} & EMPTY_NAMES)


def is_described(model: type[Model]) -> bool:
    """Django writes ``Name(field, field)`` where nobody wrote a word."""
    words = model.__doc__ or ""
    return bool(words.strip()) and not words.startswith(f"{model.__name__}(")


def test_no_file_is_longer_than_can_be_read_at_once() -> None:
    lengths = {
        tree.name(path): len(path.read_text().splitlines())
        for top in ("sotay", "tests", "tools")
        for path in tree.walk(tree.ROOT / top, ".py", ".html", ".css", ".js")
        if "migrations" not in path.parts  # written by Django
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_no_module_is_a_bin() -> None:
    found = {tree.name(path) for path in tree.walk(tree.PACKAGE, ".py") if says_nothing(path)}
    # Django looks for a database backend in a module of this name.
    assert found == {"sotay/config/sqlite/base.py", "sotay/config/postgresql/base.py"}


@pytest.mark.parametrize("planted", ["sotay/meetings/utils.py", "sotay/common/names.py"])
def test_it_catches_a_bin(planted: str) -> None:
    assert says_nothing(Path(planted))
    assert not says_nothing(Path("sotay/meetings/opinions.py"))


def test_every_folder_introduces_itself_shortly() -> None:
    found = {}
    for folder in tree.folders():
        readme = folder / "README.md"
        lines = len(readme.read_text().splitlines()) if readme.exists() else 0
        if not 0 < lines <= README_LINES:
            found[tree.name(folder)] = lines
    assert found == {}, "README.md is missing, or longer than it may be"


def test_every_model_says_what_it_is() -> None:
    ours = [model for model in apps.get_models() if model.__module__.startswith("sotay.")]
    assert [model.__name__ for model in ours if not is_described(model)] == []


def test_it_catches_a_model_without_words() -> None:
    class Silent(Model):
        class Meta:
            app_label = "house"
            abstract = True

    assert not is_described(Silent)
