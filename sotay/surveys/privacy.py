"""What answering surveys keeps about a person, for that person."""

from collections.abc import Iterator

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sotay.org.models import Person
from sotay.privacy.acts import name_acts
from sotay.privacy.registry import DUTY, Fact, Item, Section, item, leave_out, offer
from sotay.surveys.models import Invitation, PaperEntry, Sheet
from sotay.surveys.queries.answering import why_entered
from sotay.surveys.rules.answers import in_words
from sotay.surveys.rules.definition import from_json


def offer_all() -> None:
    """Called once, when the product starts."""
    offer(
        Section(
            "surveys.asked",
            _("Khảo sát đã hỏi đồng chí"),
            _("Để mỗi người được hỏi một lần và tính đúng tỷ lệ trả lời."),
            _("Giữ cùng khảo sát"),
            frozenset({"surveys.Invitation.person"}),
            _asked,
            order=63,
        )
    )
    offer(
        Section(
            "surveys.sheets",
            _("Phiếu khảo sát có ghi tên"),
            _("Để tổng hợp kết quả. Phiếu ẩn danh không ở đây: hệ thống không biết phiếu của ai."),
            _("Giữ cùng khảo sát"),
            frozenset({"surveys.Sheet.person", "surveys.PaperEntry.person"}),
            _sheets,
            order=64,
        )
    )
    leave_out(
        DUTY,
        "surveys.Survey.created_by",
        "surveys.Survey.announced_by",
        "surveys.Form.created_by",
        "surveys.Step.by",
        "surveys.Sheet.entered_by",
        "surveys.PaperEntry.entered_by",
    )
    name_acts(
        {
            "surveys.announced": _("Hẹn giờ mở khảo sát"),
            "surveys.opened": _("Mở khảo sát, chốt danh sách người được hỏi"),
            "surveys.answered": _("Gửi phiếu khảo sát có ghi tên"),
            "surveys.withdrawn": _("Rút phiếu khảo sát có ghi tên"),
            "surveys.entered_on_behalf": _("Ghi thay phiếu khảo sát"),
            "surveys.paper_handed_in": _("Ghi nhận phiếu giấy đã nộp"),
            "surveys.paper_not_handed_in": _("Bỏ ghi nhận đã nộp phiếu giấy"),
            "surveys.paper_entered": _("Nhập phiếu giấy"),
            "surveys.paper_dropped": _("Bỏ phiếu giấy đang nhập"),
            "surveys.closed": _("Kết thúc khảo sát"),
            "surveys.late_accepted": _("Nhận phiếu khảo sát đến muộn"),
        }
    )


def _asked(person: Person) -> Iterator[Item]:
    rows = Invitation.objects.filter(person=person).select_related("survey", "unit")
    for row in rows.order_by("-pk"):
        yield item(
            row.survey.title,
            Fact("unit", _("ở"), row.unit.name),
            Fact("answered", _("đã trả lời"), gettext("rồi") if row.answered else gettext("chưa")),
            Fact("late", _("phiếu đến muộn"), gettext("đang chờ đơn vị nhận") if row.late else ""),
        )


def _sheets(person: Person) -> Iterator[Item]:
    rows = Sheet.objects.filter(person=person).select_related("survey", "form", "entered_by")
    for row in rows.order_by("-sent_at"):
        yield item(
            row.survey.title,
            Fact("answers", _("câu trả lời"), _readable(row)),
            Fact("sent_at", _("lúc"), row.sent_at),
            Fact("entered_by", _("nhập hộ"), row.entered_by.full_name if row.entered_by else ""),
            Fact("reason", _("vì"), why_entered(row)),
        )
    typed = PaperEntry.objects.filter(person=person).select_related("survey", "form", "entered_by")
    for entry in typed:
        yield item(
            entry.survey.title,
            Fact("answers", _("phiếu giấy mới nhập một lần"), _readable(entry)),
            Fact("entered_by", _("nhập hộ"), entry.entered_by.full_name),
        )


def _readable(row: Sheet | PaperEntry) -> str:
    answered = in_words(from_json(row.form.definition), row.answers)
    return "\n".join(f"{question}: {answer}" for question, answer in answered)
