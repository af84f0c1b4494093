"""A kept answer beside what would be said today: what changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.answer import Answer, Citation

What = Literal["outcome", "no_longer_said", "said_now", "place", "validity"]


@dataclass(frozen=True)
class Difference:
    """One thing that was shown then and is not shown so now; `None` where it was not there."""

    what: What
    then: str | None
    now: str | None


def differences(then: Answer, now: Answer) -> Iterator[Difference]:
    """Yield what is told differently: the outcome, the sentences, and where they stand."""
    if (then.outcome, then.reason) != (now.outcome, now.reason):
        yield Difference("outcome", _outcome(then), _outcome(now))
    said, says = _cited(then), _cited(now)
    yield from (Difference("no_longer_said", text, None) for text in said if text not in says)
    yield from (Difference("said_now", None, text) for text in says if text not in said)
    for text in said:
        if text in says:
            yield from _moved(said[text], says[text])


def _outcome(answer: Answer) -> str:
    return " ".join(filter(None, (answer.outcome, answer.reason)))


def _cited(answer: Answer) -> Mapping[str, tuple[Citation, ...]]:
    """Return the citations of each sentence."""
    by_number = {citation.number: citation for citation in answer.citations}
    return {
        sentence.text: tuple(by_number[number] for number in sentence.citations)
        for sentence in answer.sentences
    }


def _moved(then: tuple[Citation, ...], now: tuple[Citation, ...]) -> Iterator[Difference]:
    for before, after in zip(then, now, strict=False):
        if _place(before) != _place(after):
            yield Difference("place", _place(before), _place(after))
        if before.validity != after.validity:
            yield Difference("validity", before.validity, after.validity)


def _place(citation: Citation) -> str:
    return f"{citation.document_id} ({citation.language}), {citation.locator}"
