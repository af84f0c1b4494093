"""What a question names and its evidence must meet: places and proper names.

A score tells nothing about absence: the passage about another city scores as well as the right one.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from corpus.document import Span
from corpus.places import Gazetteer
from corpus.vietnamese import fold, sentences

WORD = re.compile(r"[^\W\d_]+")
RARE = 4.0  # inverse document frequency from which a capitalised word is a name of its own


# How a level is named, folded; a question about a province is not answered from a district.
LEVELS: Mapping[str, str] = {
    "central": r"toan quoc|ca nuoc|nationwide|national(?:ly)?|countrywide",
    "province": r"cap tinh|toan tinh|provincial(?:ly)?|province.wide|whole province|province level",
    "district": r"cap huyen|district(?:s|.level)?|huyen",
    "commune": r"cap xa|communes?|commune.level|xa",
}


@dataclass(frozen=True)
class Slots:
    """What a question names: of each set of folded names, the evidence must hold one."""

    places: tuple[frozenset[str], ...] = ()
    names: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()  # where the places stand in the question

    def met_by_level(self, levels: Iterable[str], folded: str) -> bool:
        """Say whether evidence about some levels, or that names them, is about those asked for."""
        known = frozenset(levels)
        return all(
            not known or level in known or re.search(rf"\b(?:{LEVELS[level]})\b", folded)
            for level in self.levels
        )

    def places_in(self, folded: str) -> frozenset[int]:
        """Return which of the places, by their order, a folded text names."""
        padded = f" {spaced(folded)} "
        return frozenset(
            n for n, names in enumerate(self.places) if any(f" {name} " in padded for name in names)
        )

    def names_met(self, folded: str) -> bool:
        """Say whether a folded text holds all proper names."""
        padded = f" {spaced(folded)} "
        return all(f" {name} " in padded for name in self.names)


def slots_of(
    text: str, gazetteer: Gazetteer, rarity: Callable[[Iterable[str]], Mapping[str, float]]
) -> Slots:
    """Return the slots a question sets."""
    places: dict[frozenset[str], None] = {}
    covered: set[int] = set()
    mentions = gazetteer.find(text)
    for mention in mentions:
        names = frozenset(spaced(fold(name)) for place in mention.entries for name in place.names)
        places[names] = None
        covered |= set(range(mention.span.start, mention.span.end))
    found = [fold(text[at.start : at.end]) for at in _names(text) if at.start not in covered]
    rare = rarity(found)
    folded = fold(text)
    return Slots(
        places=tuple(places),
        names=tuple(dict.fromkeys(name for name in found if rare[name] >= RARE)),
        levels=tuple(
            level for level, cue in LEVELS.items() if re.search(rf"\b(?:{cue})\b", folded)
        ),
        spans=tuple(mention.span for mention in mentions),
    )


def spaced(folded: str) -> str:
    """Return a folded text as words with one space between them."""
    return " ".join(re.findall(r"[^\W_]+", folded))


def _names(text: str) -> Iterator[Span]:
    """Yield the capitalised words inside sentences; all capitals are no name."""
    for sentence in sentences(text):
        words = list(WORD.finditer(text, sentence.start, sentence.end))
        for word in words[1:]:
            if word.group().istitle():
                yield Span(word.start(), word.end())
