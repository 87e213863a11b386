"""What files keep about a person, for that person."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from sotay.files.actions import forget_unused
from sotay.files.models import Sending, StoredFile
from sotay.org.models import Person
from sotay.privacy.acts import name_acts
from sotay.privacy.registry import Fact, Item, Section, item, offer
from sotay.privacy.retention import Timer, set_timer


def offer_all() -> None:
    """Called once, when the product starts."""
    name_acts(
        {
            "files.secret_refused": _("Từ chối tệp mang dấu mật"),
            "files.secret_removed": _("Gỡ bỏ tệp mang dấu mật đã nhận"),
            "files.purged": _("Gỡ bỏ hẳn một tệp"),
        }
    )
    offer(
        Section(
            "files",
            _("Tệp đồng chí đã tải lên"),
            _("Để biết tài liệu do ai đưa lên. Nội dung tệp thuộc hồ sơ buổi sinh hoạt."),
            _("Không xoá khi là tài liệu của buổi sinh hoạt"),
            frozenset({"files.StoredFile.uploaded_by", "files.Sending.person"}),
            _files,
            order=68,
        )
    )
    set_timer(
        Timer(
            "unused_files",
            _("Tệp đã tải lên mà không dùng vào việc gì"),
            _("Tính từ ngày tải lên. Lâu hơn bản nháp, để việc đang làm dở còn tệp của nó."),
            _forget,
        )
    )


def _forget(before: datetime) -> int:
    return forget_unused(before=before)


def _files(person: Person) -> Iterator[Item]:
    for sending in Sending.objects.filter(person=person).order_by("-begun_at"):
        yield item(
            sending.name,
            Fact("begun_at", _("bắt đầu gửi lúc"), sending.begun_at),
            Fact("offset", _("số byte đã gửi"), sending.offset),
        )
    rows = StoredFile.objects.filter(uploaded_by=person).select_related("blob")
    for file in rows.order_by("-uploaded_at"):
        yield item(
            file.original_name,
            Fact("uploaded_at", _("lúc"), file.uploaded_at),
            Fact("sha256", "", file.blob.sha256, is_shown=False),
        )
