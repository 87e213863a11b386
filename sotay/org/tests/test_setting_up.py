"""An empty system is set up once, by who has the code of its data folder."""

import stat
from datetime import date
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from sotay.accounts.models import Account
from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.org import actions, first_code
from sotay.org.models import Person, SystemRole, Unit, UnitKind

pytestmark = pytest.mark.django_db
PASSWORD = "trau-vang-qua-suoi"


@pytest.fixture
def code(settings: LazySettings, tmp_path: Path) -> str:
    settings.FIRST_CODE = tmp_path / "first.code"
    return first_code.offer(settings.FIRST_CODE)


def typed(code: str, **changed: str) -> dict[str, str]:
    return {
        "code": code,
        "kind": "commune",
        "name": "Đảng bộ phường Hòa An",
        "place_name": "Hòa An",
        "superior": "Đảng bộ tỉnh Minh Hà",
        "since": "2025-07-01",
        "full_name": "Ngô Quốc Khánh",
        "username": "khanh",
        "password": PASSWORD,
        **changed,
    }


def test_the_organisation_and_its_first_administrator_are_made(code: str) -> None:
    client = Client()
    assert client.get("/setup/").status_code == 200
    answer = client.post("/setup/", typed(code))
    assert (answer.status_code, answer.headers["Location"]) == (303, "/org/keeping/")
    ward = Unit.objects.get(name="Đảng bộ phường Hòa An")
    assert ward.parent is not None
    assert ward.parent.name == "Đảng bộ tỉnh Minh Hà"
    assert ward.code == "01.001"
    role = SystemRole.objects.get()
    assert (role.unit, role.person.full_name) == (ward, "Ngô Quốc Khánh")
    second = client.get("/sign-in/")
    assert second.headers["Location"] == "/sign-in/second-step/"  # an administrator needs two
    client.force_login(Account.objects.get())
    page = client.get("/org/keeping/").content.decode()
    assert "Cần làm để có buổi sinh hoạt đầu tiên" in page
    assert f"/org/{ward.pk}/cells/" in page
    assert "Cần làm để có buổi sinh hoạt đầu tiên" in client.get("/").content.decode()


def test_afterwards_there_is_nothing_at_the_address(code: str, settings: LazySettings) -> None:
    assert Client().post("/setup/", typed(code)).status_code == 303
    assert not settings.FIRST_CODE.exists()
    assert Client().get("/setup/").status_code == 404
    assert Client().post("/setup/", typed(code, username="another")).status_code == 404
    assert Account.objects.count() == 1


@pytest.mark.parametrize("wrong", ["", "abc", "thử đoán xem"])
def test_without_the_code_nothing_is_made(code: str, wrong: str) -> None:
    answer = Client().post("/setup/", typed(wrong))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Đảng bộ phường Hòa An" in page
    assert PASSWORD not in page
    assert not Account.objects.exists()
    assert not Unit.objects.exists()


def test_without_the_file_no_code_is_right(settings: LazySettings, tmp_path: Path) -> None:
    settings.FIRST_CODE = tmp_path / "none"
    assert Client().post("/setup/", typed("")).status_code == 422
    assert Client().post("/setup/", typed("none")).status_code == 422


def test_a_weak_password_makes_nothing_at_all(code: str) -> None:
    assert Client().post("/setup/", typed(code, password="12345678")).status_code == 422
    assert not Unit.objects.exists()
    assert not Person.objects.exists()


def test_of_two_who_hold_the_link_the_second_finds_nothing(code: str) -> None:
    facts = {
        "name": "Đảng bộ phường Hòa An",
        "kind": UnitKind.objects.get(pk="commune"),
        "place_name": "Hòa An",
        "superior": "",
        "since": date(2025, 7, 1),
        "full_name": "Ngô Quốc Khánh",
        "password": PASSWORD,
    }
    actions.set_up(**facts, username="mot")  # type: ignore[arg-type]
    with pytest.raises(Missing):
        actions.set_up(**facts, username="hai")  # type: ignore[arg-type]
    assert Account.objects.count() == 1


def test_the_code_is_for_its_owners_eyes_and_stays_the_same(tmp_path: Path) -> None:
    path = tmp_path / "first.code"
    code = first_code.offer(path)
    assert first_code.offer(path) == code
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert first_code.is_right(path, f" {code} ")
    assert not first_code.is_right(path, code[:-1])


def test_the_first_administrator_is_received_in_a_cell_and_appointed(code: str) -> None:
    """By browser alone: cells, a member by hand, oneself, the whole committee."""
    client = Client()
    client.post("/setup/", typed(code))
    client.force_login(Account.objects.get())
    ward = Unit.objects.get(name="Đảng bộ phường Hòa An")
    today = clock.today().isoformat()
    sent = {"names": "Chi bộ Khu 1\nChi bộ Khu 2", "kind": "cell", "on": today}
    assert client.post(f"/org/{ward.pk}/cells/", sent).status_code == 303
    cell = Unit.objects.get(name="Chi bộ Khu 1")
    sent = {"full_name": "Trần Văn Bình", "stage": "official", "on": today}
    assert client.post(f"/org/{cell.pk}/people/new/", sent).status_code == 303
    khanh = Person.objects.get(full_name="Ngô Quốc Khánh")
    sent = {"person": str(khanh.pk), "stage": "official", "on": today, "sure": "1"}
    assert client.post(f"/org/{cell.pk}/people/receiving/", sent).status_code == 303
    sent = {
        "term": "2026–2028",
        "on": today,
        "person_1": "Trần Văn Bình",
        "title_1": "cell_secretary",
        "sure": "1",
    }
    assert client.post(f"/org/{cell.pk}/congress/", sent).status_code == 303
    page = client.get(f"/org/{ward.pk}/manage/").content.decode()
    assert "Còn 1 chi bộ chưa có bí thư" in page
    assert "Đã có 2 đảng viên; 1 chi bộ còn trống" in page
