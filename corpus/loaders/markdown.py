"""Markdown with YAML front matter: what a reader of the rendered page sees, block by block."""

from collections.abc import Iterator, Mapping, Sequence

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.blocks import Block
from corpus.errors import InvalidMetadata

FENCE = "---"


def split_front_matter(text: str, source: str) -> tuple[Mapping[str, object] | None, str]:
    """Part the front matter from the body; `None` when there is none.

    Raises `InvalidMetadata` when it is opened and not closed, is no YAML or no mapping.
    """
    if not text.startswith(FENCE + "\n"):
        return None, text
    head, closed, body = text[len(FENCE) + 1 :].partition("\n" + FENCE + "\n")
    if not closed:
        problem = f"the front matter is not closed: add a line {FENCE!r} after it"
        raise InvalidMetadata(source, problem)
    try:
        values = yaml.load(head, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date such as 2025-02-30
        reason = " ".join(str(error).split())
        problem = f"the front matter cannot be read ({reason}): correct it and ingest again"
        raise InvalidMetadata(source, problem) from error
    if not isinstance(values, Mapping):
        raise InvalidMetadata(source, "the front matter must be `key: value` lines")
    return values, body


def markdown_blocks(body: str) -> Iterator[Block]:
    """Yield the blocks of a Markdown text; marks of emphasis, links and code are taken off."""
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    lists: list[int | None] = []  # per open list: the next number, or None for bullets
    fresh_item = False  # the next paragraph opens a list item
    header = ""
    for place, token in enumerate(tokens):
        match token.type:
            case "bullet_list_open":
                lists.append(None)
            case "ordered_list_open":
                lists.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "list_item_open":
                fresh_item = True
            case "heading_open":
                yield Block("heading", _plain(tokens[place + 1]), level=int(token.tag[1]))
            case "paragraph_open":
                yield _paragraph(_plain(tokens[place + 1]), lists, fresh_item)
                fresh_item = False
            case "tr_open":
                row = " | ".join(_cells(tokens[place:]))
                if tokens[place - 1].type == "thead_open":
                    header = row
                    yield Block("header", row)
                else:
                    yield Block("row", row, header=header)
            case "fence" | "code_block":
                yield Block("paragraph", " ".join(token.content.split()))


def _paragraph(text: str, lists: list[int | None], fresh: bool) -> Block:
    if not lists or not fresh:
        return Block("paragraph", text)
    number = lists[-1]
    if number is None:
        return Block("item", text, level=len(lists) - 1, marker="-")
    lists[-1] = number + 1
    return Block("item", text, level=len(lists) - 1, marker=f"{number}.")


def _cells(tokens: Sequence[Token]) -> Iterator[str]:
    for place, token in enumerate(tokens):
        if token.type == "tr_close":
            return
        if token.type in ("th_open", "td_open"):
            yield _plain(tokens[place + 1])


def _plain(inline: Token) -> str:
    """Return what an inline token reads as, on one line."""
    words = (
        child.content
        if child.type in ("text", "code_inline", "html_inline")
        else " "
        if child.type in ("softbreak", "hardbreak")
        else child.content
        if child.type == "image"
        else ""
        for child in inline.children or ()
    )
    return " ".join("".join(words).split())
