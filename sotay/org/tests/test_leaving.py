"""Leaving the rolls, coming back, and taking a departure back."""

from datetime import date, timedelta

import pytest

from sotay.accounts.models import Account
from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.models import Entry
from sotay.org import actions, queries
from sotay.org.models import Departure, Person, Position, StagePeriod
from sotay.org.tests.cast import Cast

pytestmark = pytest.mark.django_db
Kind = Departure.Kind


def on(days: int) -> date:
    return clock.today() + timedelta(days=days)


def is_open(person: Person) -> bool:
    return Account.objects.get(person=person).is_active


def leave(cast: Cast, **changed: object) -> Departure:
    facts: dict[str, object] = {
        "person": cast.binh,
        "kind": Kind.RESIGNED,
        "on": on(-1),
        "decision": "QĐ 3",
    }
    return actions.leave_rolls(by=cast.khanh, **{**facts, **changed})  # type: ignore[arg-type]


def test_membership_posts_and_the_account_end(cast: Cast) -> None:
    leave(cast)
    assert queries.home_of(cast.binh, on(-2)) == cast.cell
    assert queries.home_of(cast.binh, on(-1)) is None
    assert queries.positions_on(cast.binh, on(0)) == []
    assert not is_open(cast.binh)
    assert Entry.objects.filter(act="org.member_resigned", unit_id=cast.cell.pk).exists()


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind != Kind.MOVED_OUT])
def test_every_way_of_leaving_is_in_the_ledger_by_its_name(cast: Cast, kind: Kind) -> None:
    leave(cast, kind=kind)
    assert Entry.objects.filter(act=f"org.member_{kind.value}").count() == 1


def test_not_before_its_day_and_not_who_is_on_no_roll(cast: Cast) -> None:
    with pytest.raises(Invalid):
        leave(cast, on=on(1))
    with pytest.raises(Invalid, match="nơi đồng chí chuyển đến"):
        leave(cast, kind=Kind.MOVED_OUT)
    leave(cast)
    with pytest.raises(Invalid, match="không có trong danh sách"):
        leave(cast, on=on(0))


def test_taken_back_everything_goes_on_as_before(cast: Cast) -> None:
    until = on(300)
    position = cast.binh.positions.get()
    position.ends = until
    position.save()
    departure = leave(cast)
    actions.revoke_departure(by=cast.khanh, departure=departure, reason="Ghi nhầm người")
    position.refresh_from_db()
    assert position.ends == until
    assert queries.home_of(cast.binh, on(0)) == cast.cell
    assert is_open(cast.binh)
    departure.refresh_from_db()
    assert departure.revoked_because == "Ghi nhầm người"
    with pytest.raises(Conflict):
        actions.revoke_departure(by=cast.khanh, departure=departure, reason="Lần nữa")


def test_who_was_received_anew_is_not_put_back_besides(cast: Cast) -> None:
    departure = leave(cast, kind=Kind.MOVED_OUT, place="Đảng bộ xã Tân Hòa")
    actions.receive_again(by=cast.khanh, person=cast.binh, unit=cast.other_cell, on=on(0))
    assert is_open(cast.binh)
    with pytest.raises(Conflict, match="tiếp nhận lại"):
        actions.revoke_departure(by=cast.khanh, departure=departure, reason="Nhầm")


def test_who_is_admitted_again_is_probationary_again(cast: Cast) -> None:
    leave(cast)
    actions.receive_again(
        by=cast.khanh,
        person=cast.binh,
        unit=cast.cell,
        on=on(0),
        stage=StagePeriod.Stage.PROBATIONARY,
    )
    stages = cast.binh.stages.order_by("starts")
    assert [(row.stage, row.ends) for row in stages] == [
        ("official", on(0)),
        ("probationary", None),
    ]


def test_a_return_before_the_day_ends_both_sorts_of_stay(cast: Cast) -> None:
    actions.bring_back(by=cast.khanh, person=cast.nga, on=on(0))
    actions.bring_back(by=cast.khanh, person=cast.oanh, on=on(0))
    assert cast.nga.absences.get().ends == on(0)
    assert cast.oanh.memberships.get(kind="temporary").ends == on(0)
    with pytest.raises(Conflict):
        actions.bring_back(by=cast.khanh, person=cast.an, on=on(0))


def test_a_position_is_extended_and_never_shortened(cast: Cast) -> None:
    position = cast.dung.positions.get()
    with pytest.raises(Invalid):
        actions.extend_position(by=cast.khanh, position=position, until=on(10))
    position.ends = on(10)
    position.save()
    with pytest.raises(Invalid):
        actions.extend_position(by=cast.khanh, position=position, until=on(5))
    actions.extend_position(by=cast.khanh, position=position, until=None, decision="QĐ 8")
    extended = Position.objects.get(pk=position.pk)
    assert (extended.ends, extended.decision) == (None, "QĐ 8")


def test_a_post_with_one_holder_is_not_extended_over_the_next(cast: Cast) -> None:
    position = cast.binh.positions.get()
    position.ends = on(10)
    position.save()
    actions.appoint_to_position(
        by=None, person=cast.quy, title=position.title, unit=cast.cell, on=on(10)
    )
    with pytest.raises(Conflict, match="chỉ có một người"):
        actions.extend_position(by=cast.khanh, position=position, until=on(20))
