"""Confirming the score of a meeting: a proposal counts only when a person took it over."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.acts import one_act
from sotay.meetings import happenings
from sotay.meetings.models import Meeting, ScoreLine
from sotay.meetings.queries.score import SCORABLE, measured, scheme_of
from sotay.meetings.rules import scoring
from sotay.org.models import Person
from sotay.policy import Right, require


@one_act()
def confirm_score(
    *, by: Person, meeting: Meeting, points: Mapping[str, int], remarks: Mapping[str, str]
) -> list[ScoreLine]:
    """A person gives the points, in hundredths, each with a remark or none.

    Criteria that are left out keep what they had. The proposal of that moment is kept
    beside the points, so that it is seen later where the two differ.

    Raises:
        Forbidden: ``by`` does not run this meeting.
        Conflict: the meeting is not held yet, or its minutes are signed.
        Invalid: more points than the criterion has, or no such criterion.
    """
    require(by, Right.MEETINGS_RUN, meeting)
    if meeting.state not in SCORABLE:
        raise Conflict(
            _("Buổi sinh hoạt %s nên không chấm điểm được.") % meeting.get_state_display()
        )
    scheme = scheme_of(meeting)
    leaves = {leaf.code: leaf for leaf in scheme.leaves()}
    proposed = scoring.proposals(scheme, measured(meeting))
    lines = []
    for code, given in points.items():
        if code not in leaves:
            raise Invalid(_("Bảng điểm không có tiêu chí này."))
        scoring.check_points(leaves[code], given)
        proposal = proposed.get(code)
        line, _new = ScoreLine.objects.update_or_create(
            meeting=meeting,
            criterion=code,
            defaults={
                "proposed": proposal.points if proposal else None,
                "evidence": proposal.evidence if proposal else "",
                "points": given,
                "remark": text.tidy(remarks.get(code, ""))[:500],
                "confirmed_by": by,
                "confirmed_at": clock.now(),
            },
        )
        lines.append(line)
    happenings.write_down(
        "score_confirmed", meeting, by=by, criteria=len(lines), points=sum(points.values())
    )
    return lines
