"""What coming in keeps about a person, for that person."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from sotay.activation.models import (
    Activation,
    CodeGiven,
    Consent,
    DeviceDeclared,
    Helping,
    ReasonNotActive,
)
from sotay.org.models import Person
from sotay.privacy.acts import name_acts
from sotay.privacy.registry import DUTY, Fact, Item, Section, item, leave_out, offer


def offer_all() -> None:
    """Called once, when the product starts."""
    offer(
        Section(
            "activation",
            _("Kích hoạt và đồng ý"),
            _("Để biết ai đã dùng được sổ tay, ai chưa và vì sao, và đồng chí đã đồng ý điều gì."),
            _("Lưu cùng hồ sơ đảng viên"),
            frozenset(
                {
                    "activation.Activation.person",
                    "activation.Activation.account",
                    "activation.Consent.person",
                    "activation.ReasonNotActive.person",
                    "activation.DeviceDeclared.person",
                    "activation.CodeGiven.person",
                    "activation.Helping.person",
                }
            ),
            _activation,
            order=25,
        )
    )
    leave_out(
        DUTY,
        "activation.Activation.helped_by",
        "activation.ReasonNotActive.noted_by",
        "activation.DeviceDeclared.by",
        "activation.CodeGiven.by",
        "activation.Helping.appointed_by",
    )
    name_acts(
        {
            "activation.activated": _("Kích hoạt"),
            "activation.code_handed": _("Trao mã tại chỗ"),
            "activation.code_sent": _("Gửi mã dùng một lần"),
            "activation.helper_appointed": _("Phân công người hỗ trợ kích hoạt"),
            "activation.helping_ended": _("Thôi phân công người hỗ trợ kích hoạt"),
            "activation.password_set_anew": _("Đặt lại mật khẩu đã quên"),
            "activation.sheets_issued": _("Làm tờ mã kích hoạt"),
            "activation.consent_text_set": _("Thay văn bản về dữ liệu cá nhân"),
            "activation.consented": _("Đồng ý với bản thông tin về dữ liệu cá nhân"),
            "activation.device_declared": _("Khai máy đang dùng"),
            "activation.reason_noted": _("Ghi lý do chưa kích hoạt"),
            "activation.reason_taken_back": _("Bỏ lý do chưa kích hoạt"),
        }
    )


def _activation(person: Person) -> Iterator[Item]:
    for came in Activation.objects.filter(person=person).select_related("helped_by"):
        helper = came.helped_by.full_name if came.helped_by else ""
        yield item(
            _("Kích hoạt"),
            Fact("way", "", came.get_way_display()),
            Fact("at", _("lúc"), came.at),
            Fact("helped_by", _("người hỗ trợ"), helper),
        )
    for consent in Consent.objects.filter(person=person).select_related("text"):
        yield item(
            _("Đồng ý"),
            Fact("version", _("bản số"), consent.text.version),
            Fact("at", _("lúc"), consent.at),
        )
    for reason in ReasonNotActive.objects.filter(person=person).order_by("-since"):
        yield item(
            _("Lý do chưa kích hoạt"),
            Fact("reason", "", reason.get_reason_display()),
            Fact("note", "", reason.note),
            Fact("since", _("từ"), reason.since),
            Fact("until", _("đến trước"), reason.until),
        )
    for device in DeviceDeclared.objects.filter(person=person).order_by("-on"):
        yield item(
            _("Máy đang dùng"),
            Fact("kind", "", device.get_kind_display()),
            Fact("on", _("ngày"), device.on),
        )
    for given in CodeGiven.objects.filter(person=person).order_by("-at"):
        yield item(
            _("Mã dùng một lần"),
            Fact("purpose", _("để"), given.get_purpose_display()),
            Fact("medium", _("bằng"), given.get_medium_display()),
            Fact("at", _("lúc"), given.at),
        )
    for helping in Helping.objects.filter(person=person).select_related("unit"):
        yield item(
            _("Hỗ trợ kích hoạt"),
            Fact("unit", _("tại"), helping.unit.name),
            Fact("starts", _("từ"), helping.starts),
            Fact("ends", _("đến trước"), helping.ends),
        )
