"""One ward in which every address of the product leads to something."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sotay.accounts.models import AuthenticatorApp, Passkey, TrustedDevice
from sotay.accounts.queries import mark_of
from sotay.activation.actions import appoint_helper, hand_code, issue_sheets
from sotay.documents.actions import publish
from sotay.documents.models import Document, Publication, Version
from sotay.files.actions import begin_sending, store_bytes
from sotay.files.tests import samples
from sotay.kernel import clock
from sotay.meetings import actions
from sotay.meetings.models import Guest, Meeting, MeetingPaper
from sotay.meetings.tests import cast as people
from sotay.notices.actions import notify
from sotay.notices.models import Notice
from sotay.office.actions import bring_list, look_through
from sotay.org.models import Charge, Departure, SystemRole
from sotay.org.tests.cast import Cast, build_cast
from sotay.papers.actions import allocate_number
from sotay.papers.layouts import layout_named
from sotay.papers.models import Number
from sotay.privacy.actions import request_correction
from sotay.reports.actions import write_words
from sotay.reports.models import IssuedReport
from sotay.reports.rules.texts import Texts
from tests.permissions.answering_surveys import answering_surveys
from tests.permissions.collections import set_collections
from tests.permissions.making_surveys import making_surveys
from tests.permissions.polls import a_poll
from tests.permissions.publishing import set_publishing
from tests.permissions.reading import set_reading
from tests.permissions.results_of_surveys import results_world
from tests.permissions.world_of_registers import books_of, news_of


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
            "open": {
                **_common(cast, running),
                **_talk(cast, running),
                **a_poll(cast, running),
            },
            "closed": {**_common(cast, closed), **records},
            "activation": _coming_in(cast),
            **making_surveys(cast),
            **answering_surveys(cast),
            "results": results_world(cast),
            "org": {
                "unit_id": cast.cell.pk,
                "person_id": cast.an.pk,
                "mark": "0" * 24,
                "task_id": _task(cast, running),
                "notice_id": _notice(cast),
                "list_id": _list(cast),
                "document_id": _document(cast),
                "sending": _sending(cast),
                "number": 1,
                "fact": "person.full_name",
                "request_id": _correction(cast),
                **_number(cast),
                "report_id": _report(cast),
                "form": "pdf",
                **_factors(cast),
                **_kept(cast),
            },
        }
        ids["books"] = books_of(cast, ids["org"])
        ids.update(news_of(cast, ids["org"]))
        set_reading(cast, ids)
        set_publishing(cast, ids)
        set_collections(cast, ids)
    return World(cast, ids)


def _sending(cast: Cast) -> str:
    """A file of An's that is on its way."""
    return str(begin_sending(by=cast.an, name="Dự thảo.txt", length=10).pk)


def _factors(cast: Cast) -> dict[str, int]:
    """An has two passkeys, an app, and a machine that is trusted."""
    account, now = cast.an.account, clock.now()
    assert account is not None
    for number in (1, 2):
        key = Passkey.objects.create(
            account=account, name="Máy", handle="AA", credential_id=f"k{number}", added_at=now
        )
    AuthenticatorApp.objects.create(account=account, secret="x", added_at=now)
    device = TrustedDevice.objects.create(
        account=account,
        device_key="ab12",
        password_mark=mark_of(account),
        name="Máy",
        trusted_at=now,
        until=now + timedelta(days=30),
    )
    return {"passkey_id": key.pk, "device_id": device.pk}


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
    wrong = actions.ask_for_correction(
        by=cast.phuc,
        kind="roll",
        about_id=meeting.attendances.get(person=cast.phuc).pk,
        words="Tôi đến muộn.",
        client_id=people.act_id("wrong"),
    )
    return {
        "opinion_id": opinion.pk,
        "request_id": hand.pk,
        "motion_id": motion.pk,
        "correction_id": wrong.pk,
    }


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


def _coming_in(cast: Cast) -> dict[str, Any]:
    """An helps in the cell; Bình has printed a sheet for Tâm and handed a code to Quý."""
    until = clock.today() + timedelta(days=7)
    helping = appoint_helper(by=cast.binh, unit=cast.cell, person=cast.an.pk, until=until)
    batch, seed = people.act_id("sheets"), people.act_id("hand")
    issue_sheets(by=cast.binh, unit=cast.cell, people=[cast.tam.pk], days=14, client_id=batch)
    hand_code(by=cast.binh, unit=cast.cell, person=cast.quy, client_id=seed)
    return {
        "unit_id": cast.cell.pk,
        "person_id": cast.quy.pk,
        "helping_id": helping.pk,
        "batch": batch,
        "seed": seed,
        "form": "cards",
    }


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


def _list(cast: Cast) -> int:
    """A list of members that waits to be looked at."""
    words = "Họ và tên,Số thẻ,Chi bộ\nVõ Thị Xuân,31.000017,Chi bộ Tổ dân phố 3\n"
    brought = bring_list(
        by=cast.khanh,
        unit=cast.ward,
        file_name="Danh sách.csv",
        data=words.encode(),
        on=clock.today(),
    )
    look_through(import_id=brought.pk)
    return brought.pk


def _number(cast: Cast) -> dict[str, int]:
    number = _given(cast, "minutes", date(2026, 10, 3))
    return {"register_id": number.register_id, "number_id": number.pk}


def _given(cast: Cast, type_code: str, day: date) -> Number:
    return allocate_number(
        by=cast.binh,
        unit=cast.cell,
        layout=layout_named("hd05"),
        issuer_kind="cell",
        type_code=type_code,
        title="Sinh hoạt chi bộ",
        day=day,
    )


def _report(cast: Cast) -> int:
    """A report of the cell, and the words of its next one. Its files are short, not drawn."""
    day, words = clock.today(), Texts("kết quả", "Công văn số 5", "", "Kế hoạch số 2", "", "Mạng.")
    write_words(by=cast.binh, unit=cast.cell, edition=0, words=replace(words, recipients="Lưu"))
    files = {
        form: store_bytes(by=None, data=form.encode(), name=f"Báo cáo.{form}")
        for form in ("docx", "xlsx")
    }
    issued = IssuedReport.objects.create(
        unit=cast.cell,
        day=day,
        since=day,
        texts=words.as_json(),
        figures={},
        number=_given(cast, "report", day),
        signer=cast.binh,
        signing_post="BÍ THƯ",
        issued_on=day,
        issued_by=cast.binh,
        issued_at=clock.now(),
        pdf=files["docx"],
        **files,
    )
    return issued.pk


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
