"""The whole stage in one transaction."""

from django.core.management import call_command
from django.db import connection, transaction

from sotay.accounts.models import Account
from sotay.bench.stage import growth, meetings, paper, people, sessions, surveys
from sotay.bench.stage.plan import Cast, MemberSeat, Plan
from sotay.org.models import Person


def set_up(plan: Plan) -> Cast:
    """Write the plan into an empty database.

    Raises:
        RuntimeError: there are people in it already; a benchmark never touches them.
    """
    call_command("migrate", interactive=False, verbosity=0)
    if Person.objects.exists():
        raise RuntimeError("the database holds people; a stage is set in an empty one")
    with transaction.atomic():
        if plan.strangers:
            growth.add_strangers(plan.strangers)
        cells = people.found(plan)
        file = paper.thirty_pages(by=cells[0].people[0]) if plan.paper else None
        halls = meetings.open_all(plan, cells, file)
        survey = surveys.open_to_all(cells) if plan.survey else 0
        cast = Cast(_seats(halls), survey=survey)
    with connection.cursor() as cursor:
        # What a server has done long before its evening: else it does it while we measure.
        tidies = connection.vendor == "postgresql" and not connection.in_atomic_block
        cursor.execute("VACUUM ANALYZE" if tidies else "ANALYZE")
    return cast


def _seats(halls: list[meetings.Hall]) -> list[MemberSeat]:
    seated = [(hall, person) for hall in halls for person in hall.cell.people]
    keys = sessions.open_for([_account(person) for _hall, person in seated])
    return [
        MemberSeat(
            person=person.pk,
            name=_account(person).username,
            session=key,
            meeting=hall.meeting.pk,
            item=hall.item.pk,
            motion=hall.motion.pk if hall.motion else 0,
            paper=hall.paper.pk if hall.paper else 0,
            keeper=person.pk == hall.meeting.secretary_id,
        )
        for (hall, person), key in zip(seated, keys, strict=True)
    ]


def _account(person: Person) -> Account:
    assert person.account is not None
    return person.account
