"""Plain text: paragraphs, with the lines of wrapped ones joined again."""

from collections.abc import Iterator

from corpus.blocks import Block

WRAP_WIDTHS = range(50, 121)  # lines of a hard-wrapped text are this long
CLOSED = ".:;!?…|\"'”’»)"


def text_blocks(text: str) -> Iterator[Block]:
    """Yield one paragraph for each line, or for each run of lines that only the width broke."""
    pending = ""
    previous_length = 0
    for raw in text.split("\n"):
        line = " ".join(raw.split())
        if pending and not (line and _goes_on(pending, previous_length, line)):
            yield Block("paragraph", pending)
            pending = ""
        if line:
            pending = f"{pending} {line}".strip()
            previous_length = len(line)
    if pending:
        yield Block("paragraph", pending)


def _goes_on(text: str, length: int, following: str) -> bool:
    return length in WRAP_WIDTHS and text[-1] not in CLOSED and following[0].islower()
