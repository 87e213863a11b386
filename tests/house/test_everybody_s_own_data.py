"""Everything that points to a person is handed out to that person, or left out with a reason.

A new model with a link to a person or an account says in its folder's ``offers.py`` which
section of "Dữ liệu của tôi" shows it, or why it is not shown.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from sotay.accounts.models import Account
from sotay.org.models import Person
from sotay.privacy import registry
from sotay.privacy.queries.own import kept_of

BY_NUMBER = ("person_id", "account_id")


def links_to_people(kinds: list[type[models.Model]]) -> Iterator[str]:
    """``tasks.Task.assignee``: by foreign key, or by a plain number that is one."""
    for kind in kinds:
        for field in kind._meta.concrete_fields:
            by_key = field.is_relation and field.related_model in (Person, Account)
            by_number = not field.is_relation and field.name.endswith(BY_NUMBER)
            if by_key or by_number:
                yield f"{kind._meta.label}.{field.name}"


def ours() -> list[type[models.Model]]:
    return [kind for kind in apps.get_models() if kind.__module__.startswith("sotay.")]


def answered_for() -> list[str]:
    covered = [link for section in registry.sections() for link in section.covers]
    return covered + list(registry.left_out())


def test_every_link_to_a_person_is_offered_or_left_out_with_a_reason() -> None:
    forgotten = set(links_to_people(ours())) - set(answered_for())
    assert sorted(forgotten) == []
    assert all(str(reason).strip() for reason in registry.left_out().values())


def test_every_link_is_answered_for_once() -> None:
    said = answered_for()
    assert sorted(said) == sorted(set(said))


@pytest.mark.parametrize("link", sorted(answered_for()))
def test_what_is_named_exists(link: str) -> None:
    label, _dot, name = link.rpartition(".")
    kind: Any = apps.get_model(label)
    assert kind._meta.get_field(name)


def test_every_section_says_what_for_and_how_long() -> None:
    for section in registry.sections():
        said = [str(section.title), str(section.purpose), kept_of(section)]
        assert all(said), section.key


def test_it_catches_a_forgotten_link() -> None:
    class Grade(models.Model):
        whose = models.ForeignKey(Person, on_delete=models.CASCADE)
        by_account_id = models.PositiveBigIntegerField()

        class Meta:
            app_label = "house"
            abstract = True

    class Given(Grade):
        class Meta:
            app_label = "house"

    try:
        assert list(links_to_people([Given])) == ["house.Given.whose", "house.Given.by_account_id"]
    finally:
        apps.all_models["house"].pop("given", None)
        apps.clear_cache()
