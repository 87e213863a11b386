"""Who asks: the person behind a request."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sotay.kernel.refusals import Forbidden
from sotay.org.models import Person
from sotay.org.queries import person_of


def person_of_request(request: HttpRequest) -> Person:
    """The person who is signed in.

    Raises:
        Forbidden: the account belongs to nobody on the rolls (a technical account).
    """
    person = person_of(request.user)
    if person is None:
        raise Forbidden(_("Tài khoản này chưa gắn với đảng viên nào. Hãy báo quản trị của đơn vị."))
    return person
