"""What a quick poll takes in: its question, an answer, its end."""

from tests.bad_input.acting import ID, TYPED, Act, act

ACTS_OF_POLLS: dict[str, Act] = {
    # One runs there already: everything else is right.
    "meetings:polls": act(
        "open",
        "dung",
        {
            "words": TYPED,
            "answer_1": "Có",
            "answer_2": "Không",
            "answer_3": "Tùy chi ủy",
            "answer_4": "Chưa rõ",
            "answer_5": "Ý kiến khác",
            "answer_6": "Để sau",
            "naming": "named",
            "client_id": ID,
        },
        "answer_3 answer_4 answer_5 answer_6",
        status=409,
        elsewhere="closed",
    ),
    "meetings:poll_answer": act("open", "an", {"choice": "o1"}),
    "meetings:poll_closure": act("open", "dung"),
}
