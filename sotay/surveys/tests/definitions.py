"""Definitions for tests: any that may be stored, drawn by Hypothesis."""

from hypothesis import strategies as st

from sotay.kernel.text import tidy, tidy_lines
from sotay.surveys.rules.definition import (
    Condition,
    Definition,
    Kind,
    Option,
    Question,
    Section,
)

_LETTERS = "abcđơưạĐẢNG ?%-–“”'\"<>&0123456789"
words = st.text(_LETTERS, max_size=40).map(tidy)
lines = st.text(_LETTERS + "\n", max_size=60).map(lambda text: tidy_lines(text).strip())
numbers = st.none() | st.integers(-1000, 1000)


def options(first: str) -> st.SearchStrategy[tuple[Option, ...]]:
    """Up to five answers, whose keys begin with ``first``."""
    drawn = st.lists(st.tuples(words, st.booleans()), max_size=5)
    return drawn.map(
        lambda all_of_them: tuple(
            Option(f"{first}{number}", text, own) for number, (text, own) in enumerate(all_of_them)
        )
    )


conditions = st.none() | st.builds(
    Condition,
    question=st.sampled_from(["q0", "q1", "gone"]),
    any_of=st.lists(st.sampled_from(["o0", "o1", "5"]), unique=True).map(tuple),
)
_bare = st.builds(
    Question,
    key=st.just("later"),
    kind=st.sampled_from(Kind),
    words=words,
    help=lines,
    required=st.booleans(),
    options=options("o"),
    rows=options("r"),
    low=numbers,
    high=numbers,
    most=numbers,
    condition=conditions,
)


@st.composite
def definitions(draw: st.DrawFn) -> Definition:
    """Any definition that may be stored, finished or not."""
    count = 0
    sections = []
    for number in range(draw(st.integers(0, 4))):
        questions = []
        for question in draw(st.lists(_bare, max_size=4)):
            values = {**vars(question), "key": f"q{count}"}
            questions.append(Question(**values))
            count += 1
        sections.append(Section(f"s{number}", draw(words), tuple(questions)))
    return Definition(tuple(sections))
