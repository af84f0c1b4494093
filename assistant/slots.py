"""What a question names and its evidence must meet: places and proper names.

A score tells nothing about absence: the passage about another city scores as well as the right one.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from corpus.places import Gazetteer
from corpus.vietnamese import fold

# A capitalised word inside a sentence; all capitals is an abbreviation, not a name.
NAME = re.compile(r"(?<![.?!:\w]\s)(?<!^)(?<!\w)[^\W\d_a-z][^\W\d_]*[a-zà-ỹ](?![\w])")
RARE = 4.0  # inverse document frequency from which a capitalised word is a name of its own


@dataclass(frozen=True)
class Slots:
    """Sets of folded names; of each set, the evidence must hold one."""

    places: tuple[frozenset[str], ...] = ()
    names: tuple[str, ...] = ()

    def unmet(self, folded: str) -> list[str]:
        """Return what of the slots a folded text does not hold."""
        padded = f" {spaced(folded)} "
        lacking = [
            min(names) for names in self.places if not any(f" {n} " in padded for n in names)
        ]
        return lacking + [name for name in self.names if f" {name} " not in padded]


def slots_of(
    text: str, gazetteer: Gazetteer, rarity: Callable[[Iterable[str]], Mapping[str, float]]
) -> Slots:
    """Return the slots a question sets."""
    places: dict[frozenset[str], None] = {}
    covered: set[int] = set()
    for mention in gazetteer.find(text):
        names = frozenset(spaced(fold(name)) for place in mention.entries for name in place.names)
        places[names] = None
        covered |= set(range(mention.span.start, mention.span.end))
    found = [fold(m.group()) for m in NAME.finditer(text) if m.start() not in covered]
    rare = rarity(found)
    return Slots(tuple(places), tuple(dict.fromkeys(n for n in found if rare[n] >= RARE)))


def spaced(folded: str) -> str:
    """Return a folded text as words with one space between them."""
    return " ".join(re.findall(r"[^\W_]+", folded))
