"""Sheets of people: coming, going, what they are, and what was entered wrongly."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sotay.kernel import clock
from sotay.org import actions, queries
from sotay.org.doors import person_of_request
from sotay.org.forms import people as forms
from sotay.org.forms.units import DatedForm
from sotay.org.models import Person, Unit
from sotay.org.queries import choices, keeping
from sotay.org.views.sheets import Around, Sheet, answer
from sotay.org.views.units import back_to, enter, sheet_view
from sotay.policy import Right, require


def enter_person(request: HttpRequest, person_id: int) -> tuple[Person, Person]:
    """Who keeps the roster, and whom it is about.

    Raises:
        Missing: there is nobody with this id.
        Forbidden: the person is at home in a unit that is not theirs to keep.
    """
    by = person_of_request(request)
    person = queries.person_for(person_id)
    because = _("Việc này dành cho quản trị của đơn vị nơi đồng chí ấy sinh hoạt.")
    require(by, Right.ORG_PEOPLE_MANAGE, person, because=because)
    return by, person


@require_GET
def manage(request: HttpRequest, person_id: int) -> HttpResponse:
    """A person's facts and dated history, and everything that may be entered."""
    _by, person = enter_person(request, person_id)
    page = keeping.kept_person(person, clock.today())
    return render(request, "org/manage_person.html", {"page": page})


@sheet_view
def new(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Somebody who was not kept here before."""
    by, unit = enter(request, unit_id, Right.ORG_PEOPLE_MANAGE)
    form = forms.MemberForm(request.POST or None)
    sheet = Sheet(
        title=_("Thêm đảng viên"),
        about=unit.name,
        button=_("Thêm vào danh sách"),
        back=back_to(unit),
        done=_("Đã thêm đảng viên vào danh sách."),
        explain=(
            _("Chỉ ghi những gì cần cho sinh hoạt. Số thẻ và điện thoại giúp đồng chí ấy kích hoạt"
              " tài khoản."),
            _("Từ chi bộ khác trong hệ thống chuyển đến thì dùng “Chuyển sinh hoạt chính thức” ở"
              " trang của đồng chí ấy, để không thành hai người."),
        ),
    )  # fmt: skip
    return answer(request, sheet, form, partial(actions.add_member, by=by, unit=unit))


@sheet_view
def receiving(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Somebody who is kept here and belongs nowhere: comes back, or was never put anywhere."""
    by, unit = enter(request, unit_id, Right.ORG_PEOPLE_MANAGE)
    today = clock.today()
    people = choices.homeless_choices(choices.kept_units(by, today), today)
    form = forms.ReceivingForm(request.POST or None, people=people, initial={"on": today})
    sheet = Sheet(
        title=_("Tiếp nhận đồng chí đã có trong hệ thống"),
        about=unit.name,
        button=_("Tiếp nhận"),
        back=back_to(unit),
        done=_("Đã tiếp nhận vào danh sách."),
        explain=(
            _("Dành cho người hiện không thuộc chi bộ nào: đã chuyển đi nay trở lại, kết nạp"
              " lại, hoặc quản trị chưa được ghi nơi sinh hoạt."),
            _("Kết nạp lại chỉ sau ít nhất 36 tháng kể từ khi ra khỏi Đảng."),
        ),
    )  # fmt: skip
    act = partial(actions.receive_again, by=by, unit=unit)
    around = Around(people=lambda typed: [typed["person"]])
    return answer(request, sheet, form, act, around)


@sheet_view
def facts(request: HttpRequest, person_id: int) -> HttpResponse:
    """Name, numbers, workplace."""
    by, person = enter_person(request, person_id)
    names = ("full_name", "sex", "born_on", "card_number", "phone", "workplace", "other_posts")
    form = forms.PersonForm(
        request.POST or None, initial={name: getattr(person, name) for name in names}
    )
    sheet = Sheet(
        title=_("Sửa thông tin"),
        about=person.full_name,
        button=_("Lưu thông tin"),
        back=back_to_person(person),
        done=_("Đã lưu thông tin."),
        explain=(_("Nhật ký ghi lại mục nào đã sửa, không ghi nội dung cũ."),),
    )
    return answer(request, sheet, form, partial(actions.edit_person, by=by, person=person))


@sheet_view
def transfer(request: HttpRequest, person_id: int) -> HttpResponse:
    """Another home, of those that are kept here."""
    by, person = enter_person(request, person_id)
    form = forms.TransferForm(
        request.POST or None, units=_cells(by, person), initial={"on": clock.today()}
    )
    sheet = Sheet(
        title=_("Chuyển sinh hoạt chính thức"),
        about=person.full_name,
        button=_("Chuyển sinh hoạt"),
        back=back_to_person(person),
        done=_("Đã chuyển sinh hoạt chính thức."),
        explain=(
            _("Đảng số chuyển theo. Chức danh ở chi bộ cũ kết thúc trong ngày; chức danh ở cấp trên"
              " của cả hai nơi giữ nguyên."),
            _("Chuyển đến nơi không có trong hệ thống thì dùng “Ra khỏi danh sách”."),
            _("Thời hạn: chuyển xong trong 60 ngày làm việc; nộp giấy ở nơi mới trong 30 ngày làm"
              " việc kể từ ngày giới thiệu."),
        ),
    )  # fmt: skip
    return _around_person(request, sheet, form, actions.transfer_member, by, person)


@sheet_view
def stay(request: HttpRequest, person_id: int) -> HttpResponse:
    """Away for a time, still on the home roll."""
    by, person = enter_person(request, person_id)
    form = forms.StayForm(
        request.POST or None, units=_cells(by, person), initial={"on": clock.today()}
    )
    sheet = Sheet(
        title=_("Chuyển sinh hoạt tạm thời"),
        about=person.full_name,
        button=_("Ghi sinh hoạt tạm thời"),
        back=back_to_person(person),
        done=_("Đã ghi sinh hoạt tạm thời."),
        explain=(
            _("Không cắt đảng số: đồng chí vẫn trong danh sách chi bộ gốc, bầu cử ở chi bộ gốc."),
            _("Từ 3 tháng đến dưới 12 tháng. Lâu hơn thì chuyển sinh hoạt chính thức."),
        ),
    )

    def act(*, unit: Unit | None, place: str, **typed: Any) -> Any:
        if unit is not None:
            return actions.receive_for_a_time(by=by, person=person, unit=unit, **typed)
        return actions.send_away(by=by, person=person, place=place, **typed)

    around = Around(people=lambda _typed: [person])
    return answer(request, sheet, form, act, around)


@sheet_view
def coming_back(request: HttpRequest, person_id: int) -> HttpResponse:
    """A temporary stay ends before its day."""
    by, person = enter_person(request, person_id)
    form = forms.DayOnlyForm(request.POST or None, initial={"on": clock.today()})
    sheet = Sheet(
        title=_("Trở về sau sinh hoạt tạm thời"),
        about=person.full_name,
        button=_("Ghi ngày trở về"),
        back=back_to_person(person),
        done=_("Đã ghi ngày trở về."),
        explain=(_("Hết hạn thì tự trở về; chỉ ghi khi về trước hạn."),),
    )
    return _around_person(request, sheet, form, actions.bring_back, by, person)


@sheet_view
def exemption(request: HttpRequest, person_id: int) -> HttpResponse:
    """Free from work and meetings."""
    by, person = enter_person(request, person_id)
    form = forms.ExemptionForm(request.POST or None, initial={"on": clock.today()})
    sheet = Sheet(
        title=_("Miễn công tác và sinh hoạt đảng"),
        about=person.full_name,
        button=_("Ghi miễn sinh hoạt"),
        back=back_to_person(person),
        done=_("Đã ghi miễn công tác và sinh hoạt."),
        explain=(
            _("Tuổi cao, sức yếu: chi bộ ra nghị quyết và báo cáo cấp trên; trở lại khi đồng chí"
              " đề nghị. Lý do khác: chi bộ đề nghị, đảng ủy cơ sở quyết định, dưới 12 tháng."),
            _("Chỉ ghi loại miễn, không ghi bệnh hay hoàn cảnh riêng."),
            _("Người được miễn không phải dự họp, không tính vắng; vẫn được dự buổi nào mình"
              " muốn."),
        ),
    )  # fmt: skip
    return _around_person(request, sheet, form, actions.begin_exemption, by, person)


@sheet_view
def exemption_end(request: HttpRequest, person_id: int) -> HttpResponse:
    """Takes part again."""
    return _day_only(
        request,
        person_id,
        _("Trở lại sinh hoạt sau khi được miễn"),
        _("Ghi ngày trở lại"),
        actions.end_exemption,
    )


@sheet_view
def official(request: HttpRequest, person_id: int) -> HttpResponse:
    """Probationary no more."""
    by, person = enter_person(request, person_id)
    form = DatedForm(request.POST or None)
    sheet = Sheet(
        title=_("Công nhận đảng viên chính thức"),
        about=person.full_name,
        button=_("Ghi đảng viên chính thức"),
        back=back_to_person(person),
        done=_("Đã ghi đảng viên chính thức."),
        explain=(
            _("Ghi đúng ngày hết 12 tháng dự bị, dù quyết định ra muộn hơn. Kéo dài thời gian dự bị"
              " thì ghi ngày theo quyết định."),
        ),
    )  # fmt: skip
    return _around_person(request, sheet, form, actions.make_official, by, person)


@sheet_view
def suspension(request: HttpRequest, person_id: int) -> HttpResponse:
    """May not take part for a time."""
    by, person = enter_person(request, person_id)
    form = forms.SuspensionForm(request.POST or None, initial={"on": clock.today()})
    sheet = Sheet(
        title=_("Đình chỉ sinh hoạt đảng"),
        about=person.full_name,
        button=_("Ghi đình chỉ"),
        back=back_to_person(person),
        done=_("Đã ghi đình chỉ sinh hoạt."),
        kind="danger",
        explain=(
            _("Đình chỉ không phải là xóa tên hay khai trừ: đồng chí vẫn trong danh sách, nhưng"
              " không dự họp và không xem được nội dung sinh hoạt trong thời gian này."),
        ),
    )  # fmt: skip
    return _around_person(request, sheet, form, actions.suspend_member, by, person)


@sheet_view
def suspension_end(request: HttpRequest, person_id: int) -> HttpResponse:
    """Takes part again."""
    return _day_only(
        request,
        person_id,
        _("Hết đình chỉ sinh hoạt"),
        _("Ghi ngày trở lại"),
        actions.end_suspension,
    )


@sheet_view
def departure(request: HttpRequest, person_id: int) -> HttpResponse:
    """Off the rolls."""
    by, person = enter_person(request, person_id)
    form = forms.DepartureForm(request.POST or None, initial={"on": clock.today()})
    sheet = Sheet(
        title=_("Ra khỏi danh sách"),
        about=person.full_name,
        button=_("Ghi ra khỏi danh sách"),
        back=back_to_person(person),
        done=_("Đã ghi. Tài khoản của đồng chí ấy không đăng nhập được nữa."),
        kind="danger",
        explain=(
            _("Xóa tên: tự ý bỏ sinh hoạt, không đóng đảng phí 3 tháng trong năm không có lý do"
              " chính đáng …; không phải hình thức kỷ luật."),
            _("Khai trừ: hình thức kỷ luật cao nhất với đảng viên."),
            _("Xin ra khỏi Đảng: theo nguyện vọng, chi bộ xem xét, cấp có thẩm quyền quyết định."),
            _("Biên bản, nghị quyết cũ vẫn giữ tên. Ghi nhầm hoặc quyết định bị thu hồi thì khôi"
              " phục được ở trang của đồng chí ấy."),
        ),
    )  # fmt: skip
    return _around_person(request, sheet, form, actions.leave_rolls, by, person)


@sheet_view
def revocation(request: HttpRequest, person_id: int, departure_id: int) -> HttpResponse:
    """The departure was withdrawn or entered for the wrong person."""
    by, person = enter_person(request, person_id)
    found = keeping.departure_of(person, departure_id)
    form = forms.ReasonForm(request.POST or None)
    sheet = Sheet(
        title=_("Khôi phục vào danh sách"),
        about=f"{person.full_name}: {found}",
        button=_("Khôi phục"),
        back=back_to_person(person),
        done=_("Đã khôi phục: nơi sinh hoạt, chức danh và tài khoản như trước."),
        explain=(
            _("Dùng khi quyết định bị thu hồi hoặc đã ghi nhầm người. Mọi việc đã kết thúc theo"
              " lần ghi đó được mở lại như chưa từng kết thúc; lý do được giữ trong quá trình."),
        ),
    )  # fmt: skip
    return answer(request, sheet, form, partial(actions.revoke_departure, by=by, departure=found))


@sheet_view
def correction(request: HttpRequest, person_id: int, fact_kind: str, fact_id: int) -> HttpResponse:
    """A dated fact was entered wrongly."""
    by, person = enter_person(request, person_id)
    fact = keeping.fact_of(person, fact_kind, fact_id)
    form = forms.CorrectionForm(
        request.POST or None,
        initial={"starts": fact.starts, "ends": fact.ends, "decision": fact.decision},
    )
    sheet = Sheet(
        title=_("Sửa dòng đã ghi nhầm"),
        about=f"{person.full_name}: {keeping.words_of(fact)}",
        button=_("Ghi sửa"),
        back=back_to_person(person),
        done=_("Đã sửa. Dòng cũ và lý do được giữ trong quá trình."),
        explain=(
            _("Chỉ dùng khi đã ghi sai so với quyết định. Việc mới xảy ra (thôi chức, chuyển đi"
              " …) thì ghi ở mục của việc đó."),
            _("Để trống “Đến trước ngày” nếu việc ấy vẫn tiếp tục: như vậy một lần kết thúc ghi"
              " nhầm được mở lại."),
        ),
    )  # fmt: skip

    def act(*, strike: bool, reason: str, **typed: Any) -> Any:
        if strike:
            return actions.strike_fact(by=by, fact=fact, reason=reason)
        return actions.put_fact_right(by=by, fact=fact, reason=reason, **typed)

    return answer(request, sheet, form, act)


def back_to_person(person: Person) -> tuple[str, str]:
    """The page from which everything about the person is reached."""
    return reverse("org:person_manage", args=[person.pk]), person.full_name


def _day_only(
    request: HttpRequest, person_id: int, title: str, button: str, act: Any
) -> HttpResponse:
    by, person = enter_person(request, person_id)
    form = forms.DayOnlyForm(request.POST or None, initial={"on": clock.today()})
    sheet = Sheet(
        title=title,
        about=person.full_name,
        button=button,
        back=back_to_person(person),
        done=_("Đã ghi ngày trở lại."),
    )
    return _around_person(request, sheet, form, act, by, person)


def _around_person(
    request: HttpRequest, sheet: Sheet, form: Any, act: Any, by: Person, person: Person
) -> HttpResponse:
    around = Around(people=lambda _typed: [person])
    return answer(request, sheet, form, partial(act, by=by, person=person), around)


def _cells(by: Person, person: Person) -> list[choices.Choice]:
    today = clock.today()
    home = queries.home_of(person, today)
    cells = choices.cells_of(choices.kept_units(by, today))
    return choices.unit_choices(cells, without={home.pk} if home else ())
