"""The figures of the roll: how many there are, who had to come, who came."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sotay.kernel import numbers
from sotay.kernel.refusals import Invalid
from sotay.org.rules import Stage, Standing, attendance_denominator, must_attend

HERE = frozenset({"present", "late"})


@dataclass(frozen=True)
class RollFigures:
    """Every count of the roll that minutes and resolution print.

    Always ``total + received = present + absent + exempt + away + suspended``, where exempt
    and away are those of them who did not come.
    """

    # The home roll, everybody on it; official and probationary make it up.
    total: int
    official: int
    probationary: int
    # Members of elsewhere who are here on a temporary transfer.
    received: int
    summoned: int
    exempt: int
    away: int
    suspended: int
    present: int
    present_official: int
    present_probationary: int
    # Exempt members who came; they count as present and as expected.
    exempt_present: int
    late: int
    excused: int
    unexcused: int
    # Summoned, and nobody has noted yet how.
    unmarked: int
    # By how many the share of those present is measured.
    expected: int

    @property
    def absent(self) -> int:
        """Those who had to come and did not, noted or not."""
        return self.excused + self.unexcused + self.unmarked

    @property
    def share(self) -> str:
        """The share of those present, ``89,47%``."""
        return numbers.percent(self.present, self.expected)


def roll_figures(standings: Iterable[Standing], states: Mapping[int, str]) -> RollFigures:
    """Count the roll.

    Args:
        standings: everybody on the roll of the day.
        states: person id → ``present``, ``late``, ``excused``, ``unexcused`` or ``exempt``;
            who is missing has not been noted yet.
    """
    roll = list(standings)
    at_home = [one for one in roll if one.membership == "home"]
    here = {
        one.person_id: one
        for one in roll
        if states.get(one.person_id) in HERE and one.status != "suspended"
    }
    expected = [one for one in roll if must_attend(one)]
    gone = [one for one in roll if one.person_id not in here and one.status != "suspended"]

    def noted(state: str) -> int:
        return sum(states.get(one.person_id) == state for one in expected)

    came = sum(one.person_id in here for one in expected)
    official = sum(one.stage == Stage.OFFICIAL for one in at_home)
    present_official = sum(one.stage == Stage.OFFICIAL for one in here.values())
    return RollFigures(
        total=len(at_home),
        official=official,
        probationary=len(at_home) - official,
        received=len(roll) - len(at_home),
        summoned=len(expected),
        exempt=sum(one.is_exempt for one in gone),
        # Exempt and away at once: counted once, as exempt.
        away=sum(one.away and not one.is_exempt for one in gone),
        suspended=sum(one.status == "suspended" for one in roll),
        present=len(here),
        present_official=present_official,
        present_probationary=len(here) - present_official,
        exempt_present=sum(one.is_exempt for one in here.values()),
        late=sum(states[person_id] == "late" for person_id in here),
        excused=noted("excused"),
        unexcused=noted("unexcused"),
        unmarked=len(expected) - came - noted("excused") - noted("unexcused"),
        expected=attendance_denominator(roll, here.keys()),
    )


def check_mark(standing: Standing, state: str) -> None:
    """Refuse a note on the roll that contradicts the member's standing.

    Raises:
        Invalid: a suspended member takes part; somebody who was not summoned is absent;
            somebody who is not exempt is noted as exempt.
    """
    if standing.status == "suspended":
        raise Invalid(
            _("Đồng chí này đang bị đình chỉ sinh hoạt đảng nên không điểm danh."), field="state"
        )
    if state == "exempt" and not standing.is_exempt:
        raise Invalid(_("Đồng chí này không thuộc diện miễn sinh hoạt."), field="state")
    if state in {"excused", "unexcused"} and not must_attend(standing):
        raise Invalid(
            _("Đồng chí này không thuộc diện triệu tập nên không tính là vắng."), field="state"
        )


def warnings(
    *, present: int, expected: int, unmarked: int, quorum: tuple[int, int]
) -> tuple[str, ...]:
    """What the chair should know before a vote or the closing; nothing here forbids it.

    The Statutes fix no quorum for ordinary meetings; too few can merely not decide.

    Args:
        present: how many are here.
        expected: by how many the share of those present is measured.
        unmarked: how many had to come and were not noted yet.
        quorum: the share under which a word is said: (2, 3).
    """
    said = []
    part, whole = quorum
    if not expected or whole * present < part * expected:
        said.append(
            _("Mới có %(present)s/%(expected)s người dự, dưới %(part)s/%(whole)s.")
            % {"present": present, "expected": expected, "part": part, "whole": whole}
        )
    if unmarked:
        said.append(_("Còn %s người chưa được điểm danh.") % unmarked)
    return tuple(said)
