"""What the registers keep about a person, for that person."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sotay.org.models import Person
from sotay.privacy.acts import name_acts
from sotay.privacy.registry import DUTY, Fact, Item, Section, item, leave_out, offer
from sotay.registers.models import Forwarding


def offer_all() -> None:
    """Called once, when the product starts."""
    offer(
        Section(
            "registers",
            _("Văn bản được chuyển đến đồng chí xử lý"),
            _("Để biết văn bản đến đã giao cho ai, đã nhận chưa."),
            _("Không xoá: là một phần của sổ văn bản"),
            frozenset({"registers.Forwarding.person", "registers.Forwarding.received_by"}),
            _forwardings,
            order=63,
        )
    )
    leave_out(
        DUTY,
        "registers.Line.entered_by",
        "registers.Line.struck_by",
        "registers.Correction.by",
        "registers.Forwarding.by",
    )
    name_acts(
        {
            "registers.entered": _("Vào sổ văn bản"),
            "registers.put_right": _("Sửa dòng trong sổ văn bản"),
            "registers.struck": _("Gạch dòng trong sổ văn bản"),
            "registers.forwarded": _("Chuyển văn bản cho người xử lý"),
            "registers.received": _("Xác nhận đã nhận văn bản"),
        }
    )


def _forwardings(person: Person) -> Iterator[Item]:
    rows = Forwarding.objects.filter(Q(person=person) | Q(received_by=person))
    for row in rows.select_related("line").order_by("-at"):
        yield item(
            f"{row.line.code} {row.line.summary}".strip(),
            Fact("note", _("ý kiến chuyển"), row.note),
            Fact("at", _("chuyển lúc"), row.at),
            Fact("received_at", _("đã nhận lúc"), row.received_at),
        )
