"""What an import would do with each row: worked out first, shown, and done only then."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from sotay.kernel import dates, phones, text
from sotay.kernel.text import fold
from sotay.office.rules.member import Member, Reading
from sotay.office.rules.units import CellNames

# Longer than a probation and its prolongation (Hà Nội's guidance: at most 12 months more).
LONGEST_PROBATION_MONTHS = 24
SHORTEST_PROBATION_MONTHS = 12
NUMBERS = ("card_number", "citizen_number", "phone")


class Outcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True)
class Change:
    """One fact of a member that an import changes."""

    field: str
    before: str
    after: str


@dataclass(slots=True)
class Known:
    """A member who is there already, in the organisation of the import.

    ``keys`` are fingerprints of numbers by field; ``number`` opens one of them.
    """

    person_id: int
    full_name: str
    born_on: date | None
    sex: str
    workplace: str
    other_posts: str
    keys: Mapping[str, str | None]
    number: Callable[[str], str]
    name_key: bytes = b""
    unit_id: int | None = None
    unit_name: str = ""
    admitted_on: date | None = None
    official_on: date | None = None
    has_stage: bool = False
    exempt: str = ""
    exempt_until: date | None = None
    # Code and name of the titles held, the highest first.
    titles: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Roster:
    """Everybody who is there, found by what a row may say of them."""

    cells: CellNames
    by_key: Mapping[tuple[str, str], Known]
    by_identity: Mapping[tuple[str, int | None], list[Known]]
    # Fingerprints of numbers that belong to people outside of the organisation.
    taken: frozenset[tuple[str, str]]
    fingerprint: Callable[[str, str], str | None]


@dataclass(slots=True)
class Planned:
    """A row with what becomes of it."""

    number: int
    outcome: Outcome
    member: Member
    person_id: int | None = None
    unit_id: int | None = None
    changes: list[Change] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class Planner:
    """Plans row after row, and remembers who came before."""

    def __init__(self, roster: Roster, day: date) -> None:
        self._roster = roster
        self._day = day
        self._rows: dict[tuple[str, str], int] = {}
        self._numbered: set[int] = set()
        self._rows_of_people: dict[int, int] = {}

    def plan(self, number: int, reading: Reading) -> Planned:
        """What becomes of one row."""
        row = Planned(
            number,
            Outcome.REFUSED,
            reading.member,
            warnings=reading.warnings,
            errors=reading.errors,
        )
        row.unit_id = self._cell(row)
        keys = {
            name: key
            for name in NUMBERS
            if (key := self._roster.fingerprint(name, getattr(row.member, name)))
        }
        known = self._known(row, keys)
        self._refuse_twice(row, keys, known)
        if row.errors:
            return row
        if known is None:
            self._new(row)
        else:
            self._compare(row, known, keys)
        return row

    def _cell(self, row: Planned) -> int | None:
        cells, words = self._roster.cells, row.member.unit
        if not words:
            if len(cells.cells) == 1:
                return next(iter(cells.cells))
            row.errors.append(_("Thiếu tên chi bộ."))
            return None
        found = cells.find(words)
        if len(found) == 1:
            return next(iter(found))
        if found:
            row.errors.append(
                _("Có nhiều chi bộ mang tên “%(name)s”. Hãy ghi mã chi bộ.") % {"name": words[:80]}
            )
            return None
        like = _(", ").join(cells.like(words))
        sentence = _("Không có chi bộ “%(name)s” trong đơn vị này.") % {"name": words[:80]}
        hint = _(" Có phải là %(names)s?") % {"names": like} if like else ""
        row.errors.append(sentence + hint)
        return None

    def _known(self, row: Planned, keys: Mapping[str, str]) -> Known | None:
        """The member whom the row is about, by card, by citizen number, by name and birth."""
        sought = ("card_number", "citizen_number")
        found = [
            person
            for name in sought
            if name in keys and (person := self._roster.by_key.get((name, keys[name])))
        ]
        for name, sentence in (
            ("card_number", _("Số thẻ đảng viên này đã có người khác dùng.")),
            ("citizen_number", _("Số căn cước này đã có người khác dùng.")),
        ):
            if (name, keys.get(name)) in self._roster.taken:
                row.errors.append(sentence)
        if len({person.person_id for person in found}) > 1:
            row.errors.append(_("Số thẻ và số căn cước là của hai người khác nhau."))
            return None
        if found:
            return found[0]
        return self._namesake(row, keys)

    def _namesake(self, row: Planned, keys: Mapping[str, str]) -> Known | None:
        """Somebody of the same name in the same cell, who could be the same."""
        member = row.member
        same = self._roster.by_identity.get((identity(member.full_name), row.unit_id), [])
        born = [it for it in same if it.born_on == member.born_on or not member.born_exactly]
        alike = [it for it in born or same if _may_be_one(it, member, keys)]
        if len(alike) == 1 and (alike[0] in born or not alike[0].born_on or not member.born_on):
            return alike[0]
        if len(alike) > 1:
            row.errors.append(
                _("Chi bộ có nhiều người cùng tên này. Hãy ghi thêm số thẻ đảng viên.")
            )
        elif born and member.born_on and not alike:
            row.errors.append(
                _(
                    "Chi bộ đã có đồng chí cùng họ tên, ngày sinh nhưng số thẻ hay số căn cước "
                    "khác. Nếu là cùng một người, hãy sửa số trong hồ sơ trước."
                )
            )
        return None

    def _refuse_twice(self, row: Planned, keys: Mapping[str, str], known: Known | None) -> None:
        """Whoever stands in the file twice is taken once, in the first cell."""
        own = [
            ("card_number", keys.get("card_number"), _("số thẻ đảng viên")),
            ("citizen_number", keys.get("citizen_number"), _("số căn cước")),
            ("identity", self._identity(row), _("họ tên, ngày sinh")),
        ]
        numbered = bool({"card_number", "citizen_number"} & keys.keys())
        if numbered:
            self._numbered.add(row.number)
        for name, key, what in own:
            if key is None:
                continue
            first = self._rows.setdefault((name, key), row.number)
            if name == "identity" and numbered and first in self._numbered:
                continue  # two people of one name and day of birth: their numbers tell
            if first != row.number:
                row.errors.append(
                    _("Trùng %(what)s với dòng %(row)d.") % {"what": what, "row": first}
                )
                return
        if known is None:
            return
        first = self._rows_of_people.setdefault(known.person_id, row.number)
        if first != row.number:
            row.errors.append(_("Cùng một người với dòng %(row)d.") % {"row": first})

    def _identity(self, row: Planned) -> str | None:
        """A name and a birth; whoever has no birth is told apart by the cell."""
        member = row.member
        if not member.full_name:
            return None
        if member.born_on and member.born_exactly:
            return f"{identity(member.full_name)}|{member.born_on}"
        if member.card_number or member.citizen_number:
            return None
        return f"{identity(member.full_name)}|{member.born_on}|{row.unit_id}"

    def _new(self, row: Planned) -> None:
        row.outcome = Outcome.NEW
        self._settle_stage(row)
        self._warn_of_posts(row, {})

    def _settle_stage(self, row: Planned) -> None:
        """Probationary or official; a list that does not say is taken for an official's."""
        member = row.member
        if member.official_on:
            return
        if member.admitted_on is None:
            member.official_on = self._day
            row.warnings.append(
                _("Không có ngày vào Đảng: sẽ ghi là đảng viên chính thức từ %(day)s.")
                % {"day": dates.short(self._day)}
            )
            return
        if dates.add_months(member.admitted_on, LONGEST_PROBATION_MONTHS) <= self._day:
            member.official_on = dates.add_months(member.admitted_on, SHORTEST_PROBATION_MONTHS)
            row.warnings.append(
                _("Không có ngày chính thức: sẽ ghi là %(day)s (sau 12 tháng dự bị).")
                % {"day": dates.short(member.official_on)}
            )
        elif dates.add_months(member.admitted_on, SHORTEST_PROBATION_MONTHS) <= self._day:
            row.warnings.append(_("Đã hết 12 tháng dự bị mà chưa có ngày chính thức."))

    def _compare(self, row: Planned, known: Known, keys: Mapping[str, str]) -> None:
        row.person_id = known.person_id
        if known.unit_id is not None and known.unit_id != row.unit_id:
            row.errors.append(
                _("Đồng chí này đang sinh hoạt tại %(unit)s. Hãy làm thủ tục chuyển sinh hoạt.")
                % {"unit": known.unit_name}
            )
            return
        self._compare_facts(row, known)
        self._compare_numbers(row, known, keys)
        self._compare_standing(row, known)
        self._warn_of_posts(row, known.titles)
        row.outcome = Outcome.CHANGED if row.changes else Outcome.UNCHANGED

    def _compare_facts(self, row: Planned, known: Known) -> None:
        member = row.member
        if identity(member.full_name) != identity(known.full_name):
            row.changes.append(Change("full_name", known.full_name, member.full_name))
        if member.born_on and member.born_on != known.born_on:
            half = not member.born_exactly and known.born_on is not None
            if not (half and known.born_on and member.born_on.year == known.born_on.year):
                row.changes.append(
                    Change("born_on", _day(known.born_on), dates.short(member.born_on))
                )
        for name in ("sex", "workplace", "other_posts"):
            if (after := getattr(member, name)) and after != (before := getattr(known, name)):
                row.changes.append(Change(name, before, after))

    def _compare_numbers(self, row: Planned, known: Known, keys: Mapping[str, str]) -> None:
        member = row.member
        for name, key in keys.items():
            if key != known.keys.get(name):
                row.changes.append(Change(name, known.number(name), getattr(member, name)))
        before = known.number("email") if member.email else ""
        if member.email and member.email.casefold() != before.casefold():
            row.changes.append(Change("email", before, member.email))

    def _compare_standing(self, row: Planned, known: Known) -> None:
        """What has a day is never rewritten: a list that disagrees is a question, not an act."""
        member = row.member
        if known.unit_id is None:
            row.changes.append(Change("unit", "", self._roster.cells.cells[row.unit_id or 0].name))
        if not known.has_stage:
            self._settle_stage(row)
            row.changes.append(Change("stage", "", _day(member.official_on or member.admitted_on)))
        else:
            self._warn_of_stages(row, known)
        if member.exempt and not known.exempt:
            row.changes.append(Change("exempt", "", member.exempt))

    def _warn_of_stages(self, row: Planned, known: Known) -> None:
        pairs = (
            (_("Ngày vào Đảng"), row.member.admitted_on, known.admitted_on),
            (_("Ngày chính thức"), row.member.official_on, known.official_on),
        )
        for what, listed, kept in pairs:
            if listed and listed != kept:
                row.warnings.append(
                    _("%(what)s trong tệp là %(listed)s, trong hồ sơ là %(kept)s: giữ theo hồ sơ.")
                    % {
                        "what": what,
                        "listed": dates.short(listed),
                        "kept": _day(kept) or _("chưa có"),
                    }
                )

    def _warn_of_posts(self, row: Planned, held: Mapping[str, str]) -> None:
        """A post comes by election or appointment on a day, never by a list."""
        known = {fold(name) for name in held.values()}
        for words in posts(row.member.party_post):
            if not any(fold(words) in name for name in known):
                row.warnings.append(
                    _("Chức vụ “%(words)s” chưa ghi. Hãy bổ nhiệm ở trang của đơn vị.")
                    % {"words": words[:60]}
                )


def identity(full_name: str) -> str:
    """Two names are the same whatever their capitals and blanks; a tone mark makes another."""
    return text.tidy(full_name).casefold()


def posts(words: str) -> list[str]:
    """The posts that a cell names, without "đảng viên", which everybody is."""
    parts = words.replace(";", ",").replace("+", ",").replace("/", ",").split(",")
    tidied = (text.tidy(part) for part in parts)
    return [part for part in tidied if part and fold(part) not in ("dang vien", "dv", "khong")]


def counts(rows: list[Planned]) -> Counter[str]:
    """How many rows come to what; ``warned`` counts those with a remark that are not refused."""
    found = Counter(row.outcome.value for row in rows)
    found["warned"] = sum(bool(row.warnings) and row.outcome != Outcome.REFUSED for row in rows)
    return found


def shown(change: Change) -> tuple[str, str]:
    """Before and after, as they are read."""
    if change.field == "phone":
        return phones.shown(change.before), phones.shown(change.after)
    return change.before, change.after


def _may_be_one(known: Known, member: Member, keys: Mapping[str, str]) -> bool:
    """Neither the card nor the citizen number speaks against it."""
    return all(
        known.keys.get(name) in (None, keys.get(name)) or name not in keys
        for name in ("card_number", "citizen_number")
    ) and not (known.born_on and member.born_on and not _births_agree(known.born_on, member))


def _births_agree(born: date, member: Member) -> bool:
    assert member.born_on
    return born == member.born_on or (not member.born_exactly and born.year == member.born_on.year)


def _day(day: date | None) -> str:
    return dates.short(day) if day else ""
