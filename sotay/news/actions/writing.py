"""Writing an article and giving it pictures, while it is a draft."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from sotay.files import kinds
from sotay.files.actions import Upload, store_file
from sotay.files.models import StoredFile
from sotay.files.sheets import Sheet, row_of
from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.ledger.once import write_once
from sotay.news import pictures, queries
from sotay.news.models import Article, Picture
from sotay.news.rules import life, public
from sotay.news.searching import NAME
from sotay.org.models import Person, Unit
from sotay.policy import Right
from sotay.search.actions import mark

PICTURE_KINDS = (kinds.JPEG, kinds.PNG, kinds.WEBP)
MOST_PICTURES = 12


@dataclass(frozen=True)
class Words:
    """What an article says and for whom, as a form gives it."""

    title: str
    body: str
    lead: str = ""
    event_on: date | None = None
    reach: str = Article.Reach.SUBTREE
    is_public: bool = False
    comments_open: bool = False


@one_act()
def write(*, by: Person, unit: Unit, words: Words, client_id: UUID) -> Article:
    """A new draft.

    Raises:
        Forbidden: ``by`` is neither on the board nor an officer of the unit.
        Invalid: no title, nothing said, or personal numbers in what anybody may read.
        Conflict: the id was used for another article.
    """
    queries.must(by, Right.NEWS_WRITE, unit)
    kept = checked(words)
    now = clock.acted_at()

    def make() -> Article:
        return Article.objects.create(
            unit=unit,
            author=by,
            written_at=now,
            changed_at=now,
            client_id=client_id,
            **vars(kept),
        )

    article, new = write_once(
        Article, client_id, make, unit_id=unit.pk, author_id=by.pk, title=kept.title
    )
    if new:
        record(by=by, act="news.written", about=article, unit=unit)
        mark(source=NAME, thing=article.pk)
    return article


@one_act()
def edit(*, by: Person, article: Article, words: Words) -> Article:
    """Write other words into a draft.

    Raises:
        Forbidden: ``by`` is neither on the board nor an officer of the unit.
        Conflict: it is under review or was published.
        Invalid: as ``write``.
    """
    held = draft_of(by, article)
    kept = checked(words)
    for name, value in vars(kept).items():
        setattr(held, name, value)
    held.changed_at = clock.now()
    held.save()
    record(by=by, act="news.edited", about=held, unit=held.unit)
    mark(source=NAME, thing=held.pk)
    return held


def add_picture(*, by: Person, article: Article, upload: Upload, name: str, alt: str) -> Picture:
    """Give a draft a picture with the words for whoever does not see it.

    The file is stored and drawn before the transaction: that takes a moment.

    Raises:
        Forbidden: ``by`` is neither on the board nor an officer of the unit.
        Conflict: it is no draft any more.
        Invalid: no picture, a broken one, no words for it, or one too many.
    """
    queries.must(by, Right.NEWS_WRITE, article.unit)
    words = text.tidy(alt)
    if not words:
        raise Invalid(_("Ghi ảnh chụp gì, để người không nhìn được ảnh cũng hiểu."), field="alt")
    stored = store_file(by=by, upload=upload, name=name, only=PICTURE_KINDS)
    return _attach(by, article, stored, words, pictures.drawn(stored.blob))


@one_act()
def _attach(by: Person, article: Article, stored: StoredFile, alt: str, sheet: Sheet) -> Picture:
    held = draft_of(by, article)
    if held.pictures.count() >= MOST_PICTURES:
        raise Invalid(_("Mỗi tin nhiều nhất %(most)d ảnh.") % {"most": MOST_PICTURES}, field="file")
    last = held.pictures.aggregate(last=Max("position"))["last"] or 0
    picture = Picture.objects.create(
        article=held, file=stored, alt=alt, sheet=row_of(sheet), position=last + 1
    )
    record(by=by, act="news.picture_added", about=held, unit=held.unit)
    mark(source=NAME, thing=held.pk)
    return picture


@one_act()
def remove_picture(*, by: Person, picture: Picture) -> None:
    """Take a picture out of a draft.

    Raises:
        Forbidden: ``by`` is neither on the board nor an officer of the unit.
        Conflict: the article is no draft any more.
    """
    held = draft_of(by, picture.article)
    Picture.objects.filter(pk=picture.pk).delete()
    record(by=by, act="news.picture_removed", about=held, unit=held.unit)
    mark(source=NAME, thing=held.pk)


def checked(words: Words) -> Words:
    """The words tidied, or the reason why they cannot stay so."""
    kept = Words(
        title=text.tidy(words.title),
        lead=text.tidy(words.lead),
        body=text.tidy_lines(words.body),
        event_on=words.event_on,
        reach=words.reach,
        is_public=words.is_public,
        comments_open=words.comments_open,
    )
    if not kept.title:
        raise Invalid(_("Ghi tiêu đề của tin."), field="title")
    if not kept.body:
        raise Invalid(_("Ghi nội dung của tin."), field="body")
    found = public.personal_data_in(kept.title, kept.lead, kept.body) if kept.is_public else []
    if found:
        raise Invalid(
            _(
                "Tin công khai không được có số điện thoại, số giấy tờ, địa chỉ thư của ai: "
                "%(found)s. Hãy bỏ đi, hoặc không để công khai."
            )
            % {"found": ", ".join(found[:3])},
            field="is_public",
        )
    return kept


def draft_of(by: Person, article: Article) -> Article:
    """The draft's row, held until the commit, if ``by`` may write it."""
    queries.must(by, Right.NEWS_WRITE, article.unit)
    rows = Article.objects.select_for_update(of=("self",)).select_related("unit")
    held = rows.get(pk=article.pk)
    if not life.may_edit(life.State(held.state)):
        raise Conflict(
            _("Tin đang chờ duyệt hoặc đã đăng nên không sửa được. Nội dung đồng chí gõ vẫn còn.")
        )
    return held
