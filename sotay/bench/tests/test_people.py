"""A server that is there: who signs in, and that it is this machine's."""

import argparse
from pathlib import Path

import pytest

from sotay.bench.foreign import BadPeople, is_here, people_in, place_of
from sotay.config.commands import bench
from sotay.config.environment import CannotStart


def options(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    bench.add(parser)
    return parser.parse_args(words)


def test_a_name_a_tab_and_a_password_a_line() -> None:
    assert people_in("an\tmật khẩu 1\n\nbình\tx\ty\n") == [("an", "mật khẩu 1"), ("bình", "x\ty")]


@pytest.mark.parametrize("text", ["", "\n", "an matkhau", "\tx", "an\t"])
def test_another_form_is_refused(text: str) -> None:
    with pytest.raises(BadPeople):
        people_in(text)


def test_where_an_address_points_to() -> None:
    assert str(place_of("http://127.0.0.1:8000/x")) == "127.0.0.1:8000"
    assert is_here("http://localhost:8000")
    assert not is_here("http://sotay.example:80")
    with pytest.raises(BadPeople):
        place_of("https://sotay.example")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("board", "--url", "http://127.0.0.1:1"), "--people"),
        (("ward", "--url", "http://127.0.0.1:1", "--people", "x"), "only read"),
        (("board", "--url", "http://sotay.example", "--people", "x"), "--elsewhere"),
        (("board", "--url", "https://127.0.0.1", "--people", "x"), "no http address"),
        (("all", "--url", "http://127.0.0.1:1", "--people", "x"), "only read"),
    ],
)
def test_nonsense_is_refused_before_anything_is_started(words: tuple[str, ...], says: str) -> None:
    with pytest.raises(CannotStart, match=says):
        bench.run(options(*words))


@pytest.mark.parametrize("scale", ["0", "-1", "100", "x"])
def test_a_scale_out_of_bounds_is_refused(scale: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        options("ward", "--scale", scale)
    assert "--scale" in capsys.readouterr().err


def test_every_scenario_has_its_word() -> None:
    from sotay.bench.scenarios import SCENARIOS

    assert tuple(SCENARIOS) == bench.NAMES
    assert Path(bench.__file__).exists()
