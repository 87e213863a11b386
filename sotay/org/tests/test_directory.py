"""The directory: found however the name is typed, and no more shown than may be known."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from sotay.kernel import clock, names, text
from sotay.org.models import Membership, Person
from sotay.org.queries.directory import Asked, directory_page, scope_of
from sotay.org.tests.cast import BEGUN, Cast


def found(viewer: Person, cast: Cast, unit: str = "ward", **asked: object) -> list[str]:
    scope = scope_of(viewer, getattr(cast, unit), clock.today())
    page = directory_page(viewer, scope, Asked(**asked), clock.today())  # type: ignore[arg-type]
    return [line.name for line in page.found]


@pytest.mark.parametrize(
    "typed",
    ["Nguyễn Thị An", "nguyen thi an", "an nguyen", "AN", "ngu an", "Nguyễn  An", "nguyen thi an "],
)
def test_a_name_is_found_however_it_is_typed(cast: Cast, typed: str) -> None:
    assert "Nguyễn Thị An" in found(cast.khanh, cast, words=typed)


@pytest.mark.parametrize("typed", ["do thi dung", "đỗ", "dung do", "Đỗ Thị Dung"])
def test_d_and_đ_meet(cast: Cast, typed: str) -> None:
    assert "Đỗ Thị Dung" in found(cast.khanh, cast, words=typed)


def test_old_and_new_places_of_the_tone_meet(cast: Cast) -> None:
    for name in ("Tạ Hoà", "Lý Hòa"):
        person = Person.objects.create(full_name=name)
        Membership.objects.create(person=person, unit=cast.cell, starts=BEGUN)
    for typed in ("hoà", "hòa", "hoa"):
        assert {"Tạ Hoà", "Lý Hòa"} <= set(found(cast.khanh, cast, words=typed))


def test_who_types_a_mark_means_it(cast: Cast) -> None:
    assert found(cast.khanh, cast, words="tâm") == ["Cao Văn Tâm"]
    assert found(cast.khanh, cast, words="tám") == []


def test_it_is_in_the_order_of_given_names(cast: Cast) -> None:
    assert found(cast.khanh, cast, unit="cell")[:5] == [
        "Nguyễn Thị An",
        "Trần Văn Bình",
        "Đỗ Thị Dung",
        "Hoàng Văn Đạt",
        "Lê Thị Em",
    ]


def test_it_is_narrowed_by_cell_stage_post_and_exemption(cast: Cast) -> None:
    assert "Phạm Quang Cường" not in found(cast.khanh, cast, cell=cast.cell.pk)
    assert found(cast.khanh, cast, stage="probationary") == ["Hoàng Văn Đạt"]
    assert found(cast.khanh, cast, status="exempt") == ["Lê Thị Em"]
    # Secretary and deputy sit in the committee by their titles.
    assert found(cast.khanh, cast, post="cell_committee_member", cell=cast.cell.pk) == [
        "Trần Văn Bình",
        "Đỗ Thị Dung",
        "Lý Văn Phúc",
    ]


def test_exemption_is_no_way_of_asking_for_who_may_not_know(cast: Cast) -> None:
    assert len(found(cast.son, cast, status="exempt")) == len(found(cast.son, cast))
    client = Client()
    assert cast.son.account is not None
    client.force_login(cast.son.account)
    page = client.get(f"/org/{cast.ward.pk}/people/?q=em").content.decode()
    assert "Lê Thị Em" in page
    assert "miễn sinh hoạt" not in page


def test_a_member_has_the_directory_of_the_own_cell_and_of_no_more(cast: Cast) -> None:
    client = Client()
    assert cast.an.account is not None
    client.force_login(cast.an.account)
    assert client.get(f"/org/{cast.cell.pk}/people/").status_code == 200
    assert client.get(f"/org/{cast.ward.pk}/people/").status_code == 403
    assert client.get(f"/org/{cast.other_cell.pk}/people/").status_code == 403


def test_an_empty_directory_says_when_it_fills_and_a_vain_search_what_to_try(cast: Cast) -> None:
    client = Client()
    assert cast.khanh.account is not None
    client.force_login(cast.khanh.account)
    in_vain = client.get(f"/org/{cast.ward.pk}/people/?q=xyz").content.decode()
    assert "Thử gõ ít chữ hơn" in in_vain
    Membership.objects.all().delete()
    empty = client.get(f"/org/{cast.ward.pk}/people/").content.decode()
    assert "Chưa có ai" in empty
    assert "Thử gõ ít chữ hơn" not in empty


def test_odd_questions_are_answered(cast: Cast) -> None:
    client = Client()
    assert cast.khanh.account is not None
    client.force_login(cast.khanh.account)
    for query in ("page=0", "page=x", "page=99999999999", "cell=x", "post=?", "q=%00", "stage=1"):
        answer = client.get(f"/org/{cast.ward.pk}/people/?{query}")
        assert answer.status_code in (200, 422), query
    assert client.get(f"/org/{cast.ward.pk}/people/?page=7").status_code == 200


@pytest.mark.parametrize("typed", ["", "nguyen van", "nguyễn văn"])
@pytest.mark.parametrize("many", [5, 120])
def test_a_page_asks_as_often_for_many_as_for_few(cast: Cast, many: int, typed: str) -> None:
    people = Person.objects.bulk_create(
        Person(full_name=f"Nguyễn Văn {number}", name_key=names.sort_key(f"{number}"))
        for number in range(many)
    )
    Membership.objects.bulk_create(
        Membership(person=one, unit=cast.cell, starts=date(2026, 1, 1)) for one in people
    )
    client = Client()
    assert cast.khanh.account is not None
    client.force_login(cast.khanh.account)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(f"/org/{cast.ward.pk}/people/", {"q": typed})
    assert answer.status_code == 200
    assert len(captured) <= 22


@given(st.text(alphabet="aăâáàbcdđĐeêghiíkolmnoôơóopquưuvxy '", max_size=40))
def test_what_is_folded_is_found_by_any_of_its_words(name: str) -> None:
    key = names.search_key(name)
    for word in text.fold(name).split():
        assert all(one in key for one in names.search_words(word))
        assert all(one in key for one in names.search_words(word[:2]))
