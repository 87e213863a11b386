from pathlib import Path

import pytest

from sotay.notices.outgoing.providers.message import Misconfigured
from sotay.notices.outgoing.providers.recipes import read

WHOLE = """
url = "https://sms.example/send?key={SOTAY_SMS_KEY}"
method = "post"
format = "json"
seconds = 5
[headers]
Authorization = "Bearer {SOTAY_SMS_SECRET}"
[body]
phone = "{to}"
parts = [{text = "{words}"}]
[answer]
field = "result.code"
success = [100, "ok"]
"""
SECRETS = {"SOTAY_SMS_KEY": "k-1", "SOTAY_SMS_SECRET": "s3cret"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sms.toml"


def test_a_whole_file_is_read_and_its_secrets_filled_in(file: Path) -> None:
    file.write_text(WHOLE)
    recipe = read(file, SECRETS)
    assert recipe.url == "https://sms.example/send?key=k-1"
    assert recipe.headers == {"Authorization": "Bearer s3cret"}
    assert recipe.body == {"phone": "{to}", "parts": [{"text": "{words}"}]}
    assert recipe.field == ("result", "code")
    assert recipe.success == {"100", "ok"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("https://", "http://", "plain_http"),
        ("https://sms.example", "https://{to}", "host of its own"),
        ("https://sms.example/send?key={SOTAY_SMS_KEY}", "", "host of its own"),
        ("{SOTAY_SMS_KEY}", "{SOTAY_SMS_OTHER}", "SOTAY_SMS_OTHER is not set"),
        ("{to}", "{phone}", "{phone} is none of"),
        ("{SOTAY_SMS_SECRET}", "{HOME}", "{HOME} is none of"),
        ('method = "post"', 'method = "DELETE"', "method"),
        ('format = "json"', 'format = "xml"', "format"),
        ('format = "json"', 'format = "form"', "a form"),
        ("seconds = 5", "seconds = 600", "seconds"),
        ("seconds = 5", 'seconds = "x"', "could not convert"),
        ("[headers]", "[header]", "header is not known"),
        ("success =", "sucess =", "answer.sucess is not known"),
        ('success = [100, "ok"]', "", "answer.success"),
        ("[answer]", "[answer", "is no TOML"),
    ],
)
def test_what_cannot_work_is_said_without_a_secret(
    file: Path, old: str, new: str, said: str
) -> None:
    assert old in WHOLE
    file.write_text(WHOLE.replace(old, new))
    with pytest.raises(Misconfigured) as refused:
        read(file, SECRETS)
    assert said in str(refused.value)
    assert str(file) in str(refused.value)
    assert "s3cret" not in str(refused.value)


def test_a_file_that_is_not_there_is_named(file: Path) -> None:
    with pytest.raises(Misconfigured, match=r"sms\.toml cannot be read"):
        read(file, {})
