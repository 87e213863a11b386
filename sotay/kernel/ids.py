"""Ids: those of rows, and those that a browser makes so that a write sent twice is one write."""

from uuid import UUID

from django.utils.translation import gettext as _

from sotay.kernel.refusals import Invalid

# Of a column of ids in either database; a larger number names nothing.
HIGHEST_ID = 2**63 - 1


def client_id(raw: object) -> UUID:
    """The id of one act of one person, made where the person acted.

    Raises:
        Invalid: it is not a UUID; the page that sent it is broken or not ours.
    """
    try:
        return raw if isinstance(raw, UUID) else UUID(str(raw).strip())
    except ValueError:
        raise Invalid(
            _("Trang này gửi thiếu mã của thao tác. Hãy tải lại trang rồi làm lại."),
            field="client_id",
        ) from None
