"""Who is active, why not, and with what device: written down, and asked for on a day."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from sotay.activation import actions, queries
from sotay.activation.actions.consent import agree
from sotay.activation.models import Activation, Consent, DeviceDeclared, ReasonNotActive
from sotay.activation.tests.conftest import MORNING
from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.models import Entry
from sotay.org.models import Person
from sotay.org.tests.cast import Cast

TODAY, YESTERDAY = MORNING.date(), MORNING.date() - timedelta(days=1)
TOMORROW = MORNING.date() + timedelta(days=1)


def activate(cast: Cast, name: str, way: str = "sms") -> Activation:
    person = getattr(cast, name)
    return actions.activate(by=person, person=person, account=person.account, way=way)


def test_active_from_the_day_on_which_it_happened(cast: Cast) -> None:
    activate(cast, "an")
    everybody = Person.objects.all()
    assert queries.activated_people(everybody, TODAY) == {cast.an.pk}
    assert queries.activated_people(everybody, YESTERDAY) == set()
    assert queries.activated_people([cast.binh.pk], TODAY) == set()
    entry = Entry.objects.get(act="activation.activated")
    assert (entry.about_id, entry.details["way"]) == (str(cast.an.pk), "sms")


def test_the_day_ends_at_midnight_in_vietnam(cast: Cast) -> None:
    with clock.held_at(datetime(2026, 11, 2, 23, 59, tzinfo=clock.VIETNAM)):
        activate(cast, "an")
    with clock.held_at(datetime(2026, 11, 3, 0, 0, tzinfo=clock.VIETNAM)):
        activate(cast, "binh")
    both = [cast.an.pk, cast.binh.pk]
    assert queries.activated_people(both, TODAY) == {cast.an.pk}
    assert queries.activated_people(both, TOMORROW) == set(both)


def test_nobody_is_activated_twice(cast: Cast) -> None:
    activate(cast, "an")
    with pytest.raises(Conflict):
        activate(cast, "an", "sheet")
    assert Activation.objects.get(person=cast.an).way == "sms"


def test_a_reason_holds_until_another_is_noted(cast: Cast) -> None:
    actions.note_reason(by=cast.binh, person=cast.tam, reason="no_phone")
    with clock.held_at(MORNING + timedelta(days=3)):
        actions.note_reason(by=cast.binh, person=cast.tam, reason="abroad", note="Thăm con")
    everybody = Person.objects.all()
    assert queries.reasons(everybody, YESTERDAY) == {}
    assert queries.reasons(everybody, TODAY + timedelta(days=2)) == {cast.tam.pk: "no_phone"}
    assert queries.reasons(everybody, TODAY + timedelta(days=3)) == {cast.tam.pk: "abroad"}


def test_a_correction_on_the_same_day_leaves_one_reason(cast: Cast) -> None:
    actions.note_reason(by=cast.binh, person=cast.tam, reason="no_phone")
    actions.note_reason(by=cast.binh, person=cast.tam, reason="old_ill")
    actions.note_reason(by=cast.binh, person=cast.tam, reason="old_ill")
    assert [row.reason for row in ReasonNotActive.objects.all()] == ["old_ill"]
    assert Entry.objects.filter(act="activation.reason_noted").count() == 2


def test_activation_ends_the_reason_but_not_what_was_true_before(cast: Cast) -> None:
    with clock.held_at(MORNING - timedelta(days=5)):
        actions.note_reason(by=cast.binh, person=cast.tam, reason="technical")
    activate(cast, "tam")
    assert queries.reasons([cast.tam.pk], YESTERDAY) == {cast.tam.pk: "technical"}
    assert queries.reasons([cast.tam.pk], TODAY) == {}
    with pytest.raises(Conflict):
        actions.note_reason(by=cast.binh, person=cast.tam, reason="technical")


def test_a_reason_taken_back_leaves_the_person_waiting(cast: Cast) -> None:
    actions.note_reason(by=cast.binh, person=cast.tam, reason="technical")
    actions.take_back_reason(by=cast.binh, person=cast.tam)
    actions.take_back_reason(by=cast.binh, person=cast.tam)
    assert queries.reasons([cast.tam.pk], TODAY) == {}
    assert Entry.objects.filter(act="activation.reason_taken_back").count() == 1


@pytest.mark.parametrize(
    ("reason", "note"), [("other", "  "), ("lazy", "x"), ("", "")], ids=["bare", "unknown", "none"]
)
def test_a_reason_is_one_of_the_list_and_another_is_written_out(
    cast: Cast, reason: str, note: str
) -> None:
    with pytest.raises(Invalid):
        actions.note_reason(by=cast.binh, person=cast.tam, reason=reason, note=note)
    assert not ReasonNotActive.objects.exists()


def test_the_latest_device_holds(cast: Cast) -> None:
    actions.declare_device(by=cast.binh, person=cast.tam, kind="none")
    with clock.held_at(MORNING + timedelta(days=2)):
        actions.declare_device(by=cast.binh, person=cast.tam, kind="smartphone")
        actions.declare_device(by=cast.binh, person=cast.tam, kind="shared")
    assert queries.devices([cast.tam.pk], TOMORROW) == {cast.tam.pk: "none"}
    assert queries.devices([cast.tam.pk], TODAY + timedelta(days=2)) == {cast.tam.pk: "shared"}
    with pytest.raises(Invalid):
        actions.declare_device(by=cast.binh, person=cast.tam, kind="radio")
    assert DeviceDeclared.objects.count() == 2


def test_a_consent_is_of_one_version_and_given_once(cast: Cast) -> None:
    text = queries.consent_text()
    assert agree(by=cast.an, text=text) == agree(by=cast.an, text=text)
    assert Consent.objects.count() == 1
    assert Entry.objects.filter(act="activation.consented").count() == 1


def test_shipped_texts_are_loaded_once_and_never_changed(cast: Cast) -> None:
    text = queries.consent_text()
    type(text).objects.filter(pk=text.pk).update(words="Như đã ký.")
    actions.load_consent_texts()
    assert queries.consent_text().words == "Như đã ký."


def test_each_figure_of_a_whole_ward_is_one_query(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ward = Person.objects.filter(memberships__unit__parent=cast.ward).distinct()
    for figure in (queries.activated_people, queries.reasons, queries.devices):
        with django_assert_num_queries(1):
            figure(ward, TODAY)


@pytest.mark.django_db
@given(
    days=st.lists(
        st.tuples(st.integers(0, 20), st.sampled_from(["no_phone", "abroad", "back", "active"])),
        max_size=8,
    )
)
def test_whatever_is_noted_when_there_is_one_answer_a_day(days: list[tuple[int, str]]) -> None:
    person = Person.objects.create(full_name="Lê Văn Tám")
    told: dict[date, str] = {}
    first = date(2026, 10, 1)
    active = False
    for day, what in sorted(days):
        moment = datetime.combine(first + timedelta(days=day), MORNING.timetz())
        with clock.held_at(moment):
            if what == "back":
                actions.take_back_reason(by=None, person=person)
            elif active:
                continue
            elif what == "active":
                Activation.objects.create(person=person, at=clock.now(), way="sms")
                actions.take_back_reason(by=None, person=person)
                active = True
            else:
                actions.note_reason(by=None, person=person, reason=what)
        told[first + timedelta(days=day)] = "" if active or what == "back" else what
    now = ""
    for offset in range(22):
        that_day = first + timedelta(days=offset)
        now = told.get(that_day, now)
        assert queries.reasons([person.pk], that_day).get(person.pk, "") == now
    person.delete()
