"""A write that was sent twice is one write."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from sotay.kernel.refusals import Conflict

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
        raise Conflict(_("Nội dung này đã được gửi trước đó với chữ khác. Hãy gửi lại như mới."))
    return earlier
