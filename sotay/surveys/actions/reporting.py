"""Putting the report together: points from the answers, how it is printed, publishing it."""

from collections.abc import Sequence

from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.files.actions import store_bytes
from sotay.files.models import StoredFile
from sotay.jobs.actions import run_later
from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Invalid, Missing
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.notices.actions import notify
from sotay.org.models import Person
from sotay.policy import Right, require
from sotay.surveys import happenings, press
from sotay.surveys.actions.life import AT_ONCE
from sotay.surveys.models import (
    Invitation,
    OpinionPoint,
    PublishedReport,
    ReportPlan,
    Step,
    Survey,
)
from sotay.surveys.queries import opinions, report, results
from sotay.surveys.rules.shape import as_json


@one_act()
def put_point(
    *,
    by: Person,
    survey: Survey,
    point: OpinionPoint | None,
    chapter: str,
    heading: str,
    words: str,
    sources: Sequence[str] = (),
    edition: int = 0,
) -> OpinionPoint:
    """Write a new point at the end of its list, or change one.

    Args:
        by: who puts the report together.
        survey: whose report it is.
        point: the one to change; none writes a new one.
        chapter: where it stands, a ``Chapter``.
        heading: the group it stands in; only opinions have one.
        words: as the report says it.
        sources: keys of suggested groups whose answers it stands for, besides those it has.
        edition: the one that the writer saw.

    Raises:
        Forbidden: ``by`` makes no reports of this unit's surveys.
        Conflict: somebody else changed the point meanwhile.
        Invalid: a suggested group is there no more.
    """
    _begin(by, survey)
    found = _sources(survey, sources)
    if point is None:
        last = survey.points.filter(chapter=chapter).aggregate(last=Max("position"))["last"] or 0
        point = OpinionPoint(survey=survey, position=last + 1, edition=0)
        held = []
    else:
        point = _locked(point)
        _must_be_seen(point.edition, edition)
        held = opinions.sources_of(point)
    point.chapter, point.heading, point.words = chapter, heading, words
    point.sources = [list(source) for source in dict.fromkeys([*held, *found])]
    point.edition += 1
    point.changed_by, point.changed_at = by, clock.now()
    point.save()
    _record(by, "surveys.point_written", survey)
    return point


@one_act()
def move_point(*, by: Person, survey: Survey, point: OpinionPoint, steps: int) -> None:
    """Move a point up (−1) or down (1) in its list; at its end it stays.

    Raises:
        Forbidden: ``by`` makes no reports of this unit's surveys.
    """
    _begin(by, survey)
    order = list(survey.points.filter(chapter=point.chapter))
    place = next((at for at, one in enumerate(order) if one.pk == point.pk), None)
    if place is None:
        raise Missing(_gone())
    order.insert(max(0, place + steps), order.pop(place))
    for position, one in enumerate(order, 1):
        one.position = position
    OpinionPoint.objects.bulk_update(order, ["position"])
    _record(by, "surveys.point_moved", survey)


@one_act()
def remove_point(*, by: Person, survey: Survey, point: OpinionPoint) -> None:
    """Take a point out of the report; the answers that it stood for stay.

    Raises:
        Forbidden: ``by`` makes no reports of this unit's surveys.
    """
    _begin(by, survey)
    _locked(point).delete()
    _record(by, "surveys.point_removed", survey)


@one_act()
def plan_report(
    *, by: Person, survey: Survey, attached_to: str, forced: bool, charts: bool, edition: int
) -> ReportPlan:
    """Keep how the report is printed.

    Args:
        by: who puts the report together.
        survey: whose report it is.
        attached_to: what it goes with, "báo cáo số …".
        forced: shares are made to add up to exactly 100; the report says so.
        charts: the workbook has charts.
        edition: the one that the writer saw; nought when there was none.

    Raises:
        Forbidden: ``by`` makes no reports of this unit's surveys.
        Conflict: somebody else changed it meanwhile.
    """
    _begin(by, survey)
    held = ReportPlan.objects.filter(survey=survey).first()
    _must_be_seen(held.edition if held else 0, edition)
    plan, _new = ReportPlan.objects.update_or_create(
        survey=survey,
        defaults={
            "attached_to": attached_to,
            "forced": forced,
            "charts": charts,
            "edition": edition + 1,
            "changed_by": by,
            "changed_at": clock.now(),
        },
    )
    _record(by, "surveys.report_planned", survey)
    return plan


@one_act()
def publish_report(*, by: Person, survey: Survey) -> PublishedReport:
    """Count every sheet once more, and keep the report with its figures and files.

    Raises:
        Forbidden: ``by`` makes no reports of this unit's surveys.
        Conflict: the survey is not over, has too few answers, or does not add up; the sentence
            shows every difference.
    """
    _begin(by, survey)
    if survey.state not in (Survey.State.CLOSED, Survey.State.PUBLISHED):
        raise Conflict(_("Khảo sát chưa đóng nên chưa công bố được. Hãy đóng khảo sát trước."))
    found = results.results_of(survey)
    if found.withheld:
        raise Conflict(found.withheld)
    wrong = report.what_does_not_add_up(found)
    if wrong:
        raise Conflict(
            _("Số liệu chưa khớp nên chưa công bố được. %(differences)s")
            % {"differences": " ".join(wrong)}
        )
    printed = report.report_of(found)
    charts = report.plan_of(survey).charts
    number = (survey.published_reports.aggregate(last=Max("number"))["last"] or 0) + 1
    files = {
        form: _kept(press.rendered(form, printed, found, charts=charts), survey, form)
        for form in ("docx", "pdf", "xlsx")
    }
    published = PublishedReport.objects.create(
        survey=survey,
        number=number,
        figures=as_json(printed),
        published_by=by,
        published_at=clock.now(),
        **files,
    )
    survey.state = Survey.State.PUBLISHED
    survey.save(update_fields=["state"])
    Step.objects.create(survey=survey, what=Step.What.PUBLISHED, by=by, at=clock.now())
    record(
        by=by,
        act="surveys.report_published",
        about=survey,
        unit=survey.unit,
        details={"number": number},
    )
    run_later("surveys.tell_published", survey_id=survey.pk, number=number)
    return published


@one_act()
def tell_published(*, survey_id: int, number: int, after: int = 0) -> None:
    """Tell the next few who were asked; then the job asks for the rest.

    Args:
        survey_id: the survey.
        number: the edition; of an older one nothing is told any more.
        after: the id of the last person who was told.
    """
    found = PublishedReport.objects.filter(survey=survey_id).select_related("survey").first()
    if found is None or found.number != number:
        return
    rows = Invitation.objects.filter(
        survey=survey_id, person__gt=after, person__account__isnull=False
    )
    people = [row.person for row in rows.select_related("person").order_by("person")[:AT_ONCE]]
    notify(
        by=None,
        people=people,
        kind="surveys.published",
        about=f"survey:{survey_id}:published:{number}",
        words=_("Kết quả khảo sát “%(title)s” đã được công bố.") % {"title": found.survey.title},
        address=reverse("surveys:published", args=[survey_id]),
    )
    if len(people) == AT_ONCE:
        run_later("surveys.tell_published", survey_id=survey_id, number=number, after=people[-1].pk)


@one_act()
def tell_figures(*, survey_id: int) -> None:
    """Bring the open pages of its results up to date."""
    survey = Survey.objects.select_related("unit").filter(pk=survey_id).first()
    if survey is not None and not survey.anonymous:
        happenings.tell_figures(survey)


def _begin(by: Person, survey: Survey) -> None:
    """The right, and the survey's row: those who put one report together queue here."""
    require(by, Right.SURVEYS_KEEP, survey.unit)
    held = Survey.objects.select_for_update().get(pk=survey.pk)
    survey.state = held.state


def _locked(point: OpinionPoint) -> OpinionPoint:
    found = OpinionPoint.objects.filter(pk=point.pk).first()
    if found is None:
        raise Missing(_gone())
    return found


def _gone() -> str:
    return _("Không tìm thấy ý này. Có thể người khác vừa bỏ ra khỏi báo cáo.")


def _must_be_seen(held: int, seen: int) -> None:
    if held != seen:
        raise Conflict(
            _(
                "Người khác vừa sửa chỗ này. Nội dung đồng chí viết vẫn còn ở đây: hãy chép lại, "
                "tải lại trang để xem bản mới rồi sửa tiếp."
            )
        )


def _sources(survey: Survey, keys: Sequence[str]) -> list[opinions.Source]:
    if not keys:
        return []
    written = opinions.written_in(survey, results.definition_of(survey))
    found = opinions.suggestions_named(written, keys)
    if len(found) < len(set(keys)):
        raise Invalid(
            _(
                "Có nhóm ý kiến vừa thay đổi vì người trả lời sửa phiếu. Hãy mở lại trang ý kiến "
                "và chọn lại nhóm; lời văn đồng chí viết vẫn còn ở đây."
            )
        )
    return [(one.question, words) for one in found for words, _count in one.answers]


def _record(by: Person, act: str, survey: Survey) -> None:
    record(by=by, act=act, about=survey, unit=survey.unit)


def _kept(data: bytes, survey: Survey, form: str) -> StoredFile:
    return store_bytes(by=None, data=data, name=report.file_name(survey, form))
