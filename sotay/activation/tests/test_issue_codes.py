"""Sheets and codes in the hand, and the board that says how far everybody is."""

from io import BytesIO
from uuid import uuid4

import pypdf
import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from sotay.accounts.rules import name_key
from sotay.activation import actions, printing
from sotay.activation.models import CodeGiven
from sotay.activation.queries.board import batch_of, board_for
from sotay.activation.rules import proposed_name
from sotay.activation.tests.steps import later, newcomer
from sotay.kernel.refusals import Conflict, Forbidden, Invalid, Missing
from sotay.ledger.models import Entry
from sotay.org.models import Person
from sotay.org.tests.cast import Cast


def issue(cast: Cast, *people: Person, days: int = 14) -> list[str]:
    form = uuid4()
    ids = [person.pk for person in people]
    actions.issue_sheets(by=cast.binh, unit=cast.cell, people=ids, days=days, client_id=form)
    return [sheet.code for sheet in batch_of(cast.binh, cast.cell, form)]


def signed_in(person: Person) -> Client:
    client = Client()
    assert person.account is not None
    client.force_login(person.account)
    return client


def test_the_same_form_prints_the_same_codes_and_issues_once(cast: Cast) -> None:
    form, ids = uuid4(), [cast.tam.pk, cast.vinh.pk]
    for _tap in range(2):
        actions.issue_sheets(by=cast.binh, unit=cast.cell, people=ids, days=14, client_id=form)
    first = batch_of(cast.binh, cast.cell, form)
    assert first == batch_of(cast.binh, cast.cell, form)
    assert len({sheet.code for sheet in first}) == 2
    assert CodeGiven.objects.count() == 2
    assert Entry.objects.filter(act="activation.sheets_issued").count() == 1


def test_a_newer_sheet_takes_the_place_of_the_older(cast: Cast) -> None:
    old, form = uuid4(), uuid4()
    for one in (old, form):
        actions.issue_sheets(
            by=cast.binh, unit=cast.cell, people=[cast.tam.pk], days=14, client_id=one
        )
    with pytest.raises(Missing):
        batch_of(cast.binh, cast.cell, old)
    assert len(batch_of(cast.binh, cast.cell, form)) == 1


def test_only_its_issuer_prints_a_sheet_and_only_while_it_is_good(cast: Cast) -> None:
    form = uuid4()
    actions.issue_sheets(by=cast.binh, unit=cast.cell, people=[cast.tam.pk], days=1, client_id=form)
    with pytest.raises(Missing):
        batch_of(cast.phuc, cast.cell, form)
    with later(days=1), pytest.raises(Missing):
        batch_of(cast.binh, cast.cell, form)


def test_whoever_is_active_or_elsewhere_gets_no_sheet(cast: Cast) -> None:
    assert cast.tam.account is not None
    actions.activate(by=cast.tam, person=cast.tam, account=cast.tam.account, way="sms")
    assert len(issue(cast, cast.tam, cast.cuong, cast.vinh)) == 1
    assert CodeGiven.objects.get().person == cast.vinh
    with pytest.raises(Conflict):
        issue(cast, cast.tam, cast.cuong)
    page = signed_in(cast.binh).get(f"/activate/units/{cast.cell.pk}/sheets/").content.decode()
    assert cast.tam.full_name not in page


@pytest.mark.parametrize("days", [0, 31], ids=["none", "too-many"])
def test_a_sheet_is_good_for_one_to_thirty_days(cast: Cast, days: int) -> None:
    with pytest.raises(Invalid):
        issue(cast, cast.tam, days=days)
    with pytest.raises(Invalid):
        issue(cast)
    assert not CodeGiven.objects.exists()


def test_a_member_of_the_committee_issues_nothing(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        actions.issue_sheets(
            by=cast.dung, unit=cast.cell, people=[cast.tam.pk], days=14, client_id=uuid4()
        )
    with pytest.raises(Forbidden):
        actions.hand_code(by=cast.dung, unit=cast.cell, person=cast.tam, client_id=uuid4())


@pytest.mark.parametrize(("form", "pages"), [("cards", 2), ("pages", 9)])
def test_the_file_holds_each_name_and_code(cast: Cast, form: str, pages: int) -> None:
    people = [newcomer(cast.cell, f"Lê Văn Số {n}", f"0912 000 00{n}") for n in range(9)]
    client_id = uuid4()
    ids = [person.pk for person in people]
    actions.issue_sheets(by=cast.binh, unit=cast.cell, people=ids, days=14, client_id=client_id)
    sheets = batch_of(cast.binh, cast.cell, client_id)
    data = printing.sheets_pdf(sheets, address="https://sotay.example/activate/code/", form=form)
    reader = pypdf.PdfReader(BytesIO(data))
    assert len(reader.pages) == pages
    words = " ".join(page.extract_text() for page in reader.pages).replace("\n", " ")
    for sheet in sheets:
        assert sheet.code.replace(" ", "") in words.replace(" ", "")
    assert "sotay.example/activate/" in words


def test_the_board_counts_everybody_once(cast: Cast) -> None:
    assert cast.an.account is not None
    actions.activate(by=cast.an, person=cast.an, account=cast.an.account, way="sms")
    actions.note_reason(by=cast.binh, person=cast.em, reason="old_ill")
    issue(cast, cast.tam, cast.em)
    page = board_for(cast.binh, cast.cell.pk, shown="")
    figures = page.figures
    assert (figures.active, figures.reason, figures.invited, figures.exempt) == (1, 1, 1, 1)
    assert figures.total == 12
    assert figures.waiting == figures.total - 3
    ward = board_for(cast.son, cast.ward.pk, shown="")
    assert [line.unit for line in ward.cells] == [cast.cell, cast.other_cell]
    assert ward.figures == ward.cells[0].figures.plus(ward.cells[1].figures)


def test_a_superior_committee_sees_figures_and_no_names(cast: Cast) -> None:
    page = signed_in(cast.son).get(f"/activate/units/{cast.cell.pk}/").content.decode()
    assert "trên 12" in page
    assert cast.tam.full_name not in page
    own = signed_in(cast.binh).get(f"/activate/units/{cast.cell.pk}/?show=waiting")
    assert cast.tam.full_name in own.content.decode()


def test_the_board_asks_as_much_for_many_as_for_few(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        newcomer(cast.cell, f"Lê Văn Số {number}", f"0912 000 0{number:02d}")
    client = signed_in(cast.khanh)
    with django_assert_max_num_queries(22):
        page = client.get(f"/activate/units/{cast.ward.pk}/?show=not_active")
    assert page.status_code == 200


@given(name=st.text(max_size=60), taken=st.integers(0, 3))
def test_a_name_is_proposed_for_whatever_somebody_is_called(name: str, taken: int) -> None:
    seen: list[str] = []

    def is_free(one: str) -> bool:
        seen.append(one)
        return len(seen) > taken

    proposed = proposed_name(name, is_free)
    assert proposed == seen[-1]
    assert len(set(seen)) == taken + 1


@pytest.mark.parametrize(
    ("name", "proposed"),
    [("Nguyễn Văn An", "an.nguyenvan"), ("Đỗ Thị Ánh", "anh.dothi"), ("Y", "y")],
)
def test_a_proposed_name_is_easy_to_say(name: str, proposed: str) -> None:
    assert proposed_name(name, lambda _name: True) == proposed
    assert name_key(proposed)
