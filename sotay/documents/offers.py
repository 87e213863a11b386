"""What the library keeps about a person, for that person."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from sotay.documents.models import Opening
from sotay.org.models import Person
from sotay.privacy.acts import name_acts
from sotay.privacy.registry import DUTY, Fact, Item, Section, item, leave_out, offer


def offer_all() -> None:
    """Called once, when the product starts."""
    offer(
        Section(
            "documents",
            _("Văn bản đồng chí đã mở, đã xác nhận"),
            _("Để hiện văn bản chưa đọc, và biết ai đã xác nhận văn bản cần xác nhận."),
            _("Giữ cùng văn bản"),
            frozenset({"documents.Opening.person"}),
            _openings,
            order=62,
        )
    )
    leave_out(
        DUTY,
        "documents.Document.added_by",
        "documents.Version.added_by",
        "documents.Publication.by",
    )
    name_acts(
        {
            "documents.taken_in": _("Đưa văn bản vào thư viện"),
            "documents.described": _("Sửa thông tin văn bản"),
            "documents.version_added": _("Thêm bản mới của văn bản"),
            "documents.published": _("Phát hành văn bản trong thư viện"),
            "documents.withdrawn": _("Thu hồi văn bản"),
        }
    )


def _openings(person: Person) -> Iterator[Item]:
    rows = Opening.objects.filter(person=person).select_related("document")
    for row in rows.order_by("-first_at"):
        yield item(
            row.document.title,
            Fact("version", _("bản số"), row.version),
            Fact("first_at", _("mở lúc"), row.first_at),
            Fact("acknowledged_at", _("xác nhận lúc"), row.acknowledged_at),
        )
