"""What one row of a list says of a member, and what is odd about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from sotay.kernel import dates, phones, text
from sotay.office.rules import names
from sotay.office.rules.columns import Field
from sotay.office.rules.dates import read_date

LEAST_AGE = 18
# Lengths of numbers: of the present citizen card, and of the identity card before it.
CITIZEN_DIGITS, OLD_CITIZEN_DIGITS = 12, 9
CARD_LENGTHS = (4, 20)
_LONGEST = {"full_name": 120, "workplace": 200, "other_posts": 200, "email": 200}
_NO = frozenset({"", "0", "-", "khong", "k"})
_MAN, _WOMAN = frozenset({"nam", "m", "male", "ong"}), frozenset({"nu", "f", "female", "ba"})
_OTHER_REASONS = (
    "nuoc ngoai", "dieu tri", "chua benh", "benh", "cho huu", "cho nghi huu", "thai san",
    "luu dong", "di lam", "lao dong", "viec rieng", "hoc",
)  # fmt: skip
_AGE_OR_HEALTH = ("tuoi cao", "suc yeu", "gia yeu", "tuoi", "suc khoe", "om yeu")


@dataclass(slots=True)
class Member:
    """The values of a row, as they are kept; empty where the row says nothing."""

    full_name: str = ""
    born_on: date | None = None
    born_exactly: bool = True
    sex: str = ""
    card_number: str = ""
    citizen_number: str = ""
    phone: str = ""
    email: str = ""
    workplace: str = ""
    other_posts: str = ""
    party_post: str = ""
    unit: str = ""
    admitted_on: date | None = None
    official_on: date | None = None
    exempt: str = ""
    exempt_until: date | None = None


@dataclass(slots=True)
class Reading:
    """A member with the remarks of reading; with an error the row is refused."""

    member: Member
    warnings: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def read_member(cells: Mapping[Field, object], day: date) -> Reading:
    """What a row says, on the day of the import.

    Args:
        cells: the row's values by field; a text is in NFC, a date or a number is one.
        day: today; nobody was born or admitted after it.
    """
    reading = Reading(Member())
    _read_name(reading, cells)
    _read_sex(reading, cells)
    _read_dates(reading, cells, day)
    _read_card(reading, cells.get(Field.CARD))
    _read_citizen(reading, cells.get(Field.CITIZEN))
    _read_phone(reading, cells.get(Field.PHONE))
    _read_email(reading, cells.get(Field.EMAIL))
    _read_texts(reading, cells)
    _read_exemption(reading, cells, day)
    return reading


def _words(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else text.tidy(str(value))


def _read_name(reading: Reading, cells: Mapping[Field, object]) -> None:
    parts = (Field.FULL_NAME, Field.FAMILY_NAMES, Field.GIVEN_NAME)
    written = " ".join(filter(None, (_words(cells.get(part)) for part in parts)))
    name = names.properly_cased(written)
    if not name:
        reading.errors.append(_("Thiếu họ và tên."))
    elif len(name) > _LONGEST["full_name"] or not names.could_be_a_name(name):
        reading.errors.append(_("“%(words)s” không phải là họ và tên.") % {"words": name[:60]})
    elif name != written:
        reading.warnings.append(
            _("Họ tên viết “%(before)s”, sẽ ghi là “%(after)s”.")
            % {"before": written, "after": name}
        )
    reading.member.full_name = name


def _read_sex(reading: Reading, cells: Mapping[Field, object]) -> None:
    written = _words(cells.get(Field.SEX))
    marks = {"male": (Field.IS_MAN, Field.BORN_MAN), "female": (Field.IS_WOMAN, Field.BORN_WOMAN)}
    found = {sex for sex, fields in marks.items() if any(_words(cells.get(it)) for it in fields)}
    if (said := text.fold(written)) in _MAN:
        found.add("male")
    elif said in _WOMAN:
        found.add("female")
    elif said:
        reading.warnings.append(
            _("Giới tính “%(words)s” không rõ nam hay nữ, chưa ghi.") % {"words": written[:30]}
        )
    if len(found) == 1:
        reading.member.sex = found.pop()
    elif found:
        reading.warnings.append(_("Cột nam và cột nữ cùng có dấu, giới tính chưa ghi."))


def _read_dates(reading: Reading, cells: Mapping[Field, object], day: date) -> None:
    member = reading.member
    written = next(
        (
            cells[it]
            for it in (Field.BORN, Field.BORN_MAN, Field.BORN_WOMAN)
            if _words(cells.get(it))
        ),
        None,
    )
    latest_birth = day.year - LEAST_AGE
    member.born_on, member.born_exactly = _date(reading, written, _("Ngày sinh"), latest_birth, day)
    if member.born_on and not member.born_exactly:
        reading.warnings.append(
            _("Ngày sinh không đủ ngày, tháng, sẽ ghi là %(day)s.")
            % {"day": dates.short(member.born_on)}
        )
    admitted, official = cells.get(Field.ADMITTED), cells.get(Field.OFFICIAL)
    member.admitted_on, _exact = _date(reading, admitted, _("Ngày vào Đảng"), day.year, day)
    member.official_on, _exact = _date(reading, official, _("Ngày chính thức"), day.year, day)
    _check_order(reading)


def _date(
    reading: Reading, value: object, what: str, latest_year: int, day: date
) -> tuple[date | None, bool]:
    if not _words(value):
        return None, True
    found = read_date(value, latest_year=latest_year)
    words = _words(value)[:30]
    if found is None:
        reading.errors.append(
            _("%(what)s “%(words)s” không đọc được. Hãy ghi theo mẫu 19/05/1980.")
            % {"what": what, "words": words}
        )
        return None, True
    if found.day > day:
        reading.errors.append(
            _("%(what)s %(day)s ở sau ngày hôm nay.")
            % {"what": what, "day": dates.short(found.day)}
        )
        return None, True
    return found.day, found.whole


def _check_order(reading: Reading) -> None:
    born, admitted, official = (
        reading.member.born_on,
        reading.member.admitted_on,
        reading.member.official_on,
    )
    joined = admitted or official
    if born and joined and joined <= born:
        reading.errors.append(_("Ngày vào Đảng ở trước ngày sinh."))
    elif born and joined and joined < dates.add_months(born, LEAST_AGE * 12):
        reading.warnings.append(_("Vào Đảng khi chưa đủ 18 tuổi, hãy xem lại ngày sinh."))
    if admitted and official and official <= admitted:
        reading.errors.append(_("Ngày chính thức không ở sau ngày vào Đảng."))


def _read_card(reading: Reading, value: object) -> None:
    if isinstance(value, float) and not value.is_integer():
        # 31.000010 that a spreadsheet took for a number and cut.
        value = f"{value:.6f}"
    card = _words(value)
    bare = "".join(sign for sign in card if sign.isalnum())
    if not card:
        return
    if not CARD_LENGTHS[0] <= len(bare) <= CARD_LENGTHS[1] or not any(map(str.isdigit, bare)):
        reading.errors.append(_("Số thẻ đảng viên “%(words)s” không đúng.") % {"words": card[:30]})
        return
    reading.member.card_number = card


def _read_citizen(reading: Reading, value: object) -> None:
    digits = "".join(_words(value).replace(".", " ").split()).lstrip("'")
    if not digits:
        return
    if digits.isdecimal() and len(digits) in (OLD_CITIZEN_DIGITS - 1, CITIZEN_DIGITS - 1):
        digits = f"0{digits}"
        reading.warnings.append(
            _("Số căn cước thiếu số 0 ở đầu (do Excel bỏ), sẽ ghi là %(tail)s.")
            % {"tail": f"{digits[:3]}…{digits[-3:]}"}
        )
    if not digits.isdecimal() or len(digits) not in (OLD_CITIZEN_DIGITS, CITIZEN_DIGITS):
        reading.errors.append(_("Số căn cước phải có 12 chữ số (chứng minh nhân dân: 9)."))
        return
    reading.member.citizen_number = digits


def _read_phone(reading: Reading, value: object) -> None:
    written = _words(value).lstrip("'")
    if not written:
        return
    number = phones.international(written)
    if not number:
        reading.warnings.append(
            _("Số điện thoại “%(words)s” không đúng, chưa ghi.") % {"words": written[:40]}
        )
        return
    if len("".join(filter(str.isdigit, written))) == len(number) and written.startswith(
        ("01", "1")
    ):
        reading.warnings.append(
            _("Số điện thoại 11 số đã đổi đầu số, sẽ ghi là %(phone)s.")
            % {"phone": phones.shown(number)}
        )
    reading.member.phone = number


def _read_email(reading: Reading, value: object) -> None:
    address = "".join(_words(value).split()).removeprefix("mailto:")
    name, at, host = address.rpartition("@")
    if not address:
        return
    if not (name and at and "." in host.strip(".")) or len(address) > _LONGEST["email"]:
        reading.warnings.append(
            _("Thư điện tử “%(words)s” không đúng, chưa ghi.") % {"words": address[:40]}
        )
        return
    reading.member.email = f"{name}@{host.lower()}"


def _read_texts(reading: Reading, cells: Mapping[Field, object]) -> None:
    reading.member.unit = _words(cells.get(Field.UNIT))
    reading.member.party_post = _words(cells.get(Field.PARTY_POST))
    for name, label in (
        (Field.WORKPLACE, _("Nơi công tác")),
        (Field.OTHER_POSTS, _("Chức vụ chính quyền, đoàn thể")),
    ):
        words = _words(cells.get(name))
        if len(words) > _LONGEST[name.value]:
            words = words[: _LONGEST[name.value]].rstrip()
            reading.warnings.append(
                _("%(what)s dài quá, chỉ ghi %(count)d chữ đầu.")
                % {"what": label, "count": len(words)}
            )
        setattr(reading.member, name.value, words)


def _read_exemption(reading: Reading, cells: Mapping[Field, object], day: date) -> None:
    written = _words(cells.get(Field.EXEMPT))
    said = text.fold(written)
    if said in _NO:
        return
    until = read_date(cells.get(Field.EXEMPT_UNTIL), latest_year=day.year + 1)
    reading.member.exempt_until = until.day if until else None
    if any(words in said for words in _AGE_OR_HEALTH) or not _names_another(said):
        reading.member.exempt = "exempt_age"
        return
    # Another reason than age is for a time (HD 38-HD/BTCTW, 29/9/2025).
    limit = dates.add_months(day, 12)
    if until is None or not day < until.day < limit:
        reading.warnings.append(
            _(
                "Miễn sinh hoạt vì “%(reason)s” phải có ngày hết hạn dưới 12 tháng ở cột “Miễn đến "
                "ngày”; chưa ghi việc miễn."
            )
            % {"reason": written[:60]}
        )
        return
    reading.member.exempt = "exempt_other"


def _names_another(said: str) -> bool:
    return any(words in said for words in _OTHER_REASONS)
