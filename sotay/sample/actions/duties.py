"""Conclusions, the tasks that follow from them, and what becomes of these."""

from datetime import datetime, timedelta

from sotay.kernel import clock
from sotay.meetings import actions
from sotay.meetings.models import Meeting
from sotay.org.models import Person
from sotay.sample.actions.timeline import Script, Timeline, act_id
from sotay.sample.plots import Duty, Plot
from sotay.tasks import actions as tasks
from sotay.tasks.models import Task

_STATES = {"done": "done", "late": "done", "doing": "doing", "not_done": "not_done"}
_DAYS_LATE = 4


def conclude(
    timeline: Timeline, key: str, plot: Plot, meeting: Meeting, people: tuple[Person, ...]
) -> None:
    """Write down what the chair concludes, and give the tasks."""
    summoned = meeting.invitations.filter(summoned=True).exclude(person=meeting.chair)
    able = [row.person for row in summoned.select_related("person")]
    given = 0
    for number, point in enumerate(plot.points):
        conclusion = actions.conclude(
            by=meeting.secretary,
            meeting=meeting,
            words=point.words,
            client_id=act_id(key, meeting.pk, "conclusion", number),
        )
        for duty in point.duties:
            assignee = people[duty.place] if duty.place >= 0 else able[given % len(able)]
            given += 1
            assigned = actions.assign_task(
                by=meeting.secretary,
                meeting=meeting,
                title=duty.title,
                assignee=assignee,
                due_on=clock.today() + timedelta(days=duty.days),
                client_id=act_id(key, meeting.pk, "task", given),
                conclusion=conclusion,
            )
            timeline.add(_life_of(assigned.task, duty))


def _life_of(task: Task, duty: Duty) -> Script:
    """What the assignee reports, and when."""
    if duty.fate not in _STATES:
        return
    days = {"doing": 5, "late": duty.days + _DAYS_LATE}.get(duty.fate, max(duty.days - 1, 1))
    yield _evening_after(task.given_at, days)
    tasks.report_on_task(
        by=task.assignee,
        task=task,
        state=_STATES[duty.fate],
        note=duty.note,
        client_id=act_id("report", task.client_id),
    )


def _evening_after(given_at: datetime, days: int) -> datetime:
    later = given_at.astimezone(clock.VIETNAM) + timedelta(days=days)
    return later.replace(hour=20, minute=40)
