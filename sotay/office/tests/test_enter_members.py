from datetime import date

import pytest

from sotay.kernel import clock
from sotay.ledger.models import Entry
from sotay.office.queries.lists import refused_file
from sotay.office.reading import read_list
from sotay.office.tests.conftest import Importing, Planning
from sotay.office.tests.workbooks import CELL, HEADINGS, member, members, workbook
from sotay.org import connections
from sotay.org.models import Membership, Person, StagePeriod, StatusPeriod
from sotay.org.queries import people_by_card, people_by_phone, roll_of
from sotay.org.tests.cast import Cast

pytestmark = pytest.mark.django_db


def named(name: str) -> Person:
    return Person.objects.get(full_name=name)


def test_a_new_member_comes_with_everything(cast: Cast, enter: Importing) -> None:
    headings = (
        "STT", "Số thẻ ĐV", "Họ tên", "Giới tính", "Năm sinh", "Số ĐT", "Số CCCD", "Email",
        "Ngày vào Đảng", "Ngày chính thức", "Chi bộ", "Nơi công tác", "Chức vụ chính quyền",
        "Dân tộc", "Miễn sinh hoạt",
    )  # fmt: skip
    row = (
        1, "31.000017", "Võ Thị Xuân", "Nữ", date(1950, 3, 5), 912345678, 31150000123,
        "Xuan@Example.VN", "03/02/1985", "3-2-86", "CB TDP 3", "Nghỉ hưu", "Tổ trưởng", "Kinh",
        "tuổi cao",
    )  # fmt: skip
    brought = enter(workbook(headings, row))
    assert brought.counts["new"] == 1
    person = named("Võ Thị Xuân")
    assert (person.sex, person.born_on) == ("female", date(1950, 3, 5))
    assert (person.card_number, person.citizen_number) == ("31.000017", "031150000123")
    assert (person.phone, person.email) == ("+84912345678", "Xuan@example.vn")
    assert (person.workplace, person.other_posts) == ("Nghỉ hưu", "Tổ trưởng")
    assert people_by_card("31000017") == people_by_phone("0912345678") == [person]
    assert person.account_id is None
    home = Membership.objects.get(person=person)
    assert (home.unit, home.kind, home.starts) == (cast.cell, "home", clock.today())
    stages = list(StagePeriod.objects.filter(person=person).values_list("stage", "starts", "ends"))
    assert stages == [
        ("probationary", date(1985, 2, 3), date(1986, 2, 3)),
        ("official", date(1986, 2, 3), None),
    ]
    assert StatusPeriod.objects.get(person=person).status == "exempt_age"
    assert person in [line.person for line in roll_of(cast.cell, clock.today())]
    assert "Dân tộc" in str(brought.remarks)


def test_one_entry_tells_of_the_whole_list(cast: Cast, enter: Importing) -> None:
    before = Entry.objects.count()
    enter(members(member("Võ Thị Xuân", "31.000017"), member("Võ Thị Yến", "31.000018")))
    entry = Entry.objects.last()
    assert entry is not None
    assert Entry.objects.count() == before + 1
    assert (entry.act, entry.unit_id) == ("office.members_imported", cast.ward.pk)
    assert entry.details == {"new": 2, "changed": 0, "unchanged": 0, "refused": 0}


def test_the_same_list_again_changes_nothing(enter: Importing) -> None:
    data = members(member("Võ Thị Xuân", "31.000017"), member("Võ Văn Y"))
    enter(data)
    people = Person.objects.count()
    again = enter(data)
    assert again.counts == {"unchanged": 2, "warned": 0}
    assert Person.objects.count() == people


def test_another_value_is_a_change_with_before_and_after(plan: Planning, enter: Importing) -> None:
    headings = (*HEADINGS, "Điện thoại", "Nơi công tác")
    enter(workbook(headings, (*member("Võ Thị Xuân", "31.000017"), "0912345678", "Trường A")))
    data = workbook(headings, (*member("Võ Thị Xuân", "31 000 017"), "0987654321", ""))
    (row,) = plan(data)
    changes = [(it.field, it.before, it.after) for it in row.changes]
    assert changes == [("phone", "+84912345678", "+84987654321")]
    enter(data)
    person = named("Võ Thị Xuân")
    assert (person.phone, person.workplace) == ("+84987654321", "Trường A")
    assert people_by_phone("0912345678") == []


def test_valid_rows_come_in_and_the_others_go_back_with_reasons(enter: Importing) -> None:
    brought = enter(
        members(
            member("Võ Thị Xuân", "31.000017"),
            member("Võ Thị Yến", "31.000018", unit="Chi bộ Mặt Trăng"),
            member("Võ Văn Y", "31.000019", born_on="31/02/1980"),
        )
    )
    assert (brought.counts["new"], brought.counts["refused"]) == (1, 2)
    handed_back = read_list(refused_file(brought))
    assert [row.values[0] for row in handed_back.rows] == ["Võ Thị Yến", "Võ Văn Y"]
    reasons = [str(row.values[-1]) for row in handed_back.rows]
    assert "Mặt Trăng" in reasons[0]
    assert "31/02/1980" in reasons[1]
    assert not Person.objects.filter(full_name__in=["Võ Thị Yến", "Võ Văn Y"]).exists()


def test_refused_rows_that_were_mended_come_in_from_the_same_file(enter: Importing) -> None:
    brought = enter(members(member("Võ Thị Yến", "31.000018", unit="Chi bộ Mặt Trăng")))
    (row,) = read_list(refused_file(brought)).rows
    mended = [*row.values]
    mended[5] = CELL
    again = enter(workbook((*HEADINGS, "Lý do chưa nhập"), mended))
    assert again.counts["new"] == 1


def test_a_member_at_home_elsewhere_is_not_moved_by_a_list(cast: Cast, enter: Importing) -> None:
    name, born = cast.cuong.full_name, "19/05/1980"
    enter(members(member(name, "31.000099", born_on=born, unit=cast.other_cell.name)))
    brought = enter(members(member(name, "31.000099", born_on=born, unit=CELL)))
    assert brought.counts["refused"] == 1
    homes = Membership.objects.filter(person=cast.cuong, kind="home")
    assert [home.unit for home in homes] == [cast.other_cell]


def test_days_on_record_stay_whatever_a_list_says(cast: Cast, plan: Planning) -> None:
    (row,) = plan(members(member(cast.an.full_name, admitted_on="01/01/1999")))
    assert row.person_id == cast.an.pk
    assert "stage" not in [change.field for change in row.changes]
    assert any("giữ theo hồ sơ" in sentence for sentence in row.warnings)


def test_a_number_of_somebody_outside_is_refused_without_saying_whose(
    cast: Cast, plan: Planning
) -> None:
    stranger = Person.objects.create(full_name="Lý Văn Xa", card_number="31.000500")
    Membership.objects.create(person=stranger, unit=cast.province, starts=date(2020, 1, 1))
    (row,) = plan(members(member("Võ Thị Xuân", "31000500")))
    assert row.errors == ["Số thẻ đảng viên này đã có người khác dùng."]


def test_somebody_known_who_is_at_home_nowhere_is_received(cast: Cast, enter: Importing) -> None:
    known = Person.objects.create(full_name="Lý Văn Xa", card_number="31.000500")
    brought = enter(members(member("Lý Văn Xa", "31000500")))
    assert brought.counts["changed"] == 1
    assert Membership.objects.get(person=known).unit == cast.cell
    assert StagePeriod.objects.filter(person=known).count() == 2


def test_accounts_hear_of_other_numbers_once(
    cast: Cast, enter: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[list[Person]] = []
    monkeypatch.setattr(
        connections, "_when_numbers_changed", [lambda _by, who: told.append(list(who))]
    )
    enter(
        members(
            member(cast.an.full_name, "31.000001"),
            member(cast.binh.full_name, "31.000002"),
            member("Võ Thị Xuân", "31.000017"),
        )
    )
    assert told == [[cast.an, cast.binh]]


def test_nothing_remains_when_the_writing_fails(
    enter: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("sotay.office.actions.entering.write_rows", fail)
    before = Person.objects.count()
    with pytest.raises(RuntimeError):
        enter(members(member("Võ Thị Xuân", "31.000017")))
    assert Person.objects.count() == before
