"""Cut long text into pieces at sentence ends, for citing."""

from corpus.document import Span
from corpus.vietnamese import sentences

LONG = 1_800  # characters; what is longer is cut ...
PIECE = 1_000  # ... into pieces of about this length


def cut(text: str) -> list[Span]:
    """Return the whole of a text, or its pieces when it is long.

    A single sentence that is too long is cut between words.
    """
    if len(text) <= LONG:
        return [Span(0, len(text))]
    pieces: list[Span] = []
    for span in sentences(text):
        if pieces and span.end - pieces[-1].start <= PIECE:
            pieces[-1] = Span(pieces[-1].start, span.end)
        else:
            pieces.append(span)
    return [part for piece in pieces for part in _between_words(text, piece)]


def _between_words(text: str, span: Span) -> list[Span]:
    parts: list[Span] = []
    start = span.start
    while span.end - start > LONG:
        end = text.rfind(" ", start + 1, start + PIECE)
        if end < 0:
            end = start + PIECE
        parts.append(Span(start, end))
        start = end + 1 if text[end] == " " else end
    return [*parts, Span(start, span.end)]
