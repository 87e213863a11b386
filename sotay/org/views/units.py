"""Pages of whoever keeps a unit: what it is, what it becomes."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sotay.kernel import clock
from sotay.org import actions, queries
from sotay.org.doors import person_of_request
from sotay.org.forms import units as forms
from sotay.org.models import Person, Unit, UnitEvent, UnitKind
from sotay.org.queries import choices, keeping
from sotay.org.queries.first import next_code
from sotay.org.views.sheets import Around, Sheet, answer
from sotay.policy import Right, require

ASKED = ("GET", "HEAD", "POST")
sheet_view = require_http_methods(list(ASKED))


def enter(request: HttpRequest, unit_id: int, right: Right) -> tuple[Person, Unit]:
    """Who keeps it, and the unit.

    Raises:
        Missing: there is no such unit.
        Forbidden: it is not theirs to keep.
    """
    by = person_of_request(request)
    unit = queries.unit_for(unit_id)
    require(by, right, unit, because=_("Việc này dành cho quản trị của đơn vị."))
    return by, unit


def back_to(unit: Unit) -> tuple[str, str]:
    """The page from which everything about the unit is reached."""
    return reverse("org:unit_manage", args=[unit.pk]), unit.name


@require_GET
def manage(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Everything that may be done to a unit, and what stands in it now."""
    _by, unit = enter(request, unit_id, Right.ORG_UNITS_MANAGE)
    page = keeping.kept_unit(unit, clock.today())
    return render(request, "org/manage.html", {"page": page})


@sheet_view
def cells(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Found several cells at once."""
    by, unit = enter(request, unit_id, Right.ORG_UNITS_MANAGE)
    today = clock.today()
    kinds = choices.kind_choices(unit, today, cells_only=True)
    form = forms.CellsForm(
        request.POST or None,
        kinds=kinds,
        cell_types=choices.cell_type_choices(today),
        initial={"on": today, "kind": kinds[0][0] if kinds else ""},
    )
    sheet = Sheet(
        title=_("Lập các chi bộ"),
        about=unit.name,
        button=_("Lập chi bộ"),
        back=back_to(unit),
        done=_("Đã lập các chi bộ."),
        explain=(
            _("Lập được khi có từ 3 đảng viên chính thức trở lên; ít hơn thì ghép vào chi bộ gần"
              " đó."),
            _("Tên ghi đầy đủ như trong quyết định, mỗi dòng một chi bộ. Mã được đặt lần lượt."),
        ),
        drafts={"names": f"cells-{unit.pk}"},
    )  # fmt: skip

    def act(*, names: list[str], kind: UnitKind, cell_type: str, on: date, decision: str) -> Any:
        return actions.found_cells(
            by=by,
            parent=unit,
            kind=kind,
            names=names,
            on=on,
            decision=decision,
            cell_type=cell_type,
        )

    return answer(request, sheet, form, act)


@sheet_view
def founding(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Found one unit of any kind under this one."""
    by, unit = enter(request, unit_id, Right.ORG_UNITS_MANAGE)
    today = clock.today()
    form = forms.FoundingForm(
        request.POST or None,
        kinds=choices.kind_choices(unit, today),
        initial={"on": today, "place_name": unit.place_name},
    )
    sheet = Sheet(
        title=_("Lập một tổ chức trực thuộc"),
        about=unit.name,
        button=_("Thành lập"),
        back=back_to(unit),
        done=_("Đã ghi việc thành lập."),
        explain=(
            _("Thôn, tổ dân phố chỉ lập chi bộ, dù đông đảng viên."),
            _("Tổ đảng là một phần của chi bộ, không ra nghị quyết."),
        ),
    )

    def act(**typed: Any) -> Unit:
        return actions.found_unit(by=by, parent=unit, code=next_code(unit), **typed)

    return answer(request, sheet, form, act, Around(units=lambda _typed: [unit]))


@sheet_view
def renaming(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Give the unit another name."""
    by, unit = enter(request, unit_id, Right.ORG_UNITS_MANAGE)
    form = forms.NamesForm(
        request.POST or None,
        initial={"name": unit.name, "short_name": unit.short_name, "on": clock.today()},
    )
    sheet = Sheet(
        title=_("Đổi tên"),
        about=unit.name,
        button=_("Đổi tên"),
        back=back_to(unit),
        done=_("Đã ghi tên mới."),
        explain=(
            _("Văn bản và biên bản trước ngày này vẫn in tên cũ."),
            _("Ghi nhầm thì đổi lại bằng chính trang này, cùng ngày hiệu lực."),
        ),
    )
    act = partial(actions.rename_unit, by=by, unit=unit)
    return answer(request, sheet, form, act, _around(unit))


@sheet_view
def conversion(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Make the unit one of another kind."""
    by, unit = enter(request, unit_id, Right.ORG_UNITS_MANAGE)
    kinds = [one for one in choices.kind_choices(None, clock.today()) if one[0] != unit.kind_id]
    form = forms.ConversionForm(
        request.POST or None,
        kinds=kinds,
        initial={"name": unit.name, "short_name": unit.short_name, "on": clock.today()},
    )
    sheet = Sheet(
        title=_("Chuyển đổi loại hình"),
        about=unit.name,
        button=_("Chuyển đổi"),
        back=back_to(unit),
        done=_("Đã ghi loại hình mới."),
        explain=(
            _("Ví dụ: từ “Chi bộ trực thuộc” sang “Chi bộ” theo Quy định 208-QĐ/TW, 26/7/2026."),
        ),
    )
    act = partial(actions.convert_unit, by=by, unit=unit)
    return answer(request, sheet, form, act, _around(unit))


@sheet_view
def moving(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Hang the unit beneath another superior."""
    by, unit = enter(request, unit_id, Right.ORG_UNITS_MANAGE)
    below = queries.subtree_ids(unit) | {unit.parent_id or 0}
    kept = choices.kept_units(by, clock.today())
    form = forms.MovingForm(
        request.POST or None,
        units=[it for it in choices.unit_choices(kept, without=below) if not _is_cell(it)],
        initial={"on": clock.today()},
    )
    sheet = Sheet(
        title=_("Chuyển đơn vị cấp trên"),
        about=unit.name,
        button=_("Chuyển"),
        back=back_to(unit),
        done=_("Đã ghi đơn vị cấp trên mới."),
        explain=(
            _("Đảng viên và chức danh của tổ chức này giữ nguyên; chỉ cấp ủy cấp trên thay đổi."),
            _("Chỉ chọn được cấp trên mà đồng chí cũng quản trị."),
        ),
    )
    act = partial(actions.move_unit, by=by, unit=unit)
    return answer(request, sheet, form, act, _around(unit))


@sheet_view
def absorption(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Merge the unit into another, which keeps its name: sáp nhập."""
    by, unit = enter(request, unit_id, Right.ORG_UNITS_MANAGE)
    form = forms.AbsorptionForm(
        request.POST or None, units=_others(by, unit), initial={"on": clock.today()}
    )
    sheet = Sheet(
        title=_("Sáp nhập vào tổ chức khác"),
        about=unit.name,
        button=_("Sáp nhập"),
        back=back_to(unit),
        done=_("Đã ghi việc sáp nhập."),
        kind="danger",
        explain=(
            _("Sáp nhập: tổ chức này thôi hoạt động, mọi đảng viên về tổ chức nhận; tổ chức nhận"
              " giữ nguyên tên và cấp ủy."),
            _("Nếu hai bên cùng thôi để thành một tổ chức mới, tên mới, thì đó là hợp nhất."),
            _cannot_be_undone(),
        ),
    )  # fmt: skip
    act = partial(actions.absorb_unit, by=by, unit=unit)
    around = Around(units=lambda typed: [unit, typed["into"]])
    return answer(request, sheet, form, act, around)


@sheet_view
def consolidation(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Join the unit with others into a new one: hợp nhất."""
    by, unit = enter(request, unit_id, Right.ORG_UNITS_MANAGE)
    today = clock.today()
    form = forms.ConsolidationForm(
        request.POST or None,
        units=_others(by, unit),
        kinds=choices.kind_choices(unit.parent, today, cells_only=unit.kind.is_cell),
        initial={"on": today, "kind": unit.kind_id},
    )
    sheet = Sheet(
        title=_("Hợp nhất thành tổ chức mới"),
        about=unit.name,
        button=_("Hợp nhất"),
        back=back_to(unit),
        to=_of_parent(unit),
        done=_("Đã ghi việc hợp nhất."),
        kind="danger",
        explain=(
            _("Hợp nhất: các tổ chức đã chọn cùng thôi hoạt động và thành một tổ chức mới, có tên"
              " mới; cấp ủy mới được bầu hoặc chỉ định sau."),
            _("Nếu một bên giữ nguyên tên và nhận bên kia về, thì đó là sáp nhập."),
            _cannot_be_undone(),
        ),
    )  # fmt: skip

    def act(*, units: Sequence[Unit], **typed: Any) -> Unit:
        return actions.consolidate_units(
            by=by, units=[unit, *units], code=_code_beside(unit), parent=unit.parent, **typed
        )

    around = Around(units=lambda typed: [unit, *typed["units"]])
    return answer(request, sheet, form, act, around)


@sheet_view
def split(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Make new units out of this one: chia tách."""
    by, unit = enter(request, unit_id, Right.ORG_UNITS_MANAGE)
    members = choices.member_choices(unit, clock.today())
    form = forms.SplitForm(request.POST or None, members=members, initial={"on": clock.today()})
    sheet = Sheet(
        title=_("Chia tách"),
        about=unit.name,
        button=_("Chia tách"),
        back=back_to(unit),
        to=_of_parent(unit),
        done=_("Đã ghi việc chia tách."),
        kind="danger",
        template="org/split.html",
        explain=(
            _("Ghi tên từng tổ chức mới, rồi chọn mỗi đảng viên về đâu. Không còn ai ở lại thì tổ"
              " chức cũ kết thúc."),
            _("Chức danh ở tổ chức cũ của người chuyển đi kết thúc trong ngày."),
            _cannot_be_undone(),
        ),
    )  # fmt: skip

    def act(*, parts: Sequence[tuple[str, list[Person]]], on: date, decision: str) -> Any:
        start, number = _code_beside(unit).rsplit(".", 1)
        made = [
            actions.Part(f"{start}.{int(number) + index:03d}", name, "", people)
            for index, (name, people) in enumerate(parts)
        ]
        return actions.split_unit(by=by, unit=unit, parts=made, on=on, decision=decision)

    return answer(request, sheet, form, act, _around(unit))


@sheet_view
def dissolution(request: HttpRequest, unit_id: int) -> HttpResponse:
    """End a unit that nobody is in any more: giải thể, or giải tán as a discipline."""
    by, unit = enter(request, unit_id, Right.ORG_UNITS_MANAGE)
    form = forms.DissolutionForm(request.POST or None, initial={"on": clock.today()})
    sheet = Sheet(
        title=_("Giải thể, giải tán"),
        about=unit.name,
        button=_("Kết thúc tổ chức này"),
        back=back_to(unit),
        to=_of_parent(unit),
        done=_("Đã ghi việc kết thúc hoạt động."),
        kind="danger",
        explain=(
            _("Giải thể: hết nhiệm vụ hoặc không còn đủ điều kiện; không phải kỷ luật."),
            _("Giải tán: hình thức kỷ luật cao nhất với tổ chức đảng, do cấp có thẩm quyền quyết"
              " định. Hai việc khác nhau, hãy chọn đúng như quyết định ghi."),
            _("Phải chuyển hết đảng viên và tổ chức trực thuộc đi trước; hồ sơ cũ vẫn đọc được."),
        ),
    )  # fmt: skip

    def act(*, how: UnitEvent.Kind, on: date, decision: str) -> Any:
        disbanded = how == UnitEvent.Kind.DISBANDED
        return actions.dissolve_unit(
            by=by, unit=unit, on=on, decision=decision, disbanded=disbanded
        )

    return answer(request, sheet, form, act, _around(unit))


def _around(unit: Unit) -> Around:
    return Around(units=lambda _typed: [unit])


def _others(by: Person, unit: Unit) -> list[choices.Choice]:
    """The units of the same level that the same person keeps."""
    kept = [
        one
        for one in choices.kept_units(by, clock.today())
        if one.kind.is_cell == unit.kind.is_cell
    ]
    return choices.unit_choices(kept, without={unit.pk})


def _is_cell(choice: choices.Choice) -> bool:
    unit = choice[1]
    return isinstance(unit, Unit) and unit.kind.is_cell


def _code_beside(unit: Unit) -> str:
    return next_code(unit.parent) if unit.parent else f"{unit.code}.001"


def _of_parent(unit: Unit) -> str:
    """What was the unit's page says that it ended; its superior's shows what came of it."""
    return reverse("org:unit", args=[unit.pk])


def _cannot_be_undone() -> str:
    return _("Việc này không hoàn tác bằng một nút: sổ văn bản, biên bản và chức danh đi theo tổ"
             " chức. Hãy xem kỹ trang xem trước; ghi rồi mà nhầm thì chuyển từng đảng viên về,"
             " mỗi người một dòng sửa có lý do.")  # fmt: skip
