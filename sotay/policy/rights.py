"""The closed list of rights. A name reads noun:part:verb."""

from enum import StrEnum


class Right(StrEnum):
    """Everything that anybody may be allowed to do."""

    ORG_TREE_SEE = "org:tree:see"
    ORG_ROSTER_SEE = "org:roster:see"
    ORG_STATUS_SEE = "org:status:see"
    ORG_PERSON_SEE = "org:person:see"
    ORG_AUDIT_READ = "org:audit:read"
    ORG_CORRECTION_ANSWER = "org:correction:answer"
    ORG_FACTORS_HELP = "org:factors:help"
    ORG_IDLE_TIME_SET = "org:idle_time:set"
    ORG_ROSTER_IMPORT = "org:roster:import"
    ORG_ROSTER_EXPORT = "org:roster:export"
    ORG_DIRECTORY_SEE = "org:directory:see"
    ORG_UNITS_MANAGE = "org:units:manage"
    ORG_PEOPLE_MANAGE = "org:people:manage"
    ORG_POSITIONS_MANAGE = "org:positions:manage"

    MEETINGS_CALL = "meetings:meeting:call"
    MEETINGS_SEE_DRAFT = "meetings:draft:see"
    MEETINGS_SEE = "meetings:meeting:see"
    MEETINGS_PREPARE = "meetings:meeting:prepare"
    MEETINGS_RUN = "meetings:meeting:run"
    MEETINGS_ANSWER = "meetings:invitation:answer"
    MEETINGS_CHECK_IN = "meetings:roll:check_in"
    MEETINGS_READ_OPINIONS = "meetings:opinions:read"
    MEETINGS_READ_COMMITTEE_OPINIONS = "meetings:committee_opinions:read"
    MEETINGS_POST_OPINION = "meetings:opinion:post"
    MEETINGS_ASK_TO_SPEAK = "meetings:speaking:ask"
    MEETINGS_VOTE = "meetings:motion:vote"
    MEETINGS_KEEP_NOTE = "meetings:note:keep"
    MEETINGS_READ_RECORD_DRAFT = "meetings:record_draft:read"
    MEETINGS_READ_MINUTES = "meetings:minutes:read"
    MEETINGS_READ_RESOLUTION = "meetings:resolution:read"
    MEETINGS_EDIT_RECORD = "meetings:record:edit"
    MEETINGS_AMEND_RECORD = "meetings:record:amend"
    MEETINGS_APPROVE_AS_CHAIR = "meetings:record:approve_as_chair"
    MEETINGS_APPROVE_AS_SECRETARY = "meetings:record:approve_as_secretary"
    MEETINGS_ISSUE = "meetings:paper:issue"
    MEETINGS_SEE_SCORE = "meetings:score:see"

    NOTICES_KEEP_SENDING = "notices:sending:keep"

    TASKS_SEE = "tasks:task:see"
    TASKS_REPORT = "tasks:task:report"
    TASKS_ASSIGN = "tasks:task:assign"

    DOCUMENTS_SEE = "documents:document:see"
    DOCUMENTS_KEEP = "documents:document:keep"

    SURVEYS_KEEP = "surveys:survey:keep"

    PAPERS_SEE_REGISTER = "papers:register:see"
    PAPERS_KEEP_REGISTER = "papers:register:keep"

    REPORTS_SEE_FIGURES = "reports:figures:see"
    REPORTS_PREPARE = "reports:report:prepare"
    REPORTS_ISSUE = "reports:report:issue"
    ACTIVATION_SEE_FIGURES = "activation:figures:see"
    ACTIVATION_SEE_PEOPLE = "activation:people:see"
    ACTIVATION_ISSUE_CODES = "activation:code:issue"
    ACTIVATION_NOTE_REASON = "activation:reason:note"
    ACTIVATION_APPOINT_HELPER = "activation:helper:appoint"
    ACTIVATION_ASSIST = "activation:person:assist"
