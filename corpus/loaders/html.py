"""Web pages, also saved ones: the main text, without menus, scripts and what surrounds it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree, html
from lxml.etree import _Element as Element

from corpus.blocks import Block, Remark
from corpus.errors import UnreadableDocument
from corpus.loaders.decoding import decode
from corpus.loaders.found import Found
from corpus.loaders.tables import is_letterhead, table_blocks

UNSEEN = frozenset(
    """script style noscript template iframe object embed svg math canvas audio video head form
    button select textarea input dialog""".split()
)
AROUND = frozenset("nav aside header footer menu".split())  # of the page, not of its article
AROUND_ROLES = frozenset("navigation banner contentinfo complementary search".split())
HEADINGS = {f"h{level}": level for level in range(1, 7)}
# What stands on lines of its own; everything else stands inside them.
BREAKS = frozenset(HEADINGS) | frozenset(
    """p div section article main body address blockquote pre center dl dt dd fieldset details
    summary hgroup figure figcaption caption table ul ol li br hr nav aside header footer menu
    """.split()
)


def load_html(data: bytes, source: str) -> Found:
    """Read a web page."""
    try:
        # Comments and processing instructions go here; no address is ever followed.
        parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
        root = html.document_fromstring(_without_declaration(decode(data, source)), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableDocument(source, f"is not a web page that can be read ({error})") from error
    return Found(tuple(_Page().blocks(_main(root))), tuple(_remarks(parser)))


def _remarks(parser: html.HTMLParser) -> Iterator[Remark]:
    """Say where reading had to stop: the parser goes 256 elements deep."""
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        yield Remark("cut_off", "is nested too deep to be read: text from there on is missing")


def _without_declaration(text: str) -> str:
    """Take off the XML declaration, whose encoding no longer holds."""
    opening = text.lstrip()
    return opening.partition("?>")[2] if opening.startswith("<?xml") else text


def _main(root: Element) -> Element:
    """Return the main text: the one element that says so, else the whole page."""
    for path in ("//main", "//*[@role='main']", "//article"):
        found = root.xpath(path)
        if len(found) == 1 and found[0].text_content().strip():
            return found[0]
    return root


@dataclass
class _Page:
    """Reads elements in order; words gather until their line ends."""

    words: list[str] = field(default_factory=list)
    item: Block | None = None  # a list item whose first line is still to come
    depth: int = 0  # of lists around

    def blocks(self, element: Element) -> Iterator[Block]:
        """Yield the blocks of an element."""
        yield from self._within(element)
        yield from self._line()

    def _within(self, element: Element) -> Iterator[Block]:
        self.words.append(element.text or "")
        for child in element:
            name = child.tag if isinstance(child.tag, str) else "script"
            if not _is_seen(child, name):
                self.words.append(" ")
            elif name in BREAKS:
                yield from self._line()
                yield from self._block(child, name)
                yield from self._line()
            else:
                yield from self._within(child)
            self.words.append(child.tail or "")

    def _block(self, element: Element, name: str) -> Iterator[Block]:
        if name in HEADINGS:
            yield Block("heading", _text(element), level=HEADINGS[name])
        elif name == "table":
            yield from self._table(element)
        elif name in ("ul", "ol"):
            yield from self._list(element, ordered=name == "ol")
        elif name in ("figcaption", "caption"):
            yield Block("caption", _text(element))
        else:
            yield from self._within(element)

    def _line(self) -> Iterator[Block]:
        """End a line; the first one inside an item is the item."""
        text = " ".join("".join(self.words).split())
        self.words.clear()
        if text and self.item:
            yield replace(self.item, text=text)
            self.item = None
        elif text:
            yield Block("paragraph", text)

    def _list(self, parent: Element, ordered: bool) -> Iterator[Block]:
        start = parent.get("start", "1")
        number = int(start) if start.isdecimal() else 1
        self.depth += 1
        for child in parent:
            if child.tag == "li":
                marker = f"{number}." if ordered else "-"
                number += 1
                self.item = Block("item", "", level=self.depth - 1, marker=marker)
            yield from self.blocks(child) if isinstance(child.tag, str) else ()
            self.item = None
        self.depth -= 1

    def _table(self, table: Element) -> Iterator[Block]:
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        nested = any(cell.find(".//table") is not None for row in cells for cell in row)
        if nested or len(rows) <= 1 or max(map(len, cells)) <= 1 or _is_letterhead(table, rows):
            for column in range(max(map(len, cells), default=0)):  # it only sets the page
                for row in cells:
                    yield from self.blocks(row[column]) if column < len(row) else ()
            return
        for caption in table.iterchildren("caption"):
            yield Block("caption", _text(caption))
        texts = [[_text(cell) for cell in row] for row in cells]
        yield from table_blocks(texts, headed=all(texts[0]))


def _is_seen(element: Element, name: str) -> bool:
    """Say whether a reader of the article sees an element."""
    if name in UNSEEN or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return False
    if name in AROUND or element.get("role") in AROUND_ROLES:
        # An article may have a heading or notes of its own.
        return any(above.tag in ("article", "main") for above in element.iterancestors())
    return "display:none" not in element.get("style", "").replace(" ", "").lower()


def _is_letterhead(table: Element, rows: list[Element]) -> bool:
    return is_letterhead(table.text_content(), len(rows))


def _text(element: Element) -> str:
    """Return what a heading or a cell reads as, on one line."""
    return " ".join(block.text for block in _Page().blocks(element))
