"""The minutes of a meeting, written from what happened.

Parts and their order are those of the minutes of a cell meeting that HD 42-HD/BTCTW,
28/10/2025 asks for: who was there, what was said, what was concluded and how it was voted.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from sotay.kernel import dates, numbers
from sotay.meetings.rules import phrases
from sotay.meetings.rules.facts import Ballots, Facts, Said, Vote
from sotay.meetings.rules.writing import Content, Section

MAIN, THEMATIC = "main", "thematic"


def minutes_of(facts: Facts) -> Content:
    """The whole minutes. The same facts always give the same text."""
    return Content(
        (
            Section("opening", "", (_opening(facts),)),
            Section("people", _("I- THÀNH PHẦN"), tuple(_people(facts))),
            Section("business", _("II- NỘI DUNG"), tuple(_business(facts))),
            Section("outcome", _("III- KẾT LUẬN VÀ BIỂU QUYẾT"), tuple(_outcome(facts))),
            Section("closing", "", tuple(_closing(facts))),
        )
    )


def _opening(facts: Facts) -> str:
    return _("Hôm nay, vào hồi %(hour)s, %(day)s, tại %(place)s, %(who)s tổ chức %(what)s.") % {
        "hour": dates.official_hour(facts.began),
        "day": dates.official(facts.began.date()),
        "place": facts.place,
        "who": facts.organisation,
        "what": phrases.lower_first(facts.title),
    }


def _people(facts: Facts) -> Iterable[str]:
    yield "1. " + phrases.roll_sentence(facts)
    yield "2. " + phrases.presence_sentence(facts)
    yield from phrases.absence_lines(facts)
    if facts.late:
        yield _("- Đến muộn %(count)s: %(names)s.") % {
            "count": numbers.padded(len(facts.late)),
            "names": phrases.names(facts.late),
        }
    yield _("3. Đại biểu cấp trên: %s.") % (phrases.names(facts.upper_guests) or _("không có"))
    if facts.other_guests:
        yield _("- Khách mời khác: %s.") % phrases.names(facts.other_guests, comrade=False)
    yield _("4. Chủ trì: %s.") % phrases.with_post(facts.chair)
    yield _("5. Thư ký: %s.") % phrases.with_post(facts.secretary)


def _business(facts: Facts) -> Iterable[str]:
    plain = {point.id for point in facts.points if point.part != THEMATIC}
    yield _("1. Phần mở đầu")
    yield _("- Chủ trì nêu lý do, giới thiệu thành phần dự họp; thư ký điểm danh.")
    if facts.dues_notice:
        yield _("- Thông báo tình hình đảng phí: %s") % phrases.ended(
            phrases.one_line(facts.dues_notice)
        )
    if facts.points:
        yield _("- Chương trình gồm %(count)s nội dung: %(points)s.") % {
            "count": numbers.padded(len(facts.points)),
            "points": "; ".join(point.title for point in facts.points),
        }
    yield _("2. Báo cáo")
    yield from _reports(facts, thematic=False)
    yield _("3. Thảo luận")
    yield from _discussed(facts)
    yield from _discussion([said for said in facts.opinions if said.point in {None, *plain}])
    yield from _polls(facts)
    yield _("4. Tiếp thu, giải trình")
    yield from _replies([said for said in facts.opinions if said.point in {None, *plain}])
    if any(point.part == THEMATIC for point in facts.points):
        yield from _thematic(facts)


def _thematic(facts: Facts) -> Iterable[str]:
    """The thematic part stands apart: the guidance wants the two never mixed."""
    within = {point.id for point in facts.points if point.part == THEMATIC}
    said = [opinion for opinion in facts.opinions if opinion.point in within]
    yield _("5. Sinh hoạt chuyên đề")
    yield from _reports(facts, thematic=True)
    yield from _discussion(said)
    yield from _replies(said, silent=True)


def _reports(facts: Facts, *, thematic: bool) -> Iterable[str]:
    part = THEMATIC if thematic else MAIN
    told = [point for point in facts.points if point.part == part and point.is_report]
    for point in told:
        if point.presenter:
            yield _("- %(point)s (%(presenter)s trình bày).") % {
                "point": point.title,
                "presenter": phrases.presenter(point.presenter),
            }
        else:
            yield f"- {point.title}."
    if facts.papers and not thematic:
        yield _("- Tài liệu của buổi họp: %s.") % "; ".join(facts.papers)
    elif not told:
        yield _("- Không có.")


def _discussed(facts: Facts) -> Iterable[str]:
    """The points that were talked over; those that were reported stand above."""
    talked = [point.title for point in facts.points if point.part == MAIN and not point.is_report]
    if talked:
        yield _("- Nội dung thảo luận: %s.") % "; ".join(talked)


def _discussion(opinions: list[Said]) -> Iterable[str]:
    if not opinions:
        yield _("- Không có ý kiến.")
        return
    yield _("Có %(times)s lượt ý kiến của %(people)s đồng chí:") % {
        "times": numbers.padded(len(opinions)),
        "people": numbers.padded(len({said.author for said in opinions})),
    }
    for said in opinions:
        beforehand = _(" (gửi trước buổi họp)") if said.beforehand else ""
        beforehand += _(" (thư ký ghi thay)") if said.on_behalf else ""
        yield _("- Đồng chí %(name)s%(beforehand)s: %(words)s") % {
            "name": said.author,
            "beforehand": beforehand,
            "words": phrases.ended(phrases.one_line(said.words)),
        }


def _polls(facts: Facts) -> Iterable[str]:
    """Among the talk, and said to be no vote: nothing was decided by it."""
    for poll in facts.polls:
        values = {
            "words": poll.words,
            "part": phrases.out_of(poll.answered, poll.asked),
            "answers": "; ".join(
                f"{words} {numbers.padded(count)}" for words, count in poll.answers
            ),
        }
        yield (
            _(
                "- Hỏi nhanh để tham khảo, không phải biểu quyết: “%(words)s”; %(part)s đồng chí "
                "trả lời: %(answers)s."
            )
            if poll.answers
            else _(
                "- Hỏi nhanh để tham khảo, không phải biểu quyết: “%(words)s”; %(part)s đồng chí "
                "trả lời, chưa đủ 05 phiếu nên không nêu kết quả."
            )
        ) % values


def _replies(opinions: list[Said], *, silent: bool = False) -> Iterable[str]:
    answered = [said for said in opinions if said.reply]
    if not answered and not silent:
        yield _("- Không có.")
    for said in answered:
        yield _("- Đồng chí %(by)s trả lời ý kiến của đồng chí %(name)s: %(words)s") % {
            "by": said.reply_by,
            "name": said.author,
            "words": phrases.ended(phrases.one_line(said.reply)),
        }


def _outcome(facts: Facts) -> Iterable[str]:
    yield _("1. Kết luận của chủ trì")
    for words in facts.conclusions:
        yield "- " + phrases.ended(phrases.one_line(words))
    if not facts.conclusions:
        yield _("- Không có.")
    yield _("2. Biểu quyết")
    for position, vote in enumerate(facts.votes, start=1):
        yield f"{numbers.letter(position)}) {phrases.ended(vote.text)}"
        yield from _vote_lines(facts, vote)
    if not facts.votes:
        yield _("- Không có nội dung biểu quyết.")
    yield _("3. Phân công nhiệm vụ")
    yield from phrases.duty_lines(facts.duties)
    yield _("4. Chấm điểm chất lượng sinh hoạt: %s") % phrases.score_sentence(facts.score)
    yield from phrases.score_remarks(facts.score)


def _vote_lines(facts: Facts, vote: Vote) -> Iterable[str]:
    whole = vote.denominator
    yield _("- Hình thức: %(form)s; tổng số %(who)s được tính: %(whole)s; có mặt: %(here)s.") % {
        "form": phrases.lower_first(str(vote.form)),
        "who": facts.voters_word,
        "whole": numbers.padded(whole),
        "here": numbers.padded(vote.present_voters),
    }
    if vote.ballots:
        yield from _ballot_lines(vote.ballots, whole)
    if vote.agree is not None:
        yield _(
            "- Tán thành %(agree)s, đạt %(percent)s; không tán thành %(against)s; "
            "ý kiến khác %(other)s."
        ) % {
            "agree": phrases.out_of(vote.agree, whole),
            "percent": numbers.percent(vote.agree, whole),
            "against": numbers.padded(vote.disagree),
            "other": numbers.padded(vote.other),
        }
    yield _("- Kết quả: %(result)s (cần %(threshold)s).") % {
        "result": _("được thông qua") if vote.carried else _("không được thông qua"),
        "threshold": vote.threshold,
    }
    for reserved in vote.reserved:
        yield _("- Ý kiến bảo lưu của đồng chí %(name)s: %(words)s") % {
            "name": reserved.name,
            "words": phrases.ended(phrases.one_line(reserved.words)),
        }
    if not vote.reserved:
        yield _("- Ý kiến bảo lưu: không có.")


def _ballot_lines(ballots: Ballots, whole: int) -> Iterable[str]:
    yield _(
        "- Phiếu phát ra %(issued)s; thu về %(returned)s; hợp lệ %(valid)s; "
        "không hợp lệ %(invalid)s. Ban kiểm phiếu: %(tellers)s."
    ) % {
        "issued": numbers.padded(ballots.issued),
        "returned": numbers.padded(ballots.returned),
        "valid": numbers.padded(ballots.valid),
        "invalid": numbers.padded(ballots.invalid),
        "tellers": ballots.tellers,
    }
    for name, votes in ballots.names:
        yield _("- %(name)s: %(votes)s, đạt %(percent)s.") % {
            "name": name,
            "votes": phrases.out_of(votes, whole),
            "percent": numbers.percent(votes, whole),
        }


def _closing(facts: Facts) -> Iterable[str]:
    if facts.ended is None:
        yield _("Hội nghị đang diễn ra.")
        return
    same_day = facts.ended.date() == facts.began.date()
    yield _("Hội nghị kết thúc vào hồi %(hour)s %(day)s. Biên bản đã được đọc trước hội nghị.") % {
        "hour": dates.official_hour(facts.ended),
        "day": _("cùng ngày") if same_day else dates.official(facts.ended.date()),
    }
