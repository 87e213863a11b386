"""What the floors below keep about a person: who they are, their account, what they did."""

from collections.abc import Iterable, Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sotay.accounts.models import Session, SignInDay
from sotay.drafts.models import Draft
from sotay.kernel import dates, phones
from sotay.ledger.models import Entry, Receipt
from sotay.org.models import DatedFact, Person
from sotay.privacy import factors
from sotay.privacy.acts import name_acts, name_of_act
from sotay.privacy.models import CorrectionRequest, FileOpening
from sotay.privacy.registry import DUTY, Fact, Item, Section, item, leave_out, offer
from sotay.privacy.words import relations_in_words

_FOR_GOOD = _("Lưu lâu dài cùng hồ sơ đảng viên")

# Attributes of a person, in the order of the page; the code is the column's name.
PERSONAL: tuple[tuple[str, str | Promise], ...] = (
    ("full_name", _("Họ và tên")),
    ("sex", _("Giới tính")),
    ("born_on", _("Ngày sinh")),
    ("card_number", _("Số thẻ đảng viên")),
    ("citizen_number", _("Số căn cước công dân")),
    ("phone", _("Điện thoại")),
    ("email", _("Thư điện tử")),
    ("workplace", _("Nơi công tác")),
    ("other_posts", _("Chức vụ chính quyền, đoàn thể")),
)


def offer_all() -> None:
    """Called once, when the product starts."""
    for section in (_PERSON, _STANDING, _ACCOUNT, _DRAFTS, _ACTS, _RECEIPTS, _VIEWERS, _VIEWED):
        offer(section)
    offer(_CORRECTIONS)
    offer(factors.SECTION)
    name_acts(factors.ACTS)
    leave_out(
        _("Mật mã một chiều của tên đăng nhập, số thẻ, số điện thoại: không đọc ngược lại được."),
        "accounts.SignInName.account",
    )
    leave_out(
        _("Mã dùng một lần chỉ được lưu dưới dạng không đọc lại được, và hết hạn thì xoá."),
        "accounts.OneTimeCode.issued_by",
        "accounts.OneTimeCode.used_by",
    )
    leave_out(
        _("Mã PIN chỉ được lưu dưới dạng không đọc lại được; đồng chí tự đặt và tự bỏ."),
        "accounts.Pin.account",
    )
    leave_out(
        _("Chỗ ngồi ở máy dùng chung hết sau 12 giờ và không giữ nội dung nào."),
        "accounts.Seat.account",
    )
    leave_out(DUTY, "privacy.CorrectionAnswer.by", "org.Correction.by")


def _person(person: Person) -> Iterator[Item]:
    for code, label in PERSONAL:
        value = getattr(person, code)
        shown = person.get_sex_display() if code == "sex" else value
        if shown:
            facts: tuple[Fact, ...] = (Fact(code, "", shown),)
            if code == "phone":  # read as it is dialled, taken away as it is kept
                kept = Fact(code, "", value, is_shown=False)
                facts = (Fact("phone_as_read", "", phones.shown(value)), kept)
            yield Item(str(label), facts, f"person.{code}")


def _standing(person: Person) -> Iterator[Item]:
    for stay in person.memberships.select_related("unit").order_by("-starts"):
        yield _dated(stay, "membership", stay.unit.name, stay.get_kind_display())
    for stage in person.stages.order_by("-starts"):
        yield _dated(stage, "stage", _("Đảng viên"), stage.get_stage_display())
    for status in person.statuses.order_by("-starts"):
        yield _dated(status, "status", status.get_status_display())
    for absence in person.absences.order_by("-starts"):
        yield _dated(absence, "absence", absence.place, _("sinh hoạt tạm thời"))
    for position in person.positions.select_related("unit", "title").order_by("-starts"):
        yield _dated(position, "position", position.title.name, position.unit.name)
    for charge in person.charges.select_related("unit").order_by("-starts"):
        yield _dated(charge, "charge", charge.unit.name, _("phụ trách"))
    for role in person.system_roles.select_related("unit").order_by("-starts"):
        yield _dated(role, "role", role.get_role_display(), role.unit.name)
    for left in person.departures.all():
        yield item(
            left.get_kind_display(),
            Fact("on", _("từ"), left.on),
            Fact("decision", _("quyết định"), left.decision),
            Fact("place", _("nơi đến"), left.place),
            Fact("revoked_on", _("khôi phục ngày"), left.revoked_on),
            Fact("revoked_because", _("lý do khôi phục"), left.revoked_because),
        )
    for one in person.facts_put_right.all():
        yield item(
            _("Sửa dòng đã ghi nhầm"),
            Fact("at", "", one.at),
            Fact("reason", _("lý do"), one.reason),
        )


def _dated(row: DatedFact, kind: str, title: object, what: object = "") -> Item:
    return item(
        title,
        Fact("kind", "", kind if not what else str(what)),
        Fact("starts", _("từ"), row.starts),
        Fact("ends", _("đến trước"), row.ends),
        Fact("decision", _("quyết định"), row.decision),
        correctable=f"{kind}.{row.pk}",
    )


def _account(person: Person) -> Iterator[Item]:
    account = person.account
    if account is None:
        return
    yield item(
        _("Tên đăng nhập"),
        Fact("username", "", account.username),
        Fact("created_at", _("lập lúc"), account.created_at),
        Fact("last_login", _("đăng nhập gần nhất"), account.last_login),
    )
    for session in Session.objects.filter(account=account).order_by("-expire_date"):
        yield item(
            _("Phiên đăng nhập trên một máy"),
            Fact("expires", _("hết hạn"), session.expire_date),
        )
    days = SignInDay.objects.filter(account=account).order_by("-day").values_list("day", flat=True)
    if days:
        yield item(
            _("Những ngày đã đăng nhập"),
            Fact("days", "", ", ".join(map(dates.short, days))),
        )


def _drafts(person: Person) -> Iterator[Item]:
    rows = Draft.objects.filter(account=person.account_id or 0).order_by("-saved_at")
    for draft in rows:
        if draft.is_cleared:
            continue
        yield item(
            draft.text or "…",
            Fact("box", "", draft.key, is_shown=False),
            Fact("saved_at", _("lưu lúc"), draft.saved_at),
            Fact("other", _("bản kia"), draft.other_text),
        )


def _acts(person: Person) -> Iterator[Item]:
    for entry in Entry.objects.filter(actor_person_id=person.pk).order_by("-seq").iterator():
        yield item(
            name_of_act(entry.act),
            Fact("at", "", entry.at),
            Fact("act", "", entry.act, is_shown=False),
            Fact("about", "", f"{entry.about_kind} {entry.about_id}", is_shown=False),
        )


def _receipts(person: Person) -> Iterator[Item]:
    rows = Receipt.objects.filter(account_id=person.account_id or 0).order_by("-at")
    for receipt in rows:
        yield item(
            _("Một lần gửi"),
            Fact("at", "", receipt.at),
            Fact("answer", "", receipt.answer, is_shown=False),
        )


def _viewers(person: Person) -> Iterator[Item]:
    rows = FileOpening.objects.filter(person=person).select_related("viewer")
    return (_opening(row, row.viewer) for row in rows)


def _viewed(person: Person) -> Iterator[Item]:
    rows = FileOpening.objects.filter(viewer=person).select_related("person")
    return (_opening(row, row.person) for row in rows)


def _opening(row: FileOpening, whose: Person) -> Item:
    return item(
        whose.full_name,
        Fact("what", "", row.get_what_display()),
        Fact("first_at", _("lúc"), row.first_at),
        Fact("as", _("với tư cách"), relations_in_words(row.relations)),
    )


def _corrections(person: Person) -> Iterable[Item]:
    rows = CorrectionRequest.objects.filter(person=person).select_related("answer")
    for row in rows:
        answer = getattr(row, "answer", None)
        yield item(
            row.label,
            Fact("shown", _("đang ghi"), row.shown),
            Fact("words", _("đồng chí viết"), row.words),
            Fact("sent_at", _("gửi lúc"), row.sent_at),
            Fact("answer", _("trả lời"), answer.words if answer else ""),
        )


_PERSON = Section(
    "person",
    _("Bản thân"),
    _("Để biết ai là đảng viên của chi bộ, liên hệ và lập danh sách theo quy định."),
    _("Lưu lâu dài; số điện thoại, thư điện tử, nơi công tác xoá sau khi rời Đảng bộ"),
    frozenset({"org.Person.account"}),
    _person,
    order=10,
)
_STANDING = Section(
    "standing",
    _("Quá trình sinh hoạt, chức danh"),
    _("Để triệu tập, tính số phải dự họp, số có quyền biểu quyết và biết ai được làm việc gì."),
    _FOR_GOOD,
    frozenset(
        f"org.{kind}.person"
        for kind in (
            "Membership",
            "TemporaryAbsence",
            "StagePeriod",
            "StatusPeriod",
            "Position",
            "Charge",
            "SystemRole",
            "Departure",
            "Correction",
        )
    ),
    _standing,
    order=20,
)
_ACCOUNT = Section(
    "account",
    _("Tài khoản và phiên đăng nhập"),
    _(
        "Để đồng chí đăng nhập và không ai khác vào thay. Mật khẩu không đọc lại được. Ngày đăng "
        "nhập chỉ để đếm chung trong báo cáo, không ai xem được của riêng ai."
    ),
    _("Phiên hết hạn thì xoá; ngày đăng nhập giữ hơn một năm; tài khoản giữ cùng hồ sơ"),
    frozenset({"accounts.Session.account", "accounts.SignInDay.account"}),
    _account,
    order=30,
)
_DRAFTS = Section(
    "drafts",
    _("Bản nháp chưa gửi"),
    _("Để không mất chữ khi máy tắt hoặc đổi máy. Chỉ đồng chí đọc được."),
    "",
    frozenset({"drafts.Draft.account"}),
    _drafts,
    order=80,
    timer="drafts",
)
_ACTS = Section(
    "acts",
    _("Việc đồng chí đã làm (nhật ký)"),
    _("Để biết ai đã làm gì, lúc nào, và thấy được nếu có người sửa hồ sơ. Không chứa lời ai nói."),
    _("Không xoá: các dòng nhật ký nối với nhau"),
    frozenset({"ledger.Entry.actor", "ledger.Entry.actor_person_id"}),
    _acts,
    order=90,
)
_RECEIPTS = Section(
    "receipts",
    _("Biên nhận những lần gửi từ máy"),
    _("Để một việc gửi hai lần vì mạng chập chờn chỉ được ghi một lần."),
    "",
    frozenset({"ledger.Receipt.account_id"}),
    _receipts,
    order=91,
    timer="receipts",
)
_VIEWERS = Section(
    "viewers",
    _("Ai đã xem hồ sơ của đồng chí"),
    _("Để đồng chí biết ai đã mở hồ sơ của mình, ngày nào và với tư cách gì."),
    "",
    frozenset({"privacy.FileOpening.person"}),
    _viewers,
    order=95,
    timer="file_openings",
)
_VIEWED = Section(
    "viewed",
    _("Hồ sơ đồng chí đã xem"),
    _("Là cùng những dòng ấy, nhìn từ phía người xem."),
    "",
    frozenset({"privacy.FileOpening.viewer"}),
    _viewed,
    order=96,
    timer="file_openings",
)
_CORRECTIONS = Section(
    "corrections",
    _("Đề nghị sửa thông tin"),
    _("Để biết đồng chí đã đề nghị sửa gì và được trả lời ra sao."),
    _FOR_GOOD,
    frozenset({"privacy.CorrectionRequest.person"}),
    _corrections,
    order=97,
)
