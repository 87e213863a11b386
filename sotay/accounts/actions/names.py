"""Giving an account the names that open it."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sotay.accounts import rules
from sotay.accounts.models import Account, SignInName
from sotay.accounts.models.names import hash_of
from sotay.kernel.refusals import Conflict, Invalid

Kind = SignInName.Kind

FEWEST_DIGITS = 6
"""Of a card or telephone number; with fewer, a slip of the finger would be somebody's name."""


@transaction.atomic
def give_names(*, by: Account | None, account: Account, names: Mapping[Kind, str]) -> None:
    """Let ``account`` be opened by these names from now on; all of them or none.

    A kind that is not named stays as it is, an empty name takes it away. Names may be written
    in any way (see ``rules.name_key``). ``by`` is none when the program itself gives them.

    Raises:
        Invalid: it cannot be a number of that kind; ``field`` is the kind.
        Conflict: it opens another account already, as a name of whatever kind.
    """
    del by  # whoever calls writes the ledger
    for kind, name in names.items():
        if name.strip():
            _give(account, Kind(kind), name)
        else:
            SignInName.objects.filter(account=account, kind=kind).delete()


def _give(account: Account, kind: Kind, name: str) -> None:
    key = rules.name_key(name)
    is_number = key.isascii() and key.isdigit() and len(key) >= FEWEST_DIGITS
    if not key or (kind != Kind.USER and not is_number):
        raise Invalid(
            _("“%(name)s” chưa dùng làm %(kind)s để đăng nhập được; hãy kiểm tra lại các chữ số.")
            % {"name": name, "kind": kind.label},
            field=kind,
        )
    if Account.objects.named(name).exclude(pk=account.pk).exists():
        raise _taken(kind)
    hashed = hash_of(name)
    mine = SignInName.objects.filter(account=account, key_hash=hashed)
    if mine.exclude(kind=kind).exists():
        # The same number under another kind opens the account already.
        SignInName.objects.filter(account=account, kind=kind).delete()
        return
    try:
        with transaction.atomic():
            SignInName.objects.update_or_create(
                account=account, kind=kind, defaults={"key_hash": hashed}
            )
    except IntegrityError:
        raise _taken(kind) from None


def _taken(kind: Kind) -> Conflict:
    return Conflict(
        _(
            "%(kind)s này đã dùng để đăng nhập một tài khoản khác, nên chưa ghi cho đồng chí này. "
            "Hãy kiểm tra lại số; hai người dùng chung số thì một người đăng nhập bằng số thẻ "
            "hoặc tên đăng nhập."
        )
        % {"kind": str(kind.label).capitalize()},
        field=kind,
    )
