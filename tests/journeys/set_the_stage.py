"""The stage of the journeys: ``python -m tests.journeys.set_the_stage FOLDER MIGRATED``.

One ward with two cells, everybody with an account, and six more of a member each. The cell has
held last month's meeting.
The other cell has one that begins in an hour, and one that goes on now with a great deal in it.
Run as a program of its own, because it needs the real settings on the real folder.
"""

import os
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from tests.migrated import Migrated

if TYPE_CHECKING:  # rows can be imported only where Django has been set up
    from sotay.meetings.models import Meeting
    from sotay.org.tests.cast import Cast

COMING, CROWDED, CUT_OFF, TURNING = 2, 3, 4, 5  # ids of the meetings of the other cell
ANONYMOUS, NAMED = 1, 2  # ids of the surveys
NEIGHBOURS = tuple(f"to{number}" for number in range(6, 12))  # a member of each further cell
UGLY_TITLE = (
    "Sinh hoạt chi bộ thường kỳ kết hợp sinh hoạt chuyên đề “Nâng cao chất lượng sinh hoạt, "
    "giữ gìn sự đoàn kết, thống nhất trong chi bộ trường học” quý IV"
)
UNBROKEN = "https://phuonghoaan.example/" + "tai-lieu-rat-dai-" * 8


def set_the_stage(folder: Path, migrated: Migrated) -> None:
    """Make the folder, its database and what had happened until now."""
    os.umask(0o077)
    os.environ["SOTAY_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "sotay.config.settings"
    migrated.fill(folder, "real")

    import django

    django.setup()
    from sotay.config.preparation import prepare

    prepare()
    _play()


def _play() -> None:
    from sotay.org.tests.cast import build_cast

    cast = build_cast()
    _further_cells(cast)
    _last_month(cast)
    assert _announced(cast, hours=1).pk == COMING
    crowded = _announced(cast, hours=2)
    assert crowded.pk == CROWDED
    _crowd(cast, crowded)
    cut_off = _announced(cast, hours=3)
    assert cut_off.pk == CUT_OFF
    _attach_a_paper(cast, cut_off)
    assert _announced(cast, hours=4).pk == TURNING
    _ask(cast)


def _further_cells(cast: "Cast") -> None:
    from sotay.accounts.models import Account
    from sotay.accounts.rules import name_key
    from sotay.kernel import clock, names
    from sotay.org.models import Membership, Person, StagePeriod, Unit
    from sotay.org.tests.cast import BEGUN

    like, secret = cast.cell, cast.an.account
    assert secret is not None
    for key in NEIGHBOURS:
        number = key.removeprefix("to")
        unit = Unit.objects.create(
            code=f"31.101.0{number:0>2}",
            name=f"Chi bộ Tổ dân phố {number}",
            short_name=f"Tổ dân phố {number}",
            kind_id=like.kind_id,
            parent=cast.ward,
            cell_type=like.cell_type,
            place_name=like.place_name,
            starts=BEGUN,
        )
        account = Account.objects.create(
            username=key, name_key=name_key(key), password=secret.password, created_at=clock.now()
        )
        name = f"Đảng viên Tổ {number}"
        person = Person.objects.create(
            account=account,
            full_name=name,
            name_key=names.sort_key(name),
            phone=f"0911{number:0>6}",
        )
        Membership.objects.create(person=person, unit=unit, starts=BEGUN)
        StagePeriod.objects.create(person=person, stage=StagePeriod.Stage.OFFICIAL, starts=BEGUN)


def _ask(cast: "Cast") -> None:
    """Two surveys, of people who have nothing else to do in the journeys."""
    from sotay.surveys.actions.life import open_for
    from sotay.surveys.tests.asking import a_draft

    asked = [person.pk for person in (cast.quy, cast.tam, cast.uyen, cast.vinh, cast.em)]
    for anonymous, number in ((True, ANONYMOUS), (False, NAMED)):
        draft = a_draft(cast, anonymous=anonymous, may_change=not anonymous)
        assert open_for(by=cast.hoa, survey=draft, people={cast.cell.pk: asked}).pk == number


def _last_month(cast: "Cast") -> None:
    from sotay.kernel import clock, dates
    from sotay.meetings.rules.preparing import monthly_title
    from sotay.meetings.tests.cast import a_closed_meeting

    first = dates.add_months(clock.today().replace(day=1), -1)
    evening = datetime(first.year, first.month, 3, 19, 30, tzinfo=clock.VIETNAM)
    with clock.held_at(evening + timedelta(minutes=100)):
        meeting = a_closed_meeting(cast, starts_at=evening)
    meeting.title = monthly_title("Sinh hoạt chi bộ thường kỳ", first)
    meeting.save(update_fields=["title"])


def _announced(cast: "Cast", *, hours: int) -> "Meeting":
    """A meeting of the other cell: Lan chairs, Hoa writes, Cường is a member."""
    from sotay.kernel import clock
    from sotay.meetings import actions
    from sotay.meetings.tests.cast import a_draft

    meeting = a_draft(cast, starts_at=clock.now() + timedelta(hours=hours))
    meeting.unit, meeting.chair, meeting.secretary = cast.other_cell, cast.lan, cast.hoa
    meeting.created_by, meeting.title = cast.lan, UGLY_TITLE
    meeting.save()
    return actions.announce_meeting(by=cast.lan, meeting=meeting, edition=meeting.edition)


def _attach_a_paper(cast: "Cast", meeting: "Meeting") -> None:
    """A report of three pages, drawn as the worker would have drawn it days ago."""
    from sotay.files.tests import samples
    from sotay.jobs.worker import run_all
    from sotay.meetings.tests.cast import a_paper

    a_paper(cast, meeting, samples.pdf(3), "Báo cáo tháng.pdf")
    assert run_all() == []


def _crowd(cast: "Cast", meeting: "Meeting") -> None:
    """Opinions short and very long, votes open and over, conclusions, tasks."""
    from sotay.kernel import clock
    from sotay.meetings import actions

    meeting = actions.open_meeting(by=cast.hoa, meeting=meeting)
    actions.go_to_item(by=cast.hoa, meeting=meeting, item=meeting.items.all()[1])
    actions.mark_rest_present(by=cast.hoa, meeting=meeting)
    for number in range(12):
        words = "Tôi nhất trí với dự thảo. " * (300 if number == 5 else 3)
        actions.post_opinion(
            by=cast.cuong,
            meeting=meeting,
            words=f"{words}{UNBROKEN}",
            audience="cell",
            client_id=uuid4(),
        )
    actions.ask_to_speak(by=cast.cuong, meeting=meeting, client_id=uuid4())
    for form in ("hands", "phones"):
        motion = actions.open_motion(
            by=cast.hoa,
            meeting=meeting,
            words=f"{UGLY_TITLE}: {UNBROKEN}",
            question="resolution",
            form=form,
            client_id=uuid4(),
        )
        if form == "hands":
            actions.count_hands(by=cast.hoa, motion=motion, agree=3, disagree=1, other=0)
    actions.conclude(by=cast.hoa, meeting=meeting, words=UNBROKEN, client_id=uuid4())
    actions.assign_task(
        by=cast.hoa,
        meeting=meeting,
        title=UGLY_TITLE,
        assignee=cast.cuong,
        due_on=clock.today() + timedelta(days=9),
        client_id=uuid4(),
    )


if __name__ == "__main__":
    set_the_stage(Path(sys.argv[1]), Migrated(Path(sys.argv[2])))
