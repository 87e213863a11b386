"""Every component once, with text of ugly length: rendered by a test, looked at by people."""

from django import forms
from django.http import HttpRequest
from django.template import engines
from django.template.backends.jinja2 import Jinja2

from sotay.kernel import clock

LONG_UNIT = (
    "Chi bộ Trường Trung học cơ sở và Trung học phổ thông Nguyễn Bỉnh Khiêm, phường Phổ Hoà Đông"
)

GALLERY = """
{% extends "web/base.html" %}
{% from "components/actions.html" import button, link_button, back_link %}
{% from "components/cards.html" import card, tiles, tile %}
{% from "components/composer.html" import composer %}
{% from "components/dialogs.html" import dialog, dialog_opener %}
{% from "components/forms.html" import field, error_summary %}
{% from "components/meters.html" import meter, bars %}
{% from "components/notebook.html" import notebook, line %}
{% from "components/people.html" import person %}
{% from "components/rows.html" import rows, row, section_head %}
{% from "components/states.html" import chip, empty_state, notice %}
{% from "components/steps.html" import steps %}
{% from "components/tables.html" import table %}
{% from "components/tabs.html" import tabs %}
{% block title %}Đang họp{% endblock %}
{% block back %}{{ back_link("/", "Hôm nay") }}{% endblock %}
{% block bar_title %}{{ long_unit }}{% endblock %}
{% block under_bar %}{{ tabs([
  {"label": "Chương trình", "url": "#1"},
  {"label": "Ý kiến", "url": "#2", "count": 1277, "is_current": true},
  {"label": "Tài liệu", "url": "#3"}, {"label": "Biểu quyết", "url": "#4"},
  {"label": "Ghi chép", "url": "#5"}], "Các phần của buổi sinh hoạt") }}{% endblock %}
{% block main_class %}wide{% endblock %}
{% block main %}
<div class="panes"><div class="stack">
{% call notebook(id="opinions", label="Ý kiến") %}
{% call line("19:52", id="opinion-1", by="7") %}
  <b>Trần Thị Hường</b>
  <p class="said">Đồng ý với dự thảo. Đề nghị ghi rõ chỉ tiêu thu gom rác là 85% số hộ.</p>
  {{ chip("đã đưa vào biên bản", "ok") }}
{% endcall %}
{% call line(now) %}<b>Lê Quốc Bảo</b> <small>(thư ký ghi hộ)</small>
<p class="said">{{ "Đường vào nhà văn hoá tối, cần thêm hai bóng đèn trước Tết. " * 12 }}</p>
{% endcall %}
{% endcall %}
{{ composer(csrf_input, "/opinions/", "opinion-12", "Ý kiến của đồng chí", "Gửi ý kiến",
   audiences=[("cell", "gửi cả chi bộ"), ("committee", "chỉ gửi chi ủy")]) }}
{{ composer(csrf_input, "/opinions/", "opinion-13", "Ý kiến", "Gửi", error="Chưa có nội dung.") }}
{{ steps(["Loại họp", "Ngày giờ", "Chương trình", "Tài liệu"], 2) }}
{{ error_summary(form) }}
<form>{% for bound in form %}{{ field(bound, optional=loop.first) }}{% endfor %}</form>
<p class="actions">{{ button("Có mặt", icon_name="check") }}{{ button("Xem tài liệu", "quiet") }}
{{ button("Thêm dòng", "plain", "plus") }}{{ button("Huỷ buổi", "danger", confirm="Huỷ buổi?") }}
{{ link_button("Vào họp", "/") }}</p>
{{ notice("Đã gửi ý kiến lúc 19:56.", "ok") }}{{ notice("Có bản mới.", "warn", "Chú ý:") }}
{{ dialog_opener("reason", "Xin vắng", "/absence/") }}
{% call dialog("reason", "Lý do vắng") %}<p>Nội dung</p>{% endcall %}
</div><div class="stack">
{% call card("Điểm danh") %}
{{ person("Nguyễn Thị An", "Phó Bí thư chi bộ", "đến 19:41", "có mặt", "ok") }}
{{ person("Phạm Quang Cường", chip_text="vắng có lý do", chip_kind="warn", url="/") }}
{% endcall %}
{{ section_head("Việc của tôi", more_url="/tasks/") }}
{% call rows("Việc của tôi") %}
{{ row("Vận động 5 hộ tổ liên gia ký cam kết", "/", "Hạn thứ Sáu, 06/11", "còn 3 ngày", "brand") }}
{{ row("Nộp bài thu hoạch chuyên đề quý IV", "/", "Hạn 20/11", "đang viết", icon_name="pencil") }}
{% endcall %}
<p class="chips">{% for kind in ("ok", "warn", "info", "gold", "brand", "plain") %}
{{ chip(kind, kind) }}{% endfor %}</p>
{{ meter("Có mặt", 41, 43) }}
{{ bars([{"label": "Tán thành", "count": 36, "kind": "ok"},
  {"label": "Không tán thành", "count": 1, "kind": "brand"},
  {"label": "Ý kiến khác", "count": 1, "kind": "plain"}], 38, "Kết quả biểu quyết") }}
{% call tiles() %}{{ tile("Họp tối nay", "/", "users", "19:30, Nhà văn hoá", is_main=true) }}
{{ tile("Ý kiến của tôi", "/", "pencil") }}{{ tile("Tài liệu", "/", "book-open") }}{% endcall %}
{{ table("Đánh giá", ["Chi bộ", "Đảng viên", "Tỷ lệ"], [[long_unit, 1277 | thousands,
  36 | percent(38)], ["Chi bộ Quân sự", 9, "100,00%"]], numeric=(1, 2)) }}
{{ empty_state("Chưa có ý kiến nào", "Ý kiến của cả chi bộ hiện ở đây.", "Viết ý kiến", "/") }}
</div></div>
{% endblock %}
"""


class GalleryForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label="Tên buổi họp", help_text="Như ghi trong thư mời.")
    day = forms.DateField(label="Ngày", widget=forms.DateInput(attrs={"type": "date"}))
    kind = forms.ChoiceField(
        label="Loại", choices=[("usual", "Thường kỳ"), ("topic", "Chuyên đề")], initial="usual"
    )
    answer = forms.ChoiceField(
        label="Đồng chí có dự không?",
        choices=[("yes", "Dự"), ("no", "Xin vắng")],
        widget=forms.RadioSelect,
    )
    guests = forms.MultipleChoiceField(
        label="Khách mời",
        choices=[("a", "Trưởng thôn"), ("b", "Bí thư đoàn")],
        widget=forms.CheckboxSelectMultiple,
    )
    online = forms.BooleanField(label="Có họp trực tuyến")
    paper = forms.FileField(label="Tài liệu", required=False)


def gallery_html(request: HttpRequest) -> str:
    """The gallery as a page; the form has been sent empty, so every error shows."""
    form = GalleryForm({"kind": "nonsense"})
    form.add_error(None, "Ngày họp sau hạn gửi tài liệu.")
    backend = engines["jinja2"]
    assert isinstance(backend, Jinja2)
    template = backend.from_string(GALLERY)
    context = {"form": form, "now": clock.now(), "long_unit": LONG_UNIT}
    return str(template.render(context, request))
