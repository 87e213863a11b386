"""A member reads everything that is kept, and takes it away."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from sotay.drafts.models import Draft
from sotay.kernel import clock, phones
from sotay.meetings import actions as meetings
from sotay.meetings.tests import cast as people
from sotay.org.models import Person
from sotay.org.tests.cast import Cast, build_cast
from sotay.privacy import export
from sotay.tasks.actions import give_task
from tests.stages import stage

pytestmark = pytest.mark.django_db
SAID = "Đề nghị sửa hai bóng đèn trước nhà văn hóa."


@stage
def cast(db: None) -> Cast:
    cast = build_cast()
    meeting = people.an_open_meeting(cast)
    with clock.held_at(people.EVENING):
        meetings.mark_rest_present(by=cast.dung, meeting=meeting)
        for who, words in ((cast.an, SAID), (cast.quy, "Ý kiến của đồng chí khác.")):
            meetings.post_opinion(
                by=who,
                meeting=meeting,
                words=words,
                audience="cell",
                client_id=people.act_id(words),
            )
        give_task(
            by=cast.binh,
            unit=cast.cell,
            title="Vận động 5 hộ",
            assignee=cast.an,
            due_on=clock.today() + timedelta(days=20),
            client_id=people.act_id("task"),
        )
    return cast


def signed_in(person: Person) -> Client:
    client = Client()
    assert person.account is not None
    client.force_login(person.account)
    return client


def test_the_page_shows_each_kind_with_what_for_and_how_long(cast: Cast) -> None:
    page = signed_in(cast.an).get("/people/me/data/").content.decode()
    for shown in (
        "Nguyễn Thị An",
        phones.shown(cast.an.phone),
        cast.cell.name,
        SAID,
        "Vận động 5 hộ",
    ):
        assert shown in page
    assert page.count("Để làm gì:") == page.count("Lưu bao lâu:") >= 8
    assert "Không xoá: là một phần của hồ sơ buổi sinh hoạt" in page


def test_nobody_else_s_words_are_on_it(cast: Cast) -> None:
    page = signed_in(cast.an).get("/people/me/data/").content.decode()
    assert "Ý kiến của đồng chí khác." not in page


def test_the_archive_holds_everything_for_programs_and_for_reading(cast: Cast) -> None:
    answer = signed_in(cast.an).get("/people/me/data/archive/")
    assert answer["Content-Type"] == "application/zip"
    assert answer["Cache-Control"] == "no-store"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert sorted(archive.namelist()) == ["README.txt", "du-lieu.html", "du-lieu.json"]
        data = json.loads(archive.read("du-lieu.json"))
        reading = archive.read("du-lieu.html").decode()
    sections = data["sections"]
    assert data["person"] == "Nguyễn Thị An"
    assert {"phone": cast.an.phone} in [
        {key: one[key] for key in one if key == "phone"} for one in sections["person"]["items"]
    ]
    assert [one["title"] for one in sections["meetings.opinions"]["items"]] == [SAID]
    assert "meetings.opinion_posted" in [one["act"] for one in sections["acts"]["items"]]
    assert SAID in reading
    assert "<script" not in reading
    assert "http" not in reading


def test_no_hash_and_no_session_key_leaves_the_house(cast: Cast) -> None:
    client = signed_in(cast.an)
    client.get("/people/me/data/")
    with zipfile.ZipFile(io.BytesIO(export.archive_of(cast.an))) as archive:
        everything = archive.read("du-lieu.json").decode() + archive.read("du-lieu.html").decode()
    assert cast.an.account is not None
    assert cast.an.account.password not in everything
    assert client.session.session_key is not None
    assert client.session.session_key not in everything
    assert "argon2" not in everything
    assert "sha256$" not in everything


def test_markup_in_what_somebody_typed_stays_text(cast: Cast) -> None:
    assert cast.an.account is not None
    Draft.objects.create(
        account=cast.an.account,
        key="note-1",
        text="<script>alert(1)</script>",
        writer="w",
        written_at=clock.now(),
        stamp=1,
        saved_at=clock.now(),
    )
    page = signed_in(cast.an).get("/people/me/data/").content.decode()
    assert "&lt;script&gt;alert(1)" in page
    with zipfile.ZipFile(io.BytesIO(export.archive_of(cast.an))) as archive:
        assert "<script>" not in archive.read("du-lieu.html").decode()


def test_the_page_costs_no_more_for_a_long_past(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(cast.an)
    # About one question for each kind of thing that is kept about somebody.
    with django_assert_max_num_queries(75):
        client.get("/people/me/data/")
