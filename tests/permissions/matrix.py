"""What everybody may do at every address. A new address without a row fails the test.

A row says who is let in. The others see "not there" (404) where the thing itself is not
for them, and "not allowed" (403) where they see the thing and may not do this to it.
"Let in" means neither of the two: an empty form may then be refused as such (422, 409).
"""

from dataclasses import dataclass

from tests.permissions.rows_of_answering import ANSWERING_SURVEYS
from tests.permissions.rows_of_collections import COLLECTIONS
from tests.permissions.rows_of_making_surveys import MAKING_SURVEYS
from tests.permissions.rows_of_polls import POLLS
from tests.permissions.rows_of_publishing import PUBLISHING
from tests.permissions.rows_of_reading import READING
from tests.permissions.rows_of_registers import rows_of_registers
from tests.permissions.rows_of_results import RESULTS_OF_SURVEYS

_OF_THE_CELL = ("an", "binh", "phuc", "dung", "dat", "em", "nga", "oanh", "minh")
_OF_ELSEWHERE = ("cuong", "giang", "son", "hoa", "khanh")
CAST = _OF_THE_CELL + _OF_ELSEWHERE
EVERYBODY = frozenset(CAST)
# Chair and secretary of the meeting; those who prepare it; those who see it in preparation.
RUNNERS = frozenset({"binh", "dung"})
OFFICERS = RUNNERS | {"phuc"}
SUMMONED = frozenset({"an", "binh", "phuc", "dung", "dat", "oanh"})
CELL = SUMMONED | {"em", "nga"}
ROOM = CELL | {"giang"}
PRESENT = SUMMONED
KEEPERS = frozenset({"binh", "phuc", "hoa"})
READERS = CELL | KEEPERS
KEEPER_OF_LISTS = frozenset({"khanh"})
# Who keeps the roster of the ward and of everything under it.
KEEPER = frozenset({"khanh"})
SUPERIORS = frozenset({"giang", "son"})
# Figures are for posts, for the administrator and the clerk; a member of the cell has none.
FIGURES = OFFICERS | SUPERIORS | {"khanh", "hoa"}
NOBODY: frozenset[str] = frozenset()
# Who gives out codes in the cell: its secretary and deputy, and the ward's administrator.
LEADERS = frozenset({"binh", "phuc", "khanh"})


@dataclass(frozen=True)
class Row:
    """One address: how it is asked, in which meeting, who is let in, who at least sees it."""

    method: str
    where: str
    let_in: frozenset[str]
    sees: frozenset[str] = NOBODY
    query: str = ""


def get(where: str, let_in: frozenset[str], sees: frozenset[str] = NOBODY) -> Row:
    """Reading."""
    return Row("get", where, let_in, sees or let_in)


def post(where: str, let_in: frozenset[str], sees: frozenset[str] = NOBODY) -> Row:
    """Doing."""
    return Row("post", where, let_in, sees or let_in)


# Addresses that need no session, and therefore stand outside the matrix.
OPEN = frozenset(
    {
        "accounts:sign_in",
        "accounts:sign_out",
        # the second step: nobody yet, or whoever has shown a password and nothing else
        "accounts:passkey_sign_in",
        "accounts:passkey_options",
        "accounts:second_step",
        "accounts:second_step_passkey",
        "accounts:second_step_cancel",
        "accounts:set_up",
        "accounts:people",
        "accounts:turn",
        "accounts:newcomer",
        "accounts:leaving",
        # who comes here has no account yet, or has lost its password
        "activation:start",
        "activation:code",
        "activation:consent",
        "activation:password",
        "activation:key",
        "activation:key_options",
        "activation:forgot",
        "activation:forgot_code",
        "activation:forgot_password",
        "org:setup",
        # public news: what is shown there says who may read it
        "news:feed",
        "news:public",
        "news:rss",
        "web:about",
        "web:look",
        "web:offline",
        "web:service_worker",
    }
)

ROWS: dict[str, Row] = {
    "web:today": get("org", EVERYBODY),
    **{name: Row(*row) for name, row in READING.items()},
    **{name: Row(*row) for name, row in PUBLISHING.items()},
    **{name: Row(*row) for name, row in COLLECTIONS.items()},
    "surveys:check": get("org", EVERYBODY),
    # files on their way: one's own, whoever one is
    "files:sendings": get("org", EVERYBODY),
    "files:sending": get("org", frozenset({"an"}), frozenset({"an"})),
    **{name: Row(*row) for name, row in MAKING_SURVEYS.items()},
    **{name: Row(*row) for name, row in ANSWERING_SURVEYS.items()},
    **{name: Row(*row) for name, row in POLLS.items()},
    **{name: Row(*row) for name, row in RESULTS_OF_SURVEYS.items()},
    "documents:library": get("org", EVERYBODY),
    # what is found there is another matter: sotay/documents/tests/test_find_documents.py
    "search:search": get("org", EVERYBODY),
    "documents:new": get("org", KEEPERS | {"son"}, EVERYBODY),
    "documents:document": get("org", READERS),
    "documents:file": get("org", READERS),
    "documents:page": get("org", READERS),
    "documents:edit": get("org", KEEPERS, READERS),
    "documents:versions": post("org", KEEPERS, READERS),
    "documents:publications": post("org", KEEPERS, READERS),
    "documents:withdrawal": post("org", KEEPERS, READERS),
    "documents:acknowledgement": post("org", READERS),
    "documents:unopened": get("org", KEEPERS, READERS),
    "web:more": get("org", EVERYBODY),
    "web:outbox": get("org", EVERYBODY),
    # what one signs in with: one's own, whoever one is
    "accounts:password": get("org", EVERYBODY),
    "accounts:pin": get("org", EVERYBODY),
    "accounts:pin_removal": post("org", EVERYBODY),
    "accounts:devices": get("org", EVERYBODY),
    "accounts:device_ending": post("org", NOBODY, EVERYBODY),
    "accounts:other_devices": post("org", EVERYBODY),
    "accounts:lock": get("org", EVERYBODY),
    "accounts:unlock": post("org", EVERYBODY),
    "accounts:awake": get("org", EVERYBODY),
    "accounts:seat": get("org", EVERYBODY),
    "live:tickets": post("org", EVERYBODY),
    "live:changes": get("org", EVERYBODY),
    # one's own drafts: whose they are comes from the session and from nowhere else
    "drafts:drafts": get("org", EVERYBODY),
    "drafts:save": post("org", EVERYBODY),
    "drafts:clear": post("org", EVERYBODY),
    "drafts:drop": post("org", EVERYBODY),
    "live:snapshots": get("org", EVERYBODY),
    # what one was told: one's own, and the one to whom it was told opens it
    "notices:list": get("org", EVERYBODY),
    "notices:readings": post("org", EVERYBODY),
    "notices:reading": post("org", frozenset({"an"})),
    # what guards one's own account: whose it is comes from the session and from nowhere else
    "accounts:safety": get("org", EVERYBODY),
    "accounts:again": get("org", EVERYBODY),
    "accounts:again_passkey": post("org", EVERYBODY),
    "accounts:new_passkey": get("org", EVERYBODY),
    "accounts:new_passkey_options": get("org", EVERYBODY),
    "accounts:passkey_name": post("org", EVERYBODY),
    "accounts:passkey_removal": post("org", EVERYBODY),
    "accounts:new_app": get("org", EVERYBODY),
    "accounts:app_removal": post("org", EVERYBODY),
    "accounts:recovery_codes": get("org", EVERYBODY),
    "accounts:trust_ending": post("org", EVERYBODY),
    # whoever lost the phone comes to the administrator of the unit
    "org:second_step_help": get("org", frozenset({"khanh"}), EVERYBODY),
    "org:second_step_code": post("org", frozenset({"khanh"}), EVERYBODY),
    "org:factors_removal": post("org", frozenset({"khanh"}), EVERYBODY),
    # messages that leave the house: the log is the administrator's
    "outgoing:state": get("org", frozenset({"khanh"})),
    "outgoing:tests": post("org", frozenset({"khanh"})),
    # the organisation: the tree for all, the roster by its own page's rule
    "org:tree": get("org", EVERYBODY),
    "org:unit": get("org", EVERYBODY),
    "org:person": get("org", EVERYBODY),
    "org:me": get("org", EVERYBODY),
    # one's own data; requests for correction go to whoever keeps the roster
    "privacy:data": get("org", EVERYBODY),
    "privacy:archive": get("org", EVERYBODY),
    "privacy:viewers": get("org", EVERYBODY),
    "privacy:corrections": get("org", EVERYBODY),
    "privacy:correction_new": get("org", EVERYBODY),
    "privacy:retention": get("org", EVERYBODY),
    "privacy:to_answer": get("org", EVERYBODY),
    "privacy:correction": get("org", frozenset({"khanh"})),
    # acts of a unit: its committee and its administrator, never another cell
    "privacy:audit": get("org", OFFICERS | {"khanh"}, EVERYBODY),
    "privacy:audit_export": get("org", OFFICERS | {"khanh"}, EVERYBODY),
    "org:idle_time": get("org", frozenset({"khanh"}), EVERYBODY),
    # lists of members: the administrator, and a list of somebody else is not there
    "office:places": get("org", KEEPER_OF_LISTS, EVERYBODY),
    "office:template": get("org", KEEPER_OF_LISTS, EVERYBODY),
    "office:unit": get("org", KEEPER_OF_LISTS, EVERYBODY),
    "office:export": post("org", KEEPER_OF_LISTS, EVERYBODY),
    "office:list": get("org", KEEPER_OF_LISTS),
    "office:entry": post("org", KEEPER_OF_LISTS),
    "office:removal": post("org", KEEPER_OF_LISTS),
    "office:undoing": post("org", KEEPER_OF_LISTS),
    "office:refused": get("org", KEEPER_OF_LISTS),
    # keeping the organisation: its administrator, and nobody by a title
    "org:why": get("org", EVERYBODY),
    "org:keeping": get("org", KEEPER, EVERYBODY),
    "org:directory": get("org", CELL | SUPERIORS | KEEPER, EVERYBODY),
    "org:unit_manage": get("org", KEEPER, EVERYBODY),
    "org:person_manage": get("org", KEEPER, EVERYBODY),
    "org:cells": post("org", KEEPER, EVERYBODY),
    "org:unit_founding": post("org", KEEPER, EVERYBODY),
    "org:unit_renaming": post("org", KEEPER, EVERYBODY),
    "org:unit_conversion": post("org", KEEPER, EVERYBODY),
    "org:unit_moving": post("org", KEEPER, EVERYBODY),
    "org:unit_absorption": post("org", KEEPER, EVERYBODY),
    "org:unit_consolidation": post("org", KEEPER, EVERYBODY),
    "org:unit_split": post("org", KEEPER, EVERYBODY),
    "org:unit_dissolution": post("org", KEEPER, EVERYBODY),
    "org:congress": post("org", KEEPER, EVERYBODY),
    "org:terms": post("org", KEEPER, EVERYBODY),
    "org:bodies": post("org", KEEPER, EVERYBODY),
    "org:body_end": post("org", KEEPER, EVERYBODY),
    "org:positions": post("org", KEEPER, EVERYBODY),
    "org:position_end": post("org", KEEPER, EVERYBODY),
    "org:position_extension": post("org", KEEPER, EVERYBODY),
    "org:charges": post("org", KEEPER, EVERYBODY),
    "org:charge_end": post("org", KEEPER, EVERYBODY),
    "org:roles": post("org", KEEPER, EVERYBODY),
    "org:role_end": post("org", KEEPER, EVERYBODY),
    "org:person_new": post("org", KEEPER, EVERYBODY),
    "org:person_receiving": post("org", KEEPER, EVERYBODY),
    "org:person_facts": post("org", KEEPER, EVERYBODY),
    "org:person_transfer": post("org", KEEPER, EVERYBODY),
    "org:person_stay": post("org", KEEPER, EVERYBODY),
    "org:person_return": post("org", KEEPER, EVERYBODY),
    "org:person_exemption": post("org", KEEPER, EVERYBODY),
    "org:person_exemption_end": post("org", KEEPER, EVERYBODY),
    "org:person_official": post("org", KEEPER, EVERYBODY),
    "org:person_suspension": post("org", KEEPER, EVERYBODY),
    "org:person_suspension_end": post("org", KEEPER, EVERYBODY),
    "org:person_departure": post("org", KEEPER, EVERYBODY),
    "org:person_revocation": post("org", KEEPER, EVERYBODY),
    "org:person_correction": post("org", KEEPER, EVERYBODY),
    # tasks: the one who has it, the cell that gave it, never another cell
    "tasks:mine": get("org", EVERYBODY),
    "tasks:unit": get("org", OFFICERS, EVERYBODY),
    "tasks:task": get("org", CELL - {"em"}),
    "tasks:reports": post("org", OFFICERS, CELL - {"em"}),
    "tasks:deadline": post("org", OFFICERS, CELL - {"em"}),
    # registers: the committee and the clerk look, secretary, deputy and clerk keep
    "papers:registers": get("org", EVERYBODY),
    "papers:new": get("org", KEEPERS | {"son"}, EVERYBODY),
    "papers:register": get("org", KEEPERS | {"dung"}),
    "papers:next_number": post("org", KEEPERS, KEEPERS | {"dung"}),
    "papers:cancellation": get("org", KEEPERS, KEEPERS | {"dung"}),
    # reports: figures for who looks after the unit, words for who writes, numbers for who keeps
    "reports:units": get("org", EVERYBODY),
    "reports:activation": get("org", FIGURES, EVERYBODY),
    "reports:file": get("org", FIGURES, EVERYBODY),
    "reports:words": get("org", OFFICERS | {"hoa"}, EVERYBODY),
    "reports:issue": get("org", KEEPERS, EVERYBODY),
    "reports:issued": get("org", FIGURES),
    "reports:issued_file": get("org", FIGURES),
    # meetings: the list is one's own
    "meetings:list": get("org", EVERYBODY),
    # what was entered for oneself: only one's own is found there
    "meetings:entered": get("org", EVERYBODY),
    "meetings:entered_answer": post("open", frozenset({"dung"})),
    "meetings:new": get("org", OFFICERS | {"son", "giang"}, EVERYBODY),
    "meetings:following": post("closed", OFFICERS, ROOM),
    "meetings:overview": get("announced", ROOM),
    "meetings:answer": post("announced", SUMMONED, ROOM),
    "meetings:calendar": get("announced", ROOM),
    # in preparation nobody but those who prepare
    "meetings:prepare": get("draft", OFFICERS),
    "meetings:prepare_details": get("draft", OFFICERS),
    "meetings:prepare_agenda": get("draft", OFFICERS),
    "meetings:prepare_item": post("draft", OFFICERS),
    "meetings:item_place": post("draft", OFFICERS),
    "meetings:item_removal": post("draft", OFFICERS),
    "meetings:papers_from_library": post("draft", OFFICERS),
    "meetings:prepare_papers": get("draft", OFFICERS),
    "meetings:prepare_resolution": get("draft", OFFICERS),
    "meetings:paper_edit": post("draft", OFFICERS),
    "meetings:paper_file_change": post("draft", OFFICERS),
    "meetings:paper_place": post("draft", OFFICERS),
    "meetings:paper_removal": post("draft", OFFICERS),
    "meetings:prepare_guests": get("draft", OFFICERS),
    "meetings:guest_removal": post("draft", OFFICERS),
    "meetings:prepare_tasks": get("draft", OFFICERS),
    "meetings:prepare_check": get("draft", OFFICERS),
    "meetings:agreement": post("draft", OFFICERS),
    "meetings:announcement": post("draft", OFFICERS),
    "meetings:prepare_changes": get("announced", OFFICERS, ROOM),
    "meetings:postponement": post("announced", OFFICERS, ROOM),
    "meetings:cancellation": post("announced", OFFICERS, ROOM),
    # papers: the room's
    "meetings:papers": get("announced", ROOM),
    "meetings:paper": get("announced", ROOM),
    "meetings:paper_file": get("announced", ROOM),
    "meetings:paper_page": get("announced", NOBODY, ROOM),
    # what a phone keeps: of one's own meetings
    "meetings:pack": get("announced", ROOM),
    "meetings:packs": get("org", EVERYBODY),
    # running: chair and secretary
    "meetings:desk": get("open", RUNNERS, ROOM),
    "meetings:field_desk": get("open", RUNNERS, ROOM),
    "meetings:hand_vote": post("open", RUNNERS, ROOM),
    "meetings:paper_vote": post("open", RUNNERS, ROOM),
    "meetings:projector": get("open", RUNNERS, ROOM),
    "meetings:check_in_code": get("open", RUNNERS, ROOM),
    "meetings:agenda": get("open", ROOM),
    "meetings:opening": post("announced", RUNNERS, ROOM),
    "meetings:turn": post("open", RUNNERS, ROOM),
    "meetings:closure": post("open", RUNNERS, ROOM),
    "meetings:resumption": post("closed", RUNNERS, ROOM),
    "meetings:roll": get("open", RUNNERS, ROOM),
    "meetings:mark": post("open", RUNNERS, ROOM),
    "meetings:rest": post("open", RUNNERS, ROOM),
    "meetings:leaving": post("open", RUNNERS, ROOM),
    "meetings:guest_mark": post("open", RUNNERS, ROOM),
    "meetings:check_in": get("open", ROOM),
    # opinions: the room reads, whoever was summoned or invited speaks
    "meetings:opinions": get("open", ROOM),
    "meetings:spoken": post("open", RUNNERS, ROOM),
    "meetings:reply": post("open", RUNNERS, ROOM),
    "meetings:keeping": post("open", RUNNERS, ROOM),
    "meetings:speaking": get("open", ROOM),
    "meetings:withdrawal": post("open", SUMMONED | {"giang"}, ROOM),
    "meetings:floor": post("open", RUNNERS, ROOM),
    "meetings:floor_end": post("open", RUNNERS, ROOM),
    "meetings:note": get("open", ROOM),
    "meetings:paper_note": post("open", ROOM),
    "meetings:reading": post("open", ROOM),
    # votes: official members; a closed list of runners counts
    "meetings:motions": get("open", ROOM),
    "meetings:ballot": post("open", frozenset({"an", "binh", "phuc", "dung", "oanh"}), ROOM),
    "meetings:hands": post("open", RUNNERS, ROOM),
    "meetings:paper_count": post("open", RUNNERS, ROOM),
    "meetings:result": post("open", RUNNERS, ROOM),
    "meetings:reserved": post("open", frozenset({"an", "binh", "phuc", "dung", "oanh"}), ROOM),
    "meetings:outcome": get("open", RUNNERS, ROOM),
    "meetings:conclusions": post("open", RUNNERS, ROOM),
    # records in their draft: those who were there
    "meetings:records": get("closed", ROOM),
    "meetings:record": get("closed", PRESENT),
    "meetings:record_edit": get("closed", RUNNERS, PRESENT),
    "meetings:record_anew": post("closed", RUNNERS, PRESENT),
    "meetings:record_removal": post("closed", RUNNERS, PRESENT),
    "meetings:archive": post("closed", OFFICERS, ROOM),
    "meetings:record_versions": get("closed", PRESENT),
    "meetings:record_version": get("closed", PRESENT),
    "meetings:record_amendments": get("closed", PRESENT),
    "meetings:amendment_answer": post("closed", RUNNERS, PRESENT),
    "meetings:record_approvals": post("closed", RUNNERS, PRESENT),
    "meetings:record_issue": get("closed", OFFICERS, PRESENT),
    "meetings:record_scan": post("closed", OFFICERS, PRESENT),
    "meetings:record_file": get("closed", NOBODY),
    "meetings:score": get("closed", CELL | SUPERIORS),
    "meetings:prints": get("closed", ROOM),
    "meetings:print": get("closed", ROOM),
    "meetings:task_result": post("draft", NOBODY, OFFICERS),
    # coming in: who helps, and who looks after the unit; codes only for whoever issued them
    "activation:units": get("org", EVERYBODY),
    "activation:board": get("activation", LEADERS | {"dung"} | SUPERIORS, EVERYBODY),
    "activation:consent_text": get("activation", frozenset({"khanh"}), EVERYBODY),
    "activation:own_consent": get("org", EVERYBODY),
    "activation:helpers": get("activation", LEADERS, EVERYBODY),
    "activation:ending": post("activation", LEADERS, EVERYBODY),
    "activation:sheets": get("activation", LEADERS, EVERYBODY),
    "activation:batch": get("activation", frozenset({"binh"}), EVERYBODY),
    "activation:batch_pdf": get("activation", frozenset({"binh"}), EVERYBODY),
    "activation:member": get("activation", LEADERS | {"dung"}, EVERYBODY),
    "activation:reason": post("activation", LEADERS | {"dung"}, EVERYBODY),
    "activation:device": post("activation", LEADERS | {"dung"}, EVERYBODY),
    "activation:handing": post("activation", LEADERS, EVERYBODY),
    "activation:handed": get("activation", frozenset({"binh"}), EVERYBODY),
    "activation:helping": get("activation", frozenset({"an"})),
    "activation:assist": get("activation", frozenset({"an"})),
    "activation:assist_reason": post("activation", frozenset({"an"})),
    "activation:assist_device": post("activation", frozenset({"an"})),
    # only with a pass that a right code gave
    "activation:hand_over": get("activation", NOBODY),
    "activation:assisted_consent": get("activation", NOBODY),
    "activation:assisted_password": get("activation", NOBODY),
}

ROWS.update(rows_of_registers(get, post, everybody=EVERYBODY, keepers=KEEPERS, cell=CELL))
