from pathlib import Path
from unittest.mock import Mock

import pytest
from django.core import checks as django_checks
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from pytest_django import Settings

from sotay.config import preparation
from sotay.config.preparation import NotReady
from sotay.kernel.sealing import KeyRing
from sotay.org import actions


@pytest.mark.django_db
def test_a_database_from_a_newer_version_is_left_alone() -> None:
    MigrationRecorder(connection).record_applied("accounts", "9999_from_the_future")
    with pytest.raises(NotReady, match=r"accounts\.9999_from_the_future"):
        preparation.bring_database_up_to_date()


@pytest.mark.django_db
def test_a_database_that_is_up_to_date_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    command = Mock()
    monkeypatch.setattr(preparation, "call_command", command)
    preparation.bring_database_up_to_date()
    command.assert_not_called()


@pytest.mark.django_db
def test_a_database_is_not_written_with_keys_that_do_not_open_it(settings: Settings) -> None:
    preparation.refuse_other_keys()  # nobody has a number yet
    actions.add_person(by=None, full_name="Võ Thị Xuân", phone="0912345678")
    preparation.refuse_other_keys()
    settings.KEY_RING = settings.KEY_RING.turned()
    preparation.refuse_other_keys()
    settings.KEY_RING = KeyRing(settings.KEY_RING.seal, KeyRing.new().find)
    with pytest.raises(NotReady, match=r"data\.keys"):
        preparation.refuse_other_keys()
    settings.KEY_RING = KeyRing.new()
    with pytest.raises(NotReady, match=r"backup\.md"):
        preparation.refuse_other_keys()


def test_static_files_are_collected_when_they_changed_and_only_then(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    found = ["web/css/tokens.css 10 1.0\n"]
    command = Mock(side_effect=lambda *_, **__: settings.STATIC_ROOT.mkdir(exist_ok=True))
    monkeypatch.setattr(preparation, "call_command", command)
    monkeypatch.setattr(preparation, "_static_files", lambda: found)

    preparation.collect_static_files()
    preparation.collect_static_files()
    assert command.call_count == 1

    found[0] = "web/css/tokens.css 11 2.0\n"
    preparation.collect_static_files()
    assert command.call_count == 2


def test_an_error_of_any_check_is_told_with_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    error = django_checks.Error("SOTAY_HOSTS contains a wildcard", id="sotay.E003")
    remark = django_checks.Warning("could be better", id="security.W004")
    monkeypatch.setattr(preparation, "run_checks", lambda **_: [remark, error])
    with pytest.raises(NotReady, match="SOTAY_HOSTS contains a wildcard") as refused:
        preparation.refuse_insecure()
    assert "could be better" not in str(refused.value)
