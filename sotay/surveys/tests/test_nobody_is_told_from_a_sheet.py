"""Whoever holds the whole database and the logs cannot say what somebody answered.

Everything is read as SQL gives it: every table, the places of the rows in their files, and on
PostgreSQL the transactions that wrote them.
"""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from itertools import permutations
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction

from sotay.jobs.worker import run_all
from sotay.notices.models import Notice
from sotay.org.models import Person
from sotay.org.sealed import Sealed
from sotay.org.tests.cast import Cast
from sotay.surveys.actions import answering, audience, circles, life
from sotay.surveys.models import Circle, Invitation, Survey
from sotay.surveys.queries import doors
from sotay.surveys.tests.asking import an_open_survey, invited, send
from sotay.surveys.tests.making import address, signed_in

pytestmark = pytest.mark.django_db

SECRET = "Phiếu này do một người duy nhất viết 4711"
# What an answer may change, and no more.
OF_AN_ANSWER = {
    ("surveys_circle", "sheets"),
    ("surveys_circle", "late"),
    ("surveys_circle", "hidden_tally"),
    # How many sheets, and on which day.
    ("surveys_circle", "tally"),
    ("surveys_invitation", "answered"),
}
SEALED = ("sheets", "late", "hidden_tally")
# When somebody was here at all; a sheet has no hour to compare it with.
SESSIONS = "accounts_session"

Rows = dict[str, list[dict[str, Any]]]


def everything() -> Rows:
    """All rows of all tables, in the order in which they lie in the file."""
    found: Rows = {}
    with connection.cursor() as cursor:
        for table in sorted(
            {model._meta.db_table for model in apps.get_models() if model._meta.managed}
        ):
            name = connection.ops.quote_name(table)
            if connection.vendor == "postgresql":
                cursor.execute(f"SELECT ctid::text AS place, xmin::text AS wrote, * FROM {name}")
            else:
                cursor.execute(f"SELECT rowid AS place, * FROM {name} ORDER BY rowid")
            columns = [column[0] for column in cursor.description]
            found[table] = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    return found


def what_changed(before: Rows, after: Rows) -> set[tuple[str, str]]:
    """Tables and columns with another value; the place of a row on PostgreSQL is another too."""
    ignored = {"place", "wrote"}
    changed = set()
    for table, rows in after.items():
        older = {row["id"]: row for row in before[table] if "id" in row}
        if len(rows) != len(before[table]):
            changed.add((table, "rows"))
        for row in rows:
            was = older.get(row.get("id"), row)
            changed |= {(table, key) for key in row if key not in ignored and row[key] != was[key]}
    return changed


def opened(rows: Rows) -> Rows:
    """The same, the seals broken as the keys would: what even the keys do not tell."""
    ring = settings.KEY_RING
    for row in rows["surveys_circle"]:
        for column in SEALED:
            row[f"length of {column}"] = len(row[column])
            row[column] = ring.open(row[column]).strip()
    for name, table in rows.items():
        for row in table:
            row.pop("place")
            row.pop("wrote", None)
        rows[name] = sorted(table, key=lambda row: str(row.get("id", row)))
    return rows


@pytest.fixture
def survey(cast: Cast) -> Survey:
    survey = an_open_survey(cast)
    run_all()  # everybody was told
    return survey


@pytest.fixture
def unshuffled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A random order is every order alike: one stands for all of them."""
    monkeypatch.setattr(circles, "_shuffle", lambda sheets: sheets.sort(key=json.dumps))


def post(survey: Survey, person: Person, **answers: str) -> int:
    sheet = {"form": "1", "client_id": "0b6c1c5e-3a4c-4f0e-8d44-6d1f6f1b0001"}
    sheet |= {f"q.{key}": words for key, words in answers.items()}
    return signed_in(person).post(address("answer", survey), sheet).status_code


def test_an_answer_leaves_a_mark_that_its_writer_took_part_and_what_only_the_keys_open(
    cast: Cast, survey: Survey, caplog: pytest.LogCaptureFixture
) -> None:
    signed_in(cast.an)
    before = everything()
    with caplog.at_level(logging.DEBUG):
        assert post(survey, cast.an, grade="bad", why=SECRET, words=SECRET) == 303
    after = everything()
    changed = {pair for pair in what_changed(before, after) if pair[0] != SESSIONS}
    changed -= {("accounts_account", "last_login")}
    assert changed <= OF_AN_ANSWER
    assert ("surveys_invitation", "answered") in changed
    assert SECRET not in json.dumps(after, default=str, ensure_ascii=False)
    assert SECRET not in caplog.text
    tallies = [json.loads(row["tally"]) for row in after["surveys_circle"]]
    assert all(set(tally) <= {"sheets", "days"} for tally in tallies)


def test_what_came_back_as_wrong_leaves_nothing_at_all(cast: Cast, survey: Survey) -> None:
    signed_in(cast.an)
    before = everything()
    assert post(survey, cast.an, grade="", words=SECRET) == 422
    changed = {pair[0] for pair in what_changed(before, everything())}
    assert changed <= {SESSIONS, "accounts_account"}


def test_the_whole_database_is_the_same_whoever_said_what_and_who_came_first(
    cast: Cast, survey: Survey, unshuffled: None
) -> None:
    people = (cast.an, cast.vinh, cast.tam)
    said = ("good", "bad", "fair")
    worlds = [
        world_after(survey, list(zip(order, answers, strict=True)))
        for order in permutations(people)
        for answers in permutations(said)
    ]
    assert all(world == worlds[0] for world in worlds)


def test_neither_does_it_tell_who_was_late_with_what(
    cast: Cast, survey: Survey, unshuffled: None
) -> None:
    for person in (cast.binh, cast.phuc, cast.dung, cast.quy, cast.uyen):
        send(survey, person)
    life.close_survey(by=cast.hoa, survey=survey)
    one, other = [(cast.an, "good"), (cast.vinh, "bad")], [(cast.vinh, "good"), (cast.an, "bad")]

    def accepted() -> None:
        life.accept_late(by=cast.hoa, survey=survey)

    for then in (lambda: None, accepted):
        assert world_after(survey, one, then) == world_after(survey, other, then)


def world_after(
    survey: Survey,
    answers: Sequence[tuple[Person, str]],
    then: Callable[[], None] = lambda: None,
) -> Rows:
    """Everything that is in the database after these answers; they are taken back again."""
    with transaction.atomic():
        for person, grade in answers:
            send(survey, person, grade, words=f"Tôi thấy {grade}")
        then()
        found = opened(everything())
        transaction.set_rollback(True)
    for table in ("surveys_step", "ledger_entry"):
        # Their numbers and digests are of the acts of the unit, and differ each time.
        found[table] = []
    return found


def test_rows_of_a_circle_are_written_together_whoever_of_it_answers(
    cast: Cast, survey: Survey
) -> None:
    places: dict[int, str] = {}
    for person in (cast.vinh, cast.an, cast.tam, cast.binh):
        send(survey, person)
        circle = invited(survey, person).circle_id
        rows = everything()
        of_circle = [row for row in rows["surveys_invitation"] if row["circle_id"] == circle]
        assert len(of_circle) > 1
        if connection.vendor == "postgresql":
            own = [row for row in rows["surveys_circle"] if row["id"] == circle]
            assert len({row["wrote"] for row in (*of_circle, *own)}) == 1
            # Every one of them was moved, not only the one that changed.
            assert all(places.get(row["id"]) != row["place"] for row in of_circle)
            places = {row["id"]: row["place"] for row in rows["surveys_invitation"]}
        else:
            assert all(row["place"] == row["id"] for row in of_circle)


def test_every_answer_puts_all_of_its_circle_into_a_new_order(
    cast: Cast, survey: Survey, monkeypatch: pytest.MonkeyPatch
) -> None:
    shuffled: list[int] = []
    monkeypatch.setattr(circles, "_shuffle", lambda sheets: shuffled.append(len(sheets)))
    for person in (cast.an, cast.vinh, cast.tam):
        send(survey, person)
    assert shuffled == [1, 2, 3]


def test_the_length_of_what_is_sealed_does_not_tell_how_much_somebody_wrote(
    cast: Cast, survey: Survey
) -> None:
    def length_after(words: str) -> list[int]:
        with transaction.atomic():
            send(survey, cast.an, words=words)
            found = [len(row["sheets"]) for row in everything()["surveys_circle"]]
            transaction.set_rollback(True)
        return found

    assert length_after("Tốt") == length_after("Cần sửa nhiều chỗ. " * 400)


def test_nothing_is_told_while_the_survey_is_open_and_no_few_after_it(
    cast: Cast, survey: Survey
) -> None:
    for person in cell_people(cast):
        send(survey, person)
    send(survey, cast.lan, "bad")
    assert all("questions" not in circle.tally for circle in circles_of(survey))
    life.close_survey(by=cast.hoa, survey=survey)
    # One sheet of the school alone: its circle stays sealed, and another one with it.
    assert all("questions" not in circle.tally for circle in circles_of(survey))
    assert sum(circle.counted["sheets"] for circle in circles_of(survey)) == 9


def test_what_may_be_seen_is_seen_after_the_closing(cast: Cast) -> None:
    survey = an_open_survey(cast, cast.cell)
    for person in cell_people(cast):
        send(survey, person)
    life.close_survey(by=cast.hoa, survey=survey)
    [circle] = circles_of(survey)
    assert circle.tally["questions"]["grade"]["counts"] == {"good": 8}
    assert circle.hidden_tally == {}
    assert isinstance(Circle.objects.filter(pk=circle.pk).values_list("sheets")[0][0], Sealed)


@pytest.mark.parametrize("what", ["2", "extended"])
def test_reminders_do_not_tell_who_has_answered(cast: Cast, survey: Survey, what: str) -> None:
    def reminded() -> list[tuple[int, str, str]]:
        with transaction.atomic():
            audience.tell_unanswered(survey_id=survey.pk, what=what)
            found = list(
                Notice.objects.exclude(kind="surveys.opened")
                .order_by("pk")
                .values_list("person", "text", "address")
            )
            transaction.set_rollback(True)
        return found

    before = reminded()
    send(survey, cast.an)
    assert reminded() == before
    everybody = set(Invitation.objects.filter(survey=survey).values_list("person", flat=True))
    assert {person for person, _words, _address in before} == everybody
    assert {address for _person, _words, address in before} == {address_of(survey)}


def test_of_a_named_survey_only_who_has_not_answered_is_reminded(cast: Cast) -> None:
    survey = an_open_survey(cast, anonymous=False)
    send(survey, cast.an)
    audience.tell_unanswered(survey_id=survey.pk, what="2")
    told = set(Notice.objects.filter(kind="surveys.reminder").values_list("person", flat=True))
    assert cast.an.pk not in told
    assert cast.vinh.pk in told


def test_whoever_enters_for_others_does_not_see_who_has_answered(
    cast: Cast, survey: Survey
) -> None:
    def pages() -> Iterator[str]:
        browser = signed_in(cast.binh)
        for name in ("behalf_people", "paper"):
            yield browser.get(address(name, survey)).content.decode().split("<main")[1]

    before = [without_tokens(page) for page in pages()]
    send(survey, cast.an)
    assert [without_tokens(page) for page in pages()] == before


def test_who_was_entered_on_behalf_is_nowhere_named_with_a_sheet(
    cast: Cast, survey: Survey
) -> None:
    answering.enter_sheet(
        by=cast.binh,
        invitation=invited(survey, cast.em),
        reason="no_phone",
        form=doors.newest_form(survey),
        answers={"grade": "bad", "words": SECRET},
    )
    assert SECRET not in json.dumps(everything(), default=str, ensure_ascii=False)


def cell_people(cast: Cast) -> list[Person]:
    return [cast.an, cast.binh, cast.phuc, cast.dung, cast.quy, cast.tam, cast.uyen, cast.vinh]


def circles_of(survey: Survey) -> list[Circle]:
    return list(Circle.objects.filter(survey=survey))


def address_of(survey: Survey) -> str:
    return f"/surveys/{survey.pk}/"


def without_tokens(page: str) -> str:
    return "".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)
