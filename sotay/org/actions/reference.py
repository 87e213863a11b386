"""Kinds of units and bodies, and the titles: rows made from the rules in force."""

from typing import Any

from django.apps import apps

from sotay.ledger.acts import one_act
from sotay.org.models import Title
from sotay.profiles.scheme import RuleProfile, TitleRule


@one_act()
def load_reference_data(*, rules: RuleProfile, registry: Any = apps) -> None:
    """Make the kinds and titles of ``rules`` rows; those known already are brought up to date.

    Nothing is removed: units and positions of the past point to kinds and titles that the
    rules of today may no longer have. ``registry`` is given by a migration, which sees the
    tables as they were then.
    """
    unit_kinds = registry.get_model("org", "UnitKind").objects
    for unit_kind in rules.unit_kinds:
        unit_kinds.update_or_create(
            code=unit_kind.code,
            defaults={
                "name": unit_kind.name,
                "is_cell": unit_kind.is_cell,
                "code_suffix": unit_kind.code_suffix,
                "starts": unit_kind.starts,
                "ends": unit_kind.ends,
            },
        )
    body_kinds = registry.get_model("org", "BodyKind").objects
    for body_kind in rules.body_kinds:
        body_kinds.update_or_create(
            code=body_kind.code,
            defaults={
                "name": body_kind.name,
                "code_suffix": body_kind.code_suffix,
                "is_committee": body_kind.is_committee,
                "rank": body_kind.rank,
            },
        )
    _load_titles(rules, registry.get_model("org", "Title").objects)


def _load_titles(rules: RuleProfile, titles: Any) -> None:
    committees = {kind.code for kind in rules.body_kinds if kind.is_committee}
    rows = {
        rule.code: titles.update_or_create(
            code=rule.code,
            defaults={
                "name": rule.name,
                "abbreviation": rule.abbreviation,
                "signing_post": rule.signing_post,
                "office": _office(rule, rules, committees),
                "body_kind": rule.body_kind,
                "unit_kinds": list(rule.unit_kinds),
                "single_holder": rule.single_holder,
                "rank": rule.rank,
            },
        )[0]
        for rule in rules.titles.values()
    }
    for rule in rules.titles.values():
        rows[rule.code].implies.set(rows[code] for code in rule.implies)


def _office(rule: TitleRule, rules: RuleProfile, committees: set[str]) -> str:
    """What the title makes of its holder: its code ends with the word for head or deputy.

    Only titles seated in a committee count, by themselves or by what they imply: the deputy
    head of an office is no deputy secretary.
    """
    seats = {rule.body_kind, *(rules.titles[code].body_kind for code in rule.implies)}
    if seats.isdisjoint(committees):
        return ""
    if rule.code.endswith("secretary"):
        return Title.Office.HEAD.value
    return (
        Title.Office.DEPUTY.value if rule.code.endswith("deputy") else Title.Office.COMMITTEE.value
    )
