"""What the library keeps about a person, for that person."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from sotay.documents.models import Bookmark, Opening, Passage, Place, Visit
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
    offer(
        Section(
            "documents.own",
            _("Văn bản đọc sau, chỗ đọc dở, chỗ đánh dấu và ghi chú"),
            _("Để đồng chí dùng. Không ai khác đọc được, quản trị cũng không."),
            _("Giữ tới khi đồng chí xoá"),
            frozenset(
                {
                    "documents.Bookmark.person",
                    "documents.Place.person",
                    "documents.Passage.person",
                    "documents.Visit.person",
                }
            ),
            _own,
            order=63,
        )
    )
    leave_out(
        DUTY,
        "documents.Attachment.added_by",
        "documents.Collected.added_by",
        "documents.Collection.made_by",
        "documents.Document.added_by",
        "documents.Version.added_by",
        "documents.Publication.by",
    )
    name_acts(
        {
            "documents.taken_in": _("Đưa văn bản vào thư viện"),
            "documents.described": _("Sửa thông tin văn bản"),
            "documents.version_added": _("Thêm bản mới của văn bản"),
            "documents.attached": _("Thêm tệp kèm theo văn bản"),
            "documents.detached": _("Bỏ tệp kèm theo văn bản"),
            "documents.published": _("Phát hành văn bản trong thư viện"),
            "documents.taken_back": _("Bỏ một nơi nhận của văn bản"),
            "documents.withdrawn": _("Thu hồi văn bản"),
            "documents.collection_made": _("Lập bộ tài liệu"),
            "documents.collection_described": _("Sửa tên, ghi chú của bộ tài liệu"),
            "documents.put_in": _("Thêm văn bản vào bộ tài liệu"),
            "documents.taken_out": _("Bỏ văn bản khỏi bộ tài liệu"),
            "documents.collection_ordered": _("Xếp lại bộ tài liệu"),
            "documents.collection_removed": _("Bỏ bộ tài liệu"),
        }
    )


def _openings(person: Person) -> Iterator[Item]:
    rows = Opening.objects.filter(person=person).select_related("document")
    for row in rows.order_by("-first_at"):
        yield item(
            row.document.title,
            Fact("version", _("bản số"), row.version),
            Fact("first_at", _("mở lúc"), row.first_at),
            Fact("last_at", _("mở gần nhất"), row.last_at),
            Fact("acknowledged_at", _("xác nhận lúc"), row.acknowledged_at),
        )


def _own(person: Person) -> Iterator[Item]:
    for mark in Bookmark.objects.filter(person=person).select_related("document"):
        yield item(mark.document.title, Fact("at", _("để đọc sau, lúc"), mark.at))
    places = Place.objects.filter(person=person).select_related("document")
    for place in places.order_by("-read_at"):
        yield item(
            place.document.title,
            Fact("page", _("đọc đến trang"), place.page),
            Fact("read_at", _("lúc"), place.read_at),
        )
    passages = Passage.objects.filter(person=person).prefetch_related("blob__files")
    for passage in passages.order_by("-made_at"):
        yield item(
            passage.words or passage.quote,
            Fact("quote", _("chữ đánh dấu"), passage.quote if passage.words else ""),
            Fact("file", _("trong tệp"), passage.blob.files.all()[0].original_name),
            Fact("page", _("ở trang"), passage.page),
            Fact("made_at", _("lúc"), passage.made_at),
        )
    for visit in Visit.objects.filter(person=person):
        yield item(_("Lần mở thư viện gần nhất"), Fact("last_at", _("lúc"), visit.last_at))
