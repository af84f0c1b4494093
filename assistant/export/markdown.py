"""A briefing as Markdown: footnotes carry the sources."""

from collections.abc import Iterable, Iterator, Sequence

from assistant.answer import Citation
from assistant.outline import HEADINGS
from assistant.paper import Bars, Block, Discussion, Paper, Points, Statement, Table, told

SPECIAL = str.maketrans({each: f"\\{each}" for each in r"\`*_{}[]<>#|"})


def markdown(paper: Paper) -> str:
    """Return a paper as Markdown."""
    return "\n".join(_lines(paper)) + "\n"


def _lines(paper: Paper) -> Iterator[str]:
    yield f"# {_plain(paper.title)}"
    yield from ("", f"*{_plain(paper.subtitle)}*")
    for section in paper.sections:
        yield from ("", f"## {section.heading}")
        for block in section.blocks:
            yield ""
            yield from _block(paper, block)
    yield from ("", f"## {HEADINGS['sources'][paper.language]}", "")
    for source in paper.sources:
        yield f"[^{source.number}]: {_plain(told(source.citation))}"


def _block(paper: Paper, block: Block) -> Iterator[str]:
    if isinstance(block, Points):
        for number, statement in enumerate(block.statements, 1):
            yield f"{f'{number}.' if block.numbered else '-'} {_said(paper, statement)}"
    elif isinstance(block, Table):
        rows = ([_said(paper, cell) for cell in row] for row in block.rows)
        yield from _table(block.caption, [*map(_plain, block.heads)], rows)
    elif isinstance(block, Bars):
        figures = (
            [f"{_plain(name)}{_marks(paper, cited)}", str(before), str(after)]
            for name, before, after, cited in block.bars
        )
        yield from _table(block.caption, ["", *block.series], figures)
    elif isinstance(block, Discussion):
        yield f"- **{_plain(block.question)}**"
        for statement in block.answer:
            yield f"  {_said(paper, statement)}"


def _table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield from (f"**{_plain(caption)}**", "")
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _said(paper: Paper, statement: Statement) -> str:
    return _plain(" ".join(statement.text.split())) + _marks(paper, statement.citations)


def _marks(paper: Paper, citations: tuple[Citation, ...]) -> str:
    return "".join(f"[^{number}]" for number in paper.marks(citations))


def _plain(text: str) -> str:
    """Return a text of which nothing is read as markup."""
    return text.translate(SPECIAL)
