"""The world of the permission matrix, with what the forms of every address need besides."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sotay.kernel import clock
from sotay.meetings import actions
from sotay.meetings.models import CarriedTask, Meeting
from sotay.meetings.queries import call_choices, standing_of_record
from sotay.meetings.queries.score import scheme_of
from sotay.meetings.tests import cast as people
from sotay.org.models import Body, Departure, Membership, Person, Position
from sotay.org.tests.cast import Cast
from sotay.reports.queries.papers import signers
from sotay.tasks.actions import give_task
from tests.permissions.world import World, build_world


@dataclass
class Stage:
    """The people, the ids of addresses by place, and values that only the database knows."""

    cast: Cast
    ids: dict[str, dict[str, Any]]
    known: dict[str, Any]


def set_stage() -> Stage:
    """Everything once; requests roll back what they change."""
    world = build_world()
    cast = world.cast
    with clock.held_at(people.EVENING):
        running = Meeting.objects.get(pk=world.ids["open"]["meeting_id"])
        closed = Meeting.objects.get(pk=world.ids["closed"]["meeting_id"])
        carried = _carried(cast, world)
        world.ids["draft"]["carried_id"] = carried.pk
        world.ids["org"]["other_task_id"] = carried.task_id
        world.ids["ward"] = {**world.ids["org"], "unit_id": cast.ward.pk}
        world.ids.update(_people(cast, world))
        world.ids["hands"] = {**world.ids["open"], "motion_id": _motion(cast, running, "hands")}
        world.ids["phones"] = {**world.ids["open"], "motion_id": _motion(cast, running, "phones")}
        world.ids["paper"] = {
            **world.ids["open"],
            "motion_id": _motion(cast, running, "paper", question="election"),
        }
        record = closed.records.get(kind="minutes")
        known = {
            "call": call_choices(cast.binh)[0].key,
            "item": world.ids["open"]["item_id"],
            "other_item": world.ids["closed"]["item_id"],
            "code": running.check_in_code,
            "sha256": standing_of_record(record).sha256,
            "seen": standing_of_record(record).number,
            "edition": {
                place: Meeting.objects.get(pk=world.ids[place]["meeting_id"]).edition
                for place in ("draft", "announced")
            },
            "criterion": next(iter(scheme_of(closed).leaves())).code,
            "unit": cast.cell.pk,
            "document": world.ids["org"]["document_id"],
            "signer": signers(cast.cell, clock.today())[0].position_id,
            "marked": running.attendances.get(person=cast.an).pk,
            "other_unit": cast.other_cell.pk,
            "ward": cast.ward.pk,
            "gone": world.ids["gone"]["person_id"],
        }
    return Stage(cast, world.ids, known)


def _people(cast: Cast, world: World) -> dict[str, dict[str, Any]]:
    """Places of the stage: addresses about others than An."""
    org = world.ids["org"]
    position = cast.dung.positions.get()
    ending = Position.objects.create(
        person=cast.tam,
        unit=cast.cell,
        title_id="cell_committee_member",
        body=cast.cell_committee,
        starts=position.starts,
        ends=date(2027, 1, 1),
    )
    gone = Person.objects.create(full_name="Trương Văn Xa")
    Membership.objects.create(
        person=gone, unit=cast.cell, starts=date(2025, 7, 1), ends=date(2025, 12, 1)
    )
    left = Departure.objects.create(person=gone, kind="resigned", on=date(2025, 12, 1))
    board = Body.objects.create(
        unit=cast.cell, kind_id="steering", name="Ban chỉ đạo", starts=position.starts
    )
    return {
        "dat": {**org, "person_id": cast.dat.pk},
        "em": {**org, "person_id": cast.em.pk},
        "minh": {**org, "person_id": cast.minh.pk},
        "nga": {**org, "person_id": cast.nga.pk},
        "ending": {**org, "position_id": ending.pk},
        "gone": {**org, "person_id": gone.pk, "departure_id": left.pk},
        "board": {**org, "body_id": board.pk},
    }


def _motion(cast: Cast, meeting: Meeting, form: str, question: str = "resolution") -> int:
    motion = actions.open_motion(
        by=cast.dung,
        meeting=meeting,
        words="Thông qua",
        question=question,
        form=form,
        client_id=people.act_id(f"motion {form}"),
    )
    return motion.pk


def _carried(cast: Cast, world: World) -> CarriedTask:
    task = give_task(
        by=cast.binh,
        unit=cast.cell,
        title="Rà soát hộ nghèo",
        assignee=cast.an,
        due_on=date(2026, 11, 20),
        client_id=people.act_id("carried"),
    )
    draft = world.ids["draft"]["meeting_id"]
    return CarriedTask.objects.create(meeting_id=draft, task=task, state_before="received")
