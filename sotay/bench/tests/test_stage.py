"""What a stage holds is what the product itself would have written: its pages open."""

import pytest
from django.conf import settings
from django.test import Client

from sotay.bench import audit
from sotay.bench.stage.plan import CODE, Cast, MemberSeat, Plan
from sotay.bench.stage.setting import set_up
from sotay.meetings.models import Attendance, Opinion
from sotay.org.models import Membership, Person

pytestmark = pytest.mark.django_db


def enter(seat: MemberSeat) -> Client:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = seat.session
    return client


def a_member(cast: Cast) -> MemberSeat:
    return next(seat for seat in cast.seats[3:] if not seat.keeper)


def test_everybody_sits_in_the_open_meeting_of_a_cell() -> None:
    cast = set_up(Plan(cells=2, members=12))
    assert [len(seats) for seats in cast.meetings.values()] == [6, 6]
    assert sum(seat.keeper for seat in cast.seats) == 2
    seat = a_member(cast)
    for page in ("", "agenda/", "opinions/", "motions/", "papers/", "check-in/"):
        assert enter(seat).get(f"/meetings/{seat.meeting}/{page}").status_code == 200


def test_a_member_checks_in_and_speaks_and_the_audit_finds_it_once() -> None:
    cast = set_up(Plan(cells=1, members=6))
    seat, sent = a_member(cast), {"client_id": "6f1f6c1e-6d4d-4d3c-9a35-111111111111"}
    client = enter(seat)
    room = f"/meetings/{seat.meeting}/"
    assert client.post(f"{room}check-in/", {"code": CODE, **sent}).status_code == 303
    sent = {"client_id": "6f1f6c1e-6d4d-4d3c-9a35-222222222222"}
    said = {"words": "Đồng ý. [#7]", "audience": "cell", **sent}
    assert client.post(f"{room}opinions/", said).status_code == 303
    act = {"person": seat.person, "meeting": seat.meeting, "motion": 0, "choice": ""}
    acts = [{**act, "kind": "check-in", "mark": 0}, {**act, "kind": "opinion", "mark": 7}]
    assert audit.look_up(acts) == {"acknowledged": 2, "missing": 0, "doubled": 0}
    Attendance.objects.all().delete()
    twice = Opinion.objects.get()
    twice.pk, twice.client_id = None, "6f1f6c1e-6d4d-4d3c-9a35-333333333333"
    twice.save()
    assert audit.look_up(acts) == {"acknowledged": 2, "missing": 1, "doubled": 1}


def test_a_vote_is_open_for_everybody_present() -> None:
    cast = set_up(Plan(cells=1, members=6, voting=True, present=True))
    seat = a_member(cast)
    address = f"/meetings/{seat.meeting}/motions/{seat.motion}/ballot/"
    sent = {"choice": "agree", "client_id": "6f1f6c1e-6d4d-4d3c-9a35-444444444444"}
    assert enter(seat).post(address, sent).status_code == 303
    act = {"person": seat.person, "meeting": seat.meeting, "motion": seat.motion, "mark": 0}
    assert audit.look_up([{**act, "kind": "ballot", "choice": "agree"}])["missing"] == 0
    assert audit.look_up([{**act, "kind": "ballot", "choice": "disagree"}])["missing"] == 1


def test_strangers_make_the_database_large_and_change_no_page() -> None:
    cast = set_up(Plan(cells=1, members=6, strangers=60))
    assert Person.objects.count() == 66
    assert Membership.objects.values("unit").distinct().count() == 4
    assert Attendance.objects.count() == 60
    seat = a_member(cast)
    assert enter(seat).get(f"/meetings/{seat.meeting}/").status_code == 200


def test_a_database_with_people_is_never_touched() -> None:
    set_up(Plan(cells=1, members=4))
    with pytest.raises(RuntimeError, match="holds people"):
        set_up(Plan(cells=1, members=4))
    assert Person.objects.count() == 4


def test_the_paper_has_thirty_pages(settings: object, tmp_path: object) -> None:
    cast = set_up(Plan(cells=1, members=4, paper=True))
    seat = cast.seats[3]
    page = enter(seat).get(f"/meetings/{seat.meeting}/papers/{seat.paper}/")
    assert page.status_code == 200
