"""An SMS gateway that answers well, slowly, wrongly, and not at all."""

import json
import ssl
from pathlib import Path
from typing import Any

import pytest

from sotay.jobs.tests.running import run_queued
from sotay.notices.outgoing.actions import post
from sotay.notices.outgoing.models import Dispatch
from sotay.notices.outgoing.providers.gateway import Gateway
from sotay.notices.outgoing.providers.message import Message, Outcome
from sotay.notices.outgoing.providers.recipes import Recipe
from sotay.notices.outgoing.tests import servers
from sotay.notices.outgoing.tests.servers import Manner, a_server, says, sends

MESSAGE = Message("k1", "sms", "+84912345678", 'So Tay: ma "482913" & so')
GOOD = '{"code": 100, "id": "a-77"}'
SECONDS = 1.0


def a_recipe(port: int, scheme: str = "http", **also: Any) -> Recipe:
    given: dict[str, Any] = {
        "body": {"phone": "{to_84}", "text": "{words}", "request": "{key}", "unicode": False},
        "headers": {"Authorization": "Bearer s3cret"},
        "field": ("code",),
        "success": frozenset({"100"}),
        "refused": frozenset({"99"}),
        "id": ("id",),
        "plain_http": True,
        "seconds": SECONDS,
    }
    return Recipe(url=f"{scheme}://localhost:{port}/send", **{**given, **also})


def outcome_of(manner: Manner, **also: Any) -> tuple[Outcome, str]:
    with a_server(manner) as server:
        answer = Gateway(a_recipe(server.port, **also)).send(MESSAGE)
    return answer.outcome, answer.problem


def test_it_is_asked_as_the_recipe_says_and_its_number_is_kept() -> None:
    with a_server(says(GOOD)) as server:
        answer = Gateway(a_recipe(server.port)).send(MESSAGE)
    (asked,) = server.asked
    head, _blank, body = asked.decode().partition("\r\n\r\n")
    assert head.startswith("POST /send HTTP/1.1\r\n")
    assert "Authorization: Bearer s3cret" in head
    assert json.loads(body) == {
        "phone": "84912345678",
        "text": MESSAGE.words,
        "request": "k1",
        "unicode": False,
    }
    assert (answer.outcome, answer.id) == (Outcome.TAKEN, "a-77")


def test_a_form_holds_the_words_whatever_signs_they_have() -> None:
    body = {"phone": "{to_0}", "text": "{words}"}
    with a_server(says(GOOD)) as server:
        Gateway(a_recipe(server.port, format="form", body=body)).send(MESSAGE)
    (asked,) = server.asked
    assert asked.endswith(b"phone=0912345678&text=So+Tay%3A+ma+%22482913%22+%26+so")


def test_an_address_holds_them_too() -> None:
    with a_server(says(GOOD)) as server:
        recipe = a_recipe(server.port, method="GET", body=None)
        url = f"http://localhost:{server.port}/send?to={{to}}&text={{words}}"
        Gateway(Recipe(**{**vars(recipe), "url": url})).send(MESSAGE)
    (asked,) = server.asked
    assert asked.startswith(
        b"GET /send?to=%2B84912345678&text=So%20Tay%3A%20ma%20%22482913%22%20%26%20so HTTP/1.1\r\n"
    )


@pytest.mark.parametrize(
    ("manner", "outcome", "problem"),
    [
        pytest.param(says('{"code": 99}'), Outcome.REFUSED, "said_no", id="refused in a 200"),
        pytest.param(says('{"code": 103}'), Outcome.LATER, "said_no", id="error in a 200"),
        pytest.param(says("<html>"), Outcome.IN_DOUBT, "unreadable", id="garbage"),
        pytest.param(says("[" * 9999), Outcome.IN_DOUBT, "unreadable", id="deep garbage"),
        pytest.param(says('{"x": 1}'), Outcome.IN_DOUBT, "unreadable", id="another answer"),
        pytest.param(sends(b"\x00\xff\r\n\r\n"), Outcome.IN_DOUBT, "unreadable", id="no HTTP"),
        pytest.param(servers.floods, Outcome.IN_DOUBT, "unreadable", id="huge"),
        pytest.param(servers.hangs_up, Outcome.IN_DOUBT, "unreadable", id="hangs up"),
        pytest.param(servers.hangs, Outcome.IN_DOUBT, "no_answer", id="hangs"),
        pytest.param(servers.dribbles, Outcome.IN_DOUBT, "no_answer", id="dribbles"),
        pytest.param(says("", "500 Oh"), Outcome.LATER, "busy", id="500"),
        pytest.param(says("", "503 Oh"), Outcome.LATER, "busy", id="503"),
        pytest.param(says("", "504 Oh"), Outcome.IN_DOUBT, "busy", id="504"),
        pytest.param(says("", "429 Oh"), Outcome.LATER, "busy", id="429"),
        pytest.param(says("", "400 Oh"), Outcome.REFUSED, "said_no", id="400"),
        pytest.param(says("", "401 Oh"), Outcome.LATER, "credentials", id="401"),
    ],
)
def test_what_it_answers_wrongly_is_understood(
    manner: Manner, outcome: Outcome, problem: str
) -> None:
    assert outcome_of(manner) == (outcome, problem)


def test_it_is_not_followed_to_another_place() -> None:
    with a_server(says(GOOD)) as other:
        elsewhere = f"Location: http://localhost:{other.port}/"
        found = outcome_of(says("", "307 Go", elsewhere))
    assert found == (Outcome.LATER, "redirect")
    assert other.asked == []


def test_where_nobody_listens_nothing_was_sent() -> None:
    answer = Gateway(a_recipe(servers.a_closed_port())).send(MESSAGE)
    assert (answer.outcome, answer.problem) == (Outcome.LATER, "unreachable")


def test_plain_words_cross_no_foreign_network() -> None:
    recipe = Recipe(**{**vars(a_recipe(80)), "url": "http://8.8.8.8/send"})
    answer = Gateway(recipe).send(MESSAGE)
    assert (answer.outcome, answer.problem) == (Outcome.LATER, "insecure")


def test_a_certificate_that_nobody_vouches_for_is_not_talked_to(tmp_path: Path) -> None:
    pem = servers.a_certificate(tmp_path)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(pem)
    with a_server(says(GOOD), tls) as server:
        recipe = a_recipe(server.port, "https")
        answer = Gateway(recipe).send(MESSAGE)
        assert (answer.outcome, answer.problem) == (Outcome.LATER, "insecure")
        assert not any(server.asked)
        trusted = ssl.create_default_context(cafile=str(pem))
        assert Gateway(recipe, trusted).send(MESSAGE).outcome is Outcome.TAKEN
        by_number = Recipe(**{**vars(recipe), "url": f"https://127.0.0.1:{server.port}/"})
        assert Gateway(by_number, trusted).send(MESSAGE).problem == "insecure"


def test_a_hidden_line_break_in_a_header_sends_nothing() -> None:
    with a_server(says(GOOD)) as server:
        recipe = a_recipe(server.port, headers={"X-To": "a\r\nX-Other: b"})
        answer = Gateway(recipe).send(MESSAGE)
    assert (answer.outcome, answer.problem) == (Outcome.LATER, "configuration")


@pytest.mark.django_db
def test_from_the_asking_to_the_gateway_and_back(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_server(says(GOOD)) as server:
        file = tmp_path / "sms.toml"
        file.write_text(
            f"""
            url = "http://localhost:{server.port}/"
            plain_http = true
            [headers]
            Authorization = "Bearer {{SOTAY_SMS_SECRET}}"
            [body]
            phone = "{{to}}"
            content = "{{words}}"
            [answer]
            field = "code"
            success = [100]
            id = "id"
            """
        )
        monkeypatch.setenv("SOTAY_SMS_SECRET", "s3cret")
        settings.SENDING = {**settings.SENDING, "sms": str(file)}
        post(by=None, channel="sms", to="0912345678", words="Mã 482913", about="code:test")
        run_queued()
    dispatch = Dispatch.objects.get()
    assert (dispatch.state, dispatch.provider, dispatch.answer_id) == ("sent", "gateway", "a-77")
    assert b"Bearer s3cret" in server.asked[0]
    assert b"Ma 482913" in server.asked[0]
