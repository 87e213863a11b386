"""What is said of a code that was not taken: what happened, and what to do next."""

from django.utils.translation import gettext as _

from sotay.accounts.actions.codes import TriedCode
from sotay.kernel import clock, dates


def said_of(tried: TriedCode) -> str:
    """One sentence; the same for a number that nobody has as for a wrong code."""
    if tried.waits_until is not None:
        seconds = tried.waits_until.astimezone(clock.VIETNAM).strftime(":%S")
        return _(
            "Số này vừa được thử sai nhiều lần. Đồng chí đợi đến %(hour)s rồi nhập lại; mã vẫn "
            "còn nguyên, không bị khoá."
        ) % {"hour": dates.hour(tried.waits_until) + seconds}
    return {
        "expired": _("Mã này đã hết hạn. Đồng chí lấy mã mới rồi nhập lại."),
        "replaced": _("Đã có mã mới thay mã này. Đồng chí nhập mã mới nhất."),
        "used": _(
            "Mã này đã dùng rồi. Nếu đồng chí đã đặt mật khẩu, hãy đăng nhập; nếu chưa, hãy lấy "
            "mã mới."
        ),
    }.get(
        tried.verdict,
        _(
            "Số hoặc mã chưa đúng. Đồng chí xem lại từng chữ số trên tin nhắn hoặc tờ giấy. Nếu "
            "vẫn chưa được, hãy hỏi bí thư chi bộ: số trong danh sách có thể là số cũ."
        ),
    )
