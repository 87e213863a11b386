"""Whoever opens another person's file is noted, once a day, and the person reads it."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from sotay.kernel import clock
from sotay.org.models import Person
from sotay.org.tests.cast import Cast
from sotay.privacy.actions import note_openings
from sotay.privacy.models import FileOpening

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 10, 12, 0, tzinfo=clock.VIETNAM)


def signed_in(person: Person) -> Client:
    client = Client()
    assert person.account is not None
    client.force_login(person.account)
    return client


def test_the_person_reads_who_looked_when_and_by_which_right(cast: Cast) -> None:
    with clock.held_at(NOON):
        signed_in(cast.binh).get(f"/people/{cast.an.pk}/")
        signed_in(cast.cuong).get(f"/people/{cast.an.pk}/")
        page = signed_in(cast.an).get("/people/me/viewers/").content.decode()
    assert "Trần Văn Bình" in page
    assert "thứ Ba, 10/11/2026, 12:00" in page
    assert "với tư cách bí thư, cấp ủy viên" in page
    assert "Phạm Quang Cường" in page
    assert "người dùng danh bạ" in page


def test_several_looks_of_a_day_are_one_line(cast: Cast) -> None:
    client = signed_in(cast.khanh)
    for hours in (0, 1, 2, 24):
        with clock.held_at(NOON + timedelta(hours=hours)):
            client.get(f"/people/{cast.an.pk}/")
    assert [row.on.day for row in FileOpening.objects.order_by("on")] == [10, 11]


def test_one_s_own_page_leaves_nothing(cast: Cast) -> None:
    client = signed_in(cast.an)
    client.get(f"/people/{cast.an.pk}/")
    client.get("/people/me/")
    client.get("/people/me/data/")
    assert not FileOpening.objects.exists()


def test_the_roster_of_one_s_own_cell_is_no_personal_file(cast: Cast) -> None:
    signed_in(cast.an).get(f"/org/{cast.cell.pk}/")
    assert not FileOpening.objects.exists()


def test_nobody_reads_whom_others_looked_at(cast: Cast) -> None:
    signed_in(cast.binh).get(f"/people/{cast.an.pk}/")
    assert "Trần Văn Bình" not in signed_in(cast.quy).get("/people/me/viewers/").content.decode()


def test_a_list_that_is_taken_away_is_noted_for_each_in_it(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    listed = [cast.an, cast.quy, cast.tam, cast.khanh]
    assert note_openings(by=cast.khanh, people=listed, what="export") == 3
    assert note_openings(by=cast.khanh, people=listed, what="export") == 0
    assert {row.person_id for row in FileOpening.objects.filter(what="export")} == {
        cast.an.pk,
        cast.quy.pk,
        cast.tam.pk,
    }


def test_a_second_look_only_reads(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    note_openings(by=cast.binh, people=[cast.an], what="page")
    with django_assert_max_num_queries(4):  # one question, and the savepoint around it
        note_openings(by=cast.binh, people=[cast.an], what="page")
