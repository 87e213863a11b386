import unicodedata
from collections import Counter
from datetime import date, datetime

import pytest
from django.apps import apps
from django.db import models

from sotay.accounts.models import Account
from sotay.documents.queries import library_page
from sotay.files.models import StoredFile
from sotay.kernel import clock
from sotay.ledger.chain import verify_chain
from sotay.ledger.models import Entry
from sotay.meetings.models import Meeting, MeetingPaper, Motion, Opinion, Record, RecordPaper
from sotay.news.models import Article
from sotay.news.queries import news_page
from sotay.org import rules
from sotay.org.models import Charge, Membership, Person, Position, StatusPeriod, Unit, UnitEvent
from sotay.org.queries import committee_body, members_of_body, positions_on, roll_of, unit_on
from sotay.papers.models import Jump, Number
from sotay.registers.models import Forwarding, Line
from sotay.sample import queries
from sotay.sample.actions import load_sample_ward
from sotay.sample.actions.papers import AWKWARD_NAME
from sotay.tasks.models import TaskUpdate
from tests.stages import stage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]

TODAY = date(2026, 11, 22)
TONIGHT = datetime(2026, 11, 22, 19, 30, tzinfo=clock.VIETNAM)


@stage
def ward(db: None) -> Unit:
    """The ward of ``TODAY``."""
    return load_sample_ward(today=TODAY)


def cells() -> list[Unit]:
    return list(
        Unit.objects.filter(kind__is_cell=True, ends__isnull=True)
        .select_related("kind")
        .order_by("code")
    )


def cell(name: str) -> Unit:
    return Unit.objects.get(short_name=name)


def home_members() -> list[rules.Standing]:
    lines = [line.standing for unit in cells() for line in roll_of(unit, TODAY)]
    return [standing for standing in lines if standing.membership == "home"]


def test_it_has_the_eight_cells_of_the_report() -> None:
    assert Counter(unit.cell_type for unit in cells()) == {
        "residential": 4, "school": 2, "armed_forces": 2,
    }  # fmt: skip
    assert {"Quân sự phường", "Công an phường"} <= {unit.short_name for unit in cells()}


def test_seven_of_the_eight_have_a_committee_and_the_eighth_is_too_small() -> None:
    without = [unit for unit in cells() if committee_body(unit, TODAY) is None]
    assert [unit.short_name for unit in without] == ["Trường Tiểu học Yên Sa"]
    for unit in cells():
        official = [
            line.standing.stage == "official" and line.standing.membership == "home"
            for line in roll_of(unit, TODAY)
        ]
        assert rules.committee_of_cell_needed(sum(official)) == (unit not in without)


def test_it_has_129_members_of_whom_seven_are_exempt() -> None:
    members = home_members()
    assert len(members) == len({member.person_id for member in members}) == 129
    statuses = Counter(member.status for member in members)
    assert statuses["exempt_age"] + statuses["exempt_other"] == 7
    assert min(statuses["exempt_age"], statuses["exempt_other"]) > 0


def test_some_are_probationary_away_or_received_for_a_time() -> None:
    assert sum(member.stage == "probationary" for member in home_members()) == 6
    assert sum(member.away for member in home_members()) == 2
    assert Membership.objects.filter(kind="temporary").count() == 1


def test_the_committees_of_the_ward_have_their_size(ward: Unit) -> None:
    sizes = {body.kind_id: len(members_of_body(body, TODAY)) for body in ward.bodies.all()}
    assert (sizes["committee"], sizes["standing_board"], sizes["permanent_members"]) == (15, 5, 3)
    assert sizes["inspection"] == 5


def test_some_hold_several_posts_at_once() -> None:
    many = Person.objects.get(account__username="nhieuchucdanh")
    titles = {row.title_id for row in positions_on(many, TODAY)}
    assert titles == {"cell_secretary", "standing_member", "inspection_head"}


def test_each_cell_has_somebody_in_charge_from_elsewhere() -> None:
    for charge in Charge.objects.select_related("person", "unit"):
        assert charge.person_id not in {line.person.pk for line in roll_of(charge.unit, TODAY)}
    assert Charge.objects.count() == 8


def test_all_but_one_have_an_account() -> None:
    assert Person.objects.filter(account__isnull=True).count() == 1
    with_password = [row for row in Account.objects.all() if row.has_usable_password()]
    assert {row.username for row in with_password} == {name for name, _who in queries.cast()}


def test_two_cells_were_joined_and_stay_readable() -> None:
    event = UnitEvent.objects.get(kind="consolidated")
    assert {unit.short_name for unit in event.before.all()} == {
        "Khu phố Bàu Sen",
        "Khu phố Gò Đình",
    }
    old = event.before.first()
    assert old is not None
    assert unit_on(old, date(2025, 7, 10)).name.startswith("Chi bộ khu phố")


def test_one_name_is_as_long_as_names_get() -> None:
    assert max(len(unit.name) for unit in cells()) >= 90


def test_nobody_has_the_name_of_another() -> None:
    names = list(Person.objects.values_list("full_name", flat=True))
    assert len(names) == len(set(names))


def test_one_meeting_is_due_tonight_with_answers_opinions_and_papers() -> None:
    meeting = Meeting.objects.get(state=Meeting.State.ANNOUNCED)
    assert (meeting.starts_at, meeting.unit.short_name) == (TONIGHT, "Tổ dân phố 3")
    assert meeting.invitations.filter(answer="coming").count() >= 8
    assert meeting.invitations.filter(answer="excused").exclude(reason="").count() == 2
    assert Counter(meeting.opinions.values_list("audience", flat=True)) == {
        "cell": 2,
        "committee": 1,
    }
    assert meeting.editions.count() == 1
    assert meeting.papers.count() == 5


def test_last_months_tasks_are_carried_into_it() -> None:
    meeting = Meeting.objects.get(state=Meeting.State.ANNOUNCED)
    assert meeting.previous is not None
    given = set(meeting.previous.assigned.values_list("task_id", flat=True))
    assert given <= set(meeting.carried.values_list("task_id", flat=True))
    assert len(given) == 5


def test_two_meetings_are_drafts() -> None:
    assert Meeting.objects.filter(state=Meeting.State.DRAFT).count() == 2


def test_every_cell_met_in_each_of_two_months() -> None:
    for unit in cells():
        held = Meeting.objects.filter(
            unit=unit, kind__in=["regular", "regular_thematic"], closed_at__isnull=False
        )
        assert held.count() == 2, unit.name
    kinds = set(Meeting.objects.filter(closed_at__isnull=False).values_list("kind", flat=True))
    assert {"cell_committee", "committee", "standing_board", "regular_thematic"} <= kinds


def test_votes_took_every_form_and_an_election_was_on_paper() -> None:
    forms = set(Motion.objects.values_list("form", flat=True))
    assert forms == {"hands", "phones", "paper"}
    election = Motion.objects.get(question="election")
    assert election.result == "carried"
    assert election.paper_count.returned == election.present_voters
    elected = election.paper_count.lines.get(position=1).name
    assert Position.objects.filter(
        person__full_name=elected, title="cell_committee_member", starts__gte=date(2026, 11, 3)
    ).exists()


def test_a_reserved_opinion_and_an_amendment_are_there() -> None:
    assert Meeting.objects.filter(reserved_opinions__isnull=False).count() == 1
    assert Record.objects.filter(amendments__answer="accepted").count() == 1


def test_one_opinion_is_of_two_thousand_words() -> None:
    longest = max(len(words.split()) for words in Opinion.objects.values_list("text", flat=True))
    assert 1_800 <= longest <= 2_300


def test_tasks_are_done_late_open_and_given_up() -> None:
    states = Counter(TaskUpdate.objects.values_list("state", flat=True))
    assert min(states["done"], states["doing"], states["not_done"]) >= 1
    late = [u for u in TaskUpdate.objects.select_related("task") if u.at.date() > u.task.due_on]
    assert late


def test_papers_were_issued_with_numbers_that_go_on_from_the_book() -> None:
    assert RecordPaper.objects.count() == 6
    of_cell = Number.objects.filter(register__unit=cell("Tổ dân phố 3"))
    assert sorted(of_cell.values_list("register__type_code", "value")) == [
        ("minutes", 15), ("minutes", 16), ("resolution", 13), ("resolution", 14),
    ]  # fmt: skip
    assert Jump.objects.exclude(reason="").count() == 2


def test_the_files_have_one_to_forty_pages_and_awkward_names() -> None:
    counted = MeetingPaper.objects.values_list("file__blob__pages", flat=True)
    pages = {count for count in counted if count is not None}
    assert min(pages) == 1
    assert 36 <= max(pages) <= 42
    assert StoredFile.objects.filter(original_name=AWKWARD_NAME).exists()
    assert all(sign in AWKWARD_NAME for sign in "?–+#%")


def test_nothing_in_it_is_decomposed() -> None:
    for model in apps.get_models():
        if not model.__module__.startswith("sotay."):
            continue
        texts = [
            f.name for f in model._meta.fields if isinstance(f, models.CharField | models.TextField)
        ]
        for row in model._default_manager.values_list(*texts) if texts else []:
            for words in row:
                assert words is None or unicodedata.is_normalized("NFC", words), (model, words)


def test_the_ledger_is_whole_and_in_order_of_time() -> None:
    assert verify_chain().whole
    moments = list(Entry.objects.order_by("seq").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert len(moments) > 1_000


def test_it_knows_for_which_day_it_was_made() -> None:
    assert queries.loaded_for() == TODAY


def test_it_is_made_only_once(ward: Unit) -> None:
    with pytest.raises(RuntimeError, match="empty database"):
        load_sample_ward(today=TODAY)


def test_there_is_one_person_for_every_role() -> None:
    lines = queries.role_lines()
    assert [(line.username, line.who) for line in lines] == queries.cast()
    assert all(line.name and line.home and line.to_try for line in lines)
    exempt = Person.objects.get(account__username="mien")
    assert StatusPeriod.objects.filter(person=exempt, status="exempt_age").exists()


def test_the_library_the_books_and_the_news_do_not_begin_empty() -> None:
    member = Person.objects.get(account__username="dangvien")
    with clock.held_at(TONIGHT):
        shown = library_page(member)
        assert [line.code for line in shown.lines] == ["21-BC/ĐU", "12-NQ/ĐU"]
        told = news_page(member, number=1, desks=[])
        assert [line.pinned for line in told.lines] == [True, False, False]
    assert Article.objects.filter(state=Article.State.REVIEW).count() == 1
    books = Counter(Line.objects.values_list("book__unit__short_name", "book__kind"))
    assert set(books.values()) == {1, 2}
    assert Forwarding.objects.get().line.book.unit.short_name == "Tổ dân phố 3"
