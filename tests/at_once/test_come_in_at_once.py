"""The same code in two browsers at the same moment: one person comes in, once."""

from collections.abc import Iterator

import pytest

from sotay.accounts.actions.codes import issue_code, try_code
from sotay.accounts.codes import Medium
from sotay.accounts.models import Account, CodeWait, OneTimeCode
from sotay.activation import actions
from sotay.activation.models import Activation
from sotay.activation.queries.consent import consent_text
from sotay.activation.queries.meant import subject_of
from sotay.activation.tests.steps import PASSWORD, newcomer
from sotay.kernel import clock
from sotay.kernel.refusals import Conflict
from sotay.meetings.tests import cast as people
from sotay.org.models import Person
from sotay.org.tests.cast import Cast, build_cast
from tests.at_once.test_at_once import at_once, entries

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast() -> Iterator[Cast]:
    with clock.held_at(people.EVENING):
        yield build_cast()


def proof(person: Person, holder: str) -> actions.Proof:
    code = OneTimeCode.objects.get(subject=subject_of(person), replaced_at=None)
    return actions.Proof(code.pk, holder, Activation.Way.SHEET)


def test_of_two_browsers_with_one_code_one_comes_in(cast: Cast) -> None:
    moi = newcomer(cast.cell)
    issue_code(by=None, purpose="activation", subject=subject_of(moi), medium=Medium.PAPER)
    text = consent_text()

    # Read beforehand: what is tried is the same code, not two that came after each other.
    proofs = {holder: proof(moi, holder) for holder in ("one", "two")}
    answers = at_once(
        *[
            lambda holder=holder: actions.come_in(
                by=Person.objects.get(pk=moi.pk),
                proof=proofs[holder],
                text=text,
                username=f"moi.{holder}",
                password=PASSWORD,
            )
            for holder in proofs
        ]
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["Activation", "Conflict"]
    assert Activation.objects.filter(person=moi).count() == 1
    assert Account.objects.filter(username__startswith="moi.").count() == 1
    assert entries("activation.activated") == 1


def test_a_double_tap_that_arrives_together_is_one_activation(cast: Cast) -> None:
    moi = newcomer(cast.cell)
    issue_code(by=None, purpose="activation", subject=subject_of(moi), medium=Medium.PAPER)
    text, one = consent_text(), proof(moi, "this browser")

    def tap() -> Activation:
        return actions.come_in(
            by=Person.objects.get(pk=moi.pk),
            proof=one,
            text=text,
            username="moi.le",
            password=PASSWORD,
        )

    answers = at_once(tap, tap)
    assert {type(answer) for answer in answers} <= {Activation, Conflict}
    assert any(isinstance(answer, Activation) for answer in answers)
    assert Activation.objects.filter(person=moi).count() == 1
    assert isinstance(tap(), Activation)


def test_two_codes_asked_for_at_once_leave_one_that_is_good(cast: Cast) -> None:
    def issue() -> str:
        return issue_code(by=None, purpose="activation", subject="person:7", medium=Medium.SMS)

    issued = at_once(issue, issue, issue)
    good = OneTimeCode.objects.get(subject="person:7", replaced_at=None)
    verdicts = [
        try_code(purpose="activation", subjects=["person:7"], typed=code, tried_as="7")
        for code in issued
    ]
    assert [one.code_id for one in verdicts if one.verdict == "right"] == [good.pk]


def test_wrong_codes_sent_together_are_all_counted(cast: Cast) -> None:
    def guess() -> str:
        tried = try_code(purpose="activation", subjects=[], typed="1", tried_as="0912")
        return tried.verdict

    verdicts = at_once(*[guess] * 8)
    assert sorted(verdicts) == ["wait"] * 3 + ["wrong"] * 5
    assert CodeWait.objects.get().failures == 5
