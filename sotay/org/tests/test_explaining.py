"""Why somebody sees a thing: the facts that are named are those by which it is judged."""

from datetime import date, timedelta

import pytest
from django.test import Client

from sotay.kernel import clock
from sotay.org import actions
from sotay.org.models import Person
from sotay.org.queries.grounds import grounds_of
from sotay.org.queries.relations import unit_relations
from sotay.org.tests.cast import Cast
from sotay.policy import Relation, Right
from sotay.policy.words import RELATIONS, RIGHTS

pytestmark = pytest.mark.django_db


def why(person: Person, at: str) -> str:
    client = Client()
    assert person.account is not None
    client.force_login(person.account)
    answer = client.get("/why/", {"at": at})
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_facts_named_give_exactly_the_relations_judged_by(cast: Cast) -> None:
    cast.cuong.positions.create(unit=cast.ward, title_id="inspection_head", starts=date(2026, 1, 1))
    today = clock.today()
    for person in cast.people:
        for unit in (cast.cell, cast.other_cell, cast.ward, cast.province):
            named = frozenset[Relation]().union(
                *(ground.relations for ground in grounds_of(person, unit, today))
            )
            assert named | {Relation.SIGNED_IN} == unit_relations(person, unit), (person, unit)


def test_every_right_and_every_relation_has_its_words() -> None:
    assert set(RIGHTS) == set(Right)
    assert set(RELATIONS) == set(Relation)


def test_a_secretary_reads_from_which_post_and_since_when(cast: Cast) -> None:
    page = why(cast.binh, f"/org/{cast.cell.pk}/")
    assert "giữ chức danh Bí thư Chi bộ của Chi bộ Tổ dân phố 3, từ ngày 01/07/2025" in page
    assert "là đảng viên của Chi bộ Tổ dân phố 3 (chính thức)" in page
    assert "Chưa được" in page
    assert "dành cho quản trị của đơn vị" in page


def test_a_post_that_ended_is_named_as_the_reason_why_not_any_more(cast: Cast) -> None:
    actions.end_position(
        by=cast.khanh, position=cast.dung.positions.get(), on=clock.today() - timedelta(days=3)
    )
    page = why(cast.dung, f"/org/{cast.cell.pk}/")
    assert "Trước đây, nay đã kết thúc" in page
    assert "Chi ủy viên, Chi bộ Tổ dân phố 3: đến hết ngày trước" in page


def test_a_suspended_member_reads_that_this_is_why(cast: Cast) -> None:
    assert "Nhưng: đình chỉ sinh hoạt đảng" in why(cast.minh, f"/org/{cast.cell.pk}/")


def test_a_page_about_nothing_tells_all_that_one_holds(cast: Cast) -> None:
    page = why(cast.giang, "/papers/")
    assert "Ủy viên Ban Thường vụ" in page
    assert "Phụ trách Chi bộ Tổ dân phố 3" in page


@pytest.mark.parametrize("at", ["", "http://[", "/nowhere/", "%ff", "/org/99999999999999999999/"])
def test_odd_addresses_are_answered(cast: Cast, at: str) -> None:
    assert "Vì sao tôi thấy" in why(cast.an, at)


def test_refusals_lead_there_alike_whether_there_is_something_or_not(cast: Cast) -> None:
    client = Client()
    assert cast.an.account is not None
    client.force_login(cast.an.account)
    for address in (f"/org/{cast.cell.pk}/manage/", "/org/999999/", "/people/999999/manage/"):
        assert (
            f'href="/why/?at={address.replace("/", "%2F")}"' in client.get(address).content.decode()
        )
