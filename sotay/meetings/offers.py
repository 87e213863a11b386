"""What meetings keep about a person, for that person."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from sotay.kernel import dates
from sotay.meetings.acts import ACT_NAMES
from sotay.meetings.models import (
    Amendment,
    Approval,
    Attendance,
    Ballot,
    Correction,
    Guest,
    Invitation,
    Meeting,
    Opinion,
    PrivateNote,
    ReadingMark,
    ReservedOpinion,
    SpeakingRequest,
)
from sotay.org.models import Person
from sotay.privacy.acts import name_acts
from sotay.privacy.registry import DUTY, Fact, Item, Section, item, leave_out, offer

_FOR_GOOD = _("Không xoá: là một phần của hồ sơ buổi sinh hoạt")
_ROLL = frozenset({"meetings.Invitation.person", "meetings.Attendance.person"})


def offer_all() -> None:
    """Called once, when the product starts."""
    name_acts(ACT_NAMES)
    offer(
        Section(
            "meetings.roll",
            _("Giấy mời và điểm danh"),
            _("Để triệu tập đủ người và ghi đúng số có mặt, vắng mặt trong biên bản."),
            _FOR_GOOD,
            _ROLL | {"meetings.Guest.person"},
            _roll,
            order=40,
        )
    )
    offer(
        Section(
            "meetings.opinions",
            _("Ý kiến, đăng ký phát biểu, góp ý"),
            _("Để thảo luận và ghi biên bản; người khác nhập hộ cũng nằm ở đây."),
            _FOR_GOOD,
            frozenset(
                {
                    "meetings.Opinion.author",
                    "meetings.SpeakingRequest.person",
                    "meetings.ReservedOpinion.person",
                    "meetings.Amendment.person",
                    "meetings.Correction.person",
                }
            ),
            _said,
            order=50,
        )
    )
    offer(
        Section(
            "meetings.votes",
            _("Biểu quyết công khai và phê duyệt"),
            _("Để tính kết quả. Phiếu kín bỏ bằng giấy, hệ thống không biết ai bỏ phiếu thế nào."),
            _FOR_GOOD,
            frozenset({"meetings.Ballot.person", "meetings.Approval.person"}),
            _voted,
            order=55,
        )
    )
    offer(
        Section(
            "meetings.notes",
            _("Ghi chép riêng và chỗ đọc dở"),
            _("Để đồng chí dùng. Không ai khác đọc được, quản trị cũng không."),
            _("Giữ tới khi đồng chí xoá"),
            frozenset({"meetings.PrivateNote.person", "meetings.ReadingMark.person"}),
            _own,
            order=60,
        )
    )
    leave_out(
        DUTY,
        "meetings.Meeting.chair",
        "meetings.Meeting.secretary",
        "meetings.Meeting.created_by",
        "meetings.Transition.by",
        "meetings.MeetingPaper.added_by",
        "meetings.PackEdition.frozen_by",
        "meetings.Attendance.recorded_by",
        "meetings.Opinion.entered_by",
        "meetings.Correction.asked",
        "meetings.CorrectionAnswer.by",
        "meetings.OpinionReply.by",
        "meetings.Motion.opened_by",
        "meetings.Conclusion.by",
        "meetings.ScoreLine.confirmed_by",
        "meetings.RecordVersion.author",
        "meetings.Amendment.answered_by",
        "meetings.RecordPaper.issued_by",
        "meetings.RecordScan.attached_by",
    )


def _name(meeting: Meeting) -> str:
    return f"{meeting.title} ({dates.short(meeting.starts_at)})"


def _roll(person: Person) -> Iterator[Item]:
    for row in Invitation.objects.filter(person=person).select_related("meeting").order_by("-pk"):
        yield item(
            _name(row.meeting),
            Fact("answer", _("trả lời giấy mời"), row.get_answer_display()),
            Fact("reason", _("lý do"), row.reason),
            Fact("answered_at", _("lúc"), row.answered_at),
        )
    came = Attendance.objects.filter(person=person).select_related("meeting", "recorded_by")
    for mark in came.order_by("-pk"):
        yield item(
            _name(mark.meeting),
            Fact("state", _("điểm danh"), mark.get_state_display()),
            Fact("reason", _("lý do"), mark.reason),
            Fact("way", _("cách"), mark.get_way_display()),
            Fact("recorded_by", _("người ghi"), mark.recorded_by.full_name),
            Fact("recorded_at", _("lúc"), mark.recorded_at),
        )
    for guest in Guest.objects.filter(person=person).select_related("meeting").order_by("-pk"):
        yield item(_name(guest.meeting), Fact("side", _("khách mời"), guest.get_side_display()))


def _said(person: Person) -> Iterator[Item]:
    said = Opinion.objects.filter(author=person).select_related("meeting", "entered_by")
    for opinion in said.order_by("-said_at"):
        by = "" if opinion.entered_by_id == person.pk else opinion.entered_by.full_name
        yield item(
            opinion.text,
            Fact("meeting", "", _name(opinion.meeting)),
            Fact("audience", "", opinion.get_audience_display()),
            Fact("said_at", _("lúc"), opinion.said_at),
            Fact("entered_by", _("nhập hộ"), by),
        )
    reserved = ReservedOpinion.objects.filter(person=person).select_related("meeting")
    for kept in reserved.order_by("-at"):
        yield item(
            kept.text,
            Fact("meeting", _("ý kiến bảo lưu"), _name(kept.meeting)),
            Fact("at", _("lúc"), kept.at),
        )
    proposed = Amendment.objects.filter(person=person).select_related("record__meeting")
    for amendment in proposed.order_by("-at"):
        yield item(
            amendment.text,
            Fact("meeting", _("góp ý văn bản"), _name(amendment.record.meeting)),
            Fact("at", _("lúc"), amendment.at),
            Fact("answer", _("trả lời"), amendment.get_answer_display()),
        )
    for wrong in Correction.objects.filter(person=person).select_related("answer"):
        answered = getattr(wrong, "answer", None)
        yield item(
            wrong.words,
            Fact("at", _("đề nghị sửa việc được ghi thay lúc"), wrong.at),
            Fact("answer", _("trả lời"), answered.words if answered else ""),
        )
    hands = SpeakingRequest.objects.filter(person=person).select_related("meeting")
    for hand in hands.order_by("-asked_at"):
        yield item(_name(hand.meeting), Fact("asked_at", _("đăng ký phát biểu lúc"), hand.asked_at))


def _voted(person: Person) -> Iterator[Item]:
    cast = Ballot.objects.filter(person=person).select_related("motion__meeting")
    for ballot in cast.order_by("-cast_at"):
        yield item(
            ballot.motion.text,
            Fact("choice", "", ballot.get_choice_display()),
            Fact("meeting", "", _name(ballot.motion.meeting)),
            Fact("cast_at", _("lúc"), ballot.cast_at),
        )
    given = Approval.objects.filter(person=person).select_related("version__record__meeting")
    for approval in given.order_by("-at"):
        record = approval.version.record
        yield item(
            f"{record.get_kind_display()}: {_name(record.meeting)}",
            Fact("role", _("phê duyệt với vai"), approval.get_role_display()),
            Fact("capacity", _("tư cách"), approval.capacity),
            Fact("at", _("lúc"), approval.at),
        )


def _own(person: Person) -> Iterable[Item]:
    notes = PrivateNote.objects.filter(person=person).select_related("meeting")
    for note in notes.order_by("-edited_at"):
        yield item(
            note.text,
            Fact("meeting", "", _name(note.meeting)),
            Fact("edited_at", _("sửa lúc"), note.edited_at),
        )
    marks = ReadingMark.objects.filter(person=person).select_related("paper__meeting")
    for mark in marks.order_by("-read_at"):
        yield item(
            mark.paper.title,
            Fact("page", _("đọc đến trang"), mark.page),
            Fact("read_at", _("lúc"), mark.read_at),
        )
