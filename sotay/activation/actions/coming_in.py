"""A member comes in: an account, an own password, consent, and the code is used up."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from sotay.accounts.actions import create_account
from sotay.accounts.actions.codes import redeem_code
from sotay.accounts.actions.names import Kind, give_names
from sotay.accounts.actions.passkeys import FirstKey, set_first_passkey
from sotay.accounts.actions.prepared import prepare_password, set_first_password
from sotay.accounts.models import Account
from sotay.activation.actions.consent import agree
from sotay.activation.actions.facts import activate
from sotay.activation.models import Activation, ConsentText
from sotay.activation.queries.meant import on_the_roll
from sotay.kernel.refusals import Conflict, Forbidden, Refusal
from sotay.ledger.acts import one_act
from sotay.org.models import Person


@dataclass(frozen=True)
class Proof:
    """What shows that it is this person: a code tried right, in this browser.

    Attributes:
        code_id: the code, not used up yet.
        holder: the browser's secret; the same one may come twice.
        way: on which way the code came.
    """

    code_id: int
    holder: str
    way: Activation.Way


def come_in(
    *,
    by: Person,
    proof: Proof,
    text: ConsentText,
    username: str,
    password: str = "",
    key: FirstKey | None = None,
    helped_by: Person | None = None,
) -> Activation:
    """Make the person active: all of it or nothing. A second tap finds what the first did.

    With a ``key`` of the own device there is no password; it is as good as both factors.

    Raises:
        Invalid: the password is too weak, or the name has no letter; nothing was used up.
        Conflict: the name is taken; or the code was used, or replaced, or the person is
            active by other means.
        Forbidden: the person is on no roll any more.
        Crowded: many come in at this moment.
        NotBelieved: the key's challenge was answered before.
    """
    earlier = Activation.objects.select_related("account").filter(person=by).first()
    if earlier is not None:
        return _same_again(earlier, proof, password, key)
    prepared = None if key else prepare_password(password=password, username=username)
    with one_act():
        _still_belongs(by)
        redeem_code(code_id=proof.code_id, holder=proof.holder)
        locked = Person.objects.select_for_update(of=("self",)).get(pk=by.pk)
        account = locked.account or create_account(username=username, password=None)
        if locked.account_id is None:
            locked.account = account
            locked.save(update_fields=["account"])
        by.account = account
        if key is not None:
            set_first_passkey(by=account, first=key)
        elif prepared is not None:
            set_first_password(by=account, prepared=prepared)
        renew_names(by=by, person=locked)
        consent = agree(by=by, text=text)
        return activate(
            by=helped_by or by,
            person=by,
            account=account,
            way=Activation.Way.ASSISTED if helped_by else proof.way,
            consent=consent,
            helped_by=helped_by,
            with_passkey=key is not None,
        )


@one_act()
def renew_names(*, by: Person | None, person: Person) -> None:
    """Let the person's account be opened by their phone and card as they are now.

    A number that opens somebody else's account (a couple shares one phone) is left out: there
    are the user name and the other number.
    """
    if person.account is None:
        return
    actor = by.account if by else None
    numbers = {Kind.PHONE: person.phone, Kind.CARD: person.card_number or ""}
    for kind, number in numbers.items():
        with _left_out_if_refused():
            give_names(by=actor, account=person.account, names={kind: number})


@contextmanager
def _left_out_if_refused() -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
    except Refusal:
        pass


def _same_again(
    earlier: Activation, proof: Proof, password: str, key: FirstKey | None
) -> Activation:
    redeem_code(code_id=proof.code_id, holder=proof.holder)
    account: Account | None = earlier.account
    if account is None or not _opens(account, password, key):
        raise Conflict(
            _("Tài khoản của đồng chí đã được kích hoạt trước đó. Đồng chí hãy đăng nhập.")
        )
    return earlier


def _opens(account: Account, password: str, key: FirstKey | None) -> bool:
    """Whether it is what the first tap gave the account."""
    if key is not None:
        return account.passkeys.filter(credential_id=key.key.credential_id).exists()
    return account.check_password(password)


def _still_belongs(person: Person) -> None:
    if not on_the_roll([person]):
        raise Forbidden(
            _(
                "Hôm nay đồng chí không có tên trong danh sách của chi bộ nào ở đây. "
                "Hãy hỏi bí thư chi bộ."
            )
        )
