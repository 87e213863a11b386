"""A congress: the whole committee changes in one act, or nothing does."""

from datetime import date, timedelta

import pytest
from django.test import Client

from sotay.kernel.refusals import Conflict, Invalid
from sotay.org import actions, queries
from sotay.org.actions import Elected
from sotay.org.models import Charge, Person, Position, Term, Title
from sotay.org.tests.cast import Cast
from tests.bad_input.asking import rows_of_all_tables

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 1)


def elected(*pairs: tuple[Person, str]) -> list[Elected]:
    return [
        Elected(person, Title.objects.get(pk=code), row)
        for row, (person, code) in enumerate(pairs, 1)
    ]


def test_the_old_committee_ends_on_the_day_and_the_new_one_begins(cast: Cast) -> None:
    actions.change_committee(
        by=cast.khanh,
        unit=cast.cell,
        on=DAY,
        term="2026–2028",
        elected=elected(
            (cast.dung, "cell_secretary"),
            (cast.phuc, "cell_deputy"),
            (cast.quy, "cell_committee_member"),
        ),
        decision="QĐ 9",
    )
    before = {line.person for line in queries.committee_of_cell(cast.cell, DAY - timedelta(1))}
    after = {line.person for line in queries.committee_of_cell(cast.cell, DAY)}
    assert before == {cast.binh, cast.phuc, cast.dung}
    assert after == {cast.dung, cast.phuc, cast.quy}
    term = Term.objects.get(unit=cast.cell, name="2026–2028")
    held = Position.objects.filter(unit=cast.cell, starts=DAY)
    assert {row.term for row in held} == {term}
    assert cast.binh.positions.get().ends == DAY


def test_a_wrong_row_is_named_and_nothing_is_done(cast: Cast) -> None:
    before = rows_of_all_tables()
    with pytest.raises(Invalid, match="dự bị") as wrong:
        actions.change_committee(
            by=cast.khanh,
            unit=cast.cell,
            on=DAY,
            term="2026–2028",
            elected=elected((cast.dung, "cell_secretary"), (cast.dat, "cell_deputy")),
        )
    assert wrong.value.field == "person_2"
    with pytest.raises(Conflict) as second:
        actions.change_committee(
            by=cast.khanh,
            unit=cast.cell,
            on=DAY,
            term="2026–2028",
            elected=elected((cast.dung, "cell_secretary"), (cast.phuc, "cell_secretary")),
        )
    assert second.value.field == "title_2"
    assert rows_of_all_tables() == before
    assert cast.binh.positions.get().ends is None


def test_who_leaves_the_committee_above_follows_no_cell_any_more(cast: Cast) -> None:
    actions.change_committee(
        by=cast.khanh,
        unit=cast.ward,
        on=DAY,
        term="2026–2031",
        elected=elected((cast.son, "secretary"), (cast.lan, "committee_member")),
    )
    assert Charge.objects.get().ends == DAY
    assert queries.in_charge_of(cast.cell, DAY) == []


def test_a_cell_that_grew_gets_its_committee_with_its_first_members(cast: Cast) -> None:
    assert queries.committee_body(cast.other_cell, DAY) is None
    made = actions.change_committee(
        by=cast.khanh,
        unit=cast.other_cell,
        on=DAY,
        term="2026–2028",
        elected=elected((cast.lan, "cell_secretary"), (cast.cuong, "cell_committee_member")),
    )
    committee = queries.committee_body(cast.other_cell, DAY)
    assert committee is not None
    assert committee.name == "Chi ủy Chi bộ Trường Tiểu học Hòa An"
    # Fewer than nine official members: said, and not forbidden.
    assert "Dưới 9 đảng viên chính thức" in made.warnings[0]


def test_a_secretary_alone_makes_no_committee(cast: Cast) -> None:
    actions.change_committee(
        by=cast.khanh,
        unit=cast.other_cell,
        on=DAY,
        term="2026–2028",
        elected=elected((cast.cuong, "cell_secretary")),
    )
    assert queries.committee_body(cast.other_cell, DAY) is None


def test_the_sheet_begins_with_the_committee_as_it_is(cast: Cast) -> None:
    page = sheet(cast).get(f"/org/{cast.cell.pk}/congress/").content.decode()
    assert 'value="Trần Văn Bình"' in page
    assert '<option value="cell_secretary" selected>' in page


def test_the_sheet_refuses_at_the_row_and_loses_nothing(cast: Cast) -> None:
    sent = {
        "term": "2026–2028",
        "on": DAY.isoformat(),
        "decision": "QĐ 4711",
        "person_1": "Đỗ Thị Dung",
        "title_1": "cell_secretary",
        "person_2": "Hoàng Văn Đạt",
        "title_2": "cell_deputy",
        "person_7": "Mai Thị Quý",
        "title_7": "",
    }
    answer = sheet(cast).post(f"/org/{cast.cell.pk}/congress/", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Hãy chọn chức danh của đồng chí này" in page
    for typed in ("QĐ 4711", "Đỗ Thị Dung", "Hoàng Văn Đạt", "Mai Thị Quý"):
        assert f'value="{typed}"' in page
    answer = sheet(cast).post(
        f"/org/{cast.cell.pk}/congress/", {**sent, "title_7": "cell_committee_member"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    error = page.index("Đảng viên dự bị chưa được ứng cử")
    assert page.index('id="id_person_2"') < error
    assert 'value="Mai Thị Quý"' in page
    assert not Term.objects.filter(name="2026–2028").exists()


def sheet(cast: Cast) -> Client:
    client = Client()
    assert cast.khanh.account is not None
    client.force_login(cast.khanh.account)
    return client
