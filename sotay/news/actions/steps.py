"""From draft to reader and back: each step is a row that says who, when and why."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from sotay.kernel import clock, text
from sotay.kernel.refusals import Conflict, Invalid
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.news import queries
from sotay.news.actions.writing import Words, checked
from sotay.news.models import Article, Step
from sotay.news.rules import life
from sotay.news.searching import NAME
from sotay.notices.actions import notify
from sotay.org.models import Person
from sotay.policy import Right
from sotay.search.actions import mark


@one_act()
def submit(*, by: Person, article: Article) -> Article:
    """Give a draft to those who publish.

    Raises:
        Forbidden: ``by`` is neither on the board nor an officer of the unit.
        Conflict: it is no draft.
    """
    held = _pass(by, article, life.Step.SUBMIT, Right.NEWS_WRITE)
    _tell(by, held, queries.publishers_of(held.unit), _("Tin chờ duyệt: %(title)s"))
    return held


@one_act()
def return_for(*, by: Person, article: Article, reason: str) -> Article:
    """Give it back to its author, and say what to change.

    Raises:
        Forbidden: ``by`` does not publish here.
        Invalid: no reason.
        Conflict: it is not under review.
    """
    held = _pass(by, article, life.Step.RETURN, Right.NEWS_PUBLISH, reason)
    _tell(by, held, [held.author], _("Tin cần sửa lại: %(title)s"))
    return held


@one_act()
def approve(
    *,
    by: Person,
    article: Article,
    publish_at: datetime | None = None,
    expires_at: datetime | None = None,
    pinned: bool = False,
) -> Article:
    """Publish now, or at an hour to come, perhaps until another hour.

    Raises:
        Forbidden: ``by`` does not publish here.
        Invalid: it would end before it begins; an hour that has passed; or personal numbers in
            what anybody may read.
        Conflict: it is not under review.
    """
    queries.must(by, Right.NEWS_PUBLISH, article.unit)
    now = clock.now()
    at = publish_at or now
    if at < now:
        raise Invalid(_("Giờ đăng đã qua. Bỏ trống để đăng ngay."), field="publish_at")
    if not life.hours_are_in_order(at, expires_at):
        raise Invalid(_("Giờ hết hạn phải sau giờ đăng."), field="expires_at")
    held = _held(article)
    checked(Words(held.title, held.body, held.lead, is_public=held.is_public))
    held.publish_at, held.expires_at, held.pinned = at, expires_at, pinned
    _take(by, held, life.Step.APPROVE, "")
    _tell(by, held, [held.author], _("Tin đã được duyệt: %(title)s"))
    return held


@one_act()
def withdraw(*, by: Person, article: Article, reason: str) -> Article:
    """Take it from its readers, with the reason; whoever kept a copy on a phone may still have it.

    Raises:
        Forbidden: ``by`` does not publish here.
        Invalid: no reason.
        Conflict: it is not published, nor about to be.
    """
    held = _pass(by, article, life.Step.WITHDRAW, Right.NEWS_PUBLISH, reason)
    _tell(by, held, [held.author], _("Tin đã gỡ: %(title)s"))
    return held


@one_act()
def reopen(*, by: Person, article: Article) -> Article:
    """Make a withdrawn article a draft again, to put it right.

    Raises:
        Forbidden: ``by`` is neither on the board nor an officer of the unit.
        Conflict: it was not withdrawn.
    """
    held = _held(article)
    held.publish_at = held.expires_at = None
    held.pinned = False
    queries.must(by, Right.NEWS_WRITE, held.unit)
    return _take(by, held, life.Step.REOPEN, "")


@one_act()
def pin(*, by: Person, article: Article, pinned: bool) -> Article:
    """Keep it above the others, or no longer. Twice is once.

    Raises:
        Forbidden: ``by`` does not publish here.
        Conflict: it is not published, nor about to be.
    """
    queries.must(by, Right.NEWS_PUBLISH, article.unit)
    held = _held(article)
    if held.state != Article.State.APPROVED:
        raise Conflict(_("Chỉ ghim tin đã duyệt."))
    if held.pinned != pinned:
        held.pinned = pinned
        held.save(update_fields=["pinned"])
        record(by=by, act="news.pinned", about=held, unit=held.unit, details={"pinned": pinned})
    return held


def _pass(by: Person, article: Article, step: life.Step, right: Right, reason: str = "") -> Article:
    queries.must(by, right, article.unit)
    words = text.tidy_lines(reason)
    if step in life.NEEDS_REASON and not words:
        raise Invalid(_("Đồng chí ghi rõ lý do."), field="reason")
    return _take(by, _held(article), step, words)


def _take(by: Person, held: Article, step: life.Step, reason: str) -> Article:
    to = life.after(life.State(held.state), step)
    if to is None:
        raise Conflict(
            _("Tin này đang ở bước “%(state)s” nên không làm việc này được. Hãy tải lại trang.")
            % {"state": held.get_state_display()}
        )
    held.state = to.value
    held.save()
    Step.objects.create(article=held, name=step.value, reason=reason, by=by, at=clock.now())
    record(by=by, act="news.step", about=held, unit=held.unit, details={"step": step.value})
    mark(source=NAME, thing=held.pk)
    return held


def _held(article: Article) -> Article:
    """The row, held until the commit: of two who decide at once, one comes second."""
    rows = Article.objects.select_for_update(of=("self",)).select_related("unit", "author")
    return rows.get(pk=article.pk)


def _tell(by: Person, article: Article, people: Iterable[Person], words: str) -> None:
    number = article.steps.count()
    notify(
        by=by,
        people=people,
        kind="news.step",
        about=f"article:{article.pk}:{number}",
        words=words % {"title": article.title},
        address=reverse("news:article", args=[article.pk]),
    )
