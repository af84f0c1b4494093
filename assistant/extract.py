"""The writer without a language model: sentences of the documents, chosen and put in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.addressed import greets, orders
from assistant.agreement import Point, points_of
from assistant.answer import Citation, Nearest, Reason, Sentence, Told
from assistant.both_forms import told_in_both
from assistant.candidates import CLOSE, Candidate, candidates
from assistant.choosing import chosen_for
from assistant.cited import Cited
from assistant.draft import Draft
from assistant.matching import Similarity
from assistant.measure_names import NAMES
from assistant.measures import counts
from assistant.other_language import Translator
from assistant.question import Question
from assistant.retrieve import Evidence, Source
from assistant.wanted import Wanted
from corpus.document import Kind
from corpus.intents import OBLIGATION, PLAIN
from corpus.vietnamese import fold

BINDING: frozenset[Kind] = frozenset({"regulation", "guidance"})  # what can oblige anybody
NEAREST = 3  # passages offered with a refusal
LOOKED_AT = 10  # direct answers of which the closest decides
# Share of the question's words, by weight, that a sentence must meet by itself to answer it. Where
# it is held to a place, an act, a level or a term already, words may differ more.
HELD = 0.15
FREE = 0.3
FREE_LONG = 0.25  # of a question that asks for so much that a quarter of it is met by no chance
LONG = 12  # words, and Vietnamese pairs of them
NEAR = 0.86  # the same together with the cosine between the question and the nearest sentence
SURE = 0.65  # where a figure or a day is asked for and none seen, but the words are all but these


@dataclass(frozen=True)
class Writer:
    """Writes answers; it needs the vocabularies to know what a question names."""

    translator: Translator

    def drafts(self, question: Question, evidence: Evidence) -> Iterator[Draft]:
        """Yield the one draft there is."""
        yield self.write(question, evidence)

    def write(self, question: Question, evidence: Evidence) -> Draft:
        """Write a short answer from the evidence, or decline with a reason and what is nearest.

        A rule that ended within the period asked for is told beside the one that holds at its end.
        """
        draft = self._written(question, evidence)
        if evidence.earlier is None:
            return draft
        return told_in_both(draft, self._written(question, evidence.earlier))

    def _written(self, question: Question, evidence: Evidence) -> Draft:
        nearest = tuple(_nearest(evidence.sources))
        if greets(fold(question.text)):
            return Draft(question, reason="out_of_scope", note="greeting")
        if orders(question.text):
            return Draft(question, reason="out_of_scope", nearest=nearest)
        wanted = Wanted.by(question, self.translator, evidence.rarity)
        found = candidates(wanted, evidence)
        places, acts = len(wanted.slots.places), len(wanted.slots.acts)
        about = [c for c in found if c.meets and (c.places or not places) and (c.acts or not acts)]
        if OBLIGATION.search(fold(question.text)):
            about = [c for c in about if c.source.hit.metadata.kind in BINDING]
        met_places = frozenset[int]().union(*(c.places for c in about))
        met_acts = frozenset[int]().union(*(c.acts for c in about))
        if not about or len(met_places) < places or len(met_acts) < acts:
            reason: Reason = "subject_absent" if found else "no_evidence"
            return Draft(question, reason=reason, nearest=nearest)
        direct = [c for c in about if answers(wanted, c)]
        if not enough(wanted, direct, evidence.similarity):
            return Draft(question, reason="no_evidence", nearest=nearest)
        chosen = chosen_for(wanted, direct, about, evidence.sources)
        untold = (m for m in wanted.measures if not any(counts(m, c.text) for c in chosen))
        missing = tuple(NAMES[measure][question.language] for measure in untold)
        draft = Draft(question, nearest=nearest, missing=missing)
        for point in points_of(chosen, direct, self.translator.names):
            draft = _with(draft, point)
        return draft


def answers(wanted: Wanted, candidate: Candidate) -> bool:
    """Say whether a sentence holds the kind of thing asked for, or all but says what is asked.

    Held to a place or an act, few words are left to tell by, so that the kind has to be there.
    """
    if candidate.fits:
        return True
    if PLAIN.isdisjoint(wanted.kinds):
        return candidate.own >= CLOSE
    unseen = CLOSE if wanted.kinds == ("person",) else SURE
    return candidate.own >= unseen and not wanted.held


def enough(wanted: Wanted, direct: Sequence[Candidate], similarity: Similarity) -> bool:
    """Say whether the direct answers meet enough of the question.

    What its words say counts; of an English question also how near its meaning they come, which
    the embedding model that is built in knows of English only.
    """
    looked_at = direct[:LOOKED_AT]
    closest = max((candidate.own for candidate in looked_at), default=0.0)
    if wanted.held:
        return closest >= HELD and any(candidate.besides for candidate in direct)
    english = [c.text for c in looked_at if c.source.hit.passage.language == "en"]
    if wanted.question.language == "en" and english:
        nearest = max(similarity(wanted.question.search_text, english))
        return closest + nearest >= NEAR
    if closest < FREE_LONG or closest >= FREE:
        return bool(direct) and closest >= FREE
    return len(wanted.units(wanted.question.language)) >= LONG


def _with(draft: Draft, point: Point) -> Draft:
    """Return a draft that says one more point, each source of it once."""
    first = len(draft.citations) + 1
    cited = [point.said, *point.also, *point.otherwise]
    numbers = tuple(range(first, first + 1 + len(point.also)))
    sentences = [Sentence(" ".join(point.said.text.split()), numbers)]
    conflict = []
    for number, candidate in enumerate(cited, first):
        hit = candidate.source.hit
        if number not in numbers:
            sentences.append(Sentence(" ".join(candidate.text.split()), (number,)))
        if number == first or number not in numbers:
            conflict.append(Told(number, hit.passage.rank, hit.metadata.issued))
    return replace(
        draft,
        sentences=(*draft.sentences, *sentences),
        citations=(*draft.citations, *(_citation(n, c) for n, c in enumerate(cited, first))),
        conflicts=(*draft.conflicts, tuple(conflict)) if point.otherwise else draft.conflicts,
    )


def _citation(number: int, candidate: Candidate) -> Citation:
    source, hit = candidate.source, candidate.source.hit
    cited = Cited(hit.metadata, hit.version, hit.source)
    return cited.at(hit.passage, candidate.span, candidate.text, source.validity, number)


def _nearest(sources: Sequence[Source]) -> Iterator[Nearest]:
    for source in sources[:NEAREST]:
        passage = source.hit.passage
        yield Nearest(passage.document_id, passage.language, passage.locator, passage.text)
