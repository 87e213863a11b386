from datetime import date

import pytest
from django.test import Client

from sotay.kernel import clock, phones
from sotay.org import actions
from sotay.org.models import Person
from sotay.org.privacy import masked_phone
from sotay.org.tests.cast import Cast

pytestmark = pytest.mark.django_db


def signed_in(person: Person) -> Client:
    client = Client()
    assert person.account is not None
    client.force_login(person.account)
    return client


def text_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def test_the_tree_shows_every_unit_to_any_member(cast: Cast) -> None:
    page = text_of(signed_in(cast.cuong), "/org/")
    assert "Đảng bộ phường Hòa An" in page
    assert "Chi bộ Tổ dân phố 3" in page


def test_the_tree_reads_as_it_was_on_the_day(cast: Cast) -> None:
    day = date(2026, 3, 1)
    actions.rename_unit(
        by=cast.khanh, unit=cast.cell, name="Chi bộ Khu phố 3", short_name="Khu phố 3", on=day
    )
    client = signed_in(cast.an)
    assert "Chi bộ Khu phố 3" in text_of(client, "/org/?on=2026-03-01")
    before = text_of(client, "/org/?on=2026-02-28")
    assert "Chi bộ Tổ dân phố 3" in before
    assert "Đang xem như ngày 28/02/2026" in before


def test_a_day_that_is_none_is_said_beside_the_field(cast: Cast) -> None:
    page = text_of(signed_in(cast.an), "/org/?on=hôm-qua", status=422)
    assert "Hãy ghi ngày theo mẫu" in page


def test_a_day_before_everything_shows_an_empty_tree(cast: Cast) -> None:
    assert "Chưa có tổ chức nào" in text_of(signed_in(cast.an), "/org/?on=1990-01-01")


@pytest.mark.parametrize(
    "who", ["an", "dat", "em", "oanh", "nga", "binh", "dung", "son", "giang", "khanh"]
)
def test_the_roll_is_seen_by_those_it_concerns(cast: Cast, who: str) -> None:
    page = text_of(signed_in(getattr(cast, who)), f"/org/{cast.cell.pk}/")
    assert "Đinh Quang Vinh" in page


@pytest.mark.parametrize("who", ["cuong", "lan", "hoa", "minh"])
def test_others_see_the_committee_and_no_roll(cast: Cast, who: str) -> None:
    page = text_of(signed_in(getattr(cast, who)), f"/org/{cast.cell.pk}/")
    assert "Trần Văn Bình" in page
    assert "Đinh Quang Vinh" not in page
    assert "Danh sách đảng viên chỉ hiện với" in page


def test_exemption_is_shown_to_the_committee_only(cast: Cast) -> None:
    address = f"/org/{cast.cell.pk}/"
    assert "miễn sinh hoạt" in text_of(signed_in(cast.dung), address)
    assert "miễn sinh hoạt" not in text_of(signed_in(cast.an), address)


def test_a_phone_number_is_whole_in_ones_own_cell_and_masked_elsewhere(cast: Cast) -> None:
    addresses = (f"/org/{cast.cell.pk}/", f"/org/{cast.cell.pk}/people/", f"/people/{cast.an.pk}/")
    for address in addresses:
        own = text_of(signed_in(cast.binh), address)
        assert phones.shown(cast.an.phone) in own
        elsewhere = text_of(signed_in(cast.giang), address)
        assert cast.an.phone not in elsewhere
        assert phones.shown(cast.an.phone) not in elsewhere
        assert masked_phone(cast.an.phone) in elsewhere


def test_no_birth_date_is_in_the_directory(cast: Cast) -> None:
    for address in (f"/org/{cast.cell.pk}/", f"/org/{cast.cell.pk}/people/"):
        assert "19/05/1980" not in text_of(signed_in(cast.binh), address)
        assert "19/05/1980" not in text_of(signed_in(cast.khanh), address)


def test_a_person_with_posts_and_what_they_imply(cast: Cast) -> None:
    page = text_of(signed_in(cast.cuong), f"/people/{cast.son.pk}/")
    assert "Bí thư Đảng ủy" in page
    assert "Ủy viên Ban Chấp hành" in page
    assert "Chi bộ Trường Tiểu học Hòa An" in page


def test_a_seat_in_a_committee_that_is_not_there_is_not_named(cast: Cast) -> None:
    assert "Chi ủy viên" in text_of(signed_in(cast.an), f"/people/{cast.binh.pk}/")
    assert "Chi ủy viên" not in text_of(signed_in(cast.an), f"/people/{cast.lan.pk}/")


def test_ones_own_page_shows_everything(cast: Cast) -> None:
    page = text_of(signed_in(cast.an), "/people/me/")
    assert phones.shown(cast.an.phone) in page
    assert "19/05/1980" in page
    assert "Chi bộ Tổ dân phố 3" in page


def test_the_state_of_a_person_is_for_the_committee_and_oneself(cast: Cast) -> None:
    address = f"/people/{cast.em.pk}/"
    assert "miễn công tác" in text_of(signed_in(cast.binh), address)
    assert "miễn công tác" in text_of(signed_in(cast.em), address)
    assert "miễn công tác" not in text_of(signed_in(cast.an), address)


def test_nobody_and_nothing_look_alike(cast: Cast) -> None:
    client = signed_in(cast.an)
    text_of(client, "/people/999999/", status=404)
    text_of(client, "/org/999999/", status=404)


def test_an_ended_unit_stays_readable(cast: Cast) -> None:
    actions.absorb_unit(by=cast.khanh, unit=cast.other_cell, into=cast.cell, on=date(2026, 3, 1))
    page = text_of(signed_in(cast.an), f"/org/{cast.other_cell.pk}/")
    assert "Tổ chức này đã kết thúc hoạt động từ ngày 01/03/2026" in page
    assert "sáp nhập" in page


def test_the_history_of_a_unit_leads_to_the_units_it_was_made_of(cast: Cast) -> None:
    actions.absorb_unit(by=cast.khanh, unit=cast.other_cell, into=cast.cell, on=date(2026, 3, 1))
    actions.rename_unit(
        by=cast.khanh, unit=cast.cell, name="Chi bộ Khu 3", short_name="Khu 3", on=date(2026, 4, 1)
    )
    page = text_of(signed_in(cast.an), f"/org/{cast.cell.pk}/")
    assert f'<a href="/org/{cast.other_cell.pk}/">Chi bộ Trường Tiểu học Hòa An</a>' in page
    assert "Chi bộ Tổ dân phố 3 → Chi bộ Khu 3" in " ".join(page.split())


def test_posts_that_ended_stay_readable(cast: Cast) -> None:
    position = cast.dung.positions.get()
    actions.end_position(by=cast.khanh, position=position, on=date(2026, 3, 1))
    for page in (
        text_of(signed_in(cast.an), f"/people/{cast.dung.pk}/"),
        text_of(signed_in(cast.dung), "/people/me/"),
    ):
        assert "Chức danh đã giữ (1)" in page
        assert "từ 01/07/2025 đến trước 01/03/2026" in page


def test_ones_own_page_leaves_nothing_out(cast: Cast) -> None:
    assert "Chi bộ Hưng Thịnh" in text_of(signed_in(cast.nga), "/people/me/")
    assert "Phụ trách Chi bộ Tổ dân phố 3" in text_of(signed_in(cast.giang), "/people/me/")
    assert "Văn thư" in text_of(signed_in(cast.hoa), "/people/me/")


def test_an_account_of_nobody_is_told_what_to_do(cast: Cast) -> None:
    from sotay.accounts.models import Account

    client = Client()
    client.force_login(Account.objects.create(username="x", name_key="x", created_at=clock.now()))
    assert "chưa gắn với đảng viên nào" in text_of(client, "/org/", status=403)


def test_who_is_not_signed_in_is_asked_to(cast: Cast) -> None:
    answer = Client().get(f"/org/{cast.cell.pk}/")
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("0912345678", "•••• ••• 678"),
        ("113", "••••"),
        ("", ""),
        ("+84 912 345 678", "•••• ••• 678"),
    ],
)
def test_phones_are_masked(phone: str, shown: str) -> None:
    assert masked_phone(phone) == shown
