"""What a member's standing allows, as plain functions of plain values."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Literal

from django.utils.translation import gettext as _

from sotay.kernel.periods import Period
from sotay.profiles.scheme import TitleRule, VotingRules

# Điều lệ Đảng, Điều 24: fewer official members elect only a secretary and, if need be, a deputy.
CELL_COMMITTEE_FROM = 9


class Stage(StrEnum):
    """A probationary member has every right but to vote, to stand and to elect."""

    PROBATIONARY = "probationary"
    OFFICIAL = "official"


Status = Literal["active", "exempt_age", "exempt_other", "suspended"]


@dataclass(frozen=True)
class Standing:
    """What a person is on the roll of one unit on one day."""

    person_id: int
    stage: Stage
    membership: Literal["home", "temporary"]
    away: bool
    status: Status

    @property
    def is_exempt(self) -> bool:
        """Whether the member is exempt from work and meetings, for either reason."""
        return self.status in {"exempt_age", "exempt_other"}


def is_summoned(standing: Standing) -> bool:
    """Whether the member is called to meetings.

    Not called are the exempt, those away on a temporary transfer, and the suspended. The
    exempt and the away may come all the same, and then they count.
    """
    return standing.status == "active" and not standing.away


def must_attend(standing: Standing) -> bool:
    """Whether staying away is an absence: so it is for whoever is summoned, and no one else."""
    return is_summoned(standing)


def counts_in_room(standing: Standing, *, present: bool) -> bool:
    """Whether the member belongs to the number that attendance is measured by.

    An exempt or away member is counted only when here (QĐ 208-QĐ/TW, 26/7/2026); a
    suspended one never.
    """
    return standing.status != "suspended" and (present or must_attend(standing))


def attendance_denominator(standings: Iterable[Standing], present_ids: Collection[int]) -> int:
    """By how many members the share of those present is measured."""
    return sum(
        counts_in_room(standing, present=standing.person_id in present_ids)
        for standing in standings
    )


def may_vote(standing: Standing, question: str, rules: VotingRules, *, present: bool) -> bool:
    """Whether the member has a vote in a question of that kind.

    Having it is not casting it: an ordinary official member who is absent has a vote and
    stays in the denominator. Exempt and away members have theirs when they come.
    Probationary and suspended members have none. Members received for a time have one
    where the profile says so.

    Raises:
        KeyError: the profile knows no such question.
    """
    allowed_here = standing.membership == "home" or rules.question(question).temporary_members
    return (
        standing.stage == Stage.OFFICIAL
        and allowed_here
        and counts_in_room(standing, present=present)
    )


def voting_denominator(
    standings: Iterable[Standing], present_ids: Collection[int], question: str, rules: VotingRules
) -> int:
    """Of how many a majority is needed: 20 official members, 3 absent → of 20, not of 17.

    Raises:
        KeyError: the profile knows no such question.
    """
    return sum(
        may_vote(standing, question, rules, present=standing.person_id in present_ids)
        for standing in standings
    )


def committee_of_cell_needed(official_members: int) -> bool:
    """Whether a cell elects a committee, chi ủy (Điều lệ Đảng, Điều 24)."""
    return official_members >= CELL_COMMITTEE_FROM


def implied_titles(
    title: str, titles: Mapping[str, TitleRule], *, bodies: Collection[str] | None = None
) -> frozenset[str]:
    """The seats that come with a title, and those that come with them.

    A seat in a body that the unit does not have falls away: the secretary of a cell without
    a committee sits in none.

    Args:
        title: code of the title held.
        titles: every title of the profile, by code.
        bodies: kinds of body that the unit has; None where all are meant.
    """
    found: set[str] = set()
    waiting = list(titles[title].implies)
    while waiting:
        code = waiting.pop()
        body = titles[code].body_kind
        if code in found or (bodies is not None and body and body not in bodies):
            continue
        found.add(code)
        waiting.extend(titles[code].implies)
    return frozenset(found - {title})


@dataclass(frozen=True)
class HeldTitle:
    """Somebody holds a title in a unit for a time."""

    person_id: int
    unit_id: int
    title: str
    period: Period


@dataclass(frozen=True)
class TitleConflict:
    """Two holdings that exclude each other, and the sentence that says why."""

    first: HeldTitle
    second: HeldTitle
    sentence: str


def title_conflicts(
    held: Iterable[HeldTitle], titles: Mapping[str, TitleRule]
) -> list[TitleConflict]:
    """Holdings that cannot be together in one unit at one time.

    One person is not secretary and deputy of the same organisation; some titles have one
    holder. Across units everything may be combined. Titles that the profile does not know
    (of an older one) conflict with nothing.
    """
    conflicts = []
    for first, second in combinations(held, 2):
        if first.unit_id != second.unit_id or not first.period.overlaps(second.period):
            continue
        one, other = titles.get(first.title), titles.get(second.title)
        sentence = _conflict(one, other, same_person=first.person_id == second.person_id)
        if sentence:
            conflicts.append(TitleConflict(first, second, sentence))
    return conflicts


def _conflict(one: TitleRule | None, other: TitleRule | None, *, same_person: bool) -> str:
    if one is None or other is None:
        return ""
    if same_person and (other.code in one.excludes or one.code in other.excludes):
        return _("Một người không thể vừa là %(one)s vừa là %(other)s trong cùng tổ chức.") % {
            "one": one.name,
            "other": other.name,
        }
    if not same_person and one.code == other.code and one.single_holder:
        return _("Chức danh %s trong một tổ chức chỉ có một người giữ cùng lúc.") % one.name
    if same_person and one.code == other.code:
        return _("Chức danh %s của người này bị ghi hai lần trong cùng thời gian.") % one.name
    return ""


IDLE_MINUTES = 15
"""Level 2 of TCVN 14423:2026: a session nobody touches is locked after at most so many minutes."""
IDLE_MINUTES_OF_ADMINISTRATORS = 5
"""The same, for whoever keeps the roster or the system."""


def idle_minutes(chosen: int | None, *, is_administrator: bool) -> int:
    """Minutes without a touch until pages are covered; 0 is never.

    ``chosen`` is what the nearest unit above chose, None where nobody did. An administrator's
    are never more than five.
    """
    minutes = IDLE_MINUTES if chosen is None else chosen
    if is_administrator:
        return min(minutes or IDLE_MINUTES_OF_ADMINISTRATORS, IDLE_MINUTES_OF_ADMINISTRATORS)
    return minutes
