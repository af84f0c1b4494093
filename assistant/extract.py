"""The writer without a language model: sentences of the documents, chosen and put in order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from assistant.answer import Answer, Citation, Nearest, Outcome, Reason, Sentence
from assistant.kinds import fits
from assistant.matching import Unit, coverage, forms, units
from assistant.question import Question
from assistant.retrieve import Evidence, Rarity, Source
from assistant.slots import slots_of
from corpus.document import Span
from corpus.places import Gazetteer
from corpus.vietnamese import fold, sentences

PASSAGES = 12  # passages whose sentences are candidates
WORDS = 75  # an answer is short ...
LIST_WORDS = 150  # ... a list may be longer
NEAREST = 3  # passages offered with a refusal
ENOUGH = 0.45  # share of the question's weight that the evidence must meet
WORTHY = 0.72  # a further sentence is worth saying when it scores this share of the best
# What a word of the question counts that is met not by the sentence but around it.
AROUND = 0.7  # its title and headings
BESIDE = 0.55  # its passage
CARRIED = 0.5  # a word of the questions before
REPEATED = 0.8  # share of a sentence's words that makes it a repetition
FIT = 0.25  # a sentence that holds the kind of thing asked for
FOUND = 0.25  # the passage that search likes best


@dataclass(frozen=True)
class Candidate:
    """A sentence that may be said."""

    source: Source
    span: Span  # in the version's text
    text: str
    surroundings: str  # folded: title, headings, places and the whole passage
    met: float  # share of the question it meets, with its surroundings
    score: float

    @property
    def words(self) -> int:
        """Return its length in words."""
        return len(self.text.split())


@dataclass(frozen=True)
class Draft:
    """What the writer would say; nothing of it is shown before it is verified."""

    question: Question
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    reason: Reason | None = None
    nearest: tuple[Nearest, ...] = ()

    @property
    def by_number(self) -> Mapping[int, Citation]:
        """Return the citations by the number they are shown with."""
        return {citation.number: citation for citation in self.citations}

    def answer(self, shown: Sequence[Sentence], on: date, timings: Mapping[str, float]) -> Answer:
        """Return the answer that says what was verified, or declines when nothing was."""
        used = {number for sentence in shown for number in sentence.citations}
        outcome: Outcome = "answered" if shown else "declined"
        return Answer(
            outcome=outcome,
            language=self.question.language,
            as_of=on,
            sentences=tuple(shown),
            citations=tuple(c for c in self.citations if c.number in used),
            reason=None if shown else self.reason or "no_evidence",
            nearest=() if shown else self.nearest,
            timings_ms=dict(timings),
        )


@dataclass(frozen=True)
class Writer:
    """Writes answers; it needs the gazetteer to know what a question names."""

    gazetteer: Gazetteer

    def write(self, question: Question, evidence: Evidence) -> Draft:
        """Write a short answer from the evidence, or decline with a reason and what is nearest."""
        nearest = tuple(_nearest(evidence.sources))
        found = candidates(question, evidence)
        if not found:
            return Draft(question, reason="no_evidence", nearest=nearest)
        slots = slots_of(question.text, self.gazetteer, evidence.rarity)
        fitting = [c for c in found if not slots.unmet(c.surroundings)]
        if not fitting:
            return Draft(question, reason="subject_absent", nearest=nearest)
        if max(c.met for c in fitting) < ENOUGH:
            return Draft(question, reason="no_evidence", nearest=nearest)
        chosen = choose(question, fitting)
        citations = tuple(_citation(n, c) for n, c in enumerate(chosen, 1))
        said = tuple(Sentence(" ".join(c.text.split()), (n,)) for n, c in enumerate(chosen, 1))
        return Draft(question, said, citations, nearest=nearest)


def candidates(question: Question, evidence: Evidence) -> list[Candidate]:
    """Return the sentences of the first passages, the best first."""
    found = [
        candidate
        for source in evidence.sources[:PASSAGES]
        for candidate in _of_passage(question, source, evidence.rarity)
    ]
    return sorted(found, key=lambda c: (-c.score, c.span.start, c.span.end))


def _of_passage(question: Question, source: Source, rarity: Rarity) -> Iterator[Candidate]:
    passage, metadata = source.hit.passage, source.hit.metadata
    language = passage.language
    wanted = units(question.text, language, rarity)
    carried = tuple(
        Unit(unit.text, unit.weight * CARRIED) for unit in units(question.subject, language, rarity)
    )
    around = " ".join((metadata.title, *passage.headings, *metadata.places, metadata.number or ""))
    context, beside = forms(around, language), forms(passage.text, language)
    for span in sentences(passage.text):
        text = passage.text[span.start : span.end]
        layers = ((forms(text, language), 1.0), (context, AROUND), (beside, BESIDE))
        met = coverage((*wanted, *carried), layers)
        score = met + FOUND * source.score + FIT * fits(question.intent, text)
        at = Span(passage.start + span.start, passage.start + span.end)
        yield Candidate(source, at, text, fold(f"{around} {passage.text}"), met, score)


def choose(question: Question, found: Sequence[Candidate]) -> list[Candidate]:
    """Take the best sentences up to the length of an answer, in the order they are read."""
    room = LIST_WORDS if question.intent == "list" else WORDS
    chosen: list[Candidate] = []
    for candidate in found:
        if candidate.score < WORTHY * found[0].score:
            break
        repeated = any(_repeats(candidate, other) for other in chosen)
        if not repeated and (not chosen or candidate.words <= room):
            chosen.append(candidate)
            room -= candidate.words
    return chosen


def _repeats(candidate: Candidate, said: Candidate) -> bool:
    """Say whether nearly all words of a candidate were said already."""
    words, before = set(fold(candidate.text).split()), set(fold(said.text).split())
    return len(words & before) >= REPEATED * len(words)


def _citation(number: int, candidate: Candidate) -> Citation:
    hit, span = candidate.source.hit, candidate.span
    place = (
        f"language={hit.passage.language}&version={hit.version}&start={span.start}&end={span.end}"
    )
    return Citation(
        number=number,
        document_id=hit.passage.document_id,
        language=hit.passage.language,
        version=hit.version,
        title=hit.metadata.title,
        locator=hit.passage.locator,
        quote=candidate.text,
        start=span.start,
        end=span.end,
        source=hit.source,
        url=f"/documents/{quote(hit.passage.document_id)}?{place}",
        validity=candidate.source.validity,
        rank=hit.passage.rank,
    )


def _nearest(sources: Sequence[Source]) -> Iterator[Nearest]:
    for source in sources[:NEAREST]:
        passage = source.hit.passage
        yield Nearest(passage.document_id, passage.language, passage.locator, passage.text)
