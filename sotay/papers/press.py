"""The last look at a paper before it is drawn: clean text, the guidance's spelling, its end."""

from dataclasses import replace

from sotay.papers.model import (
    Block,
    Centred,
    Heading,
    Item,
    Paper,
    Paragraph,
    Run,
    Signature,
    Spacer,
    Table,
)
from sotay.papers.rules import ended, printable


def ready_for_press(paper: Paper) -> Paper:
    """``paper`` with every text printable and the last words ended by a full stop.

    Both renderers draw what this returns. The words of the heading and the foot take the
    spelling of the layout; names of people and the body keep what was written.
    """
    layout = paper.layout
    return replace(
        paper,
        superior=layout.spelled(printable(paper.superior)),
        issuer=layout.spelled(printable(paper.issuer)),
        place=printable(paper.place),
        type_name=printable(paper.type_name),
        summary=printable(paper.summary),
        blocks=_with_end(tuple(_clean(block) for block in paper.blocks)),
        signatures=tuple(
            Signature(
                layout.spelled(printable(signature.authority)),
                layout.spelled(printable(signature.post)),
                printable(signature.name),
            )
            for signature in paper.signatures
        ),
        recipients=tuple(layout.spelled(printable(name)) for name in paper.recipients),
        address=paper.address
        and replace(paper.address, names=tuple(printable(name) for name in paper.address.names)),
        urgency=printable(paper.urgency),
        circulation=printable(paper.circulation),
        draft_mark=printable(paper.draft_mark),
        attached=None if paper.attached is None else printable(paper.attached),
    )


def _clean(block: Block) -> Block:
    match block:
        case Heading() | Centred():
            return replace(block, text=printable(block.text))
        case Paragraph() | Item():
            return replace(block, runs=_runs(block.runs))
        case Table():
            return replace(
                block,
                columns=tuple(replace(one, title=printable(one.title)) for one in block.columns),
                # A cell keeps its lines: each becomes a paragraph of its own.
                rows=tuple(
                    tuple("\n".join(map(printable, cell.splitlines())) for cell in row)
                    for row in block.rows
                ),
            )
        case Spacer():
            return block


def _runs(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(replace(run, text=printable(run.text)) for run in runs)


def _with_end(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    last = blocks[-1] if blocks else None
    if not isinstance(last, Paragraph | Item) or not last.runs:
        return blocks
    final = replace(last.runs[-1], text=ended(last.runs[-1].text))
    return (*blocks[:-1], replace(last, runs=(*last.runs[:-1], final)))
