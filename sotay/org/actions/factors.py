"""An administrator helps somebody, in person, who has lost the second factor."""

from django.utils.translation import gettext as _

from sotay.accounts.actions.factors import remove_all_factors
from sotay.accounts.actions.second_step import give_code
from sotay.accounts.factors import Change
from sotay.accounts.models import Account
from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Forbidden
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.org.models import Person
from sotay.org.queries.administrators import administers_all_of
from sotay.org.queries.people import home_of, person_of


@one_act()
def give_second_step_code(*, by: Person, person: Person) -> str:
    """A code of eight digits for ``person``, who stands there: good once, for a day.

    Raises:
        Forbidden: ``person`` is an administrator where ``by`` is none.
        Conflict: ``person`` has no account.
    """
    return give_code(by=_account(by), account=_helped(by, person))


@one_act()
def remove_factors(*, by: Person, person: Person) -> None:
    """Take all second factors of ``person``, who stands there; the sessions end too.

    Raises:
        Forbidden: ``person`` is an administrator where ``by`` is none.
        Conflict: ``person`` has no account, or nothing to take.
    """
    if not remove_all_factors(by=_account(by), account=_helped(by, person)):
        raise Conflict(_("Đồng chí này chưa có lớp bảo vệ thứ hai nào, nên không có gì để gỡ."))


def write_down(change: Change) -> None:
    """Put a change of somebody's second factors into the ledger, in its transaction."""
    person = person_of(change.account)
    record(
        by=person_of(change.by),
        act=f"accounts.{change.what}",
        about=person or change.account,
        unit=home_of(person, clock.today()) if person else None,
    )


def _helped(by: Person, person: Person) -> Account:
    if person.account is None:
        raise Conflict(_("Đồng chí này chưa có tài khoản đăng nhập."))
    # Otherwise whoever keeps a cell's roster could take over the ward's through its keeper.
    if by.pk == person.pk or not administers_all_of(by, person):
        raise Forbidden(
            _(
                "Lớp bảo vệ của một người quản trị chỉ do người quản trị cùng cấp hoặc cấp trên "
                "gỡ, không tự gỡ ở trang này."
            )
        )
    return person.account


def _account(person: Person) -> Account:
    assert person.account is not None  # whoever acts is signed in
    return person.account
