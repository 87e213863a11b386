"""One's own data as a file: JSON for programs, a page for reading, in one ZIP."""

import io
import json
import zipfile

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from sotay.org.models import Person
from sotay.privacy import registry
from sotay.privacy.queries import data_page, whole_section

JSON_NAME = "du-lieu.json"
PAGE_NAME = "du-lieu.html"
FORMAT = "sotay-own-data/1"


def archive_of(person: Person) -> bytes:
    """The ZIP with everything that is kept about ``person``, nothing cut short."""
    page = data_page(person, most=None)
    sections = {
        section.key: whole_section(section, section.collect(person))
        for section in registry.sections()
    }
    data = {
        "format": FORMAT,
        "person": person.full_name,
        "at": page.at.isoformat(timespec="seconds"),
        "sections": sections,
        "left_out": page.left_out,
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(JSON_NAME, json.dumps(data, ensure_ascii=False, indent=1))
        archive.writestr(PAGE_NAME, render_to_string("privacy/archive.html", {"page": page}))
        archive.writestr("README.txt", _README() + "\n")
    return packed.getvalue()


def _README() -> str:  # noqa: N802 (named as the file that it fills)
    return _(
        "du-lieu.html để đọc, du-lieu.json để máy đọc. Giữ kín: đây là dữ liệu cá nhân của "
        "đồng chí."
    )
