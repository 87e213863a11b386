import pytest

from sotay.kernel import clock
from sotay.kernel.refusals import Conflict
from sotay.ledger.models import Entry
from sotay.office.actions import undo_import
from sotay.office.models import MemberImport
from sotay.office.tests.conftest import Importing
from sotay.office.tests.workbooks import member, members
from sotay.org import actions
from sotay.org.models import Membership, Person, StagePeriod, Title
from sotay.org.tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def brought(cast: Cast, enter: Importing) -> MemberImport:
    return enter(
        members(member("Võ Thị Xuân", "31.000017"), member(cast.an.full_name, "31.000001"))
    )


def rows() -> tuple[int, int, int]:
    return Person.objects.count(), Membership.objects.count(), StagePeriod.objects.count()


def test_who_came_goes_and_who_changed_is_as_before(cast: Cast, enter: Importing) -> None:
    before = rows()
    brought = enter(
        members(member("Võ Thị Xuân", "31.000017"), member(cast.an.full_name, "31.000001"))
    )
    assert rows() != before
    undo_import(by=cast.khanh, brought=brought)
    assert rows() == before
    an = Person.objects.get(pk=cast.an.pk)
    assert (an.card_number, an.card_key) == ("", None)
    entry = Entry.objects.last()
    assert entry is not None
    assert (entry.act, entry.details) == ("office.import_undone", {"people": 1, "changed": 1})


def test_it_is_undone_once(cast: Cast, brought: MemberImport) -> None:
    undo_import(by=cast.khanh, brought=brought)
    with pytest.raises(Conflict):
        undo_import(by=cast.khanh, brought=brought)


def test_and_may_be_imported_anew(cast: Cast, brought: MemberImport, enter: Importing) -> None:
    undo_import(by=cast.khanh, brought=brought)
    assert enter(members(member("Võ Thị Xuân", "31.000017"))).counts["new"] == 1


def refused(cast: Cast, brought: MemberImport, because: str) -> None:
    before = rows()
    with pytest.raises(Conflict, match=because) as refusal:
        undo_import(by=cast.khanh, brought=brought)
    assert "Dữ liệu giữ nguyên" in str(refusal.value)
    assert rows() == before
    assert MemberImport.objects.get(pk=brought.pk).state == "done"


def test_not_when_somebody_was_changed_since(cast: Cast, brought: MemberImport) -> None:
    actions.change_numbers(by=cast.khanh, person=cast.an, phone="0912345678")
    refused(cast, brought, "đã được sửa sau đó")


def test_not_when_a_later_list_changed_somebody(
    cast: Cast, brought: MemberImport, enter: Importing
) -> None:
    enter(members(member(cast.an.full_name, "31.000001", born_on="20/05/1980")))
    refused(cast, brought, "đã được sửa sau đó")


def test_not_when_somebody_holds_a_post(cast: Cast, brought: MemberImport) -> None:
    new = Person.objects.get(full_name="Võ Thị Xuân")
    actions.appoint_to_position(
        by=cast.khanh,
        person=new,
        title=Title.objects.get(code="cell_committee_member"),
        unit=cast.cell,
        on=clock.today(),
    )
    refused(cast, brought, "giữ chức vụ")


def test_not_when_somebody_has_an_account(cast: Cast, brought: MemberImport) -> None:
    new = Person.objects.get(full_name="Võ Thị Xuân")
    new.account, cast.an.account = cast.an.account, None
    cast.an.save(update_fields=["account"])
    new.save(update_fields=["account"])
    refused(cast, brought, "có tài khoản")
