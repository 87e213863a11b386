"""Sentences that several records share: the roll, names in a row, tasks, the score."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from sotay.kernel import dates, numbers
from sotay.meetings.rules import writing
from sotay.meetings.rules.facts import Duty, Facts, Named, Score

END_SIGNS = (".", "!", "?", "…", ":", ";")


def lower_first(words: str) -> str:
    """``Sinh hoạt chi bộ`` inside a sentence: ``sinh hoạt chi bộ``."""
    return words[:1].lower() + words[1:]


def one_line(words: str) -> str:
    """What somebody wrote on several lines, as one running paragraph.

    Otherwise a line that begins with "2. " would look like a heading of the minutes.
    """
    return " ".join(words.split())


def ended(words: str) -> str:
    """``words`` with a sign at their end."""
    return words if words.endswith(END_SIGNS) else f"{words}."


def comrade(name: str) -> str:
    """``đồng chí Lê Thị Ánh``."""
    return _("đồng chí %s") % name


def presenter(typed: str) -> str:
    """Who presented, as the agenda has it: a name as it is, a role in small letters.

    "Phó bí thư" is a role: a person's name has a capital in every word.
    """
    is_name = all(word[:1].isupper() for word in typed.split())
    one_word = len(typed.split()) < 2
    return comrade(typed if is_name and not one_word else lower_first(typed))


def with_post(person: Named) -> str:
    """``đồng chí Lê Thị Ánh, Bí thư Chi bộ``."""
    named = comrade(person.name)
    return f"{named}, {person.note}" if person.note else named


def names(people: Sequence[Named], *, comrade: bool = True) -> str:
    """``đồng chí A (ốm), đồng chí B``; empty for nobody."""
    word = _("đồng chí %s") if comrade else "%s"
    return ", ".join(
        word % person.name + (f" ({person.note})" if person.note else "") for person in people
    )


def points(hundredths: int) -> str:
    """``9250`` → ``92,5``; ``9200`` → ``92``."""
    shown = Decimal(hundredths).scaleb(-2).normalize()
    return numbers.decimal(shown.quantize(Decimal(1)) if shown == shown.to_integral() else shown)


def out_of(count: int, whole: int) -> str:
    """``17/20``; numbers under ten are padded: ``05/09``."""
    return f"{numbers.padded(count)}/{numbers.padded(whole)}"


def roll_sentence(facts: Facts) -> str:
    """How many there are, of which standing."""
    roll = facts.figures
    told = [
        _("Tổng số %(who)s: %(total)s đồng chí")
        % {
            "who": facts.members_word,
            "total": numbers.padded(roll.total),
        },
        _("triệu tập: %s") % numbers.padded(roll.summoned),
    ]
    if facts.is_cell:
        told += [
            _("chính thức: %s") % numbers.padded(roll.official),
            _("dự bị: %s") % numbers.padded(roll.probationary),
            _("miễn công tác và sinh hoạt: %s") % numbers.padded(roll.exempt + roll.exempt_present),
        ]
    if roll.away:
        told.append(_("đang sinh hoạt tạm thời ở nơi khác: %s") % numbers.padded(roll.away))
    if roll.received:
        told.append(_("đến sinh hoạt tạm thời: %s") % numbers.padded(roll.received))
    if roll.suspended:
        told.append(_("đang bị đình chỉ sinh hoạt: %s") % numbers.padded(roll.suspended))
    return "; ".join(told) + "."


def presence_sentence(facts: Facts) -> str:
    """How many came, and what share of those who had to."""
    roll = facts.figures
    stages = (
        _(" (chính thức %(official)s, dự bị %(probationary)s)")
        % {
            "official": numbers.padded(roll.present_official),
            "probationary": numbers.padded(roll.present_probationary),
        }
        if facts.is_cell
        else ""
    )
    return _(
        "Có mặt: %(present)s đồng chí%(stages)s, đạt %(percent)s số phải dự họp (%(share)s)."
    ) % {
        "present": numbers.padded(roll.present),
        "stages": stages,
        "percent": roll.share,
        "share": out_of(roll.present, roll.expected),
    }


def absence_lines(facts: Facts) -> Iterable[str]:
    """Who did not come, with the reason."""
    yield _("Vắng: %s đồng chí.") % numbers.padded(facts.figures.absent)
    for label, people in (
        (_("Có lý do"), facts.excused),
        (_("Không lý do"), facts.unexcused),
    ):
        counted = f"- {label}: {numbers.padded(len(people))}"
        yield f"{counted} – {names(people)}." if people else f"{counted}."


def duty_lines(duties: Sequence[Duty]) -> Iterable[str]:
    """The table of tasks given, or a line that says there are none."""
    if not duties:
        yield _("- Không có.")
        return
    yield writing.row(_("TT"), _("Nội dung"), _("Người thực hiện"), _("Thời hạn"))
    for position, duty in enumerate(duties, start=1):
        yield writing.row(str(position), duty.title, duty.assignee, dates.short(duty.due_on))


def score_sentence(score: Score | None) -> str:
    """The total and the grade: ``92,5 điểm, xếp loại Tốt``, with a full stop."""
    if score is None:
        return _("chưa chấm.")
    return _("%(points)s điểm, xếp loại %(grade)s.") % {
        "points": points(score.total),
        "grade": score.grade,
    }


def score_remarks(score: Score | None) -> Iterable[str]:
    """Where points were lost, and what is to be done: the guidance wants both written."""
    for title, given, most, remark in score.remarks if score else ():
        yield _("- %(criterion)s: %(given)s/%(most)s điểm%(remark)s.") % {
            "criterion": title,
            "given": points(given),
            "most": points(most),
            "remark": f" – {remark.rstrip('.')}" if remark else "",
        }
