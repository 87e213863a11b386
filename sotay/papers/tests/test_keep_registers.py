from collections.abc import Iterator
from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from sotay.kernel import clock
from sotay.kernel.clock import VIETNAM
from sotay.ledger.models import Entry
from sotay.org.models import Person, Unit
from sotay.org.tests.cast import NAMES, Cast, build_cast
from sotay.papers import actions, queries
from sotay.papers.layouts import layout_named
from sotay.papers.models import Number, Register
from sotay.policy import Right, may
from tests.stages import stage

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 3)
NINE = datetime(2026, 11, 3, 21, 0, tzinfo=VIETNAM)
REASON = "Sổ giấy đã dùng đến số 14"


@stage
def ward(db: None) -> Cast:
    with clock.held_at(NINE):
        return build_cast()


@pytest.fixture
def cast(ward: Cast) -> Iterator[Cast]:
    with clock.held_at(NINE):
        yield ward


def signed_in(person: Person) -> Client:
    client = Client()
    assert person.account is not None
    client.force_login(person.account)
    return client


def given(cast: Cast) -> Number:
    return actions.allocate_number(
        by=cast.binh,
        unit=cast.cell,
        layout=layout_named("hd05"),
        issuer_kind="cell",
        type_code="minutes",
        title="Sinh hoạt chi bộ thường kỳ tháng 11/2026",
        day=DAY,
    )


def set_next(client: Client, register: Register, **sent: str) -> int:
    where = reverse("papers:next_number", args=[register.pk])
    return client.post(where, {"reason": REASON, **sent}).status_code


def test_the_register_shows_numbers_gaps_with_reasons_and_what_comes_next(cast: Cast) -> None:
    first = given(cast)
    client = signed_in(cast.binh)
    assert set_next(client, first.register, value="15") == 303
    second = given(cast)
    page = client.get(reverse("papers:register", args=[first.register_id])).content.decode()
    places = [page.index(words) for words in ("số tiếp theo 16", "Số 15 ·", REASON, "Số 01 ·")]
    assert places == sorted(places)
    assert "Số 02 đến 14 không cấp tại đây" in page
    assert "BB/CB" in page
    assert second.value == 15


def test_a_number_that_was_given_cannot_come_again_and_what_was_typed_stays(cast: Cast) -> None:
    given(cast)
    number = given(cast)
    where = reverse("papers:next_number", args=[number.register_id])
    answer = signed_in(cast.hoa).post(where, {"value": "2", "reason": REASON})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "phải lớn hơn số đã cấp gần nhất (02)" in page
    assert REASON in page
    number.register.refresh_from_db()
    assert number.register.next_value == 3


def test_a_cancelled_number_stays_with_its_reason(cast: Cast) -> None:
    number = given(cast)
    client = signed_in(cast.phuc)
    where = reverse("papers:cancellation", args=[number.register_id, number.pk])
    assert "Hủy số 01" in client.get(where).content.decode()
    assert client.post(where, {"reason": " "}).status_code == 422
    assert client.post(where, {"reason": "Ban hành nhầm thể thức"}).status_code == 303
    page = client.get(reverse("papers:register", args=[number.register_id])).content.decode()
    assert "Hủy: Ban hành nhầm thể thức" in page
    assert client.post(where, {"reason": "Lần nữa"}).status_code == 409
    assert given(cast).value == 2


def test_whoever_keeps_none_of_it_changes_nothing(cast: Cast) -> None:
    number = given(cast)
    before = Entry.objects.count()
    where = reverse("papers:cancellation", args=[number.register_id, number.pk])
    for person, status in ((cast.dung, 403), (cast.an, 404), (cast.lan, 404), (cast.khanh, 404)):
        assert signed_in(person).post(where, {"reason": REASON}).status_code == status
        assert set_next(signed_in(person), number.register, value="9") == status
    assert Entry.objects.count() == before


def test_a_register_is_opened_before_its_first_number_to_go_on_from_a_book(cast: Cast) -> None:
    client = signed_in(cast.binh)
    sent = {"unit": str(cast.cell.pk), "type_code": "minutes"}
    for _time in range(2):
        assert client.post(reverse("papers:new"), sent).status_code == 303
    register = Register.objects.get()
    assert Entry.objects.filter(act="papers.register_begun").count() == 1
    assert set_next(client, register, value="15") == 303
    assert given(cast).value == 15


def test_a_register_of_another_unit_or_of_a_type_not_issued_is_not_opened(cast: Cast) -> None:
    client = signed_in(cast.binh)
    for unit, type_code in ((cast.other_cell, "minutes"), (cast.cell, "directive")):
        sent = {"unit": str(unit.pk), "type_code": type_code}
        assert client.post(reverse("papers:new"), sent).status_code == 422
    assert signed_in(cast.an).post(reverse("papers:new"), {}).status_code == 403
    assert not Register.objects.exists()


@pytest.mark.parametrize("right", [Right.PAPERS_SEE_REGISTER, Right.PAPERS_KEEP_REGISTER])
def test_the_list_offers_exactly_the_units_that_the_policy_allows(cast: Cast, right: Right) -> None:
    units = Unit.objects.all()
    for name in NAMES:
        person = getattr(cast, name)
        allowed = {unit.pk for unit in units if may(person, right, unit)}
        assert queries.units_with(person, right) == allowed, name


def test_only_those_with_registers_have_the_word_in_their_menu(cast: Cast) -> None:
    given(cast)
    for person, seen in ((cast.binh, True), (cast.dung, True), (cast.hoa, True), (cast.an, False)):
        page = signed_in(person).get("/more/").content.decode()
        assert ("/papers/registers/" in page) is seen
    page = signed_in(cast.hoa).get("/papers/registers/").content.decode()
    assert "Biên bản" in page


def test_a_long_register_is_read_in_few_queries(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    numbers = [given(cast) for _turn in range(30)]
    client = signed_in(cast.hoa)
    for where in (
        reverse("papers:register", args=[numbers[0].register_id]),
        reverse("papers:registers"),
    ):
        with django_assert_max_num_queries(25):  # type: ignore[operator]
            client.get(where)
