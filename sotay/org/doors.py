"""Who asks: the person behind a request."""

from django.http import HttpRequest

from sotay.accounts.doors import account_of
from sotay.org.models import Person
from sotay.org.queries import member_of


def person_of_request(request: HttpRequest) -> Person:
    """The person who is signed in.

    Raises:
        Forbidden: the account belongs to nobody on the rolls (a technical account).
    """
    return member_of(account_of(request))
