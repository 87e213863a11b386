"""The library's own search box looks into the texts, as the page of search does."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import Settings

from sotay.documents.models import Document
from sotay.documents.tests.test_find_documents import Paper, address, issued, take_in
from sotay.jobs.tests.running import run_queued
from sotay.org.models import Person
from sotay.org.tests.cast import Cast
from sotay.search.actions import rebuild_some

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def root(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"
    settings.SEARCH_ROOT = tmp_path / "search"
    while not rebuild_some():
        pass


def page_for(person: Person, **asked: str) -> str:
    client = Client()
    assert person.account is not None
    client.force_login(person.account)
    answer = client.get("/documents/", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def listed(page: str, document: Document) -> bool:
    return f'href="{address(document)}"' in page


@pytest.mark.parametrize(
    "typed", ["phân loại rác", "phan loai rac", "nghi quyte ve sinh", "05 nq đu"]
)
def test_it_finds_by_words_inside_by_errors_and_by_numbers(cast: Cast, typed: str) -> None:
    document = issued(cast)
    assert listed(page_for(cast.an, words=typed), document)
    assert not listed(page_for(cast.an, words="đóng đảng phí"), document)


def test_the_best_comes_first_and_the_passages_are_one_tap_away(cast: Cast) -> None:
    about = issued(cast, Paper(code="07-HD/ĐU", kind="HƯỚNG DẪN", title="về đóng đảng phí"))
    mentions = issued(cast, Paper(code="08-BC/ĐU", kind="BÁO CÁO", title="về công tác năm",
                                  words="Chi bộ thu đủ đảng phí. " * 3))  # fmt: skip
    page = page_for(cast.an, words="đảng phí")
    assert page.index(address(about)) < page.index(address(mentions))
    assert 'href="/search/?words=%C4%91%E1%BA%A3ng%20ph%C3%AD"' in page


def test_type_and_shelf_narrow_what_was_found(cast: Cast) -> None:
    document = issued(cast)
    assert listed(page_for(cast.an, words="rác", type_code="resolution"), document)
    assert not listed(page_for(cast.an, words="rác", type_code="directive"), document)
    assert not listed(page_for(cast.an, words="rác", shelf="forms"), document)


def test_nobody_finds_what_they_may_not_read(cast: Cast) -> None:
    draft = take_in(cast.hoa, cast.ward)
    run_queued()
    for person in (cast.an, cast.binh, cast.khanh):
        assert not listed(page_for(person, words="phân loại rác"), draft)
    # The keeper's drafts have their own place on the page.
    assert listed(page_for(cast.hoa), draft)


def test_without_an_index_it_looks_through_titles_and_says_so(cast: Cast) -> None:
    document = issued(cast)
    shutil.rmtree(settings.SEARCH_ROOT)
    page = page_for(cast.an, words="ve sinh moi truong")
    assert listed(page, document)
    assert "Mục lục tìm kiếm đang được lập lại" in page
    assert not listed(page_for(cast.an, words="phân loại rác"), document)
    run_queued()
    assert listed(page_for(cast.an, words="phân loại rác"), document)
