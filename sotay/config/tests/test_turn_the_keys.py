"""``sotay keys turn`` and ``drop``: nothing under seal is lost with an old key."""

import pytest
from django.apps import apps
from pytest_django import Settings

from sotay.accounts.actions.sealing import seal_again
from sotay.accounts.models import AuthenticatorApp
from sotay.accounts.sealing import open_sealed, under_seal
from sotay.accounts.tests.factors import SECRET, with_app
from sotay.kernel import clock
from sotay.kernel.sealing import KeyRing
from sotay.notices.outgoing import envelopes
from sotay.notices.outgoing.models import Dispatch
from sotay.office.models import ImportRow, MemberImport
from sotay.org import actions, queries
from sotay.org.models import Person, Unit
from sotay.org.sealed import SealedField
from sotay.org.tests.cast import build_cast
from sotay.surveys.sealed import SealedJSONField

pytestmark = pytest.mark.django_db


def turn_and_drop(settings: Settings) -> None:
    """What the two commands do one after the other."""
    ring: KeyRing = settings.KEY_RING.turned()
    settings.KEY_RING = ring
    seal_again()
    settings.KEY_RING = ring.newest_only()


def test_an_app_goes_on_showing_right_codes(settings: Settings) -> None:
    with_app()
    turn_and_drop(settings)
    assert open_sealed(AuthenticatorApp.objects.get().secret) == SECRET


def test_numbers_of_people_are_read_and_found(settings: Settings) -> None:
    person = actions.add_person(by=None, full_name="Võ Thị Xuân", phone="0912 345 678")
    nobody = actions.add_person(by=None, full_name="Võ Văn Xuân")
    turn_and_drop(settings)
    assert Person.objects.get(pk=person.pk).phone == "+84912345678"
    assert not Person.objects.get(pk=nobody.pk).phone
    assert queries.people_by_phone("0912345678") == [person]


def test_a_message_that_waits_is_still_sent(settings: Settings) -> None:
    Dispatch.objects.create(
        channel="sms",
        about="code:activation",
        sealed=envelopes.close("+84912345678", "Mã 123"),
        at=clock.now(),
        until=clock.now(),
    )
    turn_and_drop(settings)
    assert envelopes.opened(Dispatch.objects.get().sealed) == ("+84912345678", "Mã 123")


def test_a_list_that_was_brought_can_still_be_entered(settings: Settings) -> None:
    cast = build_cast()
    ward: Unit = cast.ward
    brought = MemberImport.objects.create(
        unit=ward,
        by=cast.khanh,
        file=settings.KEY_RING.close_bytes(b"PK list"),
        on=clock.today(),
        created_at=clock.now(),
    )
    ImportRow.objects.create(belongs_to=brought, number=2, content="Võ Thị Xuân")
    turn_and_drop(settings)
    assert settings.KEY_RING.open_bytes(bytes(MemberImport.objects.get().file or b"")) == b"PK list"
    assert ImportRow.objects.get().content == "Võ Thị Xuân"


def test_every_sealed_column_is_named() -> None:
    sealed = {
        (model._meta.label, field.attname)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, SealedField | SealedJSONField)
    }
    named = {(label, column) for label, columns in under_seal().items() for column in columns}
    assert sealed
    assert sealed <= named
