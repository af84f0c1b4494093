"""The only module that knows typst: a briefing as PDF, and its charts as pictures."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Literal

import typst

from assistant.answer import Citation
from assistant.outline import HEADINGS
from assistant.paper import Bars, Block, Discussion, Paper, Points, Statement, Table, told, wordy

STYLE = """
#set page(paper: "a4", margin: 2.2cm, numbering: "1")
#set text(font: "Libertinus Serif", size: 11pt, lang: "{language}")
#set par(justify: true)
#set heading(numbering: "1.")
#show heading.where(level: 1): set block(above: 1.6em, below: 0.8em)
#show link: set text(fill: rgb("#1f3a5f"))
#set table(stroke: 0.4pt + luma(120), inset: 4pt, align: left)
#show figure.caption: set block(sticky: true)
#show table: set text(size: 8.5pt)
#show table: set par(justify: false)
#show figure: set block(breakable: true)
#show figure.where(kind: table): set figure.caption(position: top)
"""
WIDTH = 9.0  # centimetres of the longest bar
COLOURS = ('rgb("#8aa0b8")', 'rgb("#1f3a5f")')
ESCAPED = str.maketrans({each: f"\\{each}" for each in "\\#$*_`<>@=~[]-+/'\""})
NOTED = 400  # characters of a quotation in a footnote; the list of sources has it whole


def pdf(paper: Paper) -> bytes:
    """Return a paper as a tagged PDF (PDF/UA-1) with bookmarks and embedded fonts."""
    source = "\n".join(_lines(paper))
    day = datetime.combine(paper.as_of, time.min, UTC)
    result = typst.compile(
        source.encode(),
        pdf_standards="ua-1",
        ignore_system_fonts=True,
        timestamp=int(day.timestamp()),
    )
    assert isinstance(result, bytes)
    return result


def picture(bars: Bars, form: Literal["png", "svg"]) -> bytes:
    """Return a chart as a picture."""
    page = (
        '#set page(width: auto, height: auto, margin: 4pt)\n#set text(font: "Libertinus Serif")\n'
    )
    result = typst.compile(
        (page + _chart(bars)).encode(), format=form, ignore_system_fonts=True, ppi=200.0
    )
    assert isinstance(result, bytes)
    return result


def _lines(paper: Paper) -> Iterator[str]:
    yield f'#set document(title: "{_quoted(paper.title)}", author: "Merger Assistant")'
    yield STYLE.replace("{language}", paper.language)
    yield f"#title[{_plain(paper.title)}]"
    yield f"#emph[{_plain(paper.subtitle)}]"
    yield "#outline(depth: 1)"
    for section in paper.sections:
        yield f"= {_plain(section.heading)}"
        for block in section.blocks:
            yield from _block(paper, block)
    yield f"= {HEADINGS['sources'][paper.language]}"
    yield '#set enum(numbering: "[1]")'
    yield from (f"+ {_told(source.citation)}" for source in paper.sources)


def _block(paper: Paper, block: Block) -> Iterator[str]:
    if isinstance(block, Points):
        mark = "+" if block.numbered else "-"
        yield from (f"{mark} {_said(each)}" for each in block.statements)
        yield ""
    elif isinstance(block, Table):
        yield from _table(paper, block)
    elif isinstance(block, Bars):
        alternative = ", ".join(
            f"{name}: {before} → {after}" for name, before, after, _ in block.bars
        )
        yield f'#figure(caption: [{_plain(block.caption)}], alt: "{_quoted(alternative)}")['
        yield f"#block(breakable: false)[{_chart(block)}]]"
    elif isinstance(block, Discussion):
        yield f"*{_plain(block.question)}*"
        yield ""
        yield from (f"- {_said(each)}" for each in block.answer)
        yield ""


def _table(paper: Paper, block: Table) -> Iterator[str]:
    """Yield a table; its sources are numbers in the list of sources."""
    yield f"#figure(kind: table, caption: [{_plain(block.caption)}], table("
    wide = ", ".join(
        "2fr" if wordy([row[place] for row in block.rows]) else "1fr"
        for place in range(len(block.heads))
    )
    yield f"columns: ({wide}),"
    heads = ", ".join(f"[*{_plain(head)}*]" for head in block.heads)
    yield f"table.header({heads}),"
    for row in block.rows:
        yield ", ".join(f"[{_numbered(paper, cell)}]" for cell in row) + ","
    yield "))"


def _chart(bars: Bars) -> str:
    """Return bars of before and after, each with its figure."""
    most = max(max(before, after) for _, before, after, _ in bars.bars) or 1
    lines = ["#grid(columns: 2, column-gutter: 8pt, row-gutter: 6pt, align: (right, left),"]
    for name, before, after, _ in bars.bars:
        drawn = " ".join(
            f"#stack(dir: ltr, spacing: 4pt, rect(width: {max(WIDTH * each / most, 0.05):.2f}cm, "
            f"height: 8pt, fill: {colour}), text(size: 8pt)[{each}])"
            for each, colour in zip((before, after), COLOURS, strict=True)
        )
        lines.append(f"[{_plain(name)}], [{drawn}],")
    legend = " #h(1em) ".join(
        f"#box(rect(width: 8pt, height: 8pt, fill: {colour})) {_plain(name)}"
        for name, colour in zip(bars.series, COLOURS, strict=True)
    )
    return "\n".join([*lines, f"[], [{legend}])"])


def _said(statement: Statement) -> str:
    notes = "".join(f"#footnote[{_told(cited, NOTED)}]" for cited in statement.citations)
    return f"{_plain(statement.text)}{notes}"


def _numbered(paper: Paper, statement: Statement) -> str:
    marks = ", ".join(map(str, paper.marks(statement.citations)))
    return _plain(statement.text) + (f" #super[\\[{marks}\\]]" if marks else "")


def _told(cited: Citation, most: int | None = None) -> str:
    quote = " ".join(cited.quote.split())
    if most and len(quote) > most:
        quote = quote[:most].rsplit(" ", 1)[0] + " …"
    return _plain(told(replace(cited, quote=quote)))


def _plain(text: str) -> str:
    """Return a text of which nothing is read as markup."""
    return " ".join(text.split()).translate(ESCAPED)


def _quoted(text: str) -> str:
    """Return a text that may stand in a string of the markup."""
    return " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
