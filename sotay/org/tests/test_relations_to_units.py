from datetime import date

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from sotay.org import queries
from sotay.org.actions import positions
from sotay.org.connections import Connection
from sotay.org.models import Charge
from sotay.org.queries.relations import person_relations, unit_relations
from sotay.org.tests.cast import build_cast
from sotay.policy import Relation, Right, may
from sotay.policy.reading import answer_once

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 3)


@pytest.mark.parametrize(
    ("who", "what"),
    [
        ("an", {Connection.MEMBER}),
        ("dat", {Connection.MEMBER}),
        ("em", {Connection.EXEMPT_MEMBER}),
        ("minh", {Connection.SUSPENDED_MEMBER}),
        ("nga", {Connection.AWAY_MEMBER}),
        ("oanh", {Connection.TEMPORARY_MEMBER}),
        ("binh", {Connection.MEMBER, Connection.HEAD, Connection.COMMITTEE}),
        ("phuc", {Connection.MEMBER, Connection.DEPUTY, Connection.COMMITTEE}),
        ("dung", {Connection.MEMBER, Connection.COMMITTEE}),
        ("son", {Connection.SUPERIOR_COMMITTEE}),
        ("giang", {Connection.SUPERIOR_COMMITTEE, Connection.IN_CHARGE}),
        ("hoa", {Connection.CLERK}),
        ("khanh", {Connection.ADMINISTRATOR}),
        ("cuong", set()),
        ("lan", set()),
    ],
)
def test_what_each_is_to_the_cell(who: str, what: set[Connection]) -> None:
    cast = build_cast()
    assert queries.connections(getattr(cast, who), cast.cell, DAY) == what


def test_a_secretary_of_the_ward_heads_the_ward() -> None:
    cast = build_cast()
    assert queries.connections(cast.son, cast.ward, DAY) == {Connection.HEAD, Connection.COMMITTEE}


def test_received_elsewhere_is_away_at_home() -> None:
    cast = build_cast()
    assert queries.connections(cast.oanh, cast.other_cell, DAY) == {Connection.AWAY_MEMBER}


def test_it_takes_two_queries_and_then_none_until_an_act_changes_something() -> None:
    cast = build_cast()
    counts = []

    def ask(request: HttpRequest) -> HttpResponse:
        for changes in (False, False, True):
            if changes:
                positions.end_charge(by=None, charge=Charge.objects.get(), on=DAY)
            with CaptureQueriesContext(
                connection,
            ) as captured:
                found.append(queries.connections(cast.giang, cast.cell, DAY))
            counts.append(len(captured))
        return HttpResponse()

    found: list[frozenset[Connection]] = []
    answer_once(ask)(RequestFactory().post("/"))
    assert counts == [2, 0, 2]
    assert found[0] == found[1] == found[2] | {Connection.IN_CHARGE}


def test_an_account_of_nobody_is_nothing() -> None:
    cast = build_cast()
    assert unit_relations(None, cast.cell) == frozenset()
    assert person_relations(None, cast.an) == frozenset()


def test_one_is_oneself() -> None:
    cast = build_cast()
    assert Relation.SELF in person_relations(cast.an, cast.an)
    assert Relation.SELF not in person_relations(cast.binh, cast.an)


def test_the_administrator_sees_the_roster_and_no_opinions() -> None:
    cast = build_cast()
    assert may(cast.khanh, Right.ORG_ROSTER_SEE, cast.cell)
    assert Relation.MEMBER not in unit_relations(cast.khanh, cast.cell)


def test_a_suspended_member_keeps_no_right_but_that_of_the_signed_in() -> None:
    cast = build_cast()
    assert unit_relations(cast.minh, cast.cell) == {Relation.SIGNED_IN}
