"""Profiles are found by day, overlaid, and never changed once used."""

from collections.abc import Iterator
from datetime import date

import pytest

from sotay.kernel.refusals import Conflict, Invalid, Missing
from sotay.profiles import actions, queries, usage
from sotay.profiles.models import Profile

pytestmark = pytest.mark.django_db

LONGER = {"meeting": {"large_cell_members": 30, "large_cell_min_minutes": 120}}
START = date(2026, 9, 1)


@pytest.fixture(autouse=True)
def _profiles() -> Iterator[None]:
    """The shipped profiles, also after a test that emptied the tables."""
    actions.load_shipped_profiles()
    yield
    usage._uses.pop("test", None)


def overlay(**changes: object) -> Profile:
    """A ward's own rule from September 2026."""
    given: dict[str, object] = {
        "by": None,
        "code": "phuong",
        "title": "Quy định riêng của phường",
        "base": queries.profile_for("vn-2026"),
        "values": LONGER,
        "valid_from": START,
    }
    return actions.add_overlay(**(given | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2018, 7, 6), "vn-2018"),
        (date(2025, 10, 27), "vn-2018"),
        (date(2025, 10, 28), "vn-2025-10"),
        (date(2026, 5, 27), "vn-2026"),
        (date(2030, 1, 1), "vn-2026"),
    ],
)
def test_a_day_has_the_profile_in_force(day: date, code: str) -> None:
    assert queries.profile_on(day).code == code


def test_before_the_first_profile_there_is_none() -> None:
    with pytest.raises(Missing, match="05/07/2018"):
        queries.profile_on(date(2018, 7, 5))
    with pytest.raises(Missing):
        queries.profile_for("vn-1930")


def test_loading_again_changes_no_rule() -> None:
    Profile.objects.filter(code="vn-2026").update(valid_from=date(2026, 6, 1))
    before = queries.profile_for("vn-2026").values
    actions.load_shipped_profiles()
    after = queries.profile_for("vn-2026")
    assert (after.values, after.valid_from) == (before, date(2026, 5, 27))


def test_an_overlay_goes_before_its_base_from_its_first_day() -> None:
    overlay()
    assert queries.profile_on(date(2026, 8, 31)).code == "vn-2026"
    local = queries.profile_on(START)
    assert local.code == "phuong"
    assert local.rules.meeting.large_cell_min_minutes == 120
    assert local.rules.meeting.min_minutes == 90
    assert queries.profile_for("vn-2026").rules.meeting.large_cell_min_minutes == 0


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"valid_from": date(2026, 5, 1)}, "sớm hơn"),
        ({"valid_to": START}, "phải sau"),
        ({"values": {"meeting": {"min_minits": 1}}}, "không có mục này"),
    ],
)
def test_an_overlay_that_contradicts_is_refused(changes: dict[str, object], said: str) -> None:
    with pytest.raises(Invalid, match=said):
        overlay(**changes)
    assert not Profile.objects.filter(code="phuong").exists()


def test_an_overlay_does_not_outlive_its_base() -> None:
    base = queries.profile_for("vn-2025-10")
    with pytest.raises(Invalid, match="muộn hơn"):
        overlay(base=base, valid_from=date(2026, 1, 1), valid_to=date(2026, 7, 1))
    assert overlay(base=base, valid_from=date(2026, 1, 1)).valid_to == base.valid_to


def test_overlays_lie_on_shipped_profiles_only_and_have_their_own_code() -> None:
    local = overlay()
    with pytest.raises(Invalid, match="bộ quy định gốc"):
        overlay(code="khac", base=local)
    with pytest.raises(Conflict, match="mã này"):
        overlay()


def test_an_overlay_changes_until_something_was_done_by_it() -> None:
    local = overlay()
    used = False
    usage.register_use("test", lambda profile: used and profile.pk == local.pk)
    shorter = {"meeting": {"min_minutes": 100}}
    assert actions.change_overlay(by=None, profile=local, values=shorter).values == shorter
    used = True
    with pytest.raises(Conflict, match="đã được dùng"):
        actions.change_overlay(by=None, profile=local, values=LONGER)
    local.refresh_from_db()
    assert local.values == shorter


def test_a_shipped_profile_is_never_changed() -> None:
    with pytest.raises(Conflict):
        actions.change_overlay(by=None, profile=queries.profile_for("vn-2026"), values=LONGER)


def test_a_base_is_in_use_when_an_overlay_is() -> None:
    local = overlay()
    usage.register_use("test", lambda profile: profile.pk == local.pk)
    assert usage.is_in_use(queries.profile_for("vn-2026"))
    assert not usage.is_in_use(queries.profile_for("vn-2018"))
