"""What readers do: they open an article, and say something where that is allowed."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.ledger.once import write_once
from sotay.news import queries
from sotay.news.models import Article, Comment, Reading
from sotay.org.models import Person
from sotay.policy import Right, require


def note_reading(*, by: Person, article: Article) -> None:
    """Remember that the person has opened it; whoever opens it again writes nothing."""
    if Reading.objects.filter(article=article, person=by).exists():
        return
    with transaction.atomic():
        Reading.objects.get_or_create(
            article=article, person=by, defaults={"first_at": clock.now()}
        )


@one_act()
def comment(*, by: Person, article: Article, words: str, client_id: UUID) -> Comment:
    """Say something under an article.

    Raises:
        Forbidden: the article is not for the person.
        Conflict: it takes no comments, or the id was used for another one.
        Invalid: nothing said.
    """
    require(by, Right.NEWS_SEE, article)
    held = Article.objects.select_related("unit").get(pk=article.pk)
    if not held.comments_open or not queries.is_read_now(held):
        raise Conflict(_("Tin này không nhận bình luận. Nội dung đồng chí gõ vẫn còn trên máy."))
    kept = text.tidy_lines(words)
    if not kept:
        raise Invalid(_("Ghi bình luận."), field="words")

    def make() -> Comment:
        return Comment.objects.create(
            article=held, person=by, words=kept, at=clock.acted_at(), client_id=client_id
        )

    made, new = write_once(
        Comment, client_id, make, article_id=held.pk, person_id=by.pk, words=kept
    )
    if new:
        record(by=by, act="news.commented", about=held, unit=held.unit)
    return made


@one_act()
def remove_comment(*, by: Person, comment: Comment) -> Comment:
    """Take a comment away: one's own, or any for whoever publishes here. Twice is once.

    Raises:
        Forbidden: it is another's, and ``by`` does not publish here.
    """
    if comment.person_id != by.pk:
        queries.must(by, Right.NEWS_PUBLISH, comment.article.unit)
    held = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    if held.removed_at is None:
        held.removed_at, held.removed_by = clock.now(), by
        held.save(update_fields=["removed_at", "removed_by"])
        record(by=by, act="news.comment_removed", about=comment.article, unit=comment.article.unit)
    return held
