"""A write that was sent twice is one write."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict
from sotay.ledger.acts import one_act
from sotay.ledger.models import Receipt

Row = TypeVar("Row", bound=models.Model)


def write_once(
    kind: type[Row], client_id: UUID, make: Callable[[], Row], **content: Any
) -> tuple[Row, bool]:
    """The row that ``client_id`` names: the earlier one, or the one that ``make`` makes now.

    Args:
        content: field values that must be the same in an earlier row of this id.

    Returns:
        The row, and whether it is new.

    Raises:
        Conflict: the id was used before for something else.
    """
    earlier = earlier_write(kind, client_id, **content)
    if earlier is None:
        try:
            with transaction.atomic():
                return make(), True
        except IntegrityError:
            # The same phone sent it twice at the same moment, to two workers.
            earlier = earlier_write(kind, client_id, **content)
            if earlier is None:
                raise
    return earlier, False


def earlier_write(kind: type[Row], client_id: UUID, **content: Any) -> Row | None:
    """The row that ``client_id`` names, if it wrote one; for rows that are written over.

    Raises:
        Conflict: the id was used before for something else.
    """
    earlier = kind._default_manager.filter(client_id=client_id).first()
    if earlier is not None and any(
        getattr(earlier, name) != value for name, value in content.items()
    ):
        raise other_words()
    return earlier


def receipt_of(client_id: UUID) -> Receipt | None:
    """The receipt of a sending, if it was taken in."""
    return Receipt.objects.filter(client_id=client_id).first()


def with_receipt(
    act: Callable[[], Any], *, account_id: int, client_id: UUID, digest: str, answer: str
) -> Any:
    """Do ``act`` and write its receipt, both or neither.

    Of two that arrive at the same moment one waits at the receipt, and then does nothing.

    Raises:
        Conflict: the id was used before for something else.
    """
    try:
        with one_act():
            Receipt.objects.create(
                client_id=client_id,
                account_id=account_id,
                digest=digest,
                answer=answer,
                at=clock.now(),
            )
            return act()
    except IntegrityError:
        earlier = receipt_of(client_id)
        if earlier is None:
            raise
        if (earlier.account_id, earlier.digest) != (account_id, digest):
            raise other_words() from None
        return None


@transaction.atomic
def forget_receipts(*, before: datetime) -> int:
    """Remove receipts that no phone can ask for any more; returns how many those were."""
    count, _by_model = Receipt.objects.filter(at__lt=before).delete()
    return count


def other_words() -> Conflict:
    """The refusal of an id that was used before for something else."""
    return Conflict(_("Nội dung này đã được gửi trước đó với chữ khác. Hãy gửi lại như mới."))
