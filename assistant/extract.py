"""The writer without a language model: sentences of the documents, chosen and put in order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self
from urllib.parse import quote

from assistant.answer import Answer, Citation, Nearest, Outcome, Reason, Sentence
from assistant.kinds import fits
from assistant.matching import Unit, coverage, forms, units
from assistant.measures import asked, counts, names
from assistant.question import Question
from assistant.retrieve import Evidence, Rarity, Source
from assistant.slots import Slots, slots_of
from corpus.document import Language, Span
from corpus.places import Gazetteer
from corpus.vietnamese import fold, sentences

PASSAGES = 12  # passages whose sentences are candidates
WORDS = 75  # an answer is short ...
LIST_WORDS = 150  # ... a list may be longer
NEAREST = 3  # passages offered with a refusal
ENOUGH = 0.36  # share of the question's words, by weight, that the evidence must meet
ENOUGH_NAMED = 0.15
WORTHY = 0.7  # a further sentence is worth saying when it scores this share of the best
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
    meets: bool  # names and levels of the question are those of the passage
    places: frozenset[int]  # which of the question's places it is about
    fits: bool  # it holds the kind of thing asked for
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
        wanted = Wanted.by(question, self.gazetteer, evidence.rarity)
        found = candidates(wanted, evidence)
        asked_for = frozenset(range(len(wanted.slots.places)))
        about = [c for c in found if c.meets and (c.places or not asked_for)]
        if asked_for - frozenset().union(*(c.places for c in about)) or not about:
            reason: Reason = "subject_absent" if found else "no_evidence"
            return Draft(question, reason=reason, nearest=nearest)
        direct = [c for c in about if c.fits and c.met >= enough(c)]
        if not direct:
            return Draft(question, reason="no_evidence", nearest=nearest)
        chosen = choose(question, len(asked_for), direct, about)
        citations = tuple(_citation(n, c) for n, c in enumerate(chosen, 1))
        said = tuple(Sentence(" ".join(c.text.split()), (n,)) for n, c in enumerate(chosen, 1))
        return Draft(question, said, citations, nearest=nearest)


@dataclass(frozen=True)
class Wanted:
    """What an answer must meet."""

    question: Question
    slots: Slots
    measures: tuple[str, ...]
    rarity: Rarity

    @classmethod
    def by(cls, question: Question, gazetteer: Gazetteer, rarity: Rarity) -> Self:
        """Read from a question what its answer must meet."""
        slots = slots_of(question.text, gazetteer, rarity)
        measures = asked(fold(question.text)) if question.intent == "figure" else ()
        return cls(question, slots, measures, rarity)

    def units(self, language: Language) -> tuple[Unit, ...]:
        """Return the words to be met; places are slots, not words."""
        text = self.question.text
        for span in reversed(self.slots.spans):
            text = text[: span.start] + " , " + text[span.end :]
        carried = units(self.question.subject, language, self.rarity)
        return (
            *units(text, language, self.rarity),
            *(Unit(unit.text, unit.weight * CARRIED) for unit in carried),
        )

    def counted(self, asked_for: Iterable[Unit]) -> frozenset[str]:
        """Return the words that name what is counted: staff is met by people, posts, headcount."""
        counted = {
            unit.text
            for unit in asked_for
            if any(names(measure, unit.text) for measure in self.measures)
        }
        return frozenset(counted | {part for phrase in counted for part in phrase.split()})

    def fits(self, text: str) -> bool:
        """Say whether a sentence holds the kind of thing asked for, of the measure asked for."""
        if not fits(self.question.intent, text):
            return False
        return not self.measures or any(counts(measure, text) for measure in self.measures)


def candidates(wanted: Wanted, evidence: Evidence) -> list[Candidate]:
    """Return the sentences of the first passages, the best first."""
    found = [
        candidate
        for source in evidence.sources[:PASSAGES]
        for candidate in _of_passage(wanted, source)
    ]
    return sorted(found, key=lambda c: (-c.score, c.span.start, c.span.end))


def _of_passage(wanted: Wanted, source: Source) -> Iterator[Candidate]:
    passage, metadata = source.hit.passage, source.hit.metadata
    language = passage.language
    asked_for = wanted.units(language)
    around = " ".join((metadata.title, *passage.headings, *metadata.places, metadata.number or ""))
    context, beside = forms(around, language), forms(passage.text, language)
    # A part never stands for the whole: of the places of a report only the narrowest is its own.
    own = (metadata.title, *passage.headings, *metadata.places[:1], passage.text)
    surroundings = fold(" ".join(own))
    counted = wanted.counted(asked_for)
    slots = wanted.slots
    meets = slots.names_met(surroundings) and slots.met_by_level(metadata.levels, surroundings)
    places = slots.places_in(surroundings)
    for span in sentences(passage.text):
        text = passage.text[span.start : span.end]
        fitting = wanted.fits(text)
        said = forms(text, language) | (counted if fitting else frozenset())
        met = coverage(asked_for, ((said, 1.0), (context, AROUND), (beside, BESIDE)))
        score = met + FOUND * source.score + FIT * fitting
        at = Span(passage.start + span.start, passage.start + span.end)
        yield Candidate(source, at, text, meets, places, fitting, met, score)


def enough(candidate: Candidate) -> float:
    """Return the share of the question's words that a candidate must meet to answer.

    Where it is about the place or the act that was named, fewer words have to agree.
    """
    return ENOUGH_NAMED if candidate.places or candidate.source.named else ENOUGH


def choose(
    question: Question, places: int, direct: Sequence[Candidate], about: Sequence[Candidate]
) -> list[Candidate]:
    """Take direct answers, one for each place first, then what supports them, in the room left."""
    room = LIST_WORDS if question.intent == "list" else WORDS
    best = direct[0]
    per_place = [next((c for c in direct if place in c.places), best) for place in range(places)]
    chosen: list[Candidate] = []
    for candidate in (*per_place, *direct, *about):
        if candidate.score < WORTHY * best.score:
            continue
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
