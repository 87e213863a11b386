"""Collections put together by hand: made, filled, put in order, and what of them is for whom."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from sotay.documents import actions, queries
from sotay.documents.models import Collected, Collection, Document, Opening, Publication
from sotay.documents.rules import collections as rules
from sotay.documents.rules.collections import moved
from sotay.documents.tests.regulation import regulation_pdf
from sotay.files.tests.samples import Upload
from sotay.jobs.tests.running import run_queued
from sotay.kernel.refusals import Conflict, Forbidden, Invalid, Missing
from sotay.ledger.models import Entry
from sotay.meetings.tests.browsing import signed_in
from sotay.org.models import Person, Unit
from sotay.org.tests.cast import Cast

pytestmark = pytest.mark.django_db
Reach, Who = Publication.Reach, Publication.Who
# Session, account, person, the collection, who may, its documents, what its reader keeps.
COLLECTION_CEILING = 24


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


def issue(by: Person, unit: Unit, title: str, who: str = "everybody") -> Document:
    """A document of the unit; a draft where it reaches nobody."""
    made = actions.take_in(by=by, unit=unit, upload=Upload(title.encode()), name=f"{title}.txt")
    if who:
        actions.publish(by=by, document=made, unit=unit, who=who)
    made.refresh_from_db()
    return made


@pytest.fixture
def study(cast: Cast) -> Collection:
    """A collection of the ward: one document for everybody, one for committees, in this order."""
    made = actions.make_collection(
        by=cast.hoa, unit=cast.ward, name="Chuyên đề quý 4", note="Đọc trước ngày 05."
    )
    for title, who in (("Nghị quyết", Who.EVERYBODY), ("Gợi ý cho cấp ủy", Who.COMMITTEE)):
        document = issue(cast.hoa, cast.ward, title, who)
        actions.put_in(by=cast.hoa, collection=made, document=document)
    return made


def titles(person: Person, collection: Collection) -> list[str]:
    return [line.title for line in queries.collection_page(person, collection).lines]


def counts(person: Person) -> dict[str, int]:
    return {line.name: line.count for line in queries.collection_lines(person)}


def test_it_is_seen_below_and_each_document_by_its_own_readers(
    cast: Cast, study: Collection
) -> None:
    assert titles(cast.hoa, study) == ["Nghị quyết", "Gợi ý cho cấp ủy"]
    assert titles(cast.binh, study) == ["Nghị quyết", "Gợi ý cho cấp ủy"]
    assert titles(cast.an, study) == ["Nghị quyết"]
    assert (counts(cast.binh), counts(cast.an)) == (
        {"Chuyên đề quý 4": 2},
        {"Chuyên đề quý 4": 1},
    )
    seen = signed_in(cast.an).get(f"/documents/collections/{study.pk}/").content.decode()
    assert "Đọc trước ngày 05." in seen
    assert "Gợi ý" not in seen


@pytest.mark.parametrize("who", ["minh", "cuong"])
def test_of_a_cell_it_is_for_the_cell(cast: Cast, who: str) -> None:
    made = actions.make_collection(
        by=cast.binh,
        unit=cast.cell,
        name="Của chi bộ",
        document=issue(cast.binh, cast.cell, "Kế hoạch"),
    )
    assert queries.collection_for(cast.an, made.pk) == made
    with pytest.raises(Missing):
        queries.collection_for(getattr(cast, who), made.pk)
    assert counts(getattr(cast, who)) == {}


def test_one_without_anything_for_the_reader_is_not_on_the_readers_shelf(cast: Cast) -> None:
    made = actions.make_collection(by=cast.hoa, unit=cast.ward, name="Cho cấp ủy")
    secret = issue(cast.hoa, cast.ward, "Gợi ý", Who.COMMITTEE)
    assert (counts(cast.hoa), counts(cast.an)) == ({"Cho cấp ủy": 0}, {})
    actions.put_in(by=cast.hoa, collection=made, document=secret)
    assert (counts(cast.hoa), counts(cast.an)) == ({"Cho cấp ủy": 1}, {})


def test_a_cell_collects_what_the_ward_issued_without_a_copy(cast: Cast) -> None:
    document = issue(cast.hoa, cast.ward, "Nghị quyết của phường")
    made = actions.make_collection(
        by=cast.binh, unit=cast.cell, name="Đọc trong tháng", document=document
    )
    assert titles(cast.an, made) == ["Nghị quyết của phường"]
    assert Document.objects.count() == 1


def test_a_draft_in_it_is_for_its_keepers_until_it_is_published(cast: Cast) -> None:
    draft = issue(cast.binh, cast.cell, "Bản thảo", "")
    made = actions.make_collection(by=cast.binh, unit=cast.cell, name="Bộ", document=draft)
    assert (titles(cast.binh, made), titles(cast.an, made)) == (["Bản thảo"], [])
    actions.publish(by=cast.binh, document=draft, unit=cast.cell, reach=Reach.SUBTREE)
    assert titles(cast.an, made) == ["Bản thảo"]


def test_what_is_withdrawn_is_shown_to_the_keeper_alone_and_not_counted(
    cast: Cast, study: Collection
) -> None:
    document = Document.objects.get(title="Nghị quyết")
    actions.withdraw(by=cast.hoa, document=document)
    assert titles(cast.an, study) == []
    assert titles(cast.hoa, study) == ["Nghị quyết", "Gợi ý cho cấp ủy"]
    assert counts(cast.hoa) == {"Chuyên đề quý 4": 1}
    page = signed_in(cast.hoa).get(f"/documents/collections/{study.pk}/").content.decode()
    assert "hết hiệu lực" in page


@pytest.mark.parametrize("who", ["an", "dung", "khanh", "binh"])
def test_who_does_not_publish_for_the_unit_changes_nothing(
    cast: Cast, study: Collection, who: str
) -> None:
    person = getattr(cast, who)
    document = Document.objects.get(title="Nghị quyết")
    before = (Entry.objects.count(), list(Collected.objects.values()))
    for act in (
        lambda: actions.make_collection(by=person, unit=cast.ward, name="Khác"),
        lambda: actions.describe_collection(by=person, collection=study, name="Khác"),
        lambda: actions.put_in(by=person, collection=study, document=document),
        lambda: actions.take_out(by=person, collection=study, document=document),
        lambda: actions.move_in_collection(by=person, collection=study, document=document, steps=1),
        lambda: actions.remove_collection(by=person, collection=study),
    ):
        with pytest.raises(Forbidden):
            act()
    assert (Entry.objects.count(), list(Collected.objects.values())) == before
    assert Collection.objects.get().name == "Chuyên đề quý 4"


def test_nobody_puts_in_what_they_may_not_read(cast: Cast) -> None:
    made = actions.make_collection(by=cast.lan, unit=cast.other_cell, name="Bộ")
    for document in (
        issue(cast.binh, cast.cell, "Của chi bộ khác"),
        issue(cast.hoa, cast.ward, "Bản thảo của phường", ""),
    ):
        with pytest.raises(Forbidden):
            actions.put_in(by=cast.lan, collection=made, document=document)
        address = f"/documents/collections/{made.pk}/documents/"
        assert signed_in(cast.lan).post(address, {"document": document.pk}).status_code == 404
    assert not Collected.objects.exists()


def test_a_name_is_asked_for_and_given_once_in_a_unit(cast: Cast, study: Collection) -> None:
    for name in ("  ", " Chuyên đề  quý 4 "):
        with pytest.raises(Invalid):
            actions.make_collection(by=cast.hoa, unit=cast.ward, name=name)
    other = actions.make_collection(by=cast.hoa, unit=cast.ward, name="Bộ khác")
    with pytest.raises(Invalid):
        actions.describe_collection(by=cast.hoa, collection=other, name="Chuyên đề quý 4")
    actions.describe_collection(by=cast.hoa, collection=study, name="Chuyên đề quý 4", note="Mới")
    actions.make_collection(by=cast.binh, unit=cast.cell, name="Chuyên đề quý 4")
    actions.remove_collection(by=cast.hoa, collection=study)
    actions.make_collection(by=cast.hoa, unit=cast.ward, name="Chuyên đề quý 4")


def test_a_document_is_in_it_once_and_out_of_it_once(cast: Cast, study: Collection) -> None:
    document = Document.objects.get(title="Nghị quyết")
    with pytest.raises(Conflict):
        actions.put_in(by=cast.hoa, collection=study, document=document)
    for _again in range(2):
        actions.take_out(by=cast.hoa, collection=study, document=document)
    assert titles(cast.hoa, study) == ["Gợi ý cho cấp ủy"]
    assert Entry.objects.filter(act="documents.taken_out").count() == 1
    with pytest.raises(Conflict):
        actions.move_in_collection(by=cast.hoa, collection=study, document=document, steps=1)


def test_a_withdrawn_one_is_not_put_in(cast: Cast, study: Collection) -> None:
    document = issue(cast.hoa, cast.ward, "Cũ")
    actions.withdraw(by=cast.hoa, document=document)
    document.refresh_from_db()
    with pytest.raises(Conflict):
        actions.put_in(by=cast.hoa, collection=study, document=document)
    assert study.items.count() == 2


def test_a_full_one_takes_no_more(
    cast: Cast, study: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "MOST_IN_A_COLLECTION", 2)
    with pytest.raises(Invalid):
        actions.put_in(by=cast.hoa, collection=study, document=issue(cast.hoa, cast.ward, "Thừa"))
    assert study.items.count() == 2


def test_one_that_was_removed_is_gone_and_its_documents_are_not(
    cast: Cast, study: Collection
) -> None:
    actions.remove_collection(by=cast.hoa, collection=study)
    with pytest.raises(Missing):
        queries.collection_for(cast.hoa, study.pk)
    assert (counts(cast.hoa), counts(cast.an)) == ({}, {})
    assert "Nghị quyết" in [line.title for line in queries.library_page(cast.an).lines]
    document = Document.objects.get(title="Nghị quyết")
    for act in (
        lambda: actions.put_in(by=cast.hoa, collection=study, document=document),
        lambda: actions.remove_collection(by=cast.hoa, collection=study),
    ):
        with pytest.raises(Conflict):
            act()


def test_up_and_down_step_over_what_the_mover_does_not_see(cast: Cast) -> None:
    """The deputy does not see what the secretary, a committee member elsewhere, put between."""
    first, last = (issue(cast.binh, cast.cell, title) for title in ("một", "ba"))
    made = actions.make_collection(by=cast.binh, unit=cast.cell, name="Bộ", document=first)
    hidden = issue(cast.lan, cast.other_cell, "hai")
    Collected.objects.create(
        collection=made,
        document=hidden,
        position=2,
        added_by=cast.binh,
        added_at=made.made_at,
    )
    actions.put_in(by=cast.binh, collection=made, document=last)
    assert titles(cast.phuc, made) == ["một", "ba"]
    actions.move_in_collection(by=cast.phuc, collection=made, document=last, steps=-1)
    assert titles(cast.phuc, made) == ["ba", "một"]
    assert queries.ids_in_order(made) == [last.pk, first.pk, hidden.pk]
    before = Entry.objects.count()
    actions.move_in_collection(by=cast.phuc, collection=made, document=last, steps=-1)
    assert Entry.objects.count() == before


@given(st.data())
def test_a_move_changes_what_is_shown_and_nothing_else(data: st.DataObject) -> None:
    things = data.draw(st.lists(st.integers(0, 30), unique=True, min_size=1, max_size=12))
    seen = data.draw(st.sets(st.sampled_from(things), min_size=1))
    one, steps = data.draw(st.sampled_from(sorted(seen))), data.draw(st.sampled_from([-1, 1]))
    after = moved(things, one, steps, seen)
    assert sorted(after) == sorted(things)
    assert [each for each in after if each != one] == [each for each in things if each != one]
    shown = [each for each in things if each in seen]
    at = shown.index(one)
    shown.insert(min(max(at + steps, 0), len(shown) - 1), shown.pop(at))
    assert [each for each in after if each in seen] == shown


def test_the_keeper_does_everything_on_its_page(cast: Cast) -> None:
    client = signed_in(cast.binh)
    one, two = (issue(cast.hoa, cast.ward, title) for title in ("Nghị quyết năm", "Kế hoạch"))
    sent = {"unit": cast.cell.pk, "name": "Đọc tháng 11", "note": "Đọc trước.", "document": one.pk}
    here = client.post("/documents/collections/new/", sent)["location"]
    page = client.get(here).content.decode()
    assert "Nghị quyết năm" in page
    offered = client.get(here, {"words": "ke hoach"}).content.decode().partition('id="add"')[2]
    assert f'value="{two.pk}"' in offered
    assert f'value="{one.pk}"' not in offered
    assert client.post(f"{here}documents/", {"document": two.pk}).status_code == 303
    assert client.post(f"{here}documents/", {"document": two.pk}).status_code == 409
    assert client.post(f"{here}documents/{two.pk}/place/", {"steps": "-1"}).status_code == 303
    made = Collection.objects.get()
    assert titles(cast.an, made) == ["Kế hoạch", "Nghị quyết năm"]
    assert client.post(f"{here}documents/{one.pk}/removal/").status_code == 303
    assert titles(cast.an, made) == ["Kế hoạch"]
    assert client.post(f"{here}edit/", {"name": "Đọc tháng 12"}).status_code == 303
    assert "Đọc tháng 12" in signed_in(cast.an).get("/documents/").content.decode()
    assert client.post(f"{here}removal/").status_code == 303
    assert client.get(here).status_code == 404
    assert set(
        Entry.objects.filter(about_kind="documents.collection").values_list("act", flat=True)
    ) == {
        "documents.collection_made",
        "documents.put_in",
        "documents.collection_ordered",
        "documents.taken_out",
        "documents.collection_described",
        "documents.collection_removed",
    }


def test_from_its_page_a_document_is_put_into_a_collection(cast: Cast) -> None:
    document = issue(cast.hoa, cast.ward, "Nghị quyết")
    address = f"/documents/{document.pk}/"
    client = signed_in(cast.binh)
    assert "Lập bộ mới có văn bản này" in client.get(address).content.decode()
    assert "Thêm vào bộ" not in signed_in(cast.an).get(address).content.decode()
    made = actions.make_collection(by=cast.binh, unit=cast.cell, name="Đọc tháng 11")
    theirs = actions.make_collection(by=cast.hoa, unit=cast.ward, name="Của phường")
    assert client.post(f"{address}collections/", {"collection": theirs.pk}).status_code == 422
    assert client.post(f"{address}collections/", {"collection": made.pk}).status_code == 303
    link = f'href="/documents/collections/{made.pk}/"'
    assert link in signed_in(cast.an).get(address).content.decode()
    assert link not in signed_in(cast.cuong).get(address).content.decode()
    assert client.post(f"{address}collections/", {"collection": made.pk}).status_code == 409
    denied = signed_in(cast.an).post(f"{address}collections/", {"collection": made.pk})
    assert denied.status_code == 403
    assert Collected.objects.count() == 1


def test_all_of_it_that_is_for_the_reader_is_kept_on_the_device_and_unread(cast: Cast) -> None:
    made = actions.make_collection(by=cast.hoa, unit=cast.ward, name="Bộ")
    for number, who in enumerate((Who.EVERYBODY, Who.EVERYBODY, Who.COMMITTEE)):
        upload = Upload(regulation_pdf(f"Bản {number}."))
        row = actions.take_in(by=cast.hoa, unit=cast.ward, upload=upload, name=f"{number}.pdf")
        actions.publish(by=cast.hoa, document=row, unit=cast.ward, who=who)
        actions.put_in(by=cast.hoa, collection=made, document=row)
    run_queued()
    client = signed_in(cast.an)
    with CaptureQueriesContext(connection) as asked:
        pack = client.get(f"/documents/collections/{made.pk}/pack/").json()
    assert len(asked) <= COLLECTION_CEILING
    one, two, hidden = queries.ids_in_order(made)
    assert pack["pages"][0] == f"/documents/collections/{made.pk}/"
    inside = f"?collection={made.pk}"
    assert [f"/documents/{each}/{inside}" in pack["pages"] for each in (one, two, hidden)] == [
        True,
        True,
        False,
    ]
    assert f"/documents/{one}/{inside}&text=large" in pack["pages"]
    assert len(pack["images"]) == 6
    for page in pack["pages"]:
        assert client.get(page, headers={"X-For-Later": "1"}).status_code == 200
    assert not Opening.objects.filter(person=cast.an).exists()
    actions.take_out(by=cast.hoa, collection=made, document=Document.objects.get(pk=two))
    assert client.get(f"/documents/collections/{made.pk}/pack/").json()["mark"] != pack["mark"]
    assert signed_in(cast.minh).get(f"/documents/collections/{made.pk}/pack/").status_code == 404


@pytest.mark.parametrize("asked", ["", ",", "a,b", "-1", "1e3", "9" * 40, "٣", "1 OR 1=1"])
def test_a_device_that_asks_strangely_is_told_nothing(cast: Cast, asked: str) -> None:
    answer = signed_in(cast.an).get("/documents/gone/", {"ids": asked})
    assert (answer.status_code, answer.json()) == (200, {"gone": []})


def test_a_device_learns_which_of_its_copies_are_not_for_its_person_any_more(cast: Cast) -> None:
    kept = issue(cast.hoa, cast.ward, "còn")
    taken = issue(cast.hoa, cast.ward, "không còn", Who.COMMITTEE)
    withdrawn = issue(cast.hoa, cast.ward, "hết hiệu lực")
    actions.withdraw(by=cast.hoa, document=withdrawn)
    draft = issue(cast.binh, cast.cell, "bản thảo", "")
    ids = ",".join(str(one.pk) for one in (kept, taken, withdrawn, draft))
    address = f"/documents/gone/?ids={ids},999999"
    told = signed_in(cast.an).get(address).json()["gone"]
    assert told == [taken.pk, draft.pk, 999999]
    assert signed_in(cast.hoa).get(address).json()["gone"] == [999999]


@pytest.mark.parametrize("count", [1, 12])
def test_its_page_stays_under_its_ceiling(cast: Cast, count: int) -> None:
    made = actions.make_collection(by=cast.binh, unit=cast.cell, name="Bộ")
    for number in range(count):
        document = issue(cast.binh, cast.cell, f"văn bản {number}")
        actions.put_in(by=cast.binh, collection=made, document=document)
        issue(cast.binh, cast.cell, f"ngoài bộ {number}")
    for person in (cast.an, cast.binh):
        client = signed_in(person)
        client.get(f"/documents/collections/{made.pk}/")
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/documents/collections/{made.pk}/").status_code == 200
        assert len(asked) <= COLLECTION_CEILING, [one["sql"] for one in asked]
