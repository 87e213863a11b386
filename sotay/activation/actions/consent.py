"""Bringing the shipped texts into the database, and agreeing to one."""

from datetime import date
from pathlib import Path
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from sotay.activation.models import Consent, ConsentText
from sotay.kernel import clock
from sotay.kernel.refusals import Forbidden, Invalid
from sotay.kernel.text import tidy_lines
from sotay.ledger.actions import record
from sotay.ledger.acts import one_act
from sotay.org.models import Person, Unit
from sotay.org.queries.administrators import is_highest_kept
from sotay.policy import Right, require

SHORTEST_TEXT = 200  # letters
SHIPPED = Path(__file__).resolve().parent.parent / "data"


@one_act()
def load_consent_texts(*, by: Person | None = None, registry: Any = apps) -> None:
    """Make each shipped text a row (``consent-<version>-<day it begins>.txt``), once.

    A text that somebody may have agreed to is never changed, so rows that are there stay.
    ``registry`` is given by a migration, which sees the tables as they were then.
    """
    del by  # the product itself; what a unit writes has its own act
    texts = registry.get_model("activation", "ConsentText").objects
    for path in sorted(SHIPPED.glob("consent-*.txt")):
        _word, version, starts = path.stem.split("-", 2)
        texts.get_or_create(
            version=int(version),
            defaults={
                "words": path.read_text(encoding="utf-8").strip(),
                "starts": date.fromisoformat(starts),
            },
        )


@one_act()
def set_consent_text(*, by: Person, unit: Unit, words: str, starts: date) -> ConsentText:
    """Put another text into force from a day on; older versions stay as they were agreed to.

    There is one text for the whole system, so it is changed where the highest roster is kept.

    Raises:
        Forbidden: ``by`` does not keep the highest roster.
        Invalid: too short to say what is kept, nothing differs, or a day that has passed.
    """
    require(by, Right.ACTIVATION_SET_CONSENT, unit)
    if not is_highest_kept(unit):
        raise Forbidden(
            _("Văn bản này dùng chung cho cả hệ thống; quản trị của đơn vị cao nhất thay được.")
        )
    said = tidy_lines(words)
    latest = ConsentText.objects.select_for_update().order_by("-version").first()
    if len(said) < SHORTEST_TEXT:
        raise Invalid(
            _("Văn bản ngắn quá. Hãy ghi rõ lưu những gì, dùng vào việc gì, ai xem được."),
            field="words",
        )
    if latest is not None and latest.words == said:
        raise Invalid(_("Chưa có gì khác với bản đang có."), field="words")
    if starts < max(clock.today(), latest.starts if latest else date.min):
        raise Invalid(_("Ngày áp dụng từ hôm nay trở đi, không trước bản đã có."), field="starts")
    made = ConsentText.objects.create(
        version=latest.version + 1 if latest else 1, words=said, starts=starts
    )
    record(
        by=by,
        act="activation.consent_text_set",
        about=unit,
        unit=unit,
        details={"version": made.version, "starts": starts.isoformat()},
    )
    return made


@one_act()
def agree(*, by: Person, text: ConsentText) -> Consent:
    """The person agrees to this version; twice is once."""
    consent, is_new = Consent.objects.get_or_create(
        person=by, text=text, defaults={"at": clock.now()}
    )
    if is_new:
        record(by=by, act="activation.consented", about=by, details={"version": text.version})
    return consent
