"""Administrators need two factors, and help in person whoever has lost the second."""

from datetime import date

import pytest
from django.test import Client

from sotay.accounts.actions.authenticator_apps import remove_app
from sotay.accounts.models import Account, AuthenticatorApp, Session
from sotay.accounts.queries import standing_of
from sotay.accounts.tests.authenticator import Phone
from sotay.accounts.tests.factors import add_passkey, browser, is_in
from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Forbidden
from sotay.ledger.models import Entry
from sotay.notices.models import Notice
from sotay.org.actions.factors import give_second_step_code, remove_factors
from sotay.org.actions.positions import end_system_role, give_system_role
from sotay.org.models import Person, SystemRole
from sotay.org.tests.cast import PASSWORD, Cast

pytestmark = pytest.mark.django_db
ADMINISTRATOR = SystemRole.Role.ADMINISTRATOR


def account_of(person: Person) -> Account:
    assert person.account is not None
    return person.account


def give_app(person: Person) -> None:
    AuthenticatorApp.objects.create(account=account_of(person), secret="x", added_at=clock.now())


def give_password(client: Client, name: str) -> str:
    answer = client.post("/sign-in/", {"name": name, "password": PASSWORD, "next": "/more/"})
    return answer.headers["Location"]


def test_an_administrator_sets_one_up_before_anything_else(cast: Cast) -> None:
    client = browser()
    assert give_password(client, "khanh") == "/sign-in/second-step/"
    assert client.get("/sign-in/second-step/").headers["Location"] == "/sign-in/set-up/"
    assert client.get("/sign-in/set-up/").status_code == 200
    assert client.get("/").headers["Location"].startswith("/sign-in/")
    answer = add_passkey(client, Phone())
    assert answer.headers["Location"] == "/account/safety/codes/?next=%2Fmore%2F"
    assert is_in(client)
    assert client.get(answer.headers["Location"]).status_code == 200


def test_a_member_and_a_clerk_need_none(cast: Cast) -> None:
    for name in ("an", "hoa"):
        assert give_password(browser(), name) == "/more/"


def test_the_sample_may_do_without(cast: Cast, settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]
    assert give_password(browser(), "khanh") == "/more/"


def test_the_need_begins_and_ends_with_the_role(cast: Cast) -> None:
    today = clock.today()
    assert not standing_of(account_of(cast.an)).is_required
    role = give_system_role(by=None, person=cast.an, unit=cast.cell, role=ADMINISTRATOR, on=today)
    assert standing_of(account_of(cast.an)).lacks
    SystemRole.objects.filter(pk=role.pk).update(starts=date(2025, 7, 1))
    end_system_role(by=None, system_role=role, on=today)
    assert not standing_of(account_of(cast.an)).is_required


def test_whoever_becomes_one_signs_in_anew(cast: Cast) -> None:
    client = browser()
    give_password(client, "an")
    give_app(cast.binh)
    other = browser()
    other.force_login(account_of(cast.binh))
    for person in (cast.an, cast.binh):
        give_system_role(
            by=None, person=person, unit=cast.cell, role=ADMINISTRATOR, on=clock.today()
        )
    assert not Session.objects.filter(account=cast.an.account).exists()
    assert Session.objects.filter(account=cast.binh.account).exists()


def test_the_last_factor_of_an_administrator_stays(cast: Cast) -> None:
    give_app(cast.khanh)
    account = account_of(cast.khanh)
    with pytest.raises(Conflict, match="thêm cách khác trước"):
        remove_app(by=account, account=account)
    assert AuthenticatorApp.objects.filter(account=account).exists()


def test_removal_in_person_takes_all_ends_sessions_and_is_told(cast: Cast) -> None:
    give_app(cast.an)
    client = browser()
    client.force_login(account_of(cast.an))
    remove_factors(by=cast.khanh, person=cast.an)
    assert not AuthenticatorApp.objects.exists()
    assert not Session.objects.filter(account=cast.an.account).exists()
    entry = Entry.objects.latest("seq")
    assert (entry.act, entry.actor_person_id) == (
        "accounts.factors_removed_in_person",
        cast.khanh.pk,
    )
    assert (entry.about_id, entry.unit_id) == (str(cast.an.pk), cast.cell.pk)
    assert "gỡ lớp bảo vệ" in Notice.objects.get(person=cast.an).text


def test_what_is_not_there_is_not_removed(cast: Cast) -> None:
    with pytest.raises(Conflict):
        remove_factors(by=cast.khanh, person=cast.an)
    assert not Entry.objects.exists()


def test_the_keeper_of_a_cell_has_no_power_over_the_keeper_of_the_ward(cast: Cast) -> None:
    give_app(cast.khanh)
    give_system_role(
        by=None, person=cast.an, unit=cast.other_cell, role=ADMINISTRATOR, on=clock.today()
    )
    for helped in (cast.khanh, cast.an):  # nor over their own
        with pytest.raises(Forbidden):
            remove_factors(by=cast.an, person=helped)
        with pytest.raises(Forbidden):
            give_second_step_code(by=cast.an, person=helped)
    assert AuthenticatorApp.objects.exists()


def test_a_code_in_person_opens_the_second_step_and_is_written_down(cast: Cast) -> None:
    give_app(cast.an)
    code = give_second_step_code(by=cast.khanh, person=cast.an)
    client = browser()
    assert give_password(client, "an") == "/sign-in/second-step/"
    # the secret of this app was never sealed here, as after a backup without its keys
    assert client.post("/sign-in/second-step/", {"code": code}).status_code == 303
    assert is_in(client)
    acts = list(Entry.objects.order_by("seq").values_list("act", flat=True))
    assert acts == ["accounts.second_step_code_given", "accounts.second_step_code_used"]
    assert not any(code in str(entry.details) for entry in Entry.objects.all())


def test_the_page_is_the_administrators(cast: Cast) -> None:
    give_app(cast.an)
    address = f"/people/{cast.an.pk}/second-step/"
    for name, status in (("khanh", 200), ("binh", 403)):
        client = browser()
        client.force_login(account_of(getattr(cast, name)))
        assert client.get(address).status_code == status
        shown = address in client.get(f"/people/{cast.an.pk}/").content.decode()
        assert shown is (status == 200)
        # a session left open helps nobody
        answer = client.post(f"{address}removal/")
        assert answer.status_code == (303 if status == 200 else 403)
        assert AuthenticatorApp.objects.exists()
