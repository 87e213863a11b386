"""One ward in which every address of the product leads to something."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sotay.documents.actions import publish
from sotay.documents.models import Document, Publication, Version
from sotay.files.actions import store_bytes
from sotay.files.tests import samples
from sotay.kernel import clock
from sotay.meetings import actions
from sotay.meetings.models import Guest, Meeting, MeetingPaper
from sotay.meetings.tests import cast as people
from sotay.notices.actions import notify
from sotay.notices.models import Notice
from sotay.org.models import Charge, Departure, SystemRole
from sotay.org.tests.cast import Cast, build_cast
from sotay.papers.actions import allocate_number
from sotay.papers.layouts import layout_named
from sotay.privacy.actions import request_correction


@dataclass
class World:
    """The people, the meetings by state, and the ids that addresses need."""

    cast: Cast
    ids: dict[str, dict[str, Any]]


def build_world() -> World:
    """Meetings of the cell: in preparation, announced, open and closed."""
    cast = build_cast()
    with clock.held_at(people.DAYS_BEFORE):
        draft = people.a_draft(cast)
        announced = people.an_announced_meeting(cast)
    running = people.an_open_meeting(cast)
    earlier = people.EVENING - timedelta(days=31)
    with clock.held_at(earlier):
        closed = people.a_closed_meeting(cast, starts_at=earlier)
    with clock.held_at(earlier + timedelta(hours=2)):
        records = _record(cast, closed)
    with clock.held_at(people.EVENING):
        ids = {
            "draft": _common(cast, draft),
            "announced": _common(cast, announced),
            "open": {**_common(cast, running), **_talk(cast, running)},
            "closed": {**_common(cast, closed), **records},
            "org": {
                "unit_id": cast.cell.pk,
                "person_id": cast.an.pk,
                "task_id": _task(cast, running),
                "notice_id": _notice(cast),
                "document_id": _document(cast),
                "number": 1,
                "fact": "person.full_name",
                "request_id": _correction(cast),
                **_number(cast),
                **_kept(cast),
            },
        }
    return World(cast, ids)


def _common(cast: Cast, meeting: Meeting) -> dict[str, Any]:
    item = meeting.items.all()[0]
    guest = Guest.objects.create(
        meeting=meeting, person=cast.giang, name=cast.giang.full_name, post="phụ trách chi bộ"
    )
    file = store_bytes(by=cast.binh, data=b"Noi dung.\n", name="Dự thảo.txt")
    paper = MeetingPaper.objects.create(
        meeting=meeting,
        title="Dự thảo nghị quyết",
        file=file,
        position=1,
        added_by=cast.binh,
        added_at=clock.now(),
    )
    for edition in meeting.editions.all():
        edition.papers.add(paper)
    return {
        "meeting_id": meeting.pk,
        "item_id": item.pk,
        "guest_id": guest.pk,
        "paper_id": paper.pk,
        "carried_id": 0,
        "number": 1,
    }


def _talk(cast: Cast, meeting: Meeting) -> dict[str, Any]:
    actions.mark_rest_present(by=cast.dung, meeting=meeting)
    opinion = actions.post_opinion(
        by=cast.an,
        meeting=meeting,
        words="Đồng ý.",
        audience="cell",
        client_id=people.act_id("opinion"),
    )
    hand = actions.ask_to_speak(by=cast.an, meeting=meeting, client_id=people.act_id("hand"))
    motion = actions.open_motion(
        by=cast.dung,
        meeting=meeting,
        words="Thông qua nghị quyết",
        question="resolution",
        form="phones",
        client_id=people.act_id("motion"),
    )
    return {"opinion_id": opinion.pk, "request_id": hand.pk, "motion_id": motion.pk}


def _task(cast: Cast, meeting: Meeting) -> int:
    given = actions.assign_task(
        by=cast.dung,
        meeting=meeting,
        title="Vận động 5 hộ",
        assignee=cast.vinh,
        due_on=date(2026, 11, 30),
        client_id=people.act_id("task"),
    )
    return given.task_id


def _document(cast: Cast) -> int:
    file = store_bytes(by=cast.binh, data=samples.pdf(), name="Nghị quyết.pdf")
    document = Document.objects.create(
        unit=cast.cell, title="Nghị quyết", added_by=cast.binh, added_at=clock.now()
    )
    Version.objects.create(
        document=document, number=1, file=file, added_by=cast.binh, added_at=clock.now()
    )
    publish(by=cast.binh, document=document, unit=cast.cell, reach=Publication.Reach.SUBTREE)
    return document.pk


def _notice(cast: Cast) -> int:
    told = {"kind": "test.told", "about": "test:1"}
    notify(by=None, people=[cast.an], words="Mời họp.", address="/tasks/", **told)
    return Notice.objects.get(person=cast.an, **told).pk


def _correction(cast: Cast) -> int:
    return request_correction(
        by=cast.an,
        fact="person.workplace",
        words="Tôi làm ở trường tiểu học.",
        client_id=people.act_id("correction"),
    ).pk


def _number(cast: Cast) -> dict[str, int]:
    number = allocate_number(
        by=cast.binh,
        unit=cast.cell,
        layout=layout_named("hd05"),
        issuer_kind="cell",
        type_code="minutes",
        title="Sinh hoạt chi bộ",
        day=date(2026, 10, 3),
    )
    return {"register_id": number.register_id, "number_id": number.pk}


def _kept(cast: Cast) -> dict[str, Any]:
    """What stands in the cell and in the history of An, to be ended or put right."""
    position = cast.dung.positions.get()
    left = Departure.objects.create(person=cast.an, kind="moved_out", on=date(2025, 8, 1))
    return {
        "body_id": cast.cell_committee.pk,
        "position_id": position.pk,
        "charge_id": Charge.objects.get(unit=cast.cell).pk,
        "role_id": SystemRole.objects.create(
            person=cast.hoa, unit=cast.cell, role="clerk", starts=date(2025, 7, 1)
        ).pk,
        "departure_id": left.pk,
        "fact_kind": "membership",
        "fact_id": cast.an.memberships.get().pk,
    }


def _record(cast: Cast, meeting: Meeting) -> dict[str, Any]:
    record = meeting.records.get(kind="minutes")
    amendment = actions.propose_amendment(
        by=cast.an, record=record, words="Ghi rõ chỉ tiêu.", client_id=people.act_id("amend")
    )
    return {"kind": "minutes", "amendment_id": amendment.pk, "what": "programme", "form": "pdf"}
