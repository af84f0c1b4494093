"""Markdown: what a reader of the rendered page sees, block by block."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.blocks import Block
from corpus.loaders.decoding import decode
from corpus.loaders.found import Found
from corpus.loaders.front_matter import split_front_matter

COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
HIDDEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|$)", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def load_markdown(data: bytes, source: str) -> Found:
    """Read a Markdown file with its front matter."""
    front_matter, body = split_front_matter(decode(data, source), source)
    return Found(tuple(markdown_blocks(body)), front_matter=front_matter)


def markdown_blocks(body: str) -> Iterator[Block]:
    """Yield the blocks of a Markdown text; marks of emphasis, links and code are taken off."""
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    lists = _Lists()
    header = ""
    for place, token in enumerate(tokens):
        match token.type:
            case "heading_open":
                yield Block("heading", _plain(tokens[place + 1]), level=int(token.tag[1]))
            case "paragraph_open":
                yield lists.paragraph(_plain(tokens[place + 1]))
            case "tr_open":
                row = " | ".join(_cells(tokens, place))
                heads = tokens[place - 1].type == "thead_open"
                header = row if heads else header
                yield Block("header", row) if heads else Block("row", row, header=header)
            case "fence" | "code_block":
                yield Block("paragraph", " ".join(token.content.split()))
            case "html_block":
                yield Block("paragraph", _without_tags(token.content))
            case _:
                lists.see(token)


class _Lists:
    """The lists that are open, and whether the next paragraph opens an item."""

    def __init__(self) -> None:
        self._next: list[int | None] = []  # per open list: the next number, or None for bullets
        self._fresh = False

    def see(self, token: Token) -> None:
        """Note where a list or an item begins or ends."""
        match token.type:
            case "bullet_list_open":
                self._next.append(None)
            case "ordered_list_open":
                self._next.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                self._next.pop()
                self._fresh = False
            case "list_item_open":
                self._fresh = True

    def paragraph(self, text: str) -> Block:
        """Return a paragraph as what it is: the text of an item, or one that stands for itself."""
        if not self._fresh:
            return Block("paragraph", text)
        self._fresh = False
        level = len(self._next) - 1
        number = self._next[-1]
        if number is None:
            return Block("item", text, level=level, marker="-")
        self._next[-1] = number + 1
        return Block("item", text, level=level, marker=f"{number}.")


def _cells(tokens: Sequence[Token], row: int) -> Iterator[str]:
    for place in range(row, len(tokens)):
        if tokens[place].type == "tr_close":
            return
        if tokens[place].type in ("th_open", "td_open"):
            yield _plain(tokens[place + 1])


def _plain(inline: Token) -> str:
    """Return what an inline token reads as, on one line."""
    words = "".join(_words(child) for child in inline.children or ())
    return " ".join(words.split())


def _words(token: Token) -> str:
    if token.type in ("text", "code_inline", "image"):
        return token.content
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type == "html_inline":  # "<br>" parts words, other tags stand inside them
        return " " if token.content.lower().startswith("<br") else ""
    return ""


def _without_tags(html: str) -> str:
    return " ".join(unescape(TAG.sub(" ", HIDDEN.sub(" ", COMMENT.sub(" ", html)))).split())
