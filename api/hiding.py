"""What was kept, without what whoever opens it may no longer see."""

from collections.abc import Iterable

from api.parts import Library
from api.schemas import ChatOut
from assistant.answer import Citation


def hides_any(library: Library, citations: Iterable[Citation]) -> bool:
    """Say whether something rests on a document that may not be read."""
    return any(map(library.hides, {each.document_id for each in citations}))


def without_hidden(shown: ChatOut, library: Library) -> ChatOut:
    """Return an answer without the sentences and passages of documents that may not be read.

    A sentence goes with the source whose words it has; where none is left, the answer is declined.
    """
    hidden = {each.number for each in shown.citations if library.hides(each.document_id)}
    nearest = [each for each in shown.nearest if not library.hides(each.document_id)]
    if not hidden and len(nearest) == len(shown.nearest):
        return shown
    left = [
        each.model_copy(update={"citations": [n for n in each.citations if n not in hidden]})
        for each in shown.sentences
        if not hidden & set(each.citations[:1])
    ]
    cited = {number for each in left for number in each.citations}
    return shown.model_copy(
        update={
            "outcome": shown.outcome if not hidden else "partial" if left else "declined",
            "reason": shown.reason if left or not hidden else "not_permitted",
            "answer": " ".join(each.text for each in left),
            "sentences": left,
            "citations": [each for each in shown.citations if each.number in cited],
            "nearest": nearest,
            "conflicts": [
                each for each in shown.conflicts if all(told.citation in cited for told in each)
            ],
        }
    )
