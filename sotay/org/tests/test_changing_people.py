from datetime import date, timedelta

import pytest

from sotay.kernel.refusals import Conflict, Invalid
from sotay.org import actions, queries
from sotay.org.models import (
    BodyKind,
    Membership,
    Person,
    Position,
    StagePeriod,
    StatusPeriod,
    SystemRole,
    Term,
    Title,
)
from sotay.org.rules import Stage
from sotay.org.tests.cast import BEGUN, Cast

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 1)
EVE = DAY - timedelta(days=1)
EXEMPT_OTHER = StatusPeriod.Status.EXEMPT_OTHER


def standing(cast: Cast, person: Person, day: date) -> queries.RollMember:
    return next(line for line in queries.roll_of(cast.cell, day) if line.person == person)


def test_somebody_new_is_received(cast: Cast) -> None:
    person = actions.add_person(by=cast.khanh, full_name="  Võ  Thị Xuân ", phone="0900 000 001")
    assert person.full_name == "Võ Thị Xuân"
    actions.receive_member(
        by=cast.khanh, person=person, unit=cast.cell, on=DAY, stage=StagePeriod.Stage.PROBATIONARY
    )
    assert standing(cast, person, DAY).standing.stage == Stage.PROBATIONARY
    assert queries.home_of(person, EVE) is None


def test_nobody_has_two_homes(cast: Cast) -> None:
    with pytest.raises(Conflict, match="Chi bộ Trường Tiểu học"):
        actions.receive_member(by=None, person=cast.cuong, unit=cast.cell, on=DAY)


def test_a_newcomer_is_probationary_or_official(cast: Cast) -> None:
    person = actions.add_person(by=None, full_name="Võ Thị Xuân")
    with pytest.raises(Invalid, match="dự bị hay chính thức"):
        actions.receive_member(by=None, person=person, unit=cast.cell, on=DAY)
    assert not Membership.objects.filter(person=person).exists()


def test_a_card_number_belongs_to_one(cast: Cast) -> None:
    actions.add_person(by=None, full_name="Võ Thị Xuân", card_number="31.000001")
    with pytest.raises(Conflict):
        actions.add_person(by=None, full_name="Võ Thị Yến", card_number="31.000001")


def test_a_transfer_closes_one_home_and_opens_the_next(cast: Cast) -> None:
    actions.transfer_member(by=cast.khanh, person=cast.dung, to=cast.other_cell, on=DAY)
    assert queries.home_of(cast.dung, EVE) == cast.cell
    assert queries.home_of(cast.dung, DAY) == cast.other_cell
    # Who leaves the cell leaves its committee.
    assert queries.positions_on(cast.dung, DAY) == []


def test_posts_above_survive_a_transfer_within_the_ward(cast: Cast) -> None:
    actions.transfer_member(by=None, person=cast.giang, to=cast.cell, on=DAY)
    assert len(queries.positions_on(cast.giang, DAY)) == 1
    assert queries.in_charge_of(cast.cell, DAY) == [cast.giang]


def test_a_guest_who_moves_in_is_a_guest_no_longer(cast: Cast) -> None:
    actions.transfer_member(by=None, person=cast.oanh, to=cast.cell, on=DAY)
    assert standing(cast, cast.oanh, DAY).standing.membership == "home"
    assert standing(cast, cast.oanh, EVE).standing.membership == "temporary"


@pytest.mark.parametrize("until", [date(2026, 11, 30), date(2027, 9, 1)])
def test_for_a_time_is_three_months_to_under_twelve(cast: Cast, until: date) -> None:
    with pytest.raises(Invalid, match="từ 3 tháng đến dưới 12 tháng"):
        actions.receive_for_a_time(by=None, person=cast.cuong, unit=cast.cell, on=DAY, until=until)
    with pytest.raises(Invalid):
        actions.send_away(by=None, person=cast.an, place="Huế", on=DAY, until=until)


def test_received_for_a_time_stays_on_the_home_roll(cast: Cast) -> None:
    until = date(2026, 12, 1)
    actions.receive_for_a_time(by=None, person=cast.cuong, unit=cast.cell, on=DAY, until=until)
    assert standing(cast, cast.cuong, DAY).standing.membership == "temporary"
    home = {line.person: line.standing for line in queries.roll_of(cast.other_cell, DAY)}
    assert home[cast.cuong].away
    with pytest.raises(Conflict):
        actions.receive_for_a_time(by=None, person=cast.cuong, unit=cast.cell, on=DAY, until=until)


def test_sent_away_once_at_a_time(cast: Cast) -> None:
    until = date(2027, 1, 1)
    actions.send_away(by=None, person=cast.an, place="Huế", on=DAY, until=until)
    assert standing(cast, cast.an, DAY).standing.away
    with pytest.raises(Conflict):
        actions.send_away(by=None, person=cast.an, place="Huế", on=DAY, until=until)


def test_probation_lasts_twelve_months(cast: Cast) -> None:
    over = date(2026, 7, 1)
    with pytest.raises(Invalid, match="12 tháng"):
        actions.make_official(by=None, person=cast.dat, on=over - timedelta(days=1))
    actions.make_official(by=None, person=cast.dat, on=over)
    assert standing(cast, cast.dat, over).standing.stage == Stage.OFFICIAL
    with pytest.raises(Conflict):
        actions.make_official(by=None, person=cast.dat, on=DAY)


def test_exempt_for_another_reason_is_under_twelve_months(cast: Cast) -> None:
    for until in (None, date(2027, 9, 1)):
        with pytest.raises(Invalid):
            actions.begin_exemption(
                by=None, person=cast.an, status=EXEMPT_OTHER, on=DAY, until=until
            )
    actions.begin_exemption(
        by=None, person=cast.an, status=EXEMPT_OTHER, on=DAY, until=date(2027, 8, 31)
    )
    assert standing(cast, cast.an, DAY).standing.status == "exempt_other"
    assert standing(cast, cast.an, date(2027, 8, 31)).standing.status == "active"


def test_an_exempt_member_comes_back(cast: Cast) -> None:
    actions.end_exemption(by=None, person=cast.em, on=DAY)
    assert standing(cast, cast.em, EVE).standing.status == "exempt_age"
    assert standing(cast, cast.em, DAY).standing.status == "active"
    with pytest.raises(Conflict):
        actions.end_exemption(by=None, person=cast.em, on=DAY)


def test_one_state_at_a_time(cast: Cast) -> None:
    with pytest.raises(Conflict, match="miễn công tác"):
        actions.suspend_member(by=None, person=cast.em, on=DAY)
    actions.suspend_member(by=None, person=cast.an, on=DAY)
    actions.end_suspension(by=None, person=cast.an, on=DAY + timedelta(days=30))
    assert standing(cast, cast.an, DAY).standing.status == "suspended"


def appoint(cast: Cast, who: str, title: str, unit: str = "cell") -> actions.Appointment:
    return actions.appoint_to_position(
        by=cast.khanh,
        person=getattr(cast, who),
        title=Title.objects.get(pk=title),
        unit=getattr(cast, unit),
        on=DAY,
    )


def test_a_member_of_the_committee_is_elected(cast: Cast) -> None:
    elected = appoint(cast, "an", "cell_committee_member")
    assert elected.position.body == cast.cell_committee
    assert elected.position.term == cast.cell_term
    assert elected.warnings == ()
    assert cast.an in {line.person for line in queries.committee_of_cell(cast.cell, DAY)}


def test_a_cell_of_fewer_than_nine_is_warned(cast: Cast) -> None:
    (warning,) = appoint(cast, "cuong", "cell_committee_member", "other_cell").warnings
    assert "7 đảng viên chính thức" in warning


def test_a_cell_has_one_secretary(cast: Cast) -> None:
    with pytest.raises(Conflict):
        appoint(cast, "an", "cell_secretary")
    position = Position.objects.get(person=cast.binh)
    actions.end_position(by=None, position=position, on=DAY)
    appoint(cast, "an", "cell_secretary")
    assert queries.committee_of_cell(cast.cell, EVE)[0].person == cast.binh
    assert queries.committee_of_cell(cast.cell, DAY)[0].person == cast.an


def test_a_secretary_is_no_deputy_of_the_same_cell(cast: Cast) -> None:
    with pytest.raises(Conflict, match="vừa là"):
        appoint(cast, "binh", "cell_deputy")


def test_across_units_everything_may_be_combined(cast: Cast) -> None:
    appoint(cast, "binh", "committee_member", "ward")
    appoint(cast, "binh", "standing_member", "ward")
    assert len(queries.positions_on(cast.binh, DAY)) == 3


def test_a_probationary_member_is_elected_to_nothing(cast: Cast) -> None:
    with pytest.raises(Invalid, match="dự bị"):
        appoint(cast, "dat", "cell_committee_member")


def test_a_title_belongs_to_its_kind_of_unit(cast: Cast) -> None:
    with pytest.raises(Invalid):
        appoint(cast, "an", "secretary")


def test_a_position_ends_once_and_after_it_began(cast: Cast) -> None:
    position = Position.objects.get(person=cast.binh)
    with pytest.raises(Conflict):
        actions.end_position(by=None, position=position, on=BEGUN)
    actions.end_position(by=None, position=position, on=DAY)
    with pytest.raises(Conflict):
        actions.end_position(by=None, position=position, on=DAY)


def test_who_is_put_in_charge_sits_in_a_committee_above(cast: Cast) -> None:
    with pytest.raises(Invalid):
        actions.put_in_charge(by=None, person=cast.cuong, unit=cast.cell, on=DAY)
    charge = actions.put_in_charge(by=None, person=cast.son, unit=cast.cell, on=DAY)
    assert cast.son in queries.in_charge_of(cast.cell, DAY)
    actions.end_charge(by=None, charge=charge, on=DAY + timedelta(days=9))
    with pytest.raises(Conflict):
        actions.put_in_charge(by=None, person=cast.giang, unit=cast.cell, on=DAY)


def test_a_system_role_is_given_once_and_taken_back(cast: Cast) -> None:
    role = SystemRole.Role.CLERK
    given = actions.give_system_role(
        by=cast.khanh, person=cast.lan, unit=cast.ward, role=role, on=DAY
    )
    with pytest.raises(Conflict):
        actions.give_system_role(by=None, person=cast.lan, unit=cast.ward, role=role, on=DAY)
    actions.end_system_role(by=None, system_role=given, on=DAY + timedelta(days=1))


def test_a_new_term_ends_the_one_before(cast: Cast) -> None:
    term = actions.begin_term(by=cast.khanh, unit=cast.cell, name="2027–2030", on=DAY)
    assert queries.term_of(cast.cell, DAY) == term
    assert queries.term_of(cast.cell, EVE) == cast.cell_term
    with pytest.raises(Conflict):
        actions.begin_term(by=None, unit=cast.cell, name="2028", on=DAY)
    assert Term.objects.filter(unit=cast.cell).count() == 2


def test_one_committee_of_a_kind_and_several_steering_boards(cast: Cast) -> None:
    with pytest.raises(Conflict):
        actions.form_body(
            by=None,
            unit=cast.cell,
            kind=BodyKind.objects.get(pk="cell_committee"),
            name="Chi ủy",
            on=DAY,
        )
    boards = [
        actions.form_body(
            by=None, unit=cast.ward, kind=BodyKind.objects.get(pk="steering"), name=name, on=DAY
        )
        for name in ("Ban chỉ đạo A", "Ban chỉ đạo B")
    ]
    actions.end_body(by=None, body=boards[0], on=DAY + timedelta(days=1))
    with pytest.raises(Conflict):
        actions.end_body(by=None, body=cast.cell_committee, on=DAY)
