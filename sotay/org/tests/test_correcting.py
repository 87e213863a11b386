"""What was entered wrongly is put right, and everybody sees that it was."""

from datetime import date

import pytest
from django.test import Client

from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.models import Entry
from sotay.org import actions, queries
from sotay.org.models import Correction, Membership, StagePeriod
from sotay.org.tests.cast import BEGUN, Cast

pytestmark = pytest.mark.django_db


def test_the_days_are_put_right_and_the_ledger_says_so(cast: Cast) -> None:
    row = cast.an.memberships.get()
    actions.put_fact_right(
        by=cast.khanh,
        fact=row,
        starts=date(2025, 9, 1),
        ends=None,
        decision="QĐ 2",
        reason="Ghi nhầm tháng",
    )
    row.refresh_from_db()
    assert row.starts == date(2025, 9, 1)
    entry = Entry.objects.get(act="org.fact_put_right")
    assert entry.details["starts"] == ["2025-07-01", "2025-09-01"]
    assert entry.unit_id == cast.cell.pk
    one = Correction.objects.get()
    assert (one.by, one.reason, one.before["starts"]) == (
        cast.khanh,
        "Ghi nhầm tháng",
        "2025-07-01",
    )


def test_an_end_entered_wrongly_is_opened_again(cast: Cast) -> None:
    position = cast.dung.positions.get()
    actions.end_position(by=cast.khanh, position=position, on=date(2026, 3, 1))
    actions.put_fact_right(
        by=cast.khanh, fact=position, starts=BEGUN, ends=None, decision="", reason="Chưa thôi"
    )
    assert [it.pk for it in queries.positions_on(cast.dung, date(2026, 3, 1))] == [position.pk]


def test_it_does_not_lie_over_another(cast: Cast) -> None:
    actions.transfer_member(by=None, person=cast.an, to=cast.other_cell, on=date(2026, 3, 1))
    first = cast.an.memberships.get(unit=cast.cell)
    with pytest.raises(Conflict, match="Trùng với dòng khác"):
        actions.put_fact_right(
            by=cast.khanh, fact=first, starts=BEGUN, ends=None, decision="", reason="x"
        )
    assert Correction.objects.count() == 0


def test_a_title_with_one_holder_stays_one(cast: Cast) -> None:
    position = cast.binh.positions.get()
    actions.end_position(by=None, position=position, on=date(2026, 3, 1))
    actions.appoint_to_position(
        by=None, person=cast.quy, title=position.title, unit=cast.cell, on=date(2026, 3, 1)
    )
    with pytest.raises(Conflict, match="chỉ có một người"):
        actions.put_fact_right(
            by=cast.khanh, fact=position, starts=BEGUN, ends=None, decision="", reason="x"
        )


def test_without_a_reason_or_a_difference_nothing_happens(cast: Cast) -> None:
    row = cast.an.memberships.get()
    with pytest.raises(Invalid):
        actions.put_fact_right(
            by=cast.khanh, fact=row, starts=BEGUN, ends=None, decision="", reason="x"
        )
    with pytest.raises(Invalid):
        actions.put_fact_right(
            by=cast.khanh, fact=row, starts=date(2025, 8, 1), ends=None, decision="", reason=" "
        )
    row.refresh_from_db()
    assert row.starts == BEGUN


def test_what_never_was_is_taken_out_and_kept_in_the_correction(cast: Cast) -> None:
    row = cast.oanh.memberships.get(kind="temporary")
    actions.strike_fact(by=cast.khanh, fact=row, reason="Nhầm người")
    assert not Membership.objects.filter(pk=row.pk).exists()
    one = Correction.objects.get()
    assert (one.after, one.before["unit_id"]) == ({}, cast.cell.pk)
    assert Entry.objects.filter(act="org.fact_struck").count() == 1


def test_the_only_stage_is_not_taken_out(cast: Cast) -> None:
    with pytest.raises(Invalid, match="duy nhất"):
        actions.strike_fact(by=cast.khanh, fact=cast.an.stages.get(), reason="x")
    assert StagePeriod.objects.filter(person=cast.an).exists()


def test_the_history_shows_what_was_put_right(cast: Cast) -> None:
    client = Client()
    assert cast.khanh.account is not None
    client.force_login(cast.khanh.account)
    row = cast.an.memberships.get()
    sent = {"starts": "2025-09-01", "ends": "", "decision": "", "reason": "Ghi nhầm tháng"}
    address = f"/people/{cast.an.pk}/facts/membership/{row.pk}/correction/"
    assert client.post(address, sent).status_code == 303
    page = client.get(f"/people/{cast.an.pk}/manage/").content.decode()
    assert "đã sửa" in page
    assert "Ghi nhầm tháng" in page
    assert "trước ghi: từ 01/07/2025" in page
