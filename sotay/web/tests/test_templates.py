"""The template environment: strict, escaping, Vietnamese; and the filters."""

from datetime import UTC, date, datetime

import pytest
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from jinja2 import Environment, UndefinedError
from pytest_django import Settings

from sotay.web import formats


@pytest.fixture
def env() -> Environment:
    backend = engines["jinja2"]
    assert isinstance(backend, Jinja2)
    env: Environment = backend.env
    return env


def test_a_typing_error_is_not_silent(env: Environment) -> None:
    with pytest.raises(UndefinedError):
        env.from_string("{{ nmae }}").render()


def test_text_is_escaped(env: Environment) -> None:
    assert env.from_string("{{ text }}").render(text="<b>") == "&lt;b&gt;"


def test_translation_takes_names_and_escapes_them(env: Environment) -> None:
    template = env.from_string('{{ _("Chào %(name)s, đạt 5%%", name=name) }}')
    assert template.render(name="<An>") == "Chào &lt;An&gt;, đạt 5%"


def test_filters_show_vietnamese_days_and_numbers(env: Environment) -> None:
    at = datetime(2026, 11, 3, 12, 30, tzinfo=UTC)
    template = env.from_string(
        "{{ at | day }}|{{ at | day_long }}|{{ at | hour }}|{{ at | moment }}|{{ at | iso }}|"
        "{{ 1277 | thousands }}|{{ 36 | percent(38) }}"
    )
    assert template.render(at=at) == (
        "03/11/2026|thứ Ba, 03/11/2026|19:30|thứ Ba, 03/11/2026, 19:30|"
        "2026-11-03T19:30:00+07:00|1.277|94,74%"
    )


def test_a_moment_late_in_utc_is_the_next_day_here() -> None:
    assert formats.day(datetime(2026, 11, 2, 18, tzinfo=UTC)) == "03/11/2026"
    assert formats.iso(date(2026, 11, 3)) == "2026-11-03"


def test_a_long_text_is_cut_between_words() -> None:
    assert formats.first_lines("Đồng ý\n\nvới dự thảo,  đề nghị", 16) == "Đồng ý với dự…"
    assert formats.first_lines("ngắn", 16) == "ngắn"


def test_addresses_are_made_by_name(env: Environment, settings: Settings) -> None:
    settings.ROOT_URLCONF = "sotay.web.tests.pages"
    assert env.from_string('{{ url("web:more") }}').render() == "/more/"
