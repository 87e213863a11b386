"""Who holds a pass: the person behind it, and whether its consent is the one in force."""

from django.utils.translation import gettext as _

from sotay.activation.models import ConsentText
from sotay.activation.queries.consent import consent_text
from sotay.kernel.refusals import Conflict
from sotay.org.models import Person


def person_of_pass(person_id: int) -> Person | None:
    """Whose code was right."""
    return Person.objects.select_related("account").filter(pk=person_id).first()


def text_agreed_to(version: int) -> ConsentText | None:
    """The text in force, if that version is it: a text that changed meanwhile is read anew."""
    text = consent_text()
    return text if text.version == version else None


def check_version(version: int) -> ConsentText:
    """The text in force.

    Raises:
        Conflict: the page showed an older one.
    """
    text = text_agreed_to(version)
    if text is None:
        raise Conflict(_("Văn bản vừa được thay bằng bản mới. Đồng chí đọc lại rồi đồng ý."))
    return text
