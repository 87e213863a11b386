"""Sheets of bodies, terms, positions, charges, work on the system, and of a congress."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.org import actions, queries
from sotay.org.forms import offices as forms
from sotay.org.models import Body, Charge, Position, SystemRole, Unit
from sotay.org.queries import choices, keeping
from sotay.org.views.sheets import Around, Sheet, answer
from sotay.org.views.units import back_to, enter, sheet_view
from sotay.policy import Right

_MANAGE = Right.ORG_POSITIONS_MANAGE
# Blank lines of a congress's sheet below those who sit there now.
_LINES_OF_CELL, _LINES_OF_OTHERS = 5, 10


@sheet_view
def bodies(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Form a committee or board."""
    by, unit = enter(request, unit_id, _MANAGE)
    form = forms.BodyForm(
        request.POST or None, kinds=choices.body_kind_choices(), initial={"on": clock.today()}
    )
    sheet = Sheet(
        title=_("Lập ban, ủy ban, chi ủy"),
        about=unit.name,
        button=_("Lập"),
        back=back_to(unit),
        done=_("Đã lập."),
        explain=(
            _("Đảng bộ là toàn thể đảng viên; đảng ủy (ban chấp hành) là cấp ủy do đảng bộ bầu."),
            _("Chi bộ có từ 9 đảng viên chính thức mới bầu chi ủy; ít hơn chỉ bầu bí thư, nếu cần"
              " thì thêm phó bí thư (Điều lệ Đảng, Điều 24)."),
        ),
    )  # fmt: skip
    return answer(request, sheet, form, partial(actions.form_body, by=by, unit=unit), _around(unit))


@sheet_view
def body_end(request: HttpRequest, unit_id: int, body_id: int) -> HttpResponse:
    """End a committee or board that nobody sits in any more."""
    by, unit = enter(request, unit_id, _MANAGE)
    body: Body = keeping.of_unit(Body, unit, body_id)
    act = partial(actions.end_body, by=by, body=body)
    return _ending(request, unit, body.name, act)


@sheet_view
def terms(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Begin a term; the one before it ends."""
    by, unit = enter(request, unit_id, _MANAGE)
    form = forms.TermForm(request.POST or None)
    sheet = Sheet(
        title=_("Ghi nhiệm kỳ"),
        about=unit.name,
        button=_("Ghi nhiệm kỳ"),
        back=back_to(unit),
        done=_("Đã ghi nhiệm kỳ."),
        explain=(
            _("Số văn bản bắt đầu lại từ 01 theo nhiệm kỳ cấp ủy."),
            _("Có đại hội bầu cấp ủy mới thì dùng “Ghi kết quả đại hội”, ghi một lần cả nhiệm kỳ và"
              " mọi chức danh."),
        ),
    )  # fmt: skip
    return answer(
        request, sheet, form, partial(actions.begin_term, by=by, unit=unit), _around(unit)
    )


@sheet_view
def positions(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Let somebody hold a title."""
    by, unit = enter(request, unit_id, _MANAGE)
    form = forms.AppointmentForm(
        request.POST or None,
        titles=choices.title_choices(unit),
        find=_finder(unit),
        initial={"on": clock.today()},
    )
    sheet = Sheet(
        title=_("Bầu, chỉ định, bổ nhiệm"),
        about=unit.name,
        button=_("Ghi chức danh"),
        back=back_to(unit),
        done=_("Đã ghi chức danh. Quyền theo chức danh có hiệu lực từ ngày đã ghi."),
        explain=(
            _("Một đồng chí giữ được nhiều chức danh ở nhiều tổ chức; quyền là của tất cả cộng"
              " lại."),
            _("Trong cùng một tổ chức, bí thư và phó bí thư không cùng một người. Chức danh trên đã"
              " gồm chức danh dưới: bí thư đương nhiên là cấp ủy viên, không ghi thêm."),
            _("Chủ trì, thư ký buổi họp không phải chức danh; ghi khi chuẩn bị buổi họp."),
        ),
        more=_names(unit),
    )  # fmt: skip
    act = partial(actions.appoint_to_position, by=by, unit=unit)
    return answer(request, sheet, form, act, _around(unit))


@sheet_view
def position_end(request: HttpRequest, unit_id: int, position_id: int) -> HttpResponse:
    """End a position."""
    by, unit = enter(request, unit_id, _MANAGE)
    position: Position = keeping.of_unit(Position, unit, position_id)
    what = f"{position.title.name}: {position.person.full_name}"
    return _ending(request, unit, what, partial(actions.end_position, by=by, position=position))


@sheet_view
def position_extension(request: HttpRequest, unit_id: int, position_id: int) -> HttpResponse:
    """Let a position go on beyond its day."""
    by, unit = enter(request, unit_id, _MANAGE)
    position: Position = keeping.of_unit(Position, unit, position_id)
    form = forms.ExtensionForm(request.POST or None, initial={"until": position.ends})
    sheet = Sheet(
        title=_("Kéo dài thời gian giữ chức danh"),
        about=f"{position.title.name}: {position.person.full_name}",
        button=_("Kéo dài"),
        back=back_to(unit),
        done=_("Đã ghi thời gian mới."),
    )
    return answer(request, sheet, form, partial(actions.extend_position, by=by, position=position))


@sheet_view
def charges(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Let a committee member of the level above follow this unit."""
    by, unit = enter(request, unit_id, _MANAGE)
    people = choices.committee_choices(unit, clock.today())
    form = forms.ChargeForm(request.POST or None, people=people, initial={"on": clock.today()})
    sheet = Sheet(
        title=_("Phân công cấp ủy viên phụ trách"),
        about=unit.name,
        button=_("Phân công"),
        back=back_to(unit),
        done=_("Đã ghi người phụ trách."),
        explain=(
            _("Người phụ trách là cấp ủy viên của cấp trên; được mời dự sinh hoạt, xem nghị quyết"
              " và kết quả chấm điểm, không xem ý kiến trong buổi không được mời."),
            *(() if people else (_("Chưa có cấp ủy viên nào ở cấp trên. Hãy ghi cấp ủy cấp trên"
                                   " trước."),)),
        ),
    )  # fmt: skip
    return answer(request, sheet, form, partial(actions.put_in_charge, by=by, unit=unit))


@sheet_view
def charge_end(request: HttpRequest, unit_id: int, charge_id: int) -> HttpResponse:
    """End a charge."""
    by, unit = enter(request, unit_id, _MANAGE)
    charge: Charge = keeping.of_unit(Charge, unit, charge_id)
    what = _("Phụ trách: %(name)s") % {"name": charge.person.full_name}
    return _ending(request, unit, what, partial(actions.end_charge, by=by, charge=charge))


@sheet_view
def roles(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Let somebody keep the roster or the papers."""
    by, unit = enter(request, unit_id, _MANAGE)
    form = forms.RoleForm(
        request.POST or None,
        roles=[(role.value, role, role.label.capitalize()) for role in SystemRole.Role],
        find=_finder(unit),
        initial={"on": clock.today()},
    )
    sheet = Sheet(
        title=_("Giao việc quản trị, văn thư"),
        about=unit.name,
        button=_("Giao việc"),
        back=back_to(unit),
        done=_("Đã giao việc."),
        explain=(
            _("Đây là việc trên hệ thống, không phải chức danh trong Đảng."),
            _("Quản trị đơn vị giữ danh sách, chức danh của đơn vị và mọi tổ chức trực thuộc; không"
              " đọc được ý kiến, biên bản, ghi chép. Văn thư giữ sổ văn bản."),
        ),
        more=_names(unit),
    )  # fmt: skip
    return answer(request, sheet, form, partial(actions.give_system_role, by=by, unit=unit))


@sheet_view
def role_end(request: HttpRequest, unit_id: int, role_id: int) -> HttpResponse:
    """Take work on the system back."""
    by, unit = enter(request, unit_id, _MANAGE)
    role: SystemRole = keeping.of_unit(SystemRole, unit, role_id)
    what = f"{role.get_role_display()}: {role.person.full_name}"
    return _ending(request, unit, what, partial(actions.end_system_role, by=by, system_role=role))


@sheet_view
def congress(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The whole committee anew, on one sheet."""
    by, unit = enter(request, unit_id, _MANAGE)
    seated = queries.committee_seats(unit, clock.today())
    blank = _LINES_OF_CELL if unit.kind.is_cell else _LINES_OF_OTHERS
    rows = max(len(seated) + blank, _lines_sent(request))
    form = forms.CongressForm(
        request.POST or None,
        titles=choices.title_choices(unit, of_committee=True),
        find=_finder(unit),
        rows=rows,
        initial=_as_it_is(unit, seated),
    )
    sheet = Sheet(
        title=_("Ghi kết quả đại hội"),
        about=unit.name,
        button=_("Ghi cấp ủy mới"),
        back=back_to(unit),
        done=_("Đã ghi nhiệm kỳ mới và toàn bộ cấp ủy."),
        template="org/congress.html",
        explain=(
            _("Mỗi dòng một đồng chí trúng cử; đang điền sẵn cấp ủy hiện nay. Sửa, xóa tên hoặc"
              " thêm dòng; dòng trống được bỏ qua."),
            _("Trong ngày đã ghi, mọi chức danh cấp ủy cũ kết thúc và chức danh mới bắt đầu, tất cả"
              " cùng một lúc. Có dòng sai thì chưa ghi gì cả."),
            _("Chỉ ghi chức danh cao nhất: bí thư, phó bí thư đương nhiên là cấp ủy viên. Ủy ban"
              " kiểm tra, văn phòng giữ nguyên, ghi riêng ở “Bầu, chỉ định, bổ nhiệm”."),
        ),
        more=_names(unit),
    )  # fmt: skip
    act = partial(actions.change_committee, by=by, unit=unit)
    return answer(request, sheet, form, act, _around(unit))


def _as_it_is(unit: Unit, seated: list[Position]) -> dict[str, Any]:
    initial: dict[str, Any] = {"on": clock.today()}
    for number, position in enumerate(seated, 1):
        initial[f"person_{number}"] = choices.label_for(position.person, unit, clock.today())
        initial[f"title_{number}"] = position.title_id
    return initial


def _lines_sent(request: HttpRequest) -> int:
    """How many lines the page had that was sent: none of them is forgotten."""
    return sum(name.startswith("person_") for name in request.POST)


def _ending(request: HttpRequest, unit: Unit, what: str, act: Any) -> HttpResponse:
    form = forms.EndForm(request.POST or None, initial={"on": clock.today()})
    sheet = Sheet(
        title=_("Kết thúc"),
        about=what,
        button=_("Kết thúc"),
        back=back_to(unit),
        done=_("Đã ghi ngày kết thúc."),
        kind="danger",
        explain=(
            _("Việc đã làm với chức danh này vẫn còn nguyên trong hồ sơ."),
            _("Ghi nhầm ngày thì sửa ở trang của đồng chí đó, phần “Quá trình”."),
        ),
    )
    return answer(request, sheet, form, act)


def _finder(unit: Unit) -> Any:
    return lambda typed: choices.people_called(unit, typed, clock.today())


def _names(unit: Unit) -> dict[str, Any]:
    return {"people": choices.people_labels(unit, clock.today())}


def _around(unit: Unit) -> Around:
    return Around(units=lambda _typed: [unit])
