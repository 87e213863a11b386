"""Every address that takes something in, with a right example of what it takes.

A new address that answers POST without a row here fails the test of this table.
"""

from sotay.reports.rules.texts import NAMES as REPORT_TEXTS
from tests.bad_input.acting import ID, TYPED, Act, Value, act, known, person, right_example
from tests.bad_input.acts_of_answering import ACTS_OF_ANSWERING
from tests.bad_input.acts_of_collections import ACTS_OF_COLLECTIONS
from tests.bad_input.acts_of_making_surveys import ACTS_OF_MAKING_SURVEYS
from tests.bad_input.acts_of_meetings import ACTS_OF_MEETINGS
from tests.bad_input.acts_of_org import ACTS_OF_ORG
from tests.bad_input.acts_of_polls import ACTS_OF_POLLS
from tests.bad_input.acts_of_publishing import ACTS_OF_PUBLISHING
from tests.bad_input.acts_of_reading import ACTS_OF_READING
from tests.bad_input.acts_of_registers import ACTS_OF_REGISTERS
from tests.bad_input.acts_of_results import ACTS_OF_RESULTS

__all__ = ["ACTS", "ID", "TYPED", "Act", "right_example"]

REPORT: dict[str, Value] = {"edition": "1", **dict.fromkeys(REPORT_TEXTS, TYPED)}
UNTIL = "2026-11-20"
ACTS: dict[str, Act] = {
    **ACTS_OF_MEETINGS,
    **ACTS_OF_ANSWERING,
    **ACTS_OF_MAKING_SURVEYS,
    **ACTS_OF_ORG,
    **ACTS_OF_REGISTERS,
    **ACTS_OF_POLLS,
    **ACTS_OF_PUBLISHING,
    **ACTS_OF_READING,
    **ACTS_OF_COLLECTIONS,
    **ACTS_OF_RESULTS,
    "web:look": act(
        "org", "an", {"text": "1.2", "theme": "dark", "back": "/more/"}, "text theme back"
    ),
    "accounts:passkey_name": act("org", "an", {"name": TYPED}),
    "accounts:passkey_removal": act("org", "an"),
    "accounts:app_removal": act("org", "an"),
    "accounts:recovery_codes": act("org", "an", {"next": "/more/"}, "next", status=200),
    "accounts:trust_ending": act("org", "an"),
    "org:second_step_code": act("org", "khanh", status=200),
    "org:factors_removal": act("org", "khanh"),
    "accounts:pin_removal": act("org", "an"),
    "accounts:device_ending": act("org", "an", status=404),
    "accounts:other_devices": act("org", "an"),
    "accounts:lock": act("org", "an"),
    "org:idle_time": act("org", "khanh", {"minutes": "15"}, "minutes"),
    "notices:readings": act("org", "an"),
    "notices:reading": act("org", "an"),
    "privacy:correction_new": act("org", "an", {"words": TYPED, "client_id": ID}),
    "privacy:correction": act(
        "org",
        "khanh",
        {"decision": "decline", "value": "Trường Tiểu học", "words": TYPED},
        "value words",
    ),
    "outgoing:tests": act("org", "khanh", {"channel": "sms"}),
    "tasks:unit": act(
        "org",
        "binh",
        {
            "title": TYPED,
            "detail": TYPED,
            "assignee": person("vinh"),
            "due_on": "2026-11-30",
            "client_id": ID,
        },
        "detail",
    ),
    "surveys:check": act(
        "org",
        "an",
        {"table": f"1. {TYPED}\na. Có 3/4 phiếu=75%\nb. Không 1/4 phiếu=25%"},
        status=200,
    ),
    "documents:edit": act(
        "org",
        "binh",
        {
            "title": TYPED,
            "type_code": "resolution",
            "code": "05-NQ/CB",
            "issued_on": "2026-11-03",
            "issuer": TYPED,
            "signer": "Nguyễn Văn Bình",
            "field": TYPED,
            "keywords": TYPED,
            "label": "internal",
        },
        "type_code code issued_on issuer signer field keywords",
    ),
    "documents:publications": act(
        "org",
        "binh",
        {"who": "everybody", "unit": known("unit"), "reach": "unit", "asks_to_acknowledge": "on"},
        "asks_to_acknowledge",
    ),
    "documents:withdrawal": act("org", "binh", {"replaced_by": ""}, "replaced_by"),
    "documents:acknowledgement": act("org", "an", {"client_id": ID}, "client_id"),
    "tasks:reports": act(
        "org",
        "binh",
        {"state": "doing", "note": TYPED, "reason": "no_phone", "client_id": ID},
        "note reason",
    ),
    "tasks:deadline": act(
        "org", "binh", {"due_on": "2026-12-15", "reason": TYPED, "client_id": ID}
    ),
    "papers:new": act("org", "binh", {"unit": known("unit"), "type_code": "resolution"}),
    "papers:next_number": act("org", "binh", {"value": "15", "reason": TYPED}),
    "papers:cancellation": act("org", "hoa", {"reason": TYPED}),
    "reports:words": act("org", "binh", REPORT, " ".join(REPORT_TEXTS)),
    # Nobody's reason is noted there, so that the report does not add up.
    "reports:issue": act(
        "org",
        "binh",
        {
            "on": "2026-11-03",
            "since": "2026-01-01",
            "issued_on": "2026-11-03",
            "signer": known("signer"),
            "client_id": ID,
        },
        status=409,
    ),
    # The cell's keeper has the page; the text is the ward's to change.
    "activation:consent_text": act(
        "activation", "khanh", {"words": "Những gì được lưu. " * 20, "starts": UNTIL}, status=403
    ),
    "activation:own_consent": act("activation", "an", {"version": "1", "agree": "on"}),
    "activation:helpers": act("activation", "binh", {"person": person("vinh"), "until": UNTIL}),
    "activation:ending": act("activation", "binh"),
    "activation:sheets": act(
        "activation", "binh", {"people": person("tam"), "days": "14", "client_id": ID}
    ),
    "activation:reason": act(
        "activation", "binh", {"reason": "other", "note": TYPED}, "reason note"
    ),
    "activation:device": act("activation", "binh", {"kind": "smartphone"}),
    "activation:handing": act("activation", "binh", {"client_id": ID}),
    "activation:assist_reason": act(
        "activation", "an", {"reason": "other", "note": TYPED}, "reason note"
    ),
    "activation:assist_device": act("activation", "an", {"kind": "none"}),
    # lists of members: what happens to one that was brought
    "office:export": act("org", "khanh", status=200),
    "office:entry": act("org", "khanh"),
    "office:removal": act("org", "khanh"),
    "office:undoing": act("org", "khanh", status=409),
}
