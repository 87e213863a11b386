"""The step of an empty organisation that coming in knows: everybody has a code."""

from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.activation.queries.people import Figures, figures_by_unit
from sotay.org.models import Unit
from sotay.org.queries.first import Step


def inviting_step(unit: Unit, under: set[int]) -> Step:
    """Whoever is on the roll has come in, holds a code, or has a reason; one query."""
    whole = Figures.of_nobody()
    for figures in figures_by_unit(under).values():
        whole = whole.plus(figures)
    return Step(
        title=_("In tờ mã để từng đồng chí kích hoạt"),
        line=_("Đã kích hoạt %(active)d trên %(total)d đồng chí; %(waiting)d chưa có mã.")
        % {"active": whole.active, "total": whole.total, "waiting": whole.waiting},
        url=reverse("activation:board", args=[unit.pk]),
        done=whole.total > 0 and whole.waiting == 0,
    )
