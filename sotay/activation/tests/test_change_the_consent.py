"""The text on personal data is replaced by a new one, and whoever is in reads it again."""

from datetime import timedelta

import pytest
from django.test import Client

from sotay.activation import actions
from sotay.activation.models import Activation, ConsentText
from sotay.activation.queries import consent_text
from sotay.activation.queries.consent import awaits_consent
from sotay.kernel import clock
from sotay.kernel.refusals import Forbidden, Invalid
from sotay.org.tests.cast import Cast

WORDS = "# Những gì được lưu\n\n" + "Họ tên, chi bộ và chức vụ. " * 12


def signed_in(cast: Cast, name: str) -> Client:
    client = Client()
    client.force_login(getattr(cast, name).account)
    return client


def change(cast: Cast, words: str = WORDS, days: int = 0) -> ConsentText:
    return actions.set_consent_text(
        by=cast.khanh, unit=cast.ward, words=words, starts=clock.today() + timedelta(days=days)
    )


def came_in(cast: Cast) -> None:
    """An came in and agreed to what was in force."""
    assert cast.an.account is not None
    actions.activate(
        by=cast.an,
        person=cast.an,
        account=cast.an.account,
        way=Activation.Way.SMS,
        consent=actions.agree(by=cast.an, text=consent_text()),
    )


def test_the_new_text_is_in_force_from_its_day(cast: Cast) -> None:
    change(cast, days=3)
    assert consent_text().version == 1
    with clock.held_at(clock.now() + timedelta(days=3)):
        assert (consent_text().version, consent_text().words) == (2, WORDS.strip())


def test_whoever_is_in_is_asked_again_and_agrees(cast: Cast) -> None:
    came_in(cast)
    an = signed_in(cast, "an")
    assert "có bản mới" not in an.get("/").content.decode()
    change(cast)
    assert "có bản mới" in an.get("/").content.decode()
    page = an.get("/consent/").content.decode()
    assert "Họ tên, chi bộ và chức vụ." in page
    assert an.post("/consent/", {"version": "1", "agree": "on"}).status_code == 409
    assert awaits_consent(cast.an)
    assert an.post("/consent/", {"version": "2", "agree": "on"}).status_code == 303
    assert not awaits_consent(cast.an)
    assert "có bản mới" not in an.get("/").content.decode()


def test_an_administrator_does_it_in_the_browser(cast: Cast) -> None:
    khanh = signed_in(cast, "khanh")
    address = f"/activate/units/{cast.ward.pk}/consent/"
    assert address in khanh.get(f"/activate/units/{cast.ward.pk}/").content.decode()
    sent = {"words": WORDS, "starts": clock.today().isoformat()}
    assert khanh.post(address, sent).status_code == 303
    assert "Bản số 2" in khanh.get(address).content.decode()
    assert khanh.post(address, sent).status_code == 422
    assert ConsentText.objects.count() == 2


@pytest.mark.parametrize(
    ("words", "days"),
    [("Ngắn quá.", 0), (WORDS, -1)],
    ids=["short", "past"],
)
def test_what_says_nothing_or_comes_too_late_is_refused(cast: Cast, words: str, days: int) -> None:
    with pytest.raises(Invalid):
        change(cast, words, days)
    assert ConsentText.objects.count() == 1


@pytest.mark.parametrize("who", ["an", "binh", "giang"])
def test_only_whoever_keeps_the_highest_roster_changes_it(cast: Cast, who: str) -> None:
    with pytest.raises(Forbidden):
        actions.set_consent_text(
            by=getattr(cast, who), unit=cast.ward, words=WORDS, starts=clock.today()
        )
    with pytest.raises(Forbidden):
        actions.set_consent_text(by=cast.khanh, unit=cast.cell, words=WORDS, starts=clock.today())
    assert ConsentText.objects.count() == 1
