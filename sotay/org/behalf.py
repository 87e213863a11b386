"""Why an act is entered by somebody else than the member who does it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reason(models.TextChoices):
    """The member decides, the secretary types; never a vote."""

    NO_PHONE = "no_phone", _("không có điện thoại")
    BROKEN = "broken", _("điện thoại hỏng hoặc hết pin")
    SIGHT = "sight", _("mắt kém, tay yếu")
    OTHER = "other", _("lý do khác")
