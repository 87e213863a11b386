from datetime import date, timedelta

import pytest

from sotay.kernel.refusals import Conflict, Invalid, Missing
from sotay.ledger.models import Entry
from sotay.org import actions, queries
from sotay.org.models import Membership, PastUnit, Position, Unit, UnitKind
from sotay.org.tests.cast import BEGUN, Cast

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 1)
EVE = DAY - timedelta(days=1)
CELL = "attached_cell"


def kind(code: str) -> UnitKind:
    return UnitKind.objects.get(pk=code)


def found(cast: Cast, on: date = DAY, code: str = "31.101.009", under: str = "ward") -> Unit:
    return actions.found_unit(
        by=cast.khanh,
        code=code,
        name=" Chi bộ  Quân sự ",
        short_name="",
        kind=kind(CELL),
        parent=getattr(cast, under),
        on=on,
        decision="QĐ 12-QĐ/ĐU",
    )


def test_a_new_unit_hangs_in_the_tree_from_its_day(cast: Cast) -> None:
    unit = found(cast)
    assert unit.name == "Chi bộ Quân sự"
    assert unit.pk in queries.subtree_ids(cast.ward)
    assert [event.what for event in queries.history_of(unit)] == ["thành lập"]
    with pytest.raises(Missing):
        queries.unit_on(unit, EVE)


def test_it_stands_in_the_ledger(cast: Cast) -> None:
    unit = found(cast)
    entry = Entry.objects.get(act="org.unit_founded")
    assert entry.unit_id == unit.pk
    assert entry.actor_person_id == cast.khanh.pk


def test_a_code_is_given_once(cast: Cast) -> None:
    with pytest.raises(Conflict):
        found(cast, code=cast.cell.code)
    assert Entry.objects.count() == 0


def test_a_cell_has_no_cells_under_it(cast: Cast) -> None:
    with pytest.raises(Invalid):
        found(cast, under="cell")


def test_a_kind_is_of_its_time(cast: Cast) -> None:
    with pytest.raises(Invalid, match="không có loại hình"):
        actions.convert_unit(by=None, unit=cast.cell, kind=kind("cell"), on=date(2026, 7, 25))
    actions.convert_unit(by=None, unit=cast.cell, kind=kind("cell"), on=date(2026, 7, 26))
    cast.cell.refresh_from_db()
    assert queries.unit_on(cast.cell, date(2026, 7, 25)).kind.code == CELL
    assert queries.unit_on(cast.cell, date(2026, 7, 26)).kind.code == "cell"


def test_an_old_name_is_read_on_old_days(cast: Cast) -> None:
    actions.rename_unit(by=None, unit=cast.cell, name="Chi bộ A", short_name="A", on=DAY)
    later = DAY + timedelta(days=30)
    actions.rename_unit(by=None, unit=cast.cell, name="Chi bộ B", short_name="B", on=later)
    cast.cell.refresh_from_db()
    names = [
        queries.unit_on(cast.cell, day).name for day in (EVE, DAY, later - timedelta(days=1), later)
    ]
    assert names == ["Chi bộ Tổ dân phố 3", "Chi bộ A", "Chi bộ A", "Chi bộ B"]


def test_history_tells_every_change_by_the_names_of_its_day(cast: Cast) -> None:
    """Absorbed, moved, renamed and converted, and then renamed once more."""
    months = [DAY + timedelta(days=30 * n) for n in range(5)]
    actions.absorb_unit(by=None, unit=cast.other_cell, into=cast.cell, on=months[0])
    actions.rename_unit(by=None, unit=cast.cell, name="Chi bộ A", short_name="A", on=months[1])
    actions.move_unit(by=None, unit=cast.cell, parent=cast.province, on=months[2])
    actions.convert_unit(by=None, unit=cast.cell, kind=kind("base_cell"), on=months[3])
    actions.rename_unit(by=None, unit=cast.cell, name="Chi bộ B", short_name="B", on=months[4])
    told = [
        (
            event.what,
            [side.name for side in event.before],
            [side.name for side in event.after],
        )
        for event in queries.history_of(cast.cell)
    ]
    assert told == [
        ("đổi tên", ["Chi bộ A"], ["Chi bộ B"]),
        ("chuyển đổi loại hình", ["Chi bộ trực thuộc"], ["Chi bộ cơ sở"]),
        ("chuyển đơn vị cấp trên", [cast.ward.name], [cast.province.name]),
        ("đổi tên", ["Chi bộ Tổ dân phố 3"], ["Chi bộ A"]),
        ("sáp nhập", ["Chi bộ Tổ dân phố 3", cast.other_cell.name], ["Chi bộ Tổ dân phố 3"]),
    ]
    assert [event.what for event in queries.history_of(cast.other_cell)] == ["sáp nhập"]


def test_two_changes_on_one_day_leave_one_past(cast: Cast) -> None:
    actions.rename_unit(by=None, unit=cast.cell, name="Chi bộ A", short_name="A", on=DAY)
    actions.rename_unit(by=None, unit=cast.cell, name="Chi bộ B", short_name="B", on=DAY)
    assert PastUnit.objects.filter(unit=cast.cell).count() == 1
    assert len(queries.history_of(cast.cell)) == 2


def test_nothing_is_changed_before_a_change_on_record(cast: Cast) -> None:
    actions.rename_unit(by=None, unit=cast.cell, name="Chi bộ A", short_name="A", on=DAY)
    with pytest.raises(Conflict):
        actions.rename_unit(by=None, unit=cast.cell, name="Chi bộ B", short_name="B", on=EVE)
    assert len(queries.history_of(cast.cell)) == 1


def test_a_unit_is_never_hung_under_itself(cast: Cast) -> None:
    with pytest.raises(Invalid, match="dưới chính nó"):
        actions.move_unit(by=None, unit=cast.ward, parent=cast.cell, on=DAY)


def test_a_moved_unit_was_elsewhere_before(cast: Cast) -> None:
    actions.move_unit(by=None, unit=cast.cell, parent=cast.province, on=DAY)
    (before,) = queries.tree_on(EVE)
    assert [node.id for node in before.children[0].children] == [cast.cell.pk, cast.other_cell.pk]
    (after,) = queries.tree_on(DAY)
    assert {node.id for node in after.children} == {cast.ward.pk, cast.cell.pk}
    moved = Unit.objects.get(pk=cast.cell.pk)
    assert moved.parent == cast.province


def test_absorbing_takes_the_members_over_and_keeps_the_past(cast: Cast) -> None:
    before = [line.person for line in queries.roll_of(cast.other_cell, EVE)]
    actions.absorb_unit(by=None, unit=cast.other_cell, into=cast.cell, on=DAY)
    assert queries.roll_of(cast.other_cell, DAY) == []
    assert [line.person for line in queries.roll_of(cast.other_cell, EVE)] == before
    roll = {line.person: line.standing for line in queries.roll_of(cast.cell, DAY)}
    assert len(roll) == 19
    assert roll[cast.oanh].membership == "home"
    assert not roll[cast.oanh].away
    assert not Position.objects.filter(unit=cast.other_cell, ends=None).exists()
    old = Unit.objects.get(pk=cast.other_cell.pk)
    assert old.ends == DAY
    assert queries.unit_on(old, DAY).name == old.name


def test_absorbing_the_place_that_received_somebody_ends_that(cast: Cast) -> None:
    actions.absorb_unit(by=None, unit=cast.cell, into=cast.other_cell, on=DAY)
    standing = next(
        line.standing for line in queries.roll_of(cast.other_cell, DAY) if line.person == cast.oanh
    )
    assert standing.membership == "home"
    assert not standing.away


def test_a_unit_does_not_absorb_itself(cast: Cast) -> None:
    with pytest.raises(Invalid):
        actions.absorb_unit(by=None, unit=cast.cell, into=cast.cell, on=DAY)


def test_consolidating_makes_a_new_unit_of_two(cast: Cast) -> None:
    new = actions.consolidate_units(
        by=cast.khanh,
        units=[cast.cell, cast.other_cell],
        code="31.101.010",
        name="Chi bộ Liên hợp",
        short_name="Liên hợp",
        kind=kind(CELL),
        parent=cast.ward,
        on=DAY,
    )
    assert len(queries.roll_of(new, DAY)) == 19
    assert Unit.objects.filter(ends=DAY).count() == 2
    (event,) = queries.history_of(new)
    assert {side.unit_id for side in event.before} == {cast.cell.pk, cast.other_cell.pk}
    assert [side.unit_id for side in event.after] == [new.pk]


def test_a_split_leaves_whoever_is_not_named(cast: Cast) -> None:
    part = actions.Part("31.101.011", "Chi bộ Tổ 3A", "Tổ 3A", [cast.an, cast.dung])
    (new,) = actions.split_unit(by=None, unit=cast.cell, parts=[part], on=DAY)
    assert [line.person for line in queries.roll_of(new, DAY)] == [cast.an, cast.dung]
    assert len(queries.roll_of(cast.cell, DAY)) == 11
    assert new.parent == cast.ward
    assert new.cell_type == "residential"
    assert Unit.objects.get(pk=cast.cell.pk).ends is None
    assert queries.positions_on(cast.dung, DAY) == []
    assert len(queries.positions_on(cast.dung, EVE)) == 1


def test_a_split_of_everybody_ends_the_unit(cast: Cast) -> None:
    homes = [
        row.person
        for row in Membership.objects.filter(unit=cast.other_cell).select_related("person")
    ]
    parts = [
        actions.Part("31.1", "Chi bộ 1", "1", homes[:3]),
        actions.Part("31.2", "Chi bộ 2", "2", homes[3:]),
    ]
    actions.split_unit(by=None, unit=cast.other_cell, parts=parts, on=DAY)
    assert Unit.objects.get(pk=cast.other_cell.pk).ends == DAY


def test_nobody_goes_to_two_parts(cast: Cast) -> None:
    parts = [actions.Part(f"9.{n}", f"Chi bộ {n}", "", [cast.an]) for n in (1, 2)]
    with pytest.raises(Invalid):
        actions.split_unit(by=None, unit=cast.cell, parts=parts, on=DAY)
    assert not Unit.objects.filter(starts=DAY).exists()


def test_a_stranger_goes_to_no_part(cast: Cast) -> None:
    part = actions.Part("9.1", "Chi bộ 1", "", [cast.cuong])
    with pytest.raises(Invalid, match="Phạm Quang Cường"):
        actions.split_unit(by=None, unit=cast.cell, parts=[part], on=DAY)


def test_a_unit_with_people_is_not_dissolved(cast: Cast) -> None:
    with pytest.raises(Conflict, match="13 đảng viên"):
        actions.dissolve_unit(by=None, unit=cast.cell, on=DAY)


def test_dissolving_is_not_disbanding(cast: Cast) -> None:
    one, two = found(cast, BEGUN), found(cast, BEGUN, code="31.101.012")
    actions.dissolve_unit(by=None, unit=one, on=DAY)
    actions.dissolve_unit(by=None, unit=two, on=DAY, disbanded=True)
    assert queries.history_of(one)[0].what == "giải thể"
    assert queries.history_of(two)[0].what == "giải tán"


def test_a_unit_ends_once(cast: Cast) -> None:
    unit = found(cast, BEGUN)
    actions.dissolve_unit(by=None, unit=unit, on=DAY)
    with pytest.raises(Invalid):
        actions.dissolve_unit(by=None, unit=unit, on=DAY)
    with pytest.raises(Invalid):
        actions.rename_unit(by=None, unit=unit, name="X", short_name="X", on=DAY)
