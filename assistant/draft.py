"""What a writer would say, before it is verified."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from assistant.answer import (
    Answer,
    Citation,
    Conflict,
    Nearest,
    Note,
    Outcome,
    Reason,
    Sentence,
    WrittenBy,
)
from assistant.question import Question
from assistant.understood import Understood


@dataclass(frozen=True)
class Draft:
    """What the writer would say; nothing of it is shown before it is verified."""

    question: Question
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    reason: Reason | None = None
    nearest: tuple[Nearest, ...] = ()
    missing: tuple[str, ...] = ()  # figures that are asked for and not told, by name
    by: WrittenBy = "extract"
    dropped: int = 0  # sentences of a language model that were not borne out
    note: Note | None = None
    texts: Mapping[str, str] = field(default_factory=dict)  # of versions that are no evidence
    conflicts: tuple[Conflict, ...] = ()

    @property
    def by_number(self) -> Mapping[int, Citation]:
        """Return the citations by the number they are shown with."""
        return {citation.number: citation for citation in self.citations}

    def cited_in(self, sentences: Sequence[Sentence]) -> tuple[Citation, ...]:
        """Return the citations that sentences rest on, in the order in which they are named."""
        known = self.by_number
        return tuple(known[number] for each in sentences for number in each.citations)

    def answer(self, shown: Sequence[Sentence], on: date, timings: Mapping[str, float]) -> Answer:
        """Return the answer that says what was verified, or declines when nothing was."""
        used = {number for sentence in shown for number in sentence.citations}
        lost = len(self.sentences) - len(shown)
        whole = not self.missing and lost == 0
        outcome: Outcome = "declined" if not shown else "answered" if whole else "partial"
        return Answer(
            outcome=outcome,
            language=self.question.language,
            as_of=on,
            sentences=tuple(shown),
            citations=tuple(c for c in self.citations if c.number in used),
            reason=None if shown else self.reason or "no_evidence",
            nearest=() if shown else self.nearest,
            timings_ms=dict(timings),
            written_by=self.by,
            dropped=self.dropped + lost,
            note=self.note,
            understood=Understood.of(self.question),
            missing=self.missing if shown else (),
            conflicts=tuple(c for c in self.conflicts if all(told.citation in used for told in c)),
        )
