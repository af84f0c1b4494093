"""The sentences that may be said, weighed by what of the question they meet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from assistant.addressed import orders
from assistant.matching import Unit, coverage, forms
from assistant.retrieve import Evidence, Source
from assistant.wanted import Wanted
from corpus.document import LANGUAGES, Language, Span
from corpus.vietnamese import fold, sentences

PASSAGES = 45  # passages whose sentences are candidates
# What a word of the question counts that is met not by the sentence but around it, or by its like.
LIKE = 0.85  # people for staff, posts for headcount: another name of what is counted
AROUND = 0.7  # its title and headings
BESIDE = 0.45  # its passage
ITEM = re.compile(r"(?:item|row|point|clause|muc|y|dong|diem|khoan) \w+$")  # of a list
NONE: frozenset[str] = frozenset()
BEFORE = 0.45  # the passage before, in running text
FIT = 0.15  # a sentence that holds the kind of thing asked for
CHANGE = 0.4  # one that states what was before and after, where that is asked for
CALLED = 0.15  # one with a figure of what the question calls so, word for word
NAMED = 0.4  # the question names its document
FOUND = 0.25  # the passage that search likes best
FIRST = 0.1  # and that again for standing first
CLOSE = 0.5  # share of the question from where a sentence is an answer, whatever it calls things
NEARLY = 0.8  # the same where place, act, level or term are named, which many sentences share
# Share of what is asked beside what is named that a sentence must meet with its surroundings.
BESIDES = 0.15
OF_ACTS = 0.25  # of an act, whose passages are all alike in naming it
TEXTS = 8_192  # of passages, kept as they were read: they come again with every question
OPENING = 0.1  # taken off what opens a document: it names everything and tells little of it


@dataclass(frozen=True)
class Candidate:
    """A sentence that may be said."""

    source: Source
    span: Span  # in the version's text
    text: str
    meets: bool  # names and levels of the question are those of the passage
    places: frozenset[int]  # which of the question's places it is about
    acts: frozenset[int]  # which of the acts the question names it is from or cites
    fits: bool  # it holds the kind of thing asked for
    besides: bool  # with its surroundings it is about what is asked of what is named
    own: float  # share of the question it meets by itself
    met: float  # the same with its surroundings
    score: float

    @property
    def words(self) -> int:
        """Return its length in words."""
        return len(self.text.split())


def candidates(wanted: Wanted, evidence: Evidence) -> list[Candidate]:
    """Return the sentences of the first passages, the best first.

    An editor's remark on a rule is none of them: it never carries a claim about the rule.
    """
    asked_for = {language: _Asked.by(wanted, language) for language in LANGUAGES}
    found = [
        candidate
        for place, source in enumerate(evidence.sources[:PASSAGES])
        if wanted.understands(source.hit.passage.language) and not source.remark
        for candidate in _of_passage(
            wanted, source, asked_for[source.hit.passage.language], FIRST * (place == 0)
        )
    ]
    return sorted(found, key=lambda c: (-c.score, c.span.start, c.span.end))


@dataclass(frozen=True)
class _Asked:
    """The words of a question in one language."""

    units: tuple[Unit, ...]
    besides: tuple[Unit, ...]  # those of what is asked of what is named
    counted: frozenset[str]  # those that name what is asked for

    @classmethod
    def by(cls, wanted: Wanted, language: Language) -> Self:
        units = wanted.units(language)
        return cls(units, wanted.besides(language), wanted.counted(units))


def _of_passage(wanted: Wanted, source: Source, asked: _Asked, ahead: float) -> Iterator[Candidate]:
    """Yield the sentences of a passage; `ahead` is what its place among the others counts."""
    passage, metadata = source.hit.passage, source.hit.metadata
    language = passage.language
    around = " ".join((metadata.title, *passage.headings, *metadata.places, metadata.number or ""))
    surroundings = (
        (forms(around, language), AROUND),
        (wanted.alike(around, language), AROUND * LIKE),
        (forms(passage.text, language), BESIDE),
        (forms(source.lead, language), BEFORE),
    )
    held, headed, places, acts = _held(wanted, source)
    opening = passage.ordinal == 0 and metadata.kind in {"regulation", "precedent"}
    heading = " ".join(passage.headings[-1:])
    item = ITEM.search(fold(passage.locator)) is not None
    for span in _sentences(passage.text):
        text = passage.text[span.start : span.end]
        about = frozenset() if wanted.elsewhere(text) else places
        fitting = wanted.fits(text, f"{heading} {metadata.title}" if item else heading) or (
            item and "list" in wanted.kinds
        )
        layers = ((forms(text, language), 1.0), (wanted.alike(text, language), LIKE))
        like = (asked.counted if fitting else NONE, LIKE)
        changes = fitting and wanted.states_change(text)
        by_itself = coverage(asked.units, (*layers, like) if changes else layers)
        widely = (*layers, like, *surroundings)
        met = coverage(asked.units, widely)
        score = ahead + met + FOUND * source.score + FIT * fitting + NAMED * source.named
        score += CALLED * wanted.called(text) - OPENING * opening
        score += CHANGE * changes
        meets = held and (headed or by_itself >= (NEARLY if wanted.held else CLOSE))
        at = Span(passage.start + span.start, passage.start + span.end)
        besides = coverage(asked.besides, widely) >= (OF_ACTS if wanted.of_acts else BESIDES)
        yield Candidate(
            source, at, text, meets, about, acts, fitting, besides, by_itself, met, score
        )


_folded = lru_cache(TEXTS)(fold)


@lru_cache(TEXTS)
def _sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of a passage, but for those that tell the machine what to say."""
    return tuple(at for at in sentences(text) if not orders(text[at.start : at.end]))


def _held(wanted: Wanted, source: Source) -> tuple[bool, bool, frozenset[int], frozenset[int]]:
    """Hold a source to the slots of the question.

    Return whether it meets names, levels and terms, whether it names what is asked for, and which
    of the places and acts it is about.
    """
    passage, metadata, slots = source.hit.passage, source.hit.metadata, wanted.slots
    # Of the places of a report only the narrowest is its own; those that were only read in its
    # text are no more than named there.
    own_place = metadata.places[:1] if metadata.origins.get("places") != "text" else ()
    title = fold(" ".join((metadata.title, *passage.headings, *own_place)))
    own, lead = _folded(passage.text), _folded(source.lead)
    said = f"{title} {own}"
    meets = (
        slots.names_met(said)
        and slots.met_by_level(metadata.levels, said)
        and slots.terms_met(f"{said} {lead} {fold(metadata.issuer or '')}", title)
    )
    headed = wanted.head_met(f"{metadata.title} {passage.text}", passage.language)
    places = slots.places_of((own, lead), title)
    return meets, headed, places, slots.acts_of(metadata.number, f"{passage.text} {source.lead}")
