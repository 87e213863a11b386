"""A usual meeting, from last month's to the invitations, in a dozen taps at most."""

import re
from datetime import datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from sotay.kernel import clock
from sotay.kernel.clock import VIETNAM
from sotay.meetings.models import Meeting
from sotay.meetings.tests import cast as people
from sotay.meetings.tests.browsing import Taps
from sotay.org.tests.cast import Cast

MORNING = datetime(2026, 11, 20, 8, 0, tzinfo=VIETNAM)
MOST = 12


def test_a_usual_meeting_is_prepared_and_announced_within_twelve_taps(cast: Cast) -> None:
    last = people.a_closed_meeting(cast)
    secretary = Taps(cast.dung)
    with clock.held_at(MORNING):
        page = secretary.go("/meetings/")
        assert "Như tháng trước" in page
        secretary.send(f"/meetings/{last.pk}/following/")
        meeting = Meeting.objects.latest("pk")
        assert secretary.at == f"/meetings/{meeting.pk}/prepare/"
        secretary.go(f"/meetings/{meeting.pk}/prepare/papers/")
        page = secretary.send(
            f"/meetings/{meeting.pk}/prepare/papers/",
            uploads=[
                SimpleUploadedFile("Dự thảo báo cáo.txt", "Báo cáo tháng 11".encode()),
                SimpleUploadedFile("Hướng dẫn.txt", "Hướng dẫn".encode()),
            ],
            origin="own",
            names="",
        )
        assert "Dự thảo báo cáo" in page
        page = secretary.go(f"/meetings/{meeting.pk}/prepare/check/")
        edition = re.search(r'name="edition" value="(\d+)"', page)
        assert edition is not None
        secretary.send(f"/meetings/{meeting.pk}/announcement/", edition=edition[1])
    meeting.refresh_from_db()
    assert meeting.state == Meeting.State.ANNOUNCED
    assert meeting.invitations.filter(summoned=True).count() > 5
    assert secretary.count <= MOST, f"{secretary.count} taps"
