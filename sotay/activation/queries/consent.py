"""What people are asked to agree to."""

from django.utils.translation import gettext as _

from sotay.activation.models import ConsentText
from sotay.kernel import clock
from sotay.kernel.refusals import Missing


def consent_text() -> ConsentText:
    """The version in force today.

    Raises:
        Missing: there is none, which only a database without its reference data has.
    """
    text = ConsentText.objects.filter(starts__lte=clock.today()).order_by("-version").first()
    if text is None:
        raise Missing(_("Chưa có văn bản về dữ liệu cá nhân. Hãy liên hệ quản trị đơn vị."))
    return text
