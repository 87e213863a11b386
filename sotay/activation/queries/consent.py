"""What people are asked to agree to."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists
from django.utils.translation import gettext as _

from sotay.activation.models import Activation, Consent, ConsentText
from sotay.kernel import clock
from sotay.kernel.refusals import Missing
from sotay.org.models import Person


def consent_text() -> ConsentText:
    """The version in force today.

    Raises:
        Missing: there is none, which only a database without its reference data has.
    """
    text = ConsentText.objects.filter(starts__lte=clock.today()).order_by("-version").first()
    if text is None:
        raise Missing(_("Chưa có văn bản về dữ liệu cá nhân. Hãy liên hệ quản trị đơn vị."))
    return text


@dataclass(frozen=True)
class TextLine:
    """One version, and how many have agreed to it."""

    version: int
    starts: date
    agreed: int
    in_force: bool


def text_lines() -> list[TextLine]:
    """All versions, the newest first."""
    now = consent_text()
    rows = ConsentText.objects.annotate(agreed=Count("consents")).order_by("-version")
    return [TextLine(row.version, row.starts, row.agreed, row.pk == now.pk) for row in rows]


def newest_words() -> str:
    """Of the newest version, in force or coming; nothing where there is none."""
    newest = ConsentText.objects.order_by("-version").first()
    return newest.words if newest else ""


def awaits_consent(person: Person) -> bool:
    """Whether somebody who has come in has not agreed to the version in force; one query.

    Whoever came in before anybody was asked (``Activation.consent`` is None) is asked now.
    """
    newest = ConsentText.objects.filter(starts__lte=clock.today()).order_by("-version").values("pk")
    agreed = Consent.objects.filter(person=person, text=newest[:1])
    return Activation.objects.filter(person=person).exclude(Exists(agreed)).exists()
