"""Questions that go on from an answer, each of which the documents really answer."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from assistant.answer import Answer
from corpus.document import Language, Metadata

MOST = 3
TRIED = 5  # questions that are asked at most: each costs the server an answer
# What people ask next: about a rule by its number, about a case by its place.
OF_A_RULE: Mapping[Language, Sequence[str]] = {
    "vi": (
        "{} có hiệu lực từ ngày nào?",
        "{} áp dụng cho ai?",
        "Văn bản nào thay thế {}?",
        "{} sửa đổi những gì?",
    ),
    "en": (
        "When did {} come into force?",
        "Whom does {} apply to?",
        "What replaced {}?",
        "What does {} amend?",
    ),
}
OF_A_PLACE: Mapping[Language, Sequence[str]] = {
    "vi": (
        "{} giảm bao nhiêu biên chế sau khi hợp nhất?",
        "Khó khăn khi hợp nhất ở {} là gì?",
        "Bài học từ {} là gì?",
        "Ai đứng đầu cơ quan hợp nhất ở {}?",
    ),
    "en": (
        "How many staff did {} have before and after the merger?",
        "What was difficult about the merger in {}?",
        "What lessons did {} draw?",
        "Who headed the merged agency in {}?",
    ),
}


def further(
    question: str,
    answer: Answer,
    about: Callable[[str, Language], Metadata | None],
    ask: Callable[[str], Answer],
) -> list[str]:
    """Return questions on what an answer rests on that `ask` answers, with something new.

    `about` tells what is known of a document; one that is gone is passed over.
    """
    known = {" ".join(question.split()).casefold()}
    said = {sentence.text for sentence in answer.sentences}
    found: list[str] = []
    candidates = (text for text in _asked_next(answer, about) if text.casefold() not in known)
    for text in islice(dict.fromkeys(candidates), TRIED):
        if len(found) == MOST:
            break
        next_answer = ask(text)
        new = [each for each in next_answer.sentences if each.text not in said]
        if next_answer.outcome == "answered" and new and new[0] == next_answer.sentences[0]:
            said |= {each.text for each in next_answer.sentences}
            found.append(text)
    return found


def _asked_next(answer: Answer, about: Callable[[str, Language], Metadata | None]) -> Iterator[str]:
    """Yield what people ask next of the documents that an answer cites, the first cited first."""
    cited = dict.fromkeys((each.document_id, each.language) for each in answer.citations)
    for document_id, language in cited:
        document = about(document_id, language)
        if document is None:
            continue
        if document.number is not None:
            yield from (each.format(document.number) for each in OF_A_RULE[answer.language])
        elif document.kind == "precedent" and document.places:
            yield from (each.format(document.places[0]) for each in OF_A_PLACE[answer.language])
