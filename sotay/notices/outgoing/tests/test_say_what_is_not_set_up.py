from pathlib import Path
from typing import Any

import pytest

from sotay.notices.outgoing.checks import ways_out


@pytest.mark.parametrize(
    ("choice", "number", "said"),
    [
        ("off", "sotay.W101", "printed codes"),
        ("/nowhere/sms.toml", "sotay.W102", "cannot be read"),
        ("console", "sotay.W103", "log"),
    ],
)
def test_a_closed_way_is_named_with_what_it_costs(
    settings: Any, choice: str, number: str, said: str
) -> None:
    settings.SENDING = {**settings.SENDING, "sms": choice}
    (warning,) = ways_out()
    assert warning.id == number
    assert "SOTAY_SMS" in warning.msg
    assert said in warning.msg


def test_where_all_is_set_up_nothing_is_said(settings: Any, tmp_path: Path) -> None:
    file = tmp_path / "sms.toml"
    file.write_text('url = "https://sms.example/"')
    mail = "smtps://mail.example/?from=so-tay@phohoa.example"
    settings.SENDING = {**settings.SENDING, "sms": str(file), "email": mail}
    assert ways_out() == []
