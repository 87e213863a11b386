"""What the addresses of meetings take in, each with a right example."""

from tests.bad_input.acting import ID, TYPED, Act, act, edition, known, person

DRAFT, ANNOUNCED = edition("draft"), edition("announced")
ACTS_OF_MEETINGS: dict[str, Act] = {
    "meetings:new": act("org", "binh", {"choice": known("call")}),
    "meetings:following": act("closed", "binh"),
    "meetings:answer": act(
        "announced", "an", {"answer": "excused", "reason": TYPED}, elsewhere="closed"
    ),
    # the preparation
    "meetings:prepare_details": act(
        "draft",
        "binh",
        {
            "edition": DRAFT,
            "kind": "regular",
            "title": TYPED,
            "day": "2026-11-05",
            "hour": "19:30",
            "planned_minutes": "90",
            "place": "Nhà văn hóa",
            "online_link": "https://hop.example/3",
            "chair": person("binh"),
            "secretary": person("dung"),
            "dues_notice": TYPED,
        },
        "online_link dues_notice",
        elsewhere="open",
    ),
    "meetings:papers_from_library": act(
        "draft",
        "binh",
        {"document": known("document"), "reason": TYPED},
        "reason",
        elsewhere="closed",
    ),
    "meetings:prepare_agenda": act(
        "draft",
        "binh",
        {"title": TYPED, "part": "main", "minutes": "10", "presenter": "Bí thư"},
        "presenter",
        elsewhere="closed",
    ),
    "meetings:prepare_item": act(
        "draft",
        "binh",
        {"edition": DRAFT, "title": TYPED, "part": "main", "minutes": "10", "presenter": "An"},
        "presenter",
        elsewhere="closed",
    ),
    "meetings:item_place": act(
        "draft", "binh", {"edition": DRAFT, "steps": "1"}, elsewhere="closed"
    ),
    "meetings:item_removal": act("draft", "binh", {"edition": DRAFT}, elsewhere="closed"),
    "meetings:paper_edit": act(
        "draft", "binh", {"edition": DRAFT, "title": TYPED, "origin": "own"}, elsewhere="closed"
    ),
    "meetings:paper_place": act(
        "draft", "binh", {"edition": DRAFT, "steps": "-1"}, elsewhere="closed"
    ),
    "meetings:paper_removal": act(
        "draft", "binh", {"edition": DRAFT, "reason": TYPED}, "reason", elsewhere="closed"
    ),
    "meetings:prepare_guests": act(
        "draft",
        "binh",
        {"person": "", "name": "Nguyễn Văn Khách", "post": TYPED, "side": "mass"},
        "person post",
        elsewhere="closed",
    ),
    "meetings:guest_removal": act("draft", "binh", elsewhere="closed"),
    "meetings:prepare_tasks": act("draft", "binh", {"edition": DRAFT}, elsewhere="open"),
    "meetings:task_result": act("draft", "binh", {"edition": DRAFT, "result": TYPED}, "result"),
    "meetings:agreement": act("draft", "binh", {"edition": DRAFT}, elsewhere="open"),
    "meetings:announcement": act("draft", "binh", {"edition": DRAFT}, status=422, elsewhere="open"),
    "meetings:prepare_changes": act(
        "announced",
        "binh",
        {
            "edition": ANNOUNCED,
            "reason": TYPED,
            "day": "2026-11-06",
            "hour": "19:30",
            "place": "Nhà văn hóa",
        },
        "place",
        elsewhere="closed",
    ),
    "meetings:postponement": act(
        "announced", "binh", {"edition": ANNOUNCED, "reason": TYPED}, elsewhere="closed"
    ),
    "meetings:cancellation": act(
        "announced", "binh", {"edition": ANNOUNCED, "reason": TYPED}, elsewhere="closed"
    ),
    # running
    "meetings:opening": act("announced", "dung", elsewhere="closed"),
    "meetings:turn": act("open", "dung", elsewhere="closed"),
    "meetings:closure": act("open", "dung", status=409, elsewhere="closed"),
    "meetings:resumption": act("closed", "dung", {"reason": TYPED}, elsewhere="announced"),
    "meetings:mark": act(
        "open",
        "dung",
        {"person": person("an"), "state": "excused", "reason": TYPED, "client_id": ID},
        "reason",
        elsewhere="closed",
    ),
    "meetings:rest": act("open", "dung", elsewhere="closed"),
    "meetings:leaving": act("open", "dung", {"person": person("an")}, elsewhere="closed"),
    "meetings:guest_mark": act("open", "dung", {"came": "on"}, "came", elsewhere="closed"),
    "meetings:check_in": act("open", "nga", {"code": known("code"), "client_id": ID}, status=403),
    # talk
    "meetings:opinions": act(
        "open",
        "an",
        {"words": TYPED, "item": known("item"), "audience": "cell", "client_id": ID},
        "item",
        elsewhere="closed",
    ),
    "meetings:entered": act(
        "org",
        "an",
        {"kind": "roll", "about_id": known("marked"), "words": TYPED, "client_id": ID},
    ),
    "meetings:entered_answer": act(
        "open", "dung", {"put_right": "yes", "words": TYPED, "client_id": ID}
    ),
    "meetings:spoken": act(
        "open",
        "dung",
        {
            "speaker": person("an"),
            "speaker_name": "",
            "reason": "no_phone",
            "words": TYPED,
            "item": known("item"),
            "client_id": ID,
        },
        "speaker_name item reason",
        elsewhere="closed",
    ),
    "meetings:reply": act("open", "binh", {"words": TYPED}),
    "meetings:keeping": act("open", "dung", {"out": "on"}, "out"),
    "meetings:speaking": act("open", "phuc", {"client_id": ID}, elsewhere="closed"),
    "meetings:withdrawal": act("open", "an"),
    "meetings:floor": act("open", "dung"),
    "meetings:floor_end": act("open", "dung"),
    "meetings:note": act("open", "an", {"words": TYPED}, "words"),
    "meetings:paper_note": act("open", "an", {"words": TYPED}, "words"),
    "meetings:reading": act("open", "an", {"page": "1"}, status=422),  # it is no PDF
    # votes
    "meetings:motions": act(
        "open",
        "dung",
        {
            "words": TYPED,
            "question": "resolution",
            "form": "hands",
            "item": known("item"),
            "client_id": ID,
        },
        "item",
        elsewhere="closed",
    ),
    "meetings:hand_vote": act(
        "open",
        "dung",
        {
            "words": TYPED,
            "question": "resolution",
            "item": known("item"),
            "agree": "1",
            "disagree": "0",
            "other": "0",
            "client_id": ID,
        },
        "item",
        elsewhere="closed",
    ),
    "meetings:paper_vote": act(
        "open",
        "dung",
        {
            "words": TYPED,
            "question": "election",
            "item": known("item"),
            "issued": "1",
            "returned": "1",
            "valid": "1",
            "invalid": "0",
            "tellers": TYPED,
            "lines": "Trần Văn Bình: 1",
            "client_id": ID,
        },
        "item",
        elsewhere="closed",
    ),
    "meetings:ballot": act("open", "an", {"choice": "agree", "client_id": ID}),
    "meetings:hands": act("hands", "dung", {"agree": "4", "disagree": "1", "other": "0"}),
    "meetings:paper_count": act(
        "paper",
        "dung",
        {
            "issued": "5",
            "returned": "5",
            "valid": "5",
            "invalid": "0",
            "tellers": TYPED,
            "lines": "Trần Văn Bình: 5",
        },
    ),
    "meetings:result": act("open", "dung"),
    "meetings:reserved": act("open", "an", {"words": TYPED, "client_id": ID}),
    "meetings:outcome": act(
        "open",
        "dung",
        {"title": TYPED, "assignee": person("an"), "due_on": "2026-11-30", "client_id": ID},
        elsewhere="announced",
    ),
    "meetings:conclusions": act(
        "open",
        "dung",
        {"words": TYPED, "item": known("item"), "client_id": ID},
        "item",
        elsewhere="announced",
    ),
    # records
    "meetings:records": act("closed", "dung", {"kind": "resolution"}, elsewhere="open"),
    "meetings:record_edit": act(
        "closed",
        "dung",
        {"seen": known("seen"), "reason": TYPED, "section_opening": TYPED},
        "reason section_opening",
    ),
    "meetings:record_anew": act("closed", "dung", {"seen": known("seen")}),
    "meetings:record_amendments": act(
        "closed", "an", {"words": TYPED, "client_id": ID}, status=409
    ),
    "meetings:amendment_answer": act(
        "closed", "dung", {"answer": "declined", "note": TYPED}, status=303
    ),
    "meetings:record_approvals": act(
        "closed",
        "dung",
        {"sha256": known("sha256"), "role": "secretary", "capacity": ""},
        "capacity",
        status=409,
    ),
    "meetings:record_issue": act("closed", "binh", {"day": "2026-11-03"}, status=409),
    "meetings:archive": act("closed", "binh", status=409, elsewhere="open"),
    "meetings:record_removal": act("closed", "dung", status=409),
    "meetings:score": act(
        "closed",
        "dung",
        {"points_1": "", "remark_1": ""},
        "points_1 remark_1",
    ),
}
