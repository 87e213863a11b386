"""Each timer forgets what its time is over for, nothing younger, and never a record."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client, override_settings
from hypothesis import given
from hypothesis import strategies as st

from sotay.accounts.actions import note_sign_in
from sotay.accounts.models import SignInDay
from sotay.drafts.models import Draft
from sotay.files.actions import store_bytes
from sotay.files.models import StoredFile
from sotay.jobs import registry as jobs
from sotay.kernel import clock
from sotay.ledger.models import Entry, Receipt
from sotay.meetings.tests import cast as people
from sotay.notices.actions import mark_read, notify
from sotay.notices.models import Notice
from sotay.org.actions import add_person
from sotay.org.models import Membership, Person
from sotay.org.tests.cast import Cast, build_cast
from sotay.privacy import retention
from sotay.privacy.actions import apply_timers, note_openings
from sotay.privacy.models import FileOpening, TimerRun
from sotay.privacy.retention import BadRetention
from tests.stages import stage

NOW = datetime(2026, 11, 10, 8, 0, tzinfo=clock.VIETNAM)
LONG_AFTER = NOW + timedelta(days=36500)
CASES = (
    "drafts", "receipts", "unused_files", "file_openings", "sign_in_days", "read_notices",
    "contact_data",
)  # fmt: skip


@stage
def ward(db: None) -> Cast:
    with clock.held_at(NOW):
        return build_cast()


@pytest.fixture
def cast(ward: Cast) -> Iterator[Cast]:
    with clock.held_at(NOW):
        yield ward


def make(kind: str, cast: Cast) -> None:
    """One thing of this kind, as old as now."""
    account = cast.an.account
    assert account is not None
    if kind == "drafts":
        Draft.objects.create(
            account=account, key="k", text="x", writer="w", written_at=NOW, stamp=1, saved_at=NOW
        )
    elif kind == "receipts":
        Receipt.objects.create(
            client_id=people.act_id("r"), account_id=account.pk, digest="d", answer="/", at=NOW
        )
    elif kind == "unused_files":
        store_bytes(by=cast.an, data=b"Ghi chep.", name="ghi.txt")
    elif kind == "file_openings":
        note_openings(by=cast.binh, people=[cast.an], what="page")
    elif kind == "sign_in_days":
        note_sign_in(by=account)
    elif kind == "read_notices":
        notify(by=None, people=[cast.an], kind="t.t", about="t", words="Mời.", address="/")
        mark_read(by=cast.an, notice=Notice.objects.get())
    else:
        Membership.objects.filter(person=cast.an).update(ends=NOW.date())


def left(kind: str, cast: Cast) -> int:
    counted = {
        "drafts": Draft,
        "receipts": Receipt,
        "unused_files": StoredFile,
        "file_openings": FileOpening,
        "sign_in_days": SignInDay,
        "read_notices": Notice,
    }
    if kind in counted:
        return counted[kind]._default_manager.count()
    return int(bool(Person.objects.get(pk=cast.an.pk).phone))


def test_every_timer_of_the_table_is_set_and_the_other_way_round() -> None:
    assert {timer.key for timer in retention.timers()} == set(
        retention.read_table(retention.SHIPPED)
    )
    assert set(CASES) == {timer.key for timer in retention.timers()}


@pytest.mark.parametrize("kind", CASES)
def test_what_is_young_stays_and_what_is_old_goes(cast: Cast, kind: str) -> None:
    make(kind, cast)
    days = retention.days_of(kind)
    for later, remains in ((0, 1), (days - 1, 1), (days + 1, 0)):
        with clock.held_at(NOW + timedelta(days=later)):
            jobs.find("privacy.apply_timers").call()
        assert left(kind, cast) == remains, later
    assert TimerRun.objects.get(timer=kind).forgotten == 1
    assert Entry.objects.filter(act="privacy.retention_applied", about_id=kind).count() == 1


def test_unread_notices_stay(cast: Cast) -> None:
    notify(by=None, people=[cast.an], kind="t.t", about="t", words="Mời.", address="/")
    with clock.held_at(LONG_AFTER):
        apply_timers()
    assert Notice.objects.count() == 1


def test_of_who_left_only_how_to_reach_them_is_forgotten(cast: Cast) -> None:
    an = cast.an
    Person.objects.filter(pk=an.pk).update(workplace="Trường Tiểu học")
    Membership.objects.filter(person=an).update(ends=NOW.date())
    with clock.held_at(NOW + timedelta(days=731)):
        assert apply_timers()["contact_data"] == 1
        assert apply_timers()["contact_data"] == 0
    an.refresh_from_db()
    assert (an.phone, an.email, an.workplace) == ("", "", "")
    assert (an.full_name, an.born_on) == ("Nguyễn Thị An", date(1980, 5, 19))
    assert an.memberships.exists()
    assert an.stages.exists()


def test_who_moved_within_the_organisation_has_not_left(cast: Cast) -> None:
    Membership.objects.filter(person=cast.an).update(ends=NOW.date())
    Membership.objects.create(person=cast.an, unit=cast.other_cell, starts=NOW.date())
    with clock.held_at(LONG_AFTER):
        assert apply_timers()["contact_data"] == 0


def test_who_never_belonged_anywhere_has_not_left(cast: Cast) -> None:
    made = add_person(by=None, full_name="Lê Văn Mới", phone="0912345678")
    with clock.held_at(LONG_AFTER):
        apply_timers()
    assert Person.objects.get(pk=made.pk).phone


@pytest.mark.django_db
def test_records_rolls_votes_and_the_ledger_outlive_every_timer() -> None:
    cast = build_cast()
    with clock.held_at(people.EVENING):
        meeting = people.a_closed_meeting(cast, starts_at=people.EVENING)
    kept = [
        model
        for label in ("meetings", "papers", "tasks", "org")
        for model in apps.get_app_config(label).get_models()
    ]
    before = {model._meta.label: model._default_manager.count() for model in kept}
    entries = Entry.objects.count()
    assert before["meetings.Record"]
    assert meeting.records.exists()
    with clock.held_at(LONG_AFTER):
        apply_timers()
    assert {model._meta.label: model._default_manager.count() for model in kept} == before
    assert Entry.objects.count() >= entries


def test_a_timer_that_fails_stops_no_other(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(before: datetime) -> int:
        raise RuntimeError("disk full")

    broken = retention.Timer("drafts", "x", "y", fail)
    monkeypatch.setitem(retention._timers, "drafts", broken)
    make("read_notices", cast)
    with clock.held_at(LONG_AFTER):
        forgotten = apply_timers()
    assert "drafts" not in forgotten
    assert forgotten["read_notices"] == 1


def test_the_page_shows_the_days_and_the_last_run(cast: Cast) -> None:
    apply_timers()
    client = Client()
    assert cast.an.account is not None
    client.force_login(cast.an.account)
    page = client.get("/privacy/retention/").content.decode()
    assert "Nhật ký xem hồ sơ: 400 ngày" in page
    assert "Lần gần nhất: thứ Ba, 10/11/2026, 08:00" in page
    assert "Biên bản, nghị quyết" in page


def test_an_installation_keeps_its_own_times(tmp_path: Path) -> None:
    own = tmp_path / "retention.toml"
    own.write_text("[drafts]\ndays = 60\n")
    retention.times.cache_clear()
    try:
        with override_settings(RETENTION_FILE=own):
            assert retention.days_of("drafts") == 60
            assert retention.days_of("receipts") == 40
    finally:
        retention.times.cache_clear()


@pytest.mark.parametrize(
    "own",
    [
        {"minutes": {"days": 10}},
        {"file_openings": {"days": 30}},
        {"drafts": {"days": "40"}},
        {"drafts": {"days": True}},
        {"drafts": {}},
        {"drafts": 40},
        {"drafts": {"days": 10**9}},
    ],
)
def test_a_malformed_or_too_short_time_is_refused(own: dict[str, object]) -> None:
    with pytest.raises(BadRetention):
        retention.merged(retention.read_table(retention.SHIPPED), own)


@given(st.dictionaries(st.sampled_from(CASES), st.integers(-5, 1000)))
def test_no_table_ever_undercuts_a_minimum(days: dict[str, int]) -> None:
    shipped = retention.read_table(retention.SHIPPED)
    try:
        times = retention.merged(shipped, {key: {"days": n} for key, n in days.items()})
    except BadRetention:
        assert any(n < shipped[key]["at_least"] for key, n in days.items())
    else:
        assert all(times[key] >= shipped[key]["at_least"] for key in shipped)
