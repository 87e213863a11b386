"""The report of a survey, put together from its figures and its points."""

from django.utils.translation import gettext as _

from sotay.kernel import clock
from sotay.kernel.numbers import thousands
from sotay.papers.layouts import Layout, layout_named
from sotay.profiles.queries import profile_on
from sotay.surveys.models import Circle, Invitation, ReportPlan, Sheet, Survey
from sotay.surveys.queries.opinions import opinions_of, point_lines
from sotay.surveys.queries.results import Results, period_of, recounted, summary_of_unit
from sotay.surveys.rules.checking import check
from sotay.surveys.rules.reconciling import differences
from sotay.surveys.rules.report import Opinions, Report, Style
from sotay.surveys.rules.tables import read_table
from sotay.surveys.rules.wording import plain_text

# Two names of a unit's surveys: a name of a file is kept well under what disks take.
LONGEST_FILE_NAME = 120
_REFUSED_BY_DISKS = '/\\:*?"<>|'
_BLANKS = "\u00a0" * 5


def plan_of(survey: Survey) -> ReportPlan:
    """How the report is printed; a row that is not kept yet where nobody has said so."""
    found = ReportPlan.objects.filter(survey=survey).first()
    return found or ReportPlan(survey=survey, attached_to=usual_attachment(), edition=0)


def usual_attachment() -> str:
    """What a report goes with, with blanks for number and day."""
    return _("báo cáo số%(gap)s-BC, ngày%(gap)s/%(month)s/%(year)s") % {
        "gap": _BLANKS,
        "month": clock.today().month,
        "year": clock.today().year,
    }


def layout() -> Layout:
    """The layout of papers that is in force today."""
    return layout_named(profile_on(clock.today()).rules.layout)


def report_of(results: Results) -> Report:
    """The report of everybody, with the points that were put together."""
    lines = point_lines(results.survey, results.definition)
    return _report(results, opinions=opinions_of(lines))


def report_of_unit(results: Results, unit_id: int) -> Report:
    """The page of one unit: figures, no words of people.

    Raises:
        Missing: no such unit was asked, or its figures are not shown.
    """
    line, summary = summary_of_unit(results, unit_id)
    whole = _report(results, opinions=Opinions())
    return Report(
        subject=whole.subject,
        attached_to=whole.attached_to,
        since=whole.since,
        until=whole.until,
        summary=summary,
        invited=line.invited,
        unit=line.name,
        style=whole.style,
    )


def what_does_not_add_up(results: Results) -> list[str]:
    """Every difference in a sentence; empty when the report may be published.

    The figures are compared with the sheets themselves, with the people who have answered, with
    the units and the days; and then the printed table is read and recomputed as anybody's.
    """
    summary = results.summary
    found = [
        each.sentence
        for each in differences(
            summary,
            answered=results.answered,
            by_unit=[one.answered for one in results.tallies],
        )
    ]
    found += recounted(results)
    figures = _report(results, opinions=Opinions())
    found += [
        _("Câu %(place)s: %(told)s") % {"place": one.where, "told": one.message}
        for one in check(read_table(plain_text(figures)))
    ]
    return found


def what_still_waits(survey: Survey) -> list[str]:
    """Sheets that came and are not counted yet, in sentences: whoever publishes leaves them out."""
    late, paper = _late(survey), _untyped(survey)
    found = []
    if late:
        found.append(
            _(
                "Còn %(count)s phiếu đến muộn chưa nhận. Công bố rồi thì không nhận thêm được; "
                "muốn tính những phiếu này, hãy nhận trước ở trang theo dõi."
            )
            % {"count": thousands(late)}
        )
    if paper:
        found.append(
            _(
                "Còn %(count)s phiếu giấy đã nộp mà chưa nhập đủ hai lần. Hãy nhập xong ở trang "
                "theo dõi rồi công bố."
            )
            % {"count": thousands(paper)}
        )
    return found


def _late(survey: Survey) -> int:
    if survey.anonymous:
        return Invitation.objects.filter(survey=survey, late=True).count()
    return Sheet.objects.filter(survey=survey, counts=False).count()


def _untyped(survey: Survey) -> int:
    """Printed sheets that were handed in and do not count yet."""
    handed_in = Invitation.objects.filter(survey=survey, on_paper=True)
    if not survey.anonymous:
        return handed_in.filter(answered=False, late=False).count()
    rows = Circle.objects.filter(survey=survey, invitations__on_paper=True).distinct()
    typed = sum(int(circle.counted.get("paper", 0)) for circle in rows)
    return max(0, handed_in.count() - typed)


def file_name(survey: Survey, form: str, unit: str = "") -> str:
    """``kết quả khảo sát sử dụng sổ tay.docx``; signs that some disks refuse become a hyphen."""
    told = " ".join(f"{_('kết quả')} {survey.title[:1].lower()}{survey.title[1:]} {unit}".split())
    safe = "".join("-" if sign in _REFUSED_BY_DISKS else sign for sign in told)
    if len(safe) > LONGEST_FILE_NAME:
        safe = safe[:LONGEST_FILE_NAME].rsplit(" ", 1)[0]
    return f"{safe.rstrip(' .')}.{form}"


def _report(results: Results, *, opinions: Opinions) -> Report:
    survey, plan = results.survey, plan_of(results.survey)
    since, until = period_of(survey)
    return Report(
        subject=subject_of(survey.title),
        attached_to=plan.attached_to,
        since=since,
        until=until,
        summary=results.summary,
        invited=results.invited,
        style=Style(forced=plan.forced),
        opinions=opinions,
    )


def subject_of(title: str) -> str:
    """The title without the word that stands in the line above it: "Khảo sát sử dụng …"."""
    word = _("khảo sát ")
    return title[len(word) :] if title.lower().startswith(word) else title
