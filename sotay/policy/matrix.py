"""The matrix: which relation grants which right. Rights are the union over all relations.

Three lines that people will quote:

* an administrator is not a reader: no content right is granted by ADMINISTRATOR;
* a superior committee sees papers issued, figures and grades, never opinions;
* private notes have no row here, because only their author's own door finds them.
"""

from collections.abc import Mapping

from sotay.policy.relations import Relation as R  # noqa: N817 (the matrix reads as a table)
from sotay.policy.rights import Right

_OFFICERS = frozenset({R.HEAD, R.DEPUTY})
_RUNNERS = frozenset({R.CHAIR, R.SECRETARY})
_CELL = frozenset({R.MEMBER, R.EXEMPT_MEMBER, R.SUMMONED, R.CHAIR, R.SECRETARY})
_ROOM = _CELL | {R.GUEST}

GRANTS: Mapping[Right, frozenset[R]] = {
    Right.ORG_TREE_SEE: frozenset({R.SIGNED_IN}),
    Right.ORG_PERSON_SEE: frozenset({R.SIGNED_IN}),
    Right.ORG_ROSTER_SEE: _CELL
    | _OFFICERS
    | {R.COMMITTEE, R.SUPERIOR_COMMITTEE, R.IN_CHARGE, R.ADMINISTRATOR},
    Right.ORG_STATUS_SEE: _OFFICERS | {R.COMMITTEE, R.ADMINISTRATOR, R.SELF},
    Right.ORG_AUDIT_READ: _OFFICERS | {R.COMMITTEE, R.ADMINISTRATOR},
    Right.ORG_CORRECTION_ANSWER: frozenset({R.ADMINISTRATOR}),
    # Whoever has lost the phone comes in person to whoever keeps the roster.
    Right.ORG_FACTORS_HELP: frozenset({R.ADMINISTRATOR}),
    Right.ORG_IDLE_TIME_SET: frozenset({R.ADMINISTRATOR}),
    # Whole lists, with every number in them: whoever keeps the roster, and nobody above.
    Right.ORG_ROSTER_IMPORT: frozenset({R.ADMINISTRATOR}),
    Right.ORG_ROSTER_EXPORT: frozenset({R.ADMINISTRATOR}),
    # A whole subtree at once: whoever leads or keeps it, not each of its members.
    Right.ORG_DIRECTORY_SEE: _OFFICERS | {R.COMMITTEE, R.SUPERIOR_COMMITTEE, R.ADMINISTRATOR},
    Right.ORG_UNITS_MANAGE: frozenset({R.ADMINISTRATOR}),
    Right.ORG_PEOPLE_MANAGE: frozenset({R.ADMINISTRATOR}),
    Right.ORG_POSITIONS_MANAGE: frozenset({R.ADMINISTRATOR}),
    Right.MEETINGS_CALL: _OFFICERS | {R.COMMITTEE},
    Right.MEETINGS_SEE_DRAFT: _OFFICERS | _RUNNERS | {R.COMMITTEE},
    Right.MEETINGS_SEE: _ROOM,
    Right.MEETINGS_PREPARE: _OFFICERS | _RUNNERS,
    Right.MEETINGS_RUN: _RUNNERS,
    Right.MEETINGS_ANSWER: frozenset({R.SUMMONED}),
    Right.MEETINGS_CHECK_IN: frozenset({R.SUMMONED, R.EXEMPT_MEMBER}),
    Right.MEETINGS_READ_OPINIONS: _ROOM,
    Right.MEETINGS_READ_COMMITTEE_OPINIONS: _OFFICERS | _RUNNERS | {R.COMMITTEE},
    Right.MEETINGS_POST_OPINION: frozenset({R.SUMMONED, R.GUEST}),
    Right.MEETINGS_ASK_TO_SPEAK: frozenset({R.SUMMONED, R.GUEST}),
    Right.MEETINGS_VOTE: frozenset({R.VOTER}),
    Right.MEETINGS_KEEP_NOTE: _ROOM,
    Right.MEETINGS_READ_RECORD_DRAFT: _RUNNERS | {R.PRESENT},
    Right.MEETINGS_READ_MINUTES: _CELL | _OFFICERS | {R.COMMITTEE},
    Right.MEETINGS_READ_RESOLUTION: _CELL
    | _OFFICERS
    | {R.COMMITTEE, R.SUPERIOR_COMMITTEE, R.IN_CHARGE},
    Right.MEETINGS_EDIT_RECORD: _RUNNERS,
    Right.MEETINGS_AMEND_RECORD: frozenset({R.PRESENT}),
    Right.MEETINGS_APPROVE_AS_CHAIR: frozenset({R.CHAIR}),
    Right.MEETINGS_APPROVE_AS_SECRETARY: frozenset({R.SECRETARY}),
    Right.MEETINGS_ISSUE: _OFFICERS | _RUNNERS,
    Right.MEETINGS_SEE_SCORE: _CELL | _OFFICERS | {R.COMMITTEE, R.SUPERIOR_COMMITTEE, R.IN_CHARGE},
    Right.NOTICES_KEEP_SENDING: frozenset({R.ADMINISTRATOR}),
    Right.TASKS_SEE: frozenset({R.ASSIGNEE, R.ASSIGNER, R.MEMBER, R.COMMITTEE, R.HEAD, R.DEPUTY}),
    Right.TASKS_REPORT: frozenset({R.ASSIGNEE, R.HEAD, R.DEPUTY, R.COMMITTEE}),
    Right.TASKS_ASSIGN: _OFFICERS | {R.COMMITTEE},
    Right.DOCUMENTS_SEE: _OFFICERS | {R.CLERK, R.READER},
    Right.DOCUMENTS_KEEP: _OFFICERS | {R.CLERK},
    # Of a collection its name and note; what is in it is for each document's own readers.
    Right.DOCUMENTS_SEE_COLLECTION: _OFFICERS | {R.CLERK, R.READER},
    Right.DOCUMENTS_KEEP_COLLECTION: _OFFICERS | {R.CLERK},
    Right.REGISTERS_SEE: _OFFICERS | {R.CLERK},
    Right.REGISTERS_KEEP: _OFFICERS | {R.CLERK},
    Right.REGISTERS_SEE_FORWARDING: _OFFICERS | {R.CLERK, R.ASSIGNEE},
    Right.REGISTERS_RECEIVE: frozenset({R.ASSIGNEE}),
    # Whoever writes news does not publish it: that is for the board's head and the officers.
    Right.NEWS_SEE: _OFFICERS | {R.READER, R.EDITOR, R.CHIEF_EDITOR},
    Right.NEWS_WRITE: _OFFICERS | {R.EDITOR, R.CHIEF_EDITOR},
    Right.NEWS_PUBLISH: _OFFICERS | {R.CHIEF_EDITOR},
    Right.NEWS_APPOINT: _OFFICERS,
    Right.SURVEYS_KEEP: _OFFICERS | {R.CLERK},
    Right.SURVEYS_ANSWER: frozenset({R.SELF}),
    # Whoever sits with people who have no phone, and types what their printed sheets say.
    Right.SURVEYS_ENTER: _OFFICERS | {R.COMMITTEE, R.CLERK},
    # Figures and what was written; who wrote it only where the survey is a named one.
    Right.SURVEYS_SEE_RESULTS: _OFFICERS | {R.COMMITTEE, R.CLERK},
    Right.PAPERS_SEE_REGISTER: _OFFICERS | {R.COMMITTEE, R.CLERK},
    Right.PAPERS_KEEP_REGISTER: _OFFICERS | {R.CLERK},
    # Figures are no content: they say how many, and name nobody.
    Right.REPORTS_SEE_FIGURES: _OFFICERS
    | {R.COMMITTEE, R.SUPERIOR_COMMITTEE, R.IN_CHARGE, R.ADMINISTRATOR, R.CLERK},
    Right.REPORTS_PREPARE: _OFFICERS | {R.COMMITTEE, R.CLERK},
    Right.REPORTS_ISSUE: _OFFICERS | {R.CLERK},
    # An administrator keeps the roster: who is in and who is not belongs to it.
    Right.ACTIVATION_SEE_FIGURES: _OFFICERS
    | {R.COMMITTEE, R.SUPERIOR_COMMITTEE, R.IN_CHARGE, R.ADMINISTRATOR},
    Right.ACTIVATION_SEE_PEOPLE: _OFFICERS | {R.COMMITTEE, R.ADMINISTRATOR},
    Right.ACTIVATION_ISSUE_CODES: _OFFICERS | {R.ADMINISTRATOR},
    Right.ACTIVATION_NOTE_REASON: _OFFICERS | {R.COMMITTEE, R.ADMINISTRATOR, R.HELPER},
    Right.ACTIVATION_APPOINT_HELPER: _OFFICERS | {R.ADMINISTRATOR},
    Right.ACTIVATION_ASSIST: frozenset({R.HELPER}),
    Right.ACTIVATION_SET_CONSENT: frozenset({R.ADMINISTRATOR}),
}
