"""``sotay setup``: an empty system gets its organisation and its first administrator.

What the page ``/setup/`` does, for a machine on which nobody opens a browser. The administrator
sets the password with a code that is printed here; ``sotay setup code`` prints another.
"""

import argparse
import sys
from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

from sotay.config import environment
from sotay.config.commands import options as shared
from sotay.config.commands.serve import place_of
from sotay.config.environment import CannotStart

if TYPE_CHECKING:
    from sotay.org.models import Person, UnitKind


def add(parser: argparse.ArgumentParser) -> None:
    """Words of the command."""
    what = parser.add_subparsers(dest="what", required=True, metavar="what")
    unit = what.add_parser("unit", help="make the organisation and its first administrator")
    unit.add_argument("--name", required=True, help="the unit's whole name")
    unit.add_argument("--kind", default="commune", help="code of its kind; default: commune")
    unit.add_argument("--place", required=True, help="the place that heads its papers")
    unit.add_argument("--superior", default="", help="name of the unit above it, for papers")
    unit.add_argument("--since", required=True, type=_day, help="its first day, 2025-07-01")
    unit.add_argument("--administrator", required=True, metavar="NAME", help="name of the person")
    unit.add_argument("--card", default="", help="the person's card number, if a member there")
    code = what.add_parser("code", help="another code for an administrator to set a password")
    for part in (unit, code):
        part.add_argument("--username", required=True, help="name to sign in with")
        shared.add_data(part)
        shared.add_port(part)


def run(options: argparse.Namespace) -> int:
    """Set up, or give another code; 1 when it is refused.

    Raises:
        CannotStart: an unfit data folder, or no such kind.
    """
    shared.open_data(options)
    from django.utils import translation

    from sotay.kernel.refusals import Refusal

    translation.activate("vi")
    try:
        person = _made(options) if options.what == "unit" else _known(options.username)
        _print_code(person, options.username)
    except Refusal as refusal:
        print(refusal.message, file=sys.stderr)
        return 1
    return 0


def _made(options: argparse.Namespace) -> "Person":
    from django.conf import settings

    from sotay.org import actions, first_code
    from sotay.org.queries import person_of

    account = actions.set_up(
        name=options.name,
        kind=_kind(options.kind),
        place_name=options.place,
        superior=options.superior,
        since=options.since,
        full_name=options.administrator,
        username=options.username,
        password=None,
        card_number=options.card,
    )
    first_code.forget(settings.FIRST_CODE)
    person = person_of(account)
    assert person is not None
    return person


def _known(username: str) -> "Person":
    from sotay.org.queries.administrators import administrator_called

    return administrator_called(username)


def _kind(code: str) -> "UnitKind":
    from sotay.org.queries.choices import top_kind_choices

    kinds = {str(key): kind for key, kind, _label in top_kind_choices()}
    if code not in kinds:
        raise CannotStart(f"no such kind of unit: {code}; one of {', '.join(kinds)}")
    kind: UnitKind = kinds[code]  # type: ignore[assignment]  # a choice carries its row
    return kind


def _print_code(person: "Person", username: str) -> None:
    from django.urls import reverse
    from django.utils.translation import gettext as _

    from sotay.activation import actions
    from sotay.activation.queries.board import handed_code
    from sotay.kernel import dates
    from sotay.org.queries.administrators import administered_by

    unit, seed = administered_by(person)[0], uuid4()
    actions.hand_code(by=person, unit=unit, person=person, client_id=seed)
    given, code = handed_code(person, unit, seed)
    link = f"{place_of(environment.read())}{reverse('activation:forgot_code')}"
    print(
        _(
            "Đồng chí %(name)s mở %(link)s, nhập tên đăng nhập “%(username)s” và mã %(code)s để "
            "tự đặt mật khẩu. Mã dùng một lần, đến %(hour)s ngày %(day)s."
        )
        % {
            "name": person.full_name,
            "link": link,
            "username": username,
            "code": code,
            "hour": dates.hour(given.expires_at),
            "day": dates.short(given.expires_at.date()),
        }
    )


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"no day: {words}; write it as 2025-07-01") from None
