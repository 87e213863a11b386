"""The step of an empty organisation that the office knows: members come into the list."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.org.models import Membership, Unit
from sotay.org.queries.days import holds_on
from sotay.org.queries.first import Step


def members_step(unit: Unit, under: set[int]) -> Step:
    """Every cell has members; three queries."""
    today = clock.today()
    here = Membership.objects.filter(holds_on(today), unit=OuterRef("pk"))
    cells = Unit.objects.filter(holds_on(today), pk__in=under, kind__is_cell=True)
    empty = cells.filter(~Exists(here)).count()
    members = Membership.objects.filter(holds_on(today), unit__in=under, kind="home").count()
    return Step(
        title=_("Đưa đảng viên vào danh sách bằng tệp Excel"),
        line=_("Đã có %(members)d đảng viên; %(empty)d chi bộ còn trống.")
        % {"members": members, "empty": empty},
        url=reverse("office:unit", args=[unit.pk]),
        done=members > 0 and empty == 0,
    )
