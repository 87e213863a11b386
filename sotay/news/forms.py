"""What is typed about news."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sotay.files.forms import NamesField
from sotay.news.models import Article
from sotay.web.choices import offer

LONGEST_BODY = 30_000
LONGEST_REASON = 2000
LONGEST_COMMENT = 2000
_DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]
_HOUR_FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M"]
PICTURES = ".jpg, .jpeg, .png, .webp"


class PageForm(forms.Form):
    """Which page of the list."""

    page = forms.IntegerField(min_value=1, max_value=99_999, required=False)


def hour_field(label: Any, help_text: Any) -> forms.DateTimeField:
    """An hour, by the browser's own calendar, in Vietnam's time."""
    return forms.DateTimeField(
        label=label,
        required=False,
        input_formats=_HOUR_FORMATS,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=help_text,
        error_messages={"invalid": _("Ghi ngày giờ, ví dụ 03/11/2026 19:30.")},
    )


class ArticleForm(forms.Form):
    """What an article says, and for whom."""

    title = forms.CharField(
        label=_("Tiêu đề"),
        max_length=200,
        error_messages={"required": _("Ghi tiêu đề của tin.")},
    )
    lead = forms.CharField(
        label=_("Tóm tắt"), max_length=400, required=False, help_text=_("Một, hai câu.")
    )
    body = forms.CharField(
        label=_("Nội dung"),
        max_length=LONGEST_BODY,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": _("Ghi nội dung của tin.")},
    )
    event_on = forms.DateField(
        label=_("Ngày diễn ra sự việc"),
        required=False,
        input_formats=_DAY_FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Để biết tin đăng sau sự việc mấy ngày."),
        error_messages={"invalid": _("Ngày không có trong lịch.")},
    )
    reach = forms.ChoiceField(
        label=_("Ai đọc được"),
        choices=Article.Reach.choices,
        initial=Article.Reach.SUBTREE,
        widget=forms.RadioSelect,
    )
    is_public = forms.BooleanField(
        label=_("Công khai: người không có tài khoản cũng đọc được"), required=False
    )
    comments_open = forms.BooleanField(label=_("Cho người đọc bình luận"), required=False)


class NewArticleForm(ArticleForm):
    """A new article."""

    client_id = forms.UUIDField(widget=forms.HiddenInput)


class PictureForm(forms.Form):
    """A picture, with the words for whoever does not see it."""

    file = forms.FileField(
        label=_("Chọn ảnh"),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": PICTURES, "data-names": "names"}),
        error_messages={"required": _("Chọn ảnh.")},
    )
    names = NamesField()
    alt = forms.CharField(
        label=_("Ảnh chụp gì"),
        max_length=300,
        help_text=_("Ví dụ: Đảng viên chi bộ 3 trồng cây ven kênh."),
        error_messages={"required": _("Ghi ảnh chụp gì, để người không nhìn được ảnh cũng hiểu.")},
    )


class ReasonForm(forms.Form):
    """A step back, which its author wants to understand."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Đồng chí ghi rõ lý do.")},
    )


class PublishForm(forms.Form):
    """When an article is read."""

    publish_at = hour_field(_("Đăng lúc"), _("Bỏ trống để đăng ngay."))
    expires_at = hour_field(_("Hết hạn lúc"), _("Bỏ trống nếu tin không hết hạn."))
    pinned = forms.BooleanField(label=_("Ghim lên đầu danh sách"), required=False)


class PinForm(forms.Form):
    """Above the others, or no longer."""

    pinned = forms.BooleanField(required=False)


class CommentForm(forms.Form):
    """What a reader says."""

    words = forms.CharField(
        label=_("Bình luận"),
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Ghi bình luận.")},
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput)


class AppointForm(forms.Form):
    """Who sits on the board."""

    person = forms.TypedChoiceField(
        label=_("Đồng chí"), coerce=int, error_messages={"required": _("Chọn đồng chí.")}
    )
    chief = forms.BooleanField(label=_("Làm trưởng ban: được duyệt, đăng tin"), required=False)

    def __init__(self, *args: Any, people: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "person", [("", _("Chọn đồng chí")), *people])
