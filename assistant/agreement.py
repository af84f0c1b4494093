"""What other documents say of the same thing: the same as the one that is quoted, or otherwise.

Reports tell of one event more than once, and not always alike. Where two give figures of one
measure, of the same subject and time, nobody here can know which is right: both are shown.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.candidates import Candidate
from assistant.slots import EVERYWHERE
from assistant.support import denies, normal
from assistant.verify import figures
from corpus.document import Measure, Rank
from corpus.facts import figures_of
from corpus.mentions import Names
from corpus.vietnamese import fold, syllables

# The weightier first: what is said by several is told in the words of the weightiest.
WEIGHT: Sequence[Rank] = ("rule", "digest", "guidance", "report", "press", "comment")
TOLD: frozenset[Rank] = frozenset({"report", "press"})  # what rules say changes with their validity
ALIKE = 0.75  # share of all words of two sentences that both have, figures left out ...
WITHIN = 0.9  # ... or of the words of the shorter one ...
ENOUGH = 6  # ... which has so many ...
LONGER = 2  # ... where the other is at most so many times as long: a long one holds any words
SAME_TIME = 1  # years between two documents that may tell of the same year without naming it
ALSO = 2  # further documents that are cited for one sentence
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Statement:
    """What a sentence tells, of where and when."""

    candidate: Candidate
    names: Names

    @cached_property
    def places(self) -> frozenset[str]:
        """The places it tells of, without those around them: its own, else its document's."""
        passage, metadata = self.candidate.source.hit.passage, self.candidate.source.hit.metadata
        around = " . ".join((*passage.headings, metadata.title))
        for text in (self.candidate.text, around, " . ".join(metadata.places[:1])):
            found = [mention.entries[0] for mention in self.names.gazetteer.find(text)]
            if found:
                parents = {place.parent for place in found}
                return frozenset(place.vi for place in found if place.vi not in parents)
        return frozenset()

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The bodies and other terms it names, by their ids."""
        found = (each.entries[0].id for each in self.names.glossary.find(self.candidate.text))
        return frozenset(found) - EVERYWHERE

    @cached_property
    def years(self) -> frozenset[int]:
        """The years it names."""
        return frozenset(map(int, YEAR.findall(self.candidate.text)))

    @cached_property
    def figures(self) -> frozenset[str]:
        """Its figures, so that 18.000 and 18,000 are one."""
        return frozenset(map(normal, figures(self.candidate.text)))

    @cached_property
    def counted(self) -> Mapping[Measure, str]:
        """Its figures of before and after, by measure."""
        return {told[0]: told[1] for told in figures_of(self.candidate.text)}

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words without figures, folded."""
        return frozenset(w for w in syllables(fold(self.candidate.text)) if not w[0].isdigit())

    @cached_property
    def denies(self) -> bool:
        """Whether it denies something: a denial bears no claim out."""
        return denies(self.candidate.text)

    def of_the_same(self, other: "Statement") -> bool:
        """Say whether both tell of the same bodies and places at one time, each by a document."""
        one, two = self.candidate.source.hit, other.candidate.source.hit
        if one.passage.rank not in TOLD or one.metadata.id == two.metadata.id:
            return False
        if (self.places, self.bodies, self.denies) != (other.places, other.bodies, other.denies):
            return False
        if self.years and other.years:
            return not self.years.isdisjoint(other.years)
        issued, later = one.metadata.issued, two.metadata.issued
        return not issued or not later or abs(issued.year - later.year) <= SAME_TIME

    def alike(self, other: "Statement") -> bool:
        """Say whether both are worded alike, figures left out."""
        both, all_words = self.words & other.words, self.words | other.words
        shorter, longer = sorted((len(self.words), len(other.words)))
        close = len(both) >= ALIKE * len(all_words)
        comparable = shorter >= ENOUGH and longer <= LONGER * shorter
        return close or (comparable and len(both) >= WITHIN * shorter)

    def same_measures(self, other: "Statement") -> frozenset[Measure]:
        """Return what both give figures of; where no place is named, nobody knows of whom."""
        return frozenset(self.counted) & frozenset(other.counted) if self.places else frozenset()

    def confirmed_by(self, other: "Statement") -> bool:
        """Say whether another document says the same."""
        measures = self.same_measures(other)
        if measures:
            same = all(self.counted[each] == other.counted[each] for each in measures)
        else:
            same = self.figures <= other.figures and self.alike(other)
        return same and self.of_the_same(other)  # which costs most

    def denied_by(self, other: "Statement") -> bool:
        """Say whether another document gives another figure of the same thing."""
        otherwise = any(
            self.counted[each] != other.counted[each] for each in self.same_measures(other)
        ) or (
            len(self.figures) == len(other.figures)
            and self.figures != other.figures
            and self.alike(other)
        )
        return otherwise and self.of_the_same(other)


@dataclass(frozen=True)
class Point:
    """A sentence that is said, what else bears it out, and what others say instead of it."""

    said: Candidate
    also: tuple[Candidate, ...] = ()
    otherwise: tuple[Candidate, ...] = ()


def points_of(
    chosen: Sequence[Candidate], direct: Sequence[Candidate], names: Names
) -> Iterator[Point]:
    """Yield what is said, each point with what the other documents say of the same thing.

    Of sentences that differ the weightiest stands first, then the latest; none is left out.
    """
    told = [Statement(c, names) for c in direct if c.source.hit.passage.rank in TOLD]
    waiting, cited = list(chosen), set[str]()
    while waiting:
        said = waiting.pop(0)
        own = Statement(said, names)
        otherwise = _one_each(each for each in told if own.denied_by(each))
        also = () if otherwise else _one_each(each for each in told if own.confirmed_by(each))
        waiting = [each for each in waiting if each not in otherwise]
        first, *rest = sorted((said, *otherwise), key=_weight) if otherwise else [said]
        also = tuple(c for c in also if c not in waiting and c.text not in cited)[:ALSO]
        cited.update(each.text for each in also)
        yield Point(first, also, tuple(rest))


def _one_each(statements: Iterator[Statement]) -> tuple[Candidate, ...]:
    """Return the first sentence of each document."""
    first: dict[str, Candidate] = {}
    for each in statements:
        first.setdefault(each.candidate.source.hit.metadata.id, each.candidate)
    return tuple(first.values())


def _weight(candidate: Candidate) -> tuple[int, int]:
    issued = candidate.source.hit.metadata.issued
    return WEIGHT.index(candidate.source.hit.passage.rank), -(issued.toordinal() if issued else 0)
