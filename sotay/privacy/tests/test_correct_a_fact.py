"""A member says that something is wrong; whoever keeps the roster corrects it or says why not."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from sotay.kernel.refusals import Conflict, Forbidden, Invalid, Missing
from sotay.ledger.models import Entry
from sotay.notices.models import Notice
from sotay.org.models import Membership, Person, StatusPeriod, SystemRole
from sotay.org.tests.cast import BEGUN, Cast
from sotay.privacy.actions import answer_correction, request_correction
from sotay.privacy.models import CorrectionAnswer, CorrectionRequest

pytestmark = pytest.mark.django_db


def ask(person: Person, fact: str = "person.phone", words: str = "Số mới.") -> CorrectionRequest:
    return request_correction(by=person, fact=fact, words=words, client_id=uuid4())


def signed_in(person: Person) -> Client:
    client = Client()
    assert person.account is not None
    client.force_login(person.account)
    return client


def test_the_administrator_is_told_and_nobody_else(cast: Cast) -> None:
    ask(cast.an)
    told = Notice.objects.get(kind="privacy.correction_requested")
    assert told.person == cast.khanh
    assert told.text == "Đồng chí Nguyễn Thị An đề nghị sửa thông tin: Điện thoại"


def test_an_accepted_request_corrects_the_fact_and_tells_the_person(cast: Cast) -> None:
    wanted = ask(cast.an)
    answer_correction(by=cast.khanh, correction=wanted, accepted=True, value="0912 345 678")
    cast.an.refresh_from_db()
    assert cast.an.phone == "+84912345678"
    told = Notice.objects.get(kind="privacy.correction_answered")
    assert (told.person, told.address) == (cast.an, "/people/me/corrections/")
    assert set(Entry.objects.filter(about_kind__startswith="privacy.").values_list("act")) == {
        ("privacy.correction_requested",),
        ("privacy.correction_answered",),
    }


def test_a_refused_one_needs_a_reason_and_changes_nothing(cast: Cast) -> None:
    wanted, phone = ask(cast.an), cast.an.phone
    with pytest.raises(Invalid):
        answer_correction(by=cast.khanh, correction=wanted, accepted=False, words="  ")
    assert not CorrectionAnswer.objects.exists()
    answer_correction(
        by=cast.khanh, correction=wanted, accepted=False, words="Chưa có giấy tờ.", value="1"
    )
    cast.an.refresh_from_db()
    assert cast.an.phone == phone
    page = signed_in(cast.an).get("/people/me/corrections/").content.decode()
    assert "Chưa có giấy tờ." in page
    assert "giữ nguyên" in page


@pytest.mark.parametrize(
    ("field", "given", "kept"),
    [
        ("full_name", "  Nguyễn  Thị Ân ", "Nguyễn Thị Ân"),
        ("born_on", "03/02/1981", date(1981, 2, 3)),
        ("born_on", "1981-02-03", date(1981, 2, 3)),
        ("sex", "nữ", "female"),
        ("workplace", "Trường Tiểu học", "Trường Tiểu học"),
        ("email", "an@hoa-an.example", "an@hoa-an.example"),
    ],
)
def test_each_field_takes_what_it_can_hold(
    cast: Cast, field: str, given: str, kept: object
) -> None:
    cast.an.email = "cu@hoa-an.example"
    cast.an.sex = "male"
    cast.an.save()
    answer_correction(
        by=cast.khanh, correction=ask(cast.an, f"person.{field}"), accepted=True, value=given
    )
    cast.an.refresh_from_db()
    assert getattr(cast.an, field) == kept


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("full_name", " "),
        ("full_name", "a" * 121),
        ("born_on", "30/02/1981"),
        ("born_on", "01/01/2999"),
    ],
)
def test_what_cannot_be_is_refused_and_stays_open(cast: Cast, field: str, given: str) -> None:
    wanted = ask(cast.an, f"person.{field}")
    with pytest.raises(Invalid):
        answer_correction(by=cast.khanh, correction=wanted, accepted=True, value=given)
    cast.an.refresh_from_db()
    assert (cast.an.full_name, cast.an.born_on) == ("Nguyễn Thị An", date(1980, 5, 19))
    assert not CorrectionAnswer.objects.exists()


def test_the_days_of_a_membership_are_corrected(cast: Cast) -> None:
    stay = Membership.objects.get(person=cast.an)
    wanted = ask(cast.an, f"membership.{stay.pk}", "Tôi về chi bộ từ tháng 8.")
    answer_correction(by=cast.khanh, correction=wanted, accepted=True, starts=date(2025, 8, 1))
    stay.refresh_from_db()
    assert (stay.starts, stay.ends) == (date(2025, 8, 1), None)


def test_days_that_would_overlap_another_fact_are_refused(cast: Cast) -> None:
    first = StatusPeriod.objects.get(person=cast.em)
    StatusPeriod.objects.filter(pk=first.pk).update(ends=date(2026, 1, 1))
    second = StatusPeriod.objects.create(
        person=cast.em, status=StatusPeriod.Status.EXEMPT_OTHER, starts=date(2026, 6, 1)
    )
    wanted = ask(cast.em, f"status.{second.pk}")
    with pytest.raises(Conflict):
        answer_correction(by=cast.khanh, correction=wanted, accepted=True, starts=BEGUN)
    second.refresh_from_db()
    assert second.starts == date(2026, 6, 1)


def test_a_fact_that_is_gone_cannot_be_corrected_any_more(cast: Cast) -> None:
    status = StatusPeriod.objects.get(person=cast.em)
    wanted = ask(cast.em, f"status.{status.pk}")
    status.delete()
    with pytest.raises(Conflict):
        answer_correction(by=cast.khanh, correction=wanted, accepted=True, starts=BEGUN)
    page = signed_in(cast.khanh).get(f"/privacy/corrections/{wanted.pk}/").content.decode()
    assert "không còn trong hồ sơ" in page


def test_others_facts_and_facts_that_are_none_are_not_there(cast: Cast) -> None:
    strange = Membership.objects.get(person=cast.quy)
    for fact in (f"membership.{strange.pk}", "membership.x", "person.name_key", "x", "person."):
        with pytest.raises(Missing):
            ask(cast.an, fact)
    assert not CorrectionRequest.objects.exists()


def test_the_same_fact_waits_once(cast: Cast) -> None:
    ask(cast.an)
    with pytest.raises(Conflict):
        ask(cast.an, words="Nữa.")
    assert CorrectionRequest.objects.count() == 1


def test_sent_twice_is_asked_once(cast: Cast) -> None:
    same = {"fact": "person.phone", "words": "Số mới.", "client_id": uuid4()}
    assert request_correction(by=cast.an, **same) == request_correction(by=cast.an, **same)  # type: ignore[arg-type]
    assert Notice.objects.filter(kind="privacy.correction_requested").count() == 1


@pytest.mark.parametrize("who", ["binh", "an", "lan", "son", "hoa"])
def test_nobody_but_the_administrator_answers(cast: Cast, who: str) -> None:
    wanted = ask(cast.an)
    with pytest.raises(Forbidden):
        answer_correction(
            by=getattr(cast, who), correction=wanted, accepted=True, value="0900000000"
        )
    assert not CorrectionAnswer.objects.exists()


def test_it_is_answered_once(cast: Cast) -> None:
    wanted = ask(cast.an)
    answer_correction(by=cast.khanh, correction=wanted, accepted=False, words="Không.")
    with pytest.raises(Conflict):
        answer_correction(by=cast.khanh, correction=wanted, accepted=True, value="0900000001")


def test_by_browser_from_the_wrong_fact_to_the_answer(cast: Cast) -> None:
    member, keeper = signed_in(cast.an), signed_in(cast.khanh)
    page = member.get("/people/me/data/").content.decode()
    assert "/people/me/corrections/person.workplace/" in page
    sent = {"words": "Tôi làm ở trường.", "client_id": str(uuid4())}
    answer = member.post("/people/me/corrections/person.workplace/", sent)
    assert (answer.status_code, answer["Location"]) == (303, "/people/me/corrections/")
    wanted = CorrectionRequest.objects.get()
    assert "Tôi làm ở trường." in keeper.get("/privacy/corrections/").content.decode()
    given = {"decision": "accept", "value": "Trường Tiểu học", "words": ""}
    assert keeper.post(f"/privacy/corrections/{wanted.pk}/", given).status_code == 303
    assert "đã sửa" in member.get("/people/me/corrections/").content.decode()
    assert "Trường Tiểu học" in member.get("/people/me/data/").content.decode()


def test_an_administrator_s_own_request_waits_for_somebody_else(cast: Cast) -> None:
    keeper = signed_in(cast.khanh)
    page = keeper.get("/people/me/corrections/person.phone/").content.decode()
    assert "chưa có ai làm quản trị" in page
    wanted = ask(cast.khanh)
    assert wanted.words not in keeper.get("/privacy/corrections/").content.decode()
    with pytest.raises(Forbidden):
        answer_correction(by=cast.khanh, correction=wanted, accepted=True, value="0900000002")
    role = {"unit": cast.ward, "role": SystemRole.Role.ADMINISTRATOR, "starts": BEGUN}
    SystemRole.objects.create(person=cast.hoa, **role)
    page = keeper.get("/people/me/corrections/person.full_name/").content.decode()
    assert "Bùi Thị Hoa" in page
    answer_correction(by=cast.hoa, correction=wanted, accepted=False, words="Xem lại.")
