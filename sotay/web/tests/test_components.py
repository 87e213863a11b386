"""Every component renders, and the pages keep to what the policy and the eye need."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.test import Client

from sotay.web.icons import icon, known

WEB = Path(__file__).parents[1]
PACKAGE = WEB.parent
TEMPLATES = sorted(PACKAGE.glob("*/jinja2/**/*.html"))
VOID = {"meta", "link", "input", "img", "br", "hr", "path", "circle", "rect", "line"}


class Outline(HTMLParser):
    """What a page is made of: ids, inline code, unclosed elements."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.inline: list[str] = []
        self.labels: set[str] = set()
        self.unnamed: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        self.inline += [name for name in given if name == "style" or name.startswith("on")]
        if tag == "script" and "src" not in given:
            self.inline.append("script")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.handle_starttag(tag, attrs)
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> crosses another element"


@pytest.mark.urls("sotay.web.tests.pages")
def test_the_gallery_is_whole(page: Client) -> None:
    html = page.get("/gallery/").content.decode()
    outline = Outline()
    outline.feed(html)
    assert outline.open == []
    assert outline.inline == []
    assert len(outline.ids) == len(set(outline.ids)), "an id twice"


@pytest.mark.urls("sotay.web.tests.pages")
def test_a_wrong_field_names_its_error(page: Client) -> None:
    html = page.get("/gallery/").content.decode()
    field = re.search(r'<input type="text" name="title"[^>]*>', html)
    assert field
    assert 'aria-invalid="true"' in field[0]
    described = re.search(r'aria-describedby="([^"]*)"', field[0])
    assert described
    assert all(f'id="{name}"' in html for name in described[1].split())
    assert '<a href="#id_title">' in html


@pytest.mark.urls("sotay.web.tests.pages")
def test_every_chip_has_a_sign_beside_its_colour(page: Client) -> None:
    html = page.get("/gallery/").content.decode()
    chips = re.findall(r'<span class="chip [a-z]+">(.{4})', html)
    assert len(chips) > 6
    assert set(chips) == {"<svg"}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_template_holds_inline_code(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"<style\b|\sstyle=|\son[a-z]+=|javascript:", text)


def test_every_icon_draws() -> None:
    assert known()
    for name in known():
        assert icon(name).startswith('<svg class="icon"')
        assert icon(name).endswith("</svg>")
    with pytest.raises(LookupError, match="no icon"):
        icon("no-such-icon")


def test_styles_and_scripts_ask_no_other_host() -> None:
    for path in [*(WEB / "static/web/css").glob("*.css"), *(WEB / "static/web/js").rglob("*.js")]:
        assert "//" not in re.sub(r"^\s*//.*$|\s// .*$", "", path.read_text(), flags=re.MULTILINE)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("sheet", ["tokens.css", "tokens-dark.css"])
def test_text_can_be_read(sheet: str) -> None:
    read = {
        name: colour
        for file in ("tokens.css", sheet)
        for name, colour in re.findall(
            r"--([a-z-]+): (#[0-9A-F]{6})", (WEB / "static/web/css" / file).read_text()
        )
    }
    for ground in ("paper", "surface"):
        assert contrast(read["ink"], read[ground]) >= 7
        assert contrast(read["ink-soft"], read[ground]) >= 7
        assert contrast(read["brand"], read[ground]) >= 4.5
        assert contrast(read["line-strong"], read[ground]) >= 3
        assert contrast(read["focus"], read[ground]) >= 3
    assert contrast(read["brand-ink"], read["brand-fill"]) >= 4.5
    for kind in ("ok", "warn", "info", "gold", "brand"):
        assert contrast(read[kind], read[f"{kind}-soft"]) >= 4.5
    assert contrast(read["ink-soft"], read["plain-soft"]) >= 4.5
