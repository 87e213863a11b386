"""To whom a document goes: publishing it, telling those people, taking a line back."""

from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.documents import queries
from sotay.documents.actions.keeping import row_held
from sotay.documents.models import Document, Publication
from sotay.documents.rules import publishing
from sotay.jobs.actions import run_later
from sotay.kernel import clock
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.ledger.rules import Detail
from sotay.notices.actions import notify
from sotay.org.models import Body, Person, Title, Unit
from sotay.org.queries import subtree_ids
from sotay.org.queries.audiences import Circle, names_whom_it_means
from sotay.search.actions import mark

AT_ONCE = 200
"""Readers told in one transaction: pages have their turn between."""
_Who, _Reach = Publication.Who, Publication.Reach


@one_act()
def publish(
    *,
    by: Person,
    document: Document,
    unit: Unit,
    reach: str = _Reach.SUBTREE,
    who: str = _Who.EVERYBODY,
    body: Body | None = None,
    title: Title | None = None,
    asks_to_acknowledge: bool = False,
) -> Publication:
    """Publish in the keeper's own subtree; below, it is there at once.

    The same people a second time, or farther or less far below, is the same line put right.

    Args:
        by: who keeps it.
        document: the document.
        unit: where; of a body its own, whatever is said.
        reach: how far below; a body is one unit's.
        who: of ``Publication.Who``.
        body: who sits in it, day by day.
        title: who holds it, day by day, or a title that implies it.
        asks_to_acknowledge: whether these people shall say that they have read it.

    Raises:
        Forbidden: ``by`` keeps no documents of its unit.
        Conflict: it was withdrawn.
        Invalid: it lacks a title or a file, ``unit`` is not of the subtree, or ``who`` means
            nobody.
    """
    held = row_held(by, document)
    if held.state == Document.State.WITHDRAWN:
        raise Conflict(_("Văn bản này đã thu hồi nên không ban hành lại được."))
    lack = publishing.lacking(title=held.title, versions=held.versions.count())
    if lack:
        raise Invalid(lack)
    if who not in _Who.values or not names_whom_it_means(Circle(who, body, title)):
        raise Invalid(_("Chọn gửi cho ai."), field="who")
    if body is not None:
        unit, reach = body.unit, _Reach.UNIT
    if unit.pk != held.unit_id and unit.pk not in subtree_ids(held.unit):
        raise Invalid(_("Chỉ ban hành đến đơn vị mình và các đơn vị trực thuộc."), field="unit")
    publication, _new = Publication.objects.update_or_create(
        document=held,
        unit=unit,
        who=who,
        body=body,
        title=title,
        defaults={
            "reach": reach,
            "asks_to_acknowledge": asks_to_acknowledge,
            "by": by,
            "at": clock.now(),
        },
    )
    if held.state == Document.State.DRAFT:
        held.state, held.published_at = Document.State.PUBLISHED, clock.now()
        held.save()
    record(
        by=by, act="documents.published", about=held, unit=held.unit, details=_details(publication)
    )
    run_later("documents.tell_readers", publication_id=publication.pk)
    mark(source="document", thing=held.pk)
    return publication


@one_act()
def take_back(*, by: Person, document: Document, publication: Publication) -> None:
    """Send it to these people no more; the ledger keeps to whom it went, and by whom.

    Whoever has another line reads on. Where it was used it stays readable.

    Raises:
        Forbidden: ``by`` keeps no documents of its unit.
        Conflict: it is the last line, or the document is withdrawn already.
        Missing: the line is none of the document's any more.
    """
    held = row_held(by, document)
    if held.state == Document.State.WITHDRAWN:
        raise Conflict(_("Văn bản này đã thu hồi rồi."))
    row = queries.publication_of(held, publication.pk)
    if held.publications.count() == 1:
        raise Conflict(
            _(
                "Đây là nơi nhận cuối cùng nên chưa bỏ. Hãy ban hành đến nơi đúng trước rồi bỏ nơi "
                "này; hoặc thu hồi văn bản."
            )
        )
    details = _details(row)
    row.delete()
    record(by=by, act="documents.taken_back", about=held, unit=held.unit, details=details)
    mark(source="document", thing=held.pk)


def _details(row: Publication) -> dict[str, Detail]:
    """Whom a line means, for the ledger."""
    found: dict[str, Detail] = {"unit": row.unit_id, "who": row.who, "reach": row.reach}
    named = {"body": row.body_id, "title": row.title_id}
    return {**found, **{name: value for name, value in named.items() if value}}


@one_act()
def tell_readers(*, publication_id: int, after: int = 0) -> None:
    """Tell the next few of those whom a publication reaches; then the job asks for the rest.

    Nobody is told twice of the same document, and nobody at all once it is withdrawn.
    """
    row = (
        Publication.objects.select_related("document", "by", "unit", "body__unit")
        .filter(pk=publication_id)
        .first()
    )
    if row is None or row.document.state != Document.State.PUBLISHED:
        return
    people = queries.next_readers(row, after, AT_ONCE)
    notify(
        by=row.by,
        people=people,
        kind="documents.published",
        about=f"document:{row.document_id}",
        words=_("Văn bản mới: %(title)s")
        % {"title": f"{row.document.code} {row.document}".strip()},
        address=reverse("documents:document", args=[row.document_id]),
    )
    if len(people) == AT_ONCE:
        run_later("documents.tell_readers", publication_id=publication_id, after=people[-1].pk)
