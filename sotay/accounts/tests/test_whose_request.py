"""Every request knows whose it is."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.test import Client

from sotay.accounts.middleware import whose_request
from sotay.accounts.models import Account
from sotay.accounts.sessions import SessionStore
from sotay.kernel import clock


def _seen(session: SessionBase) -> object:
    """What a view finds as ``request.user``."""
    found: list[object] = []

    def view(request: HttpRequest) -> HttpResponse:
        found.append(request.user)
        return HttpResponse()

    request = HttpRequest()
    request.session = session
    whose_request(view)(request)
    return found[0]


@pytest.mark.django_db
def test_a_member_is_the_account_itself_and_no_proxy() -> None:
    account = Account.objects.create(username="an", created_at=clock.now())
    client = Client()
    client.force_login(account)
    assert type(_seen(client.session)) is Account


def test_without_a_session_nobody_is_asked_for() -> None:
    assert isinstance(_seen(SessionStore()), AnonymousUser)
