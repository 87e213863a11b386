"""The people of the tests: one ward, two cells, everybody with an account.

``cell`` is Chi bộ Tổ dân phố 3. It has a committee:

=========  ==========================================================================
binh       the secretary (bí thư chi bộ)
phuc       the deputy (phó bí thư)
dung       a member of the committee (chi ủy viên)
an         a member; so are quy, tam, uyen and vinh
dat        probationary
em         exempt for age
minh       suspended
nga        away, received by another place for a time
oanh       received here for a time; at home in ``other_cell``
=========  ==========================================================================

``other_cell`` is Chi bộ Trường Tiểu học, too small for a committee:

=========  ==========================================================================
lan        its secretary
cuong      a member, who has no business in ``cell``
son        secretary of the ward's committee
giang      of the ward's standing board, in charge of ``cell``
hoa        the ward's clerk
khanh      the ward's administrator
=========  ==========================================================================

Everything has held since ``BEGUN`` and goes on, whatever day a test is held at.
"""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from sotay.accounts.models import Account
from sotay.accounts.rules import name_key
from sotay.kernel import clock, names
from sotay.org.models import (
    Body,
    Charge,
    Membership,
    Person,
    Position,
    StagePeriod,
    StatusPeriod,
    SystemRole,
    TemporaryAbsence,
    Term,
    Unit,
)

BEGUN = date(2025, 7, 1)
PASSWORD = "hoa-phuong-do-2025"

NAMES = {
    "an": "Nguyễn Thị An",
    "binh": "Trần Văn Bình",
    "cuong": "Phạm Quang Cường",
    "dung": "Đỗ Thị Dung",
    "dat": "Hoàng Văn Đạt",
    "em": "Lê Thị Em",
    "giang": "Vũ Thị Giang",
    "hoa": "Bùi Thị Hoa",
    "khanh": "Ngô Quốc Khánh",
    "lan": "Đặng Thị Lan",
    "minh": "Phan Văn Minh",
    "nga": "Hồ Thị Nga",
    "oanh": "Dương Thị Oanh",
    "phuc": "Lý Văn Phúc",
    "quy": "Mai Thị Quý",
    "son": "Trịnh Hồng Sơn",
    "tam": "Cao Văn Tâm",
    "uyen": "Tô Thị Uyên",
    "vinh": "Đinh Quang Vinh",
}
OF_OTHER_CELL = ("lan", "cuong", "son", "giang", "hoa", "khanh", "oanh")


@dataclass
class Cast:
    """Everybody and everything by name."""

    province: Unit
    ward: Unit
    cell: Unit
    other_cell: Unit
    ward_committee: Body
    standing_board: Body
    cell_committee: Body
    ward_term: Term
    cell_term: Term
    an: Person
    binh: Person
    cuong: Person
    dung: Person
    dat: Person
    em: Person
    giang: Person
    hoa: Person
    khanh: Person
    lan: Person
    minh: Person
    nga: Person
    oanh: Person
    phuc: Person
    quy: Person
    son: Person
    tam: Person
    uyen: Person
    vinh: Person

    @property
    def people(self) -> list[Person]:
        """Everybody."""
        return [getattr(self, key) for key in NAMES]


def build_cast() -> Cast:
    """The ward with its people, and an account each (name: the key, ``PASSWORD``)."""
    province = _unit("31", "Đảng bộ tỉnh Minh Hà", "Tỉnh Minh Hà", "province", None)
    ward = _unit("31.101", "Đảng bộ phường Hòa An", "Phường Hòa An", "commune", province)
    attached = "attached_cell"
    cell = _unit("31.101.003", "Chi bộ Tổ dân phố 3", "Tổ dân phố 3", attached, ward, "residential")
    school = "Chi bộ Trường Tiểu học Hòa An"
    other = _unit("31.101.005", school, "Trường Tiểu học", attached, ward, "school")
    people = _people()
    cast = Cast(
        province=province,
        ward=ward,
        cell=cell,
        other_cell=other,
        ward_committee=_body(ward, "committee", "Ban Chấp hành Đảng bộ phường Hòa An"),
        standing_board=_body(ward, "standing_board", "Ban Thường vụ Đảng ủy phường Hòa An"),
        cell_committee=_body(cell, "cell_committee", "Chi ủy Chi bộ Tổ dân phố 3"),
        ward_term=Term.objects.create(unit=ward, name="2025–2030", starts=BEGUN),
        cell_term=Term.objects.create(unit=cell, name="2025–2027", starts=BEGUN),
        **people,
    )
    _belong(cast)
    _differ(cast)
    _hold_posts(cast)
    return cast


def _unit(
    code: str, name: str, short_name: str, kind: str, parent: Unit | None, cell_type: str = ""
) -> Unit:
    return Unit.objects.create(
        code=code,
        name=name,
        short_name=short_name,
        kind_id=kind,
        parent=parent,
        cell_type=cell_type,
        place_name="Hòa An",
        starts=BEGUN,
    )


def _body(unit: Unit, kind: str, name: str) -> Body:
    return Body.objects.create(unit=unit, kind_id=kind, name=name, starts=BEGUN)


def _people() -> dict[str, Person]:
    secret, now = make_password(PASSWORD), clock.now()
    accounts = Account.objects.bulk_create(
        Account(username=key, name_key=name_key(key), password=secret, created_at=now)
        for key in NAMES
    )
    people = Person.objects.bulk_create(
        Person(
            account=account,
            full_name=name,
            name_key=names.sort_key(name),
            born_on=date(1980, 5, 19),
            phone=f"09{account.pk:08d}",
            workplace="Nghỉ hưu",
        )
        for account, name in zip(accounts, NAMES.values(), strict=True)
    )
    return dict(zip(NAMES, people, strict=True))


def _belong(cast: Cast) -> None:
    at_home = [
        Membership(
            person=getattr(cast, key),
            unit=cast.other_cell if key in OF_OTHER_CELL else cast.cell,
            starts=BEGUN,
        )
        for key in NAMES
    ]
    received = Membership(
        person=cast.oanh, unit=cast.cell, kind=Membership.Kind.TEMPORARY, starts=BEGUN
    )
    Membership.objects.bulk_create([*at_home, received])
    official, probationary = StagePeriod.Stage.OFFICIAL, StagePeriod.Stage.PROBATIONARY
    StagePeriod.objects.bulk_create(
        StagePeriod(
            person=getattr(cast, key),
            stage=probationary if key == "dat" else official,
            starts=BEGUN,
        )
        for key in NAMES
    )


def _differ(cast: Cast) -> None:
    StatusPeriod.objects.create(person=cast.em, status=StatusPeriod.Status.EXEMPT_AGE, starts=BEGUN)
    StatusPeriod.objects.create(
        person=cast.minh, status=StatusPeriod.Status.SUSPENDED, starts=BEGUN
    )
    TemporaryAbsence.objects.create(person=cast.nga, place="Chi bộ Hưng Thịnh", starts=BEGUN)


def _hold_posts(cast: Cast) -> None:
    ward, cell, other = cast.ward, cast.cell, cast.other_cell
    held = [
        (cast.son, "secretary", ward, cast.ward_committee),
        (cast.giang, "standing_member", ward, cast.standing_board),
        (cast.binh, "cell_secretary", cell, cast.cell_committee),
        (cast.phuc, "cell_deputy", cell, cast.cell_committee),
        (cast.dung, "cell_committee_member", cell, cast.cell_committee),
        (cast.lan, "cell_secretary", other, None),
    ]
    terms = {ward.pk: cast.ward_term, cell.pk: cast.cell_term}
    Position.objects.bulk_create(
        Position(
            person=person,
            title_id=title,
            unit=unit,
            body=body,
            term=terms.get(unit.pk),
            starts=BEGUN,
        )
        for person, title, unit, body in held
    )
    Charge.objects.create(person=cast.giang, unit=cell, starts=BEGUN)
    role = SystemRole.Role
    SystemRole.objects.create(person=cast.hoa, unit=ward, role=role.CLERK, starts=BEGUN)
    SystemRole.objects.create(person=cast.khanh, unit=ward, role=role.ADMINISTRATOR, starts=BEGUN)
