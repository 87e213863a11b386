from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.exceptions import FieldError
from django.db import IntegrityError, connection, transaction
from pytest_django import DjangoAssertNumQueries, Settings

from sotay.kernel.sealing import Broken, KeyRing
from sotay.ledger.models import Entry
from sotay.org import actions, connections, queries
from sotay.org.models import Person
from sotay.org.tests.cast import Cast

pytestmark = pytest.mark.django_db

CARD, CITIZEN, PHONE, EMAIL = "31.000 017", "031180000123", "0912 345 678", "An.Nguyen@Example.vn"


@pytest.fixture
def person() -> Person:
    return actions.add_person(
        by=None,
        full_name="Võ Thị Xuân",
        card_number=CARD,
        citizen_number=CITIZEN,
        phone=PHONE,
        email=EMAIL,
    )


def columns(person: Person) -> dict[str, str]:
    """What whoever steals the file reads."""
    names = [field.column for field in Person._meta.concrete_fields]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(names)} FROM {Person._meta.db_table} WHERE id = %s", [person.pk]
        )
        return dict(zip(names, map(str, cursor.fetchone()), strict=True))


def test_the_database_shows_no_number(person: Person) -> None:
    kept = " ".join(columns(person).values())
    for number in ("31.000", "31000017", CITIZEN, "912345678", "345 678", "An.Nguyen", "xample.vn"):
        assert number not in kept


def test_whoever_reads_the_person_reads_the_numbers(person: Person) -> None:
    found = Person.objects.get(pk=person.pk)
    assert found.card_number == CARD
    assert found.citizen_number == CITIZEN
    assert found.phone == "+84912345678"
    assert found.email == "An.Nguyen@example.vn"


@pytest.mark.parametrize("typed", ["0912345678", "+84 912.345.678", "912345678", "84912345678"])
def test_a_phone_is_found_however_it_is_typed(person: Person, typed: str) -> None:
    assert queries.people_by_phone(typed) == [person]


@pytest.mark.parametrize("typed", ["31000017", "31.000017", " 31 000 017 "])
def test_a_card_is_found_however_it_is_typed(person: Person, typed: str) -> None:
    assert queries.people_by_card(typed) == [person]


def test_nothing_is_found_by_an_empty_number(person: Person) -> None:
    nobody = actions.add_person(by=None, full_name="Võ Thị Yến")
    assert (nobody.card_key, nobody.phone_key) == (None, None)
    assert queries.people_by_card("") == queries.people_by_phone(" ") == []
    assert queries.people_by_citizen("031180000124") == []
    assert queries.people_by_citizen("031 180 000 123") == [person]


def test_a_phone_does_not_find_a_card_of_the_same_digits() -> None:
    actions.add_person(by=None, full_name="Võ Thị Xuân", card_number="0912345678")
    assert queries.people_by_phone("0912345678") == []


def test_a_card_belongs_to_one_even_past_the_acts(person: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(full_name="Võ Thị Yến", card_number="31000017")


def test_searching_in_a_sealed_column_is_a_defect() -> None:
    with pytest.raises(FieldError, match="fingerprint"):
        Person.objects.filter(phone=PHONE)


def test_saving_a_person_whose_numbers_nobody_read_leaves_them(person: Person) -> None:
    before = columns(person)
    again = Person.objects.get(pk=person.pk)
    again.workplace = "Nghỉ hưu"
    again.save()
    after = columns(person)
    assert after.pop("workplace") != before.pop("workplace")
    assert after == before


@pytest.mark.parametrize("fields", [None, ["phone"]])
def test_the_fingerprint_follows_the_number(person: Person, fields: list[str] | None) -> None:
    person.phone = "0987654321"
    person.save(update_fields=fields)
    assert queries.people_by_phone(PHONE) == []
    assert queries.people_by_phone("0987654321") == [person]


def test_pages_of_people_ask_for_no_key(
    person: Person, django_assert_num_queries: DjangoAssertNumQueries, settings: Settings
) -> None:
    settings.KEY_RING = KeyRing.new()  # opens nothing that was sealed before
    with django_assert_num_queries(1):
        assert "Võ Thị Xuân" in [one.full_name for one in Person.objects.all()]


def test_another_key_opens_nothing(person: Person, settings: Settings) -> None:
    settings.KEY_RING = KeyRing.new()
    with pytest.raises(Broken):
        _ = Person.objects.get(pk=person.pk).phone


def test_a_turned_key_opens_the_old_and_seals_anew(person: Person, settings: Settings) -> None:
    settings.KEY_RING = settings.KEY_RING.turned()
    again = Person.objects.get(pk=person.pk)
    assert again.phone == "+84912345678"
    again.save()
    settings.KEY_RING = settings.KEY_RING.newest_only()
    assert Person.objects.get(pk=person.pk).phone == "+84912345678"
    assert queries.people_by_phone(PHONE) == [person]


class TestChangingNumbers:
    def test_other_numbers_stay(self, cast: Cast, person: Person) -> None:
        actions.change_numbers(by=cast.khanh, person=person, phone="0987 654 321")
        again = Person.objects.get(pk=person.pk)
        assert (again.phone, again.card_number) == ("+84987654321", CARD)
        entry = Entry.objects.last()
        assert entry is not None
        assert (entry.act, entry.details) == ("org.person_numbers_changed", {})

    def test_a_number_of_another_is_refused(self, cast: Cast, person: Person) -> None:
        for given in ({"card_number": "31000017"}, {"citizen_number": CITIZEN}):
            with pytest.raises(Exception, match="đã có người khác dùng"):
                actions.change_numbers(by=cast.khanh, person=cast.an, **given)
        assert Person.objects.get(pk=cast.an.pk).card_number == ""

    def test_nothing_happens_when_nothing_changes(self, cast: Cast, person: Person) -> None:
        before = Entry.objects.count()
        actions.change_numbers(by=cast.khanh, person=person, phone="+84 912 345 678")
        assert Entry.objects.count() == before

    def test_upper_folders_hear_of_those_with_an_account(
        self, cast: Cast, person: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told: list[tuple[Person | None, list[Person]]] = []
        monkeypatch.setattr(
            connections, "_when_numbers_changed", [lambda by, who: told.append((by, list(who)))]
        )
        actions.change_numbers(by=cast.khanh, person=person, phone="0987 654 321")
        actions.change_numbers(by=cast.khanh, person=cast.an, email="an@example.vn")
        assert told == []
        actions.change_numbers(by=cast.khanh, person=cast.an, card_number="31.000099")
        assert told == [(cast.khanh, [cast.an])]


class TestMigratingNumbersThatWerePlain:
    migration = import_module("sotay.org.migrations.0003_sealed_numbers")
    editor = SimpleNamespace(connection=connection)

    def write_plain(self, person: Person, card: str, phone: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE org_person SET card_number = %s, phone = %s, card_key = NULL,"
                " phone_key = NULL WHERE id = %s",
                [card, phone, person.pk],
            )

    def test_nothing_is_lost(self, person: Person) -> None:
        self.write_plain(person, "31.000 017", "0912 345 678")
        twin = Person.objects.create(full_name="Võ Thị Yến")
        self.write_plain(twin, "31000017", "")
        self.migration.seal(apps, self.editor)
        assert "31.000" not in str(columns(person))
        numbers = [(it.card_number, it.phone) for it in Person.objects.order_by("pk")]
        assert numbers == [("31.000 017", "0912 345 678"), ("31000017", "")]
        assert queries.people_by_card("31000017") == [person]
        assert queries.people_by_phone("912345678") == [person]
        assert Person.objects.get(pk=twin.pk).phone_key is None

    def test_and_it_goes_back(self, person: Person) -> None:
        self.migration.unseal(apps, self.editor)
        plain = columns(person)
        assert (plain["card_number"], plain["phone"]) == (CARD, "+84912345678")
