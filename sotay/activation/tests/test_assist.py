"""A helper lets people come in one after the other on one phone."""

from datetime import timedelta

import pytest
from django.test import Client

from sotay.activation import actions
from sotay.activation.models import Activation, Helping
from sotay.activation.tests.conftest import MORNING
from sotay.activation.tests.steps import PASSWORD, later, newcomer, sheet_for
from sotay.kernel.refusals import Forbidden, Invalid
from sotay.notices.models import Notice
from sotay.org.models import Person
from sotay.org.tests.cast import Cast

TODAY = MORNING.date()


@pytest.fixture
def helping(cast: Cast) -> Helping:
    until = TODAY + timedelta(days=7)
    return actions.appoint_helper(by=cast.binh, unit=cast.cell, person=cast.an.pk, until=until)


@pytest.fixture
def phone(cast: Cast, helping: Helping) -> Client:
    client = Client()
    assert cast.an.account is not None
    client.force_login(cast.an.account)
    return client


def help_in(phone: Client, helping: Helping, person: Person, code: str, name: str) -> None:
    answer = phone.post(f"/activate/assist/{helping.pk}/{person.pk}/", {"code": code})
    assert answer.headers["Location"] == "/activate/assist/hand-over/"
    assert person.full_name in phone.get("/activate/assist/hand-over/").content.decode()
    phone.post("/activate/assist/consent/", {"version": "1", "agree": "on"})
    page = phone.get("/activate/assist/password/").content.decode()
    assert 'autocomplete="one-time-code"' in page
    form = {"username": name, "password": PASSWORD}
    done = phone.post("/activate/assist/password/", form)
    assert done.status_code == 303, done.content.decode()
    assert done.headers["Clear-Site-Data"] == '"cache"'


def test_two_in_a_row_and_the_helper_stays_signed_in(
    phone: Client, helping: Helping, cast: Cast
) -> None:
    key = phone.session.session_key
    one = newcomer(cast.cell)
    two = newcomer(cast.cell, "Trần Văn Cũ", "0987 111 222")
    help_in(phone, helping, one, sheet_for(cast, one), "moi")
    assert phone.cookies["assisting"].value == ""
    help_in(phone, helping, two, sheet_for(cast, two), "cu")
    assert {row.helped_by for row in Activation.objects.all()} == {cast.an}
    assert {row.way for row in Activation.objects.all()} == {"assisted"}
    assert phone.session.session_key == key
    assert cast.an.full_name in phone.get("/").content.decode()
    own = Client().post("/sign-in/", {"name": "0987111222", "password": PASSWORD})
    assert own.status_code == 302


def test_nothing_of_the_last_person_is_left(phone: Client, helping: Helping, cast: Cast) -> None:
    one = newcomer(cast.cell)
    help_in(phone, helping, one, sheet_for(cast, one), "moi")
    for path in ("hand-over", "consent", "password"):
        assert phone.get(f"/activate/assist/{path}/").status_code == 404
    held = "".join(str(value) for value in phone.session.values())
    assert PASSWORD not in held
    assert "moi" not in held


def test_a_code_of_somebody_else_opens_nobody(phone: Client, helping: Helping, cast: Cast) -> None:
    one, two = newcomer(cast.cell), newcomer(cast.cell, "Trần Văn Cũ", "0987 111 222")
    answer = phone.post(f"/activate/assist/{helping.pk}/{one.pk}/", {"code": sheet_for(cast, two)})
    assert answer.status_code == 422
    assert phone.get("/activate/assist/hand-over/").status_code == 404


def test_only_in_the_own_cell_and_only_for_the_time(
    phone: Client, helping: Helping, cast: Cast
) -> None:
    assert phone.get(f"/activate/assist/{helping.pk}/{cast.cuong.pk}/").status_code == 404
    with later(days=7):
        assert phone.get(f"/activate/assist/{helping.pk}/").status_code == 200
    with later(days=8):
        assert phone.get(f"/activate/assist/{helping.pk}/").status_code == 404


def test_whose_help_was_ended_helps_no_more(phone: Client, helping: Helping, cast: Cast) -> None:
    one = newcomer(cast.cell)
    phone.post(f"/activate/assist/{helping.pk}/{one.pk}/", {"code": sheet_for(cast, one)})
    actions.end_helping(by=cast.binh, helping=helping)
    assert phone.get("/activate/assist/hand-over/").status_code == 404
    form = {"username": "moi", "password": PASSWORD}
    assert phone.post("/activate/assist/password/", form).status_code == 404
    assert not Activation.objects.exists()


def test_a_helper_notes_why_not_and_with_what_device(
    phone: Client, helping: Helping, cast: Cast
) -> None:
    here = f"/activate/assist/{helping.pk}/{cast.tam.pk}/"
    bare = phone.post(f"{here}reason/", {"reason": "other", "note": ""})
    assert bare.status_code == 422
    phone.post(f"{here}reason/", {"reason": "old_ill", "note": ""})
    phone.post(f"{here}device/", {"kind": "none"})
    page = phone.get(f"/activate/assist/{helping.pk}/").content.decode()
    assert "tuổi cao, sức yếu" in page
    assert "không có máy nào" in page
    phone.post(f"{here}reason/", {"reason": "", "note": ""})
    assert not cast.tam.reasons_not_active.filter(until=None).exists()


def test_a_helper_is_appointed_once_told_and_seen_on_the_first_page(
    phone: Client, helping: Helping, cast: Cast
) -> None:
    again = actions.appoint_helper(
        by=cast.binh, unit=cast.cell, person=cast.an.pk, until=TODAY + timedelta(days=9)
    )
    assert (again.pk, again.last_day) == (helping.pk, TODAY + timedelta(days=9))
    assert Notice.objects.filter(person=cast.an, kind="activation.helper_appointed").exists()
    assert f"/activate/assist/{helping.pk}/" in phone.get("/").content.decode()


def test_only_a_leader_appoints_and_only_members_for_a_sensible_time(cast: Cast) -> None:
    tomorrow = TODAY + timedelta(days=1)
    with pytest.raises(Forbidden):
        actions.appoint_helper(by=cast.dung, unit=cast.cell, person=cast.an.pk, until=tomorrow)
    for person, until in [
        (cast.cuong, tomorrow),
        (cast.an, TODAY - timedelta(days=1)),
        (cast.an, TODAY + timedelta(days=61)),
    ]:
        with pytest.raises(Invalid):
            actions.appoint_helper(by=cast.binh, unit=cast.cell, person=person.pk, until=until)
    assert not Helping.objects.exists()
