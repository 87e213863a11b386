"""Real files beside the meetings: drafts, reports, what the upper level sent."""

from collections.abc import Sequence
from datetime import date

from django.core.files.base import ContentFile

from sotay.files.arriving import NamedUpload
from sotay.meetings import actions
from sotay.meetings.models import Meeting, MeetingPaper
from sotay.papers.model import Signature
from sotay.sample import ward
from sotay.sample.actions.circles import Circle
from sotay.sample.texts import documents
from sotay.sample.texts.documents import Issuer

# Names as people give them: every sign in them must survive.
AWKWARD_NAME = "Kế hoạch #12 – hộ nào đã ký? Đợt 2 + danh sách 100%.pdf"
Origin = MeetingPaper.Origin


def attach_everything(circle: Circle, meeting: Meeting, day: date) -> Meeting:
    """The papers of tonight: one to forty pages."""
    own, upper = _cell_issuer(circle), ward_issuer()
    month = day.replace(day=1)
    name = f"Dự thảo Nghị quyết tháng {day.month}-{day.year}.docx"
    _attach(
        circle, meeting, Origin.DRAFT_RESOLUTION, [(name, documents.draft_resolution(own, month))]
    )
    report = f"Báo cáo kết quả thực hiện nghị quyết tháng {month.month}.pdf"
    study = "Tài liệu sinh hoạt chuyên đề sáu tháng.pdf"
    _attach(
        circle,
        meeting,
        Origin.OWN,
        [
            (report, documents.monthly_report(own, day)),
            (AWKWARD_NAME, documents.plan_with_lists(own, day)),
        ],
    )
    _attach(
        circle,
        meeting,
        Origin.UPPER,
        [
            ("21-TB_ĐU nói chuyện chuyên đề điện.pdf", documents.notice(upper, day)),
            (study, documents.study_material(upper, day)),
        ],
    )
    meeting.refresh_from_db()
    return meeting


def attach_draft(circle: Circle, meeting: Meeting, day: date) -> Meeting:
    """What an ordinary month has: the draft of the resolution."""
    name = f"Dự thảo Nghị quyết tháng {day.month}-{day.year}.docx"
    data = documents.draft_resolution(_cell_issuer(circle), day.replace(day=1))
    _attach(circle, meeting, Origin.DRAFT_RESOLUTION, [(name, data)])
    meeting.refresh_from_db()
    return meeting


def _attach(
    circle: Circle, meeting: Meeting, origin: str, files: Sequence[tuple[str, bytes]]
) -> None:
    uploads = [NamedUpload(ContentFile(data), name) for name, data in files]
    attached = actions.add_papers(
        by=circle.secretary, meeting=meeting, uploads=uploads, origin=origin
    )
    if attached.refused:
        raise ValueError(f"the sample's own files were refused: {attached.refused}")


def _cell_issuer(circle: Circle) -> Issuer:
    signature = Signature("T/M CHI BỘ", "BÍ THƯ", circle.chair.full_name)
    return Issuer(ward.WARD[1], circle.unit.name, "CB", ward.PLACE, signature)


def ward_issuer() -> Issuer:
    """The committee of the ward, whose secretary signs."""
    name = ward.cell(ward.WARD_POSTS[0][1][0]).known[ward.WARD_POSTS[0][1][1]].name
    return Issuer(
        ward.PROVINCE[1],
        "Đảng ủy phường Yên Sa",
        "ĐU",
        ward.PLACE,
        Signature("T/M ĐẢNG ỦY", "BÍ THƯ", name),
    )
