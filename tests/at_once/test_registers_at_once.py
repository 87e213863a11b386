"""Two at the desk at the same moment: numbers follow one another, and a paper has one line."""

from collections.abc import Iterator

import pytest

from sotay.kernel import clock
from sotay.meetings.tests import cast as people
from sotay.news import actions as news
from sotay.news.models import Article
from sotay.org.tests.cast import Cast, build_cast
from sotay.papers.actions import allocate_number
from sotay.papers.layouts import layout_named
from sotay.registers import actions
from sotay.registers.models import Book, Forwarding, Line
from sotay.tasks.models import Task
from tests.at_once.test_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.held_at(people.EVENING):
        yield build_cast()


def particulars(summary: str) -> actions.Particulars:
    return actions.Particulars(summary=summary, day=people.EVENING.date())


def test_lines_entered_at_once_have_numbers_without_a_gap(cast: Cast) -> None:
    keepers = [cast.binh, cast.phuc, cast.hoa, cast.binh, cast.phuc]
    answers = at_once(
        *[
            lambda who=who, turn=turn: actions.enter_incoming(
                by=who,
                unit=cast.cell,
                particulars=particulars(f"Công văn {turn}"),
                client_id=people.act_id(f"line {turn}"),
            )
            for turn, who in enumerate(keepers)
        ]
    )
    assert sorted(line.value for line in answers) == [1, 2, 3, 4, 5]
    assert Book.objects.get().next_value == 6


def test_one_number_tapped_by_two_is_one_line(cast: Cast) -> None:
    number = allocate_number(
        by=cast.binh,
        unit=cast.cell,
        layout=layout_named("hd05"),
        issuer_kind="cell",
        type_code="resolution",
        title="Nghị quyết",
        day=people.EVENING.date(),
    )
    first, second = at_once(
        *[
            lambda who=who: actions.enter_number(
                by=who, unit=cast.cell, number=number, client_id=people.act_id(who.full_name)
            )
            for who in (cast.binh, cast.phuc)
        ]
    )
    assert first.pk == second.pk
    assert Line.objects.count() == 1


def test_papers_that_need_a_number_at_once_get_one_each_in_both_books(cast: Cast) -> None:
    lines = at_once(
        *[
            lambda turn=turn: actions.issue_outgoing(
                by=cast.binh,
                unit=cast.cell,
                particulars=actions.Particulars(
                    summary=f"Báo cáo {turn}", day=people.EVENING.date(), type_code="report"
                ),
                client_id=people.act_id(f"out {turn}"),
            )
            for turn in range(4)
        ]
    )
    assert sorted(line.value for line in lines) == [1, 2, 3, 4]
    assert sorted(line.code for line in lines) == [f"{n:02d}-BC/CB" for n in (1, 2, 3, 4)]


def test_a_paper_passed_on_three_times_at_once_is_passed_on_once(cast: Cast) -> None:
    line = actions.enter_incoming(
        by=cast.binh,
        unit=cast.cell,
        particulars=particulars("Công văn"),
        client_id=people.act_id("line"),
    )

    def send() -> Forwarding:
        return actions.forward(
            by=cast.binh,
            line=line,
            to=cast.an,
            due_on=people.EVENING.date(),
            client_id=people.act_id("sent"),
        )

    answers = at_once(send, send, send)
    assert len({answer.pk for answer in answers}) == 1
    assert (Forwarding.objects.count(), Task.objects.count()) == (1, 1)


def test_of_two_who_review_one_decides_and_the_other_is_told(cast: Cast) -> None:
    article = news.write(
        by=cast.binh,
        unit=cast.cell,
        words=news.Words(title="Ra quân", body="Sáng nay."),
        client_id=people.act_id("article"),
    )
    news.submit(by=cast.binh, article=article)
    answers = at_once(
        lambda: news.approve(by=cast.binh, article=article),
        lambda: news.return_for(by=cast.phuc, article=article, reason="Thiếu ngày"),
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["Article", "Conflict"]
    assert Article.objects.get().steps.count() == 2
