"""Publishing to a body or a title in a few words, and who reads it then."""

from typing import Any

from django.test import Client

from sotay.documents import actions, queries
from sotay.documents.models import Document, Publication
from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.notices.models import Notice
from sotay.org.models import Person, Position, Title
from sotay.org.tests.cast import NAMES, Cast

Reach, Who = Publication.Reach, Publication.Who
KEEPERS = {"hoa", "son"}  # clerk and secretary of the ward, whose document it is


def publish(cast: Cast, document: Document, **to: Any) -> Publication:
    return actions.publish(
        by=cast.hoa, document=document, **{"unit": cast.ward, "reach": Reach.SUBTREE, **to}
    )


def to_board(cast: Cast, document: Document, **more: Any) -> Publication:
    return publish(cast, document, who=Who.BODY, body=cast.standing_board, **more)


def to_secretaries(cast: Cast, document: Document, **more: Any) -> Publication:
    title = Title.objects.get(code="cell_secretary")
    return publish(cast, document, who=Who.TITLE, title=title, **more)


def sits(cast: Cast, person: Person, title: str = "standing_member") -> Position:
    return Position.objects.create(
        person=person,
        unit=cast.ward,
        body=cast.standing_board,
        title_id=title,
        starts=clock.today(),
    )


def may_read(person: Person, document: Document) -> bool:
    try:
        queries.document_for(person, document.pk)
    except Missing:
        return False
    return True


def readers(cast: Cast, document: Document) -> set[str]:
    """Who may open it besides its keepers, from the door; lists and search say the same."""
    found = {name for name in NAMES if may_read(getattr(cast, name), document)}
    listed = {name for name in NAMES if document in queries.readable(getattr(cast, name))}
    seen = {name for name in NAMES if document in queries.visible(getattr(cast, name))}
    assert seen == found
    assert listed - KEEPERS == found - KEEPERS
    return found - KEEPERS


def signed_in(person: Person) -> Client:
    client = Client()
    assert person.account is not None
    client.force_login(person.account)
    return client


def told(document: Document) -> set[str]:
    rows = Notice.objects.filter(kind="documents.published", about=f"document:{document.pk}")
    return set(rows.values_list("person__account__username", flat=True))
