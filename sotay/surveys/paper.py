"""The report on paper: what goes with a report, in the layout of party papers."""

from sotay.papers.layouts import Layout
from sotay.papers.model import Align, Block, Heading, Level, Paper, Paragraph, Run, plain
from sotay.surveys.rules.report import Report
from sotay.surveys.rules.wording import Place, Sentence, sentences

_TITLE = frozenset({Place.TITLE, Place.SUBJECT, Place.ATTACHED, Place.RULE})


def paper_of(report: Report, layout: Layout, *, issuer: str) -> Paper:
    """The report as a paper without a heading and a signature: those are the report's it goes with.

    Args:
        issuer: whose it is, for the properties of the file.
    """
    said = sentences(report)
    title = {sentence.place: sentence.text for sentence in said}
    return Paper(
        layout=layout,
        superior="",
        issuer=issuer,
        code="",
        place="",
        type_name=title[Place.TITLE],
        summary=title[Place.SUBJECT],
        blocks=_blocks([sentence for sentence in said if sentence.place not in _TITLE]),
        signatures=(),
        attached=title.get(Place.ATTACHED, ""),
    )


def _blocks(said: list[Sentence]) -> tuple[Block, ...]:
    following = [*said[1:], None]
    return tuple(
        _block(sentence, with_next=after is not None and after.place is Place.ROW)
        for sentence, after in zip(said, following, strict=True)
    )


def _block(sentence: Sentence, *, with_next: bool) -> Block:
    """A sentence as it is drawn; the rows of a question stay on one page."""
    match sentence.place:
        case Place.PART:
            return Heading(Level.PART, sentence.text)
        case Place.QUESTION:
            return Heading(Level.NUMBERED, sentence.text)
        case Place.LIST:
            return Heading(Level.ARTICLE, sentence.text)
        case Place.ROW:
            return Paragraph(plain(sentence.text), align=Align.LEFT, with_next=with_next)
        case Place.NOTE:
            return Paragraph((Run(sentence.text, italic=True),))
        case _:
            return Paragraph(plain(sentence.text))
