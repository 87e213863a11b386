"""What the pages of answering and of running a survey take; all of it of the cell."""

from tests.bad_input.acting import ID, TYPED, Act, Value, act, person

SHEET: dict[str, Value] = {"form": "1", "client_id": ID, "q.grade": "good", "q.words": TYPED}

ACTS_OF_ANSWERING: dict[str, Act] = {
    # Of the committee's survey, so that Em is not asked who stands for everybody else.
    "surveys:answer": act("asking_few", "phuc", SHEET, "q.words"),
    "surveys:withdrawal": act("asking_few", "dung"),
    "surveys:opening": act("asking_draft", "binh"),
    "surveys:closure": act("asking", "binh"),
    "surveys:late": act("asking_over", "binh"),
    "surveys:behalf": act("asking", "binh", {"reason": "no_phone", **SHEET}, "q.words"),
    "surveys:paper": act("asking", "binh", {"people": person("em")}),
    # On paper a question may be left out.
    "surveys:paper_pile": act(
        "asking", "binh", {"person": person("tam"), **SHEET}, "q.grade q.words"
    ),
    "surveys:paper_removal": act("asking", "binh"),
    "surveys:paper_undo": act("asking_handed", "binh"),
}
