"""The resolution and the conclusion of a meeting, drafted from what happened.

The parts are those of a cell's resolution under HD 42-HD/BTCTW, 28/10/2025. Only a person
can judge the month, so those places are left open (``writing.GAP``) for the secretary.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from sotay.kernel import dates, numbers
from sotay.meetings.rules import phrases, writing
from sotay.meetings.rules.facts import Facts, Vote
from sotay.meetings.rules.writing import Content, Section

RESOLUTION = "resolution"


def resolution_of(facts: Facts) -> Content:
    """The draft of the resolution. Only a cell's meeting is scored, so only it has part IV."""
    score = Section("score", _("IV- TỰ ĐÁNH GIÁ CHẤT LƯỢNG SINH HOẠT"), tuple(_score(facts)))
    return Content(
        (
            Section("opening", "", tuple(_opening(facts, _("Nghị quyết")))),
            Section("review", _("I- ĐÁNH GIÁ KẾT QUẢ THÁNG TRƯỚC"), tuple(_review(facts))),
            Section(
                "direction", _("II- PHƯƠNG HƯỚNG, NHIỆM VỤ THÁNG TỚI"), tuple(_lettered(facts))
            ),
            Section(
                "duties",
                _("III- PHÂN CÔNG, TỔ CHỨC THỰC HIỆN"),
                tuple(phrases.duty_lines(facts.duties)),
            ),
            *([score] if facts.is_cell else []),
            Section("closing", "", tuple(_vote(facts, _("Nghị quyết")))),
        )
    )


def conclusion_of(facts: Facts) -> Content:
    """The draft of a conclusion: what the chair concluded, who does it, how it was voted."""
    return Content(
        (
            Section("opening", "", tuple(_opening(facts, _("Kết luận")))),
            Section("direction", _("I- NỘI DUNG KẾT LUẬN"), tuple(_lettered(facts))),
            Section("duties", _("II- TỔ CHỨC THỰC HIỆN"), tuple(phrases.duty_lines(facts.duties))),
            Section("closing", "", tuple(_vote(facts, _("Kết luận")))),
        )
    )


def deciding_vote(facts: Facts) -> Vote | None:
    """The vote by which the resolution or conclusion was passed: the last one that carried."""
    passed = [vote for vote in facts.votes if vote.question == RESOLUTION and vote.carried]
    return passed[-1] if passed else None


def _opening(facts: Facts, kind: str) -> Iterable[str]:
    roll = facts.figures
    yield _("%(day)s, %(who)s tổ chức %(what)s tại %(place)s.") % {
        "day": dates.official(facts.began.date()).capitalize(),
        "who": facts.organisation,
        "what": phrases.lower_first(facts.title),
        "place": facts.place,
    }
    yield _(
        "Tổng số %(who)s: %(total)s đồng chí; có mặt: %(present)s; vắng: %(absent)s "
        "(có lý do %(excused)s, không lý do %(unexcused)s); miễn công tác và sinh hoạt: "
        "%(exempt)s.%(length)s"
    ) % {
        "who": facts.members_word,
        "total": numbers.padded(roll.total),
        "present": numbers.padded(roll.present),
        "absent": numbers.padded(roll.absent),
        "excused": numbers.padded(len(facts.excused)),
        "unexcused": numbers.padded(len(facts.unexcused)),
        "exempt": numbers.padded(roll.exempt + roll.exempt_present),
        "length": _length(facts),
    }
    yield _("Chủ trì: %(chair)s. Thư ký: %(secretary)s.") % {
        "chair": phrases.with_post(facts.chair),
        "secretary": phrases.with_post(facts.secretary),
    }
    if facts.dues_notice:
        yield _("Tình hình đảng phí: %s") % phrases.ended(phrases.one_line(facts.dues_notice))
    yield _("%(who)s thống nhất ban hành %(kind)s như sau:") % {
        "who": facts.organisation,
        "kind": phrases.lower_first(kind),
    }


def _length(facts: Facts) -> str:
    if facts.minutes_long is None:
        return ""
    return _(" Thời lượng: %d phút.") % facts.minutes_long


def _review(facts: Facts) -> Iterable[str]:
    yield _("1. Tình hình tư tưởng")
    yield f"- {writing.GAP}"
    yield _("2. Thực hiện nhiệm vụ chính trị")
    yield f"- {writing.GAP}"
    yield _("3. Kết quả thực hiện nhiệm vụ đã giao")
    if facts.old_duties:
        yield writing.row(_("TT"), _("Nhiệm vụ"), _("Tình trạng đầu kỳ"), _("Kết quả"))
    for position, duty in enumerate(facts.old_duties, start=1):
        yield writing.row(str(position), duty.title, duty.state_before, duty.result)
    if not facts.old_duties:
        yield _("- Không có nhiệm vụ chuyển từ tháng trước.")
    yield _("4. Biểu dương, nhắc nhở")
    yield f"- {writing.GAP}"
    yield _("5. Hạn chế")
    yield f"- {writing.GAP}"


def _lettered(facts: Facts) -> Iterable[str]:
    for position, words in enumerate(facts.conclusions, start=1):
        yield f"{numbers.letter(position)}) {phrases.ended(phrases.one_line(words))}"
    if not facts.conclusions:
        yield f"- {writing.GAP}"


def _score(facts: Facts) -> Iterable[str]:
    if facts.score is None:
        yield f"- {writing.GAP}"
        return
    yield _("- Tổng điểm: %s") % phrases.score_sentence(facts.score)
    yield from phrases.score_remarks(facts.score)


def _vote(facts: Facts, kind: str) -> Iterable[str]:
    vote = deciding_vote(facts)
    if vote is None or vote.agree is None:
        yield writing.GAP
        return
    yield _("%(kind)s được %(share)s %(who)s biểu quyết tán thành, đạt %(percent)s.") % {
        "kind": kind,
        "share": phrases.out_of(vote.agree, vote.denominator),
        "who": facts.voters_word,
        "percent": numbers.percent(vote.agree, vote.denominator),
    }
