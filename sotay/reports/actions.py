"""Writing the words of a report, and issuing it."""

from datetime import date

from django.utils.translation import gettext as _

from sotay.files.actions import store_bytes
from sotay.files.models import StoredFile
from sotay.kernel import clock
from sotay.kernel.numbers import padded
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.meetings.rules.paperwork import file_name
from sotay.org.models import Person, Unit
from sotay.papers.actions import allocate_number
from sotay.papers.docx import render_docx
from sotay.papers.pdf import render_pdf
from sotay.papers.rules import number_line
from sotay.policy import Right, require
from sotay.reports.models import IssuedReport, ReportWords
from sotay.reports.queries import papers
from sotay.reports.queries.activation import activation_report
from sotay.reports.queries.papers import Signer, paper_of, signers, texts_of
from sotay.reports.rules import texts
from sotay.reports.rules.report import ActivationReport
from sotay.reports.rules.shape import as_json
from sotay.reports.rules.texts import Texts
from sotay.reports.workbook import render_xlsx


@one_act()
def write_words(*, by: Person, unit: Unit, edition: int, words: Texts) -> ReportWords:
    """Keep the words of the unit's next report.

    Args:
        edition: the one that the writer saw; nought when there was none.

    Raises:
        Forbidden: ``by`` prepares no reports of this unit.
        Conflict: somebody else wrote meanwhile.
    """
    require(by, Right.REPORTS_PREPARE, unit)
    # Two first writers queue here: there is no row of theirs to lock yet.
    Unit.objects.select_for_update().get(pk=unit.pk)
    held = ReportWords.objects.filter(unit=unit).first()
    if (held.edition if held else 0) != edition:
        raise Conflict(
            _(
                "Người khác vừa sửa lời văn của báo cáo này. Nội dung đồng chí viết vẫn còn ở đây: "
                "hãy chép lại, tải lại trang để xem bản mới rồi sửa tiếp."
            )
        )
    row, _new = ReportWords.objects.update_or_create(
        unit=unit,
        defaults={
            "texts": words.as_json(),
            "edition": edition + 1,
            "changed_by": by,
            "changed_at": clock.now(),
        },
    )
    record(
        by=by,
        act="reports.words_written",
        about=row,
        unit=unit,
        details={"edition": row.edition},
    )
    return row


@one_act()
def issue_report(
    *, by: Person, unit: Unit, day: date, since: date, issued_on: date, signer: int
) -> IssuedReport:
    """Count once more, give the report its number and keep it with its figures and files.

    Args:
        day: the closing day; since: first day of the period.
        issued_on: the date on the paper, from the closing day until today.
        signer: id of the position under which it is signed.

    Raises:
        Forbidden: ``by`` issues no reports of this unit.
        Invalid: days that cannot be, nobody may sign like this, the words are not complete, or
            the unit's body issues no reports.
        Conflict: somebody has not activated and no reason is noted, so that the report would
            not add up; or the unit has no term of office.
    """
    require(by, Right.REPORTS_ISSUE, unit)
    if not day <= issued_on <= clock.today():
        raise Invalid(
            _("Ngày ghi trên báo cáo phải từ ngày chốt số liệu đến hôm nay."), field="issued_on"
        )
    chosen = _signer(unit, issued_on, signer)
    words = texts_of(unit)
    _must_be_complete(words)
    report = activation_report(unit, since=since, day=day)
    _must_add_up(report)
    number = allocate_number(
        by=by,
        unit=unit,
        layout=papers.layout_on(issued_on),
        issuer_kind=papers.issuer_kind(unit, issued_on),
        type_code=papers.TYPE,
        title=texts.clause(words.summary),
        day=issued_on,
    )
    paper = paper_of(unit, report, words, number=number.value, day=issued_on, signer=chosen)
    line = number_line(paper.layout, number.value, paper.code)
    issued = IssuedReport.objects.create(
        unit=unit,
        day=day,
        since=since,
        texts=words.as_json(),
        figures=as_json(report),
        number=number,
        signer=chosen.person,
        signing_post=chosen.post,
        issued_on=issued_on,
        issued_by=by,
        issued_at=clock.now(),
        docx=_kept(render_docx(paper), line, words, "docx"),
        pdf=_kept(render_pdf(paper), line, words, "pdf"),
        xlsx=_kept(render_xlsx(report), line, words, "xlsx"),
    )
    record(
        by=by,
        act="reports.report_issued",
        about=issued,
        unit=unit,
        details={"number": number.value, "day": day.isoformat()},
    )
    return issued


def _signer(unit: Unit, day: date, position_id: int) -> Signer:
    chosen = next((one for one in signers(unit, day) if one.position_id == position_id), None)
    if chosen is None:
        raise Invalid(
            _("Chỉ bí thư hoặc phó bí thư của đơn vị, đang giữ chức vào ngày ký, mới ký báo cáo."),
            field="signer",
        )
    return chosen


def _must_be_complete(words: Texts) -> None:
    """The words that only people know; a draft is printed with blanks, a report is not."""
    missing = [
        name
        for name, text in (
            (_("trích yếu"), words.summary),
            (_("căn cứ"), words.legal_basis),
            (_("kế hoạch của đơn vị"), words.own_plan),
            (_("khó khăn, vướng mắc"), words.difficulties),
            (_("nơi nhận"), words.recipients),
        )
        if not text.strip()
    ]
    if missing:
        raise Invalid(
            _("Báo cáo còn thiếu: %s. Hãy mở “Sửa lời văn”, ghi đủ rồi ban hành.")
            % ", ".join(missing)
        )


def _must_add_up(report: ActivationReport) -> None:
    if report.total.unexplained:
        raise Conflict(
            _(
                "Còn %(count)s đồng chí chưa kích hoạt mà chưa ghi lý do, nên số liệu chưa khớp. "
                "Hãy ghi lý do cho từng đồng chí trong danh sách cần gọi rồi ban hành."
            )
            % {"count": padded(report.total.unexplained)}
        )


def _kept(data: bytes, number: str, words: Texts, extension: str) -> StoredFile:
    name = file_name(number, _("báo cáo"), texts.clause(words.summary), extension)
    return store_bytes(by=None, data=data, name=name)
