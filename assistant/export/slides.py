"""The only module that knows python-pptx: a briefing as slides, its sources in the notes."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.presentation import Presentation as PresentationType
from pptx.slide import Slide
from pptx.util import Inches, Pt

from assistant.answer import Citation
from assistant.export.stable import stable
from assistant.outline import HEADINGS
from assistant.paper import Bars, Block, Discussion, Paper, Points, Statement, Table, told

MOST_POINTS = 6  # a slide
ROOM = 800  # characters of a slide's points; what does not fit goes onto another
MOST_ROWS = 5
CELL = 90  # characters of a cell; the notes have the rest
COLUMNS = 5
WIDE, HIGH = Inches(13.333), Inches(7.5)
LEFT, TOP, WIDTH, HEIGHT = Inches(0.6), Inches(1.5), Inches(12.1), Inches(5.5)
TITLE, TITLE_ONLY = 0, 5  # layouts of the template
BARS = 8  # of a chart


def slides(paper: Paper) -> bytes:
    """Return a paper as .pptx: at most six points a slide, native charts, sources in the notes."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDE, HIGH
    _opening(deck, paper)
    for section in paper.sections:
        for block in section.blocks:
            _add(deck, paper, section.heading, block)
    for part in _parts([Statement(_short(_told(s.citation, s.number))) for s in paper.sources]):
        _points(deck, paper, HEADINGS["sources"][paper.language], part, size=14)
    core = deck.core_properties
    core.title, core.author, core.language = paper.title, "Merger Assistant", paper.language
    day = datetime.combine(paper.as_of, time.min)
    core.created = core.modified = day
    file = BytesIO()
    deck.save(file)
    return stable(file.getvalue())


def _add(deck: PresentationType, paper: Paper, heading: str, block: Block) -> None:
    if isinstance(block, Points):
        for part in _parts(block.statements):
            _points(deck, paper, heading, part)
    elif isinstance(block, Table):
        for start in range(0, len(block.rows), MOST_ROWS):
            _table(deck, paper, block, block.rows[start : start + MOST_ROWS])
    elif isinstance(block, Bars):
        _chart(deck, paper, block)
    elif isinstance(block, Discussion):
        asked = Statement(block.question)
        for part in _parts([asked, *block.answer]):
            _points(deck, paper, heading, part)


def _parts(statements: Sequence[Statement]) -> Iterator[list[Statement]]:
    """Yield statements as many as one slide holds."""
    part: list[Statement] = []
    room = ROOM
    for statement in statements:
        if part and (len(part) == MOST_POINTS or len(statement.text) > room):
            yield part
            part, room = [], ROOM
        part.append(statement)
        room -= len(statement.text)
    if part:
        yield part


def _points(
    deck: PresentationType, paper: Paper, heading: str, part: Sequence[Statement], size: int = 20
) -> None:
    slide = _slide(deck, heading)
    frame = slide.shapes.add_textbox(LEFT, TOP, WIDTH, HEIGHT).text_frame
    frame.word_wrap = True
    for place, statement in enumerate(part):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        marks = "".join(f" [{number}]" for number in paper.marks(statement.citations))
        paragraph.text = f"• {' '.join(statement.text.split())}{marks}"
        paragraph.font.size, paragraph.space_after = Pt(size), Pt(10)
    _note(slide, paper, [cited for statement in part for cited in statement.citations])


def _table(
    deck: PresentationType, paper: Paper, block: Table, rows: Sequence[Sequence[Statement]]
) -> None:
    slide = _slide(deck, block.caption)
    places = [0, *range(1, len(block.heads))][:COLUMNS]
    shape = slide.shapes.add_table(len(rows) + 1, len(places), LEFT, TOP, WIDTH, Inches(0.5))
    for column, place in enumerate(places):
        _cell(shape.table.cell(0, column), block.heads[place], 14)
        for line, row in enumerate(rows, 1):
            marks = "".join(f" [{number}]" for number in paper.marks(row[place].citations))
            _cell(shape.table.cell(line, column), _short(row[place].text) + marks, 12)
    _note(
        slide, paper, [cited for row in rows for place in places for cited in row[place].citations]
    )


def _cell(cell: Any, text: str, size: int) -> None:
    frame = cell.text_frame
    frame.text = text
    for paragraph in frame.paragraphs:
        paragraph.font.size = Pt(size)


def _chart(deck: PresentationType, paper: Paper, block: Bars) -> None:
    slide = _slide(deck, block.caption)
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    shown = block.bars[:BARS]
    data.categories = [name for name, *_ in shown]
    for series, place in zip(block.series, (1, 2), strict=True):
        data.add_series(series, [bar[place] for bar in shown])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, LEFT, TOP, WIDTH, HEIGHT, data)
    chart = frame.chart  # type: ignore[attr-defined]
    chart.has_legend, chart.has_title = True, False
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    plot = chart.plots[0]
    plot.has_data_labels = True
    plot.data_labels.font.size = Pt(12)
    _note(slide, paper, [cited for *_, places in shown for cited in places])


def _opening(deck: PresentationType, paper: Paper) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE])
    texts = ((paper.title, Inches(2.2), Inches(1.8)), (paper.subtitle, Inches(4.3), Inches(1.0)))
    for shape, (text, top, height) in zip(slide.placeholders, texts, strict=True):
        shape.left, shape.width, shape.top, shape.height = LEFT, WIDTH, top, height
        shape.text_frame.text = text


def _slide(deck: PresentationType, heading: str) -> Slide:
    """Add a slide; its title goes over the whole width, the template is made for narrower ones."""
    slide: Slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    title = slide.placeholders[0]
    title.left, title.width, title.top, title.height = LEFT, WIDTH, Inches(0.35), Inches(1.0)
    title.text_frame.text = heading
    for paragraph in title.text_frame.paragraphs:
        paragraph.font.size = Pt(28)
    return slide


def _note(slide: Slide, paper: Paper, citations: Sequence[Citation]) -> None:
    """Write the sources of a slide into its notes."""
    sources = {
        number: _told(cited, number) for cited in citations for number in paper.marks((cited,))
    }
    notes = slide.notes_slide.notes_text_frame
    if notes is not None:
        notes.text = "\n".join(sources.values())


def _told(cited: Citation, number: int) -> str:
    return f"[{number}] {told(cited)}"


def _short(text: str) -> str:
    return text if len(text) <= CELL else text[:CELL].rsplit(" ", 1)[0] + " …"
