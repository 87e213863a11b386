"""Taking several files into the library at once, and saying which of them are there already."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext as _

from sotay.documents import actions, queries
from sotay.documents.models import Document
from sotay.files.arriving import NamedUpload
from sotay.kernel import text
from sotay.kernel.refusals import Conflict, Invalid, Refusal
from sotay.org.models import Person, Unit
from sotay.policy import Right, require


@dataclass(frozen=True)
class TakenIn:
    """What became of several files: the drafts, and why the others were refused."""

    documents: list[Document]
    refused: list[str]


def take_in_all(
    *, by: Person, unit: Unit, sent: Sequence[NamedUpload], anew: bool = False
) -> TakenIn:
    """A draft for each file. One bad file among several does not lose the good ones.

    Args:
        by: who keeps them.
        unit: whose they are.
        sent: the files.
        anew: take in also what is in the library already.

    Raises:
        Forbidden: ``by`` keeps no documents of the unit.
        Refusal: there was one file, and it is refused.
    """
    require(by, Right.DOCUMENTS_KEEP, unit)
    refuse = None if anew else partial(_refuse_known, by)
    taken: list[Document] = []
    refused: list[str] = []
    for one in sent:
        try:
            taken.append(_take(by, unit, one, refuse))
        except Refusal as refusal:
            if len(sent) == 1:
                raise
            refused.append(f"“{text.tidy(one.name)}”: {refusal.message}")
    return TakenIn(taken, refused)


def _take(
    by: Person, unit: Unit, one: NamedUpload, refuse: Callable[[str], None] | None
) -> Document:
    return actions.take_in(by=by, unit=unit, upload=one.upload, name=one.name, refuse=refuse)


def _refuse_known(by: Person, sha256: str) -> None:
    """Say where the same bytes are, if it is where this person may look.

    Raises:
        Conflict: there is such a document.
    """
    found = queries.document_with(by, sha256)
    if found is not None:
        raise Conflict(
            _(
                "Tệp này đã có trong thư viện: “%(title)s” (%(state)s). Đồng chí dùng văn bản đó, "
                "hoặc đánh dấu “Vẫn đưa vào thành văn bản mới” rồi gửi lại."
            )
            % {
                "title": f"{found.code} {found.title}".strip(),
                "state": found.get_state_display(),
            },
            field="file",
        )


def only_one(sent: Sequence[NamedUpload]) -> NamedUpload:
    """The file of a form that takes one; the last of several, which was chosen last.

    Raises:
        Invalid: there is none.
    """
    if not sent:
        raise Invalid(_("Chọn tệp."), field="file")
    return sent[-1]
