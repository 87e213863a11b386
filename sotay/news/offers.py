"""What news keeps about a person, for that person."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from sotay.news.models import Article, Comment, Reading, Seat
from sotay.org.models import Person
from sotay.privacy.acts import name_acts
from sotay.privacy.registry import DUTY, Fact, Item, Section, item, leave_out, offer


def offer_all() -> None:
    """Called once, when the product starts."""
    offer(
        Section(
            "news",
            _("Tin đồng chí đã viết, đã mở, đã bình luận; ban biên tập"),
            _("Để hiện tin mới với đồng chí, và biết ai viết, ai duyệt."),
            _("Giữ cùng tin"),
            frozenset(
                {
                    "news.Seat.person",
                    "news.Article.author",
                    "news.Reading.person",
                    "news.Comment.person",
                }
            ),
            _items,
            order=64,
        )
    )
    leave_out(DUTY, "news.Seat.by", "news.Step.by", "news.Comment.removed_by")
    name_acts(
        {
            "news.appointed": _("Cử người vào ban biên tập"),
            "news.seat_ended": _("Cho thôi ban biên tập"),
            "news.written": _("Viết tin"),
            "news.edited": _("Sửa tin đang viết"),
            "news.picture_added": _("Thêm ảnh vào tin"),
            "news.picture_removed": _("Bỏ ảnh khỏi tin"),
            "news.step": _("Gửi duyệt, trả lại, duyệt đăng hoặc gỡ tin"),
            "news.pinned": _("Ghim hoặc bỏ ghim tin"),
            "news.commented": _("Bình luận dưới tin"),
            "news.comment_removed": _("Bỏ bình luận dưới tin"),
        }
    )


def _items(person: Person) -> Iterator[Item]:
    for seat in Seat.objects.filter(person=person).select_related("unit").order_by("-starts"):
        yield item(
            seat.unit.name,
            Fact("starts", _("ở ban biên tập từ"), seat.starts),
            Fact("ends", _("đến trước ngày"), seat.ends),
        )
    for article in Article.objects.filter(author=person).order_by("-written_at"):
        yield item(article.title, Fact("written_at", _("viết lúc"), article.written_at))
    said = Comment.objects.filter(person=person).select_related("article").order_by("-at")
    for one in said:
        yield item(
            one.article.title,
            Fact("words", _("bình luận"), one.words),
            Fact("at", _("lúc"), one.at),
        )
    opened = Reading.objects.filter(person=person).select_related("article")
    for reading in opened.order_by("-first_at"):
        yield item(reading.article.title, Fact("first_at", _("mở lúc"), reading.first_at))
