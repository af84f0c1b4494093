"""What a question names and its evidence must meet: places and proper names.

A score tells nothing about absence: the passage about another city scores as well as the right one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.matching import Rarity, is_stop
from assistant.subjects import subjects
from corpus.citing import ActNumber, acts_in
from corpus.document import Span
from corpus.mentions import Names
from corpus.places import Gazetteer, Place
from corpus.spelling import is_foreign
from corpus.terms import Glossary
from corpus.vietnamese import document_numbers, fold, language_of, sentences

WORD = re.compile(r"[^\W\d_]+")
SEVERAL = 2
# A body of the state: its kind, and what its field begins with.
BODY = re.compile(r"\b(Sở|Bộ|Cục|Tổng cục|Viện|Trường|Bệnh viện) (\w+)(?: (\w+))?")
LONG_NAME = 3  # words of a name that may stand scattered
LONG = 6  # letters of a name that may be spelt with one astray
RARE = 5.0  # inverse document frequency from which a capitalised word is a name of its own


MONTHS = frozenset(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday""".split()
)
# Evidence from inside a province that speaks of the whole of it; folded.
THE_PROVINCE = re.compile(r"\btinh\b|\bprovince\b|province.wide")
# What every place has and every document tells of, so that naming it says little; glossary ids.
EVERYWHERE = frozenset(
    """merger-consolidation merger-absorption unit-arrangement administrative-unit split payroll
    cadres civil-servant public-employee officials-all focal-point central-level guidance scheme
    streamlining pilot review waiting administrative-procedure district-level commune-level
    party-committee peoples-committee peoples-council standing-committee standing-body division
    specialised-agency department-province head-of-agency deputy ministerial-department
    mass-organisations politburo secretariat party-central-committee
    na-standing-committee""".split()
)

# How a level is named, folded; a question about a province is not answered from a district.
LEVELS: Mapping[str, str] = {
    "central": r"toan quoc|ca nuoc|nationwide|national(?:ly)?(?! assembly)|countrywide",
    "province": r"cap tinh|toan tinh|provincial(?:ly)?|province.wide|whole province|province level",
    "district": r"cap huyen|district(?:s|.level)?|huyen",
    "commune": r"cap xa|communes?|commune.level|xa",
}


@dataclass(frozen=True)
class PlaceSlot:
    """A place a question names, and the places inside it; folded names."""

    names: frozenset[str]
    parts: frozenset[str]
    provincial: bool = False
    whole: bool = True  # a part does not stand for it; where its parts are asked for, it does
    alone: bool = False  # apart from all others: a title that names it with others is not enough

    def met_by(self, texts: Sequence[str], title: str) -> bool:
        """Say whether evidence is about the place.

        `texts` are folded, from the words themselves outwards: the passage, its lead. The first
        that names the place, or a part of it, decides, for a part never stands for the whole; then
        the title does. A part that the title names too is its subject as much as the whole.
        """
        smaller = [name for name in self.parts if self.whole and not holds(title, [name])]
        if self.provincial and holds(title, self.parts) and THE_PROVINCE.search(texts[0]):
            return True  # "the province" in what a district of it reports
        for text in texts:
            if holds(text, self.names):
                return True
            if holds(text, smaller):
                return False
        return holds(title, self.names) and not self.alone


@dataclass(frozen=True)
class Slots:
    """What a question names and its evidence must meet."""

    places: tuple[PlaceSlot, ...] = ()
    names: tuple[str, ...] = ()  # folded; each must be there
    levels: tuple[str, ...] = ()
    acts: tuple[ActNumber, ...] = ()
    terms: tuple[frozenset[str], ...] = ()  # of the field, folded names; evidence names one
    spans: tuple[Span, ...] = ()  # where the places stand in the question

    @property
    def held(self) -> bool:
        """Whether evidence is held to a place, an act, a level or a term."""
        return any((self.places, self.acts, self.levels, self.terms))

    def without_places(self, text: str) -> str:
        """Return the question with its places left out."""
        for span in reversed(self.spans):
            text = f"{text[: span.start]} , {text[span.end :]}"
        return text

    def met_by_level(self, levels: Iterable[str], folded: str) -> bool:
        """Say whether evidence about some levels, or that names them, is about those asked for."""
        known = frozenset(levels)
        return all(
            not known or level in known or re.search(rf"\b(?:{LEVELS[level]})\b", folded)
            for level in self.levels
        )

    def places_of(self, texts: Sequence[str], title: str) -> frozenset[int]:
        """Return which of the places, by their order, evidence is about; see `PlaceSlot.met_by`."""
        return frozenset(n for n, place in enumerate(self.places) if place.met_by(texts, title))

    def acts_of(self, number: str | None, text: str) -> frozenset[int]:
        """Return which of the acts, by their order, evidence is from or cites.

        `number` is the official number of its document.
        """
        if not self.acts:
            return frozenset()
        written, cited = _cited(text)
        official = (*written, *([number] if number else []))
        return frozenset(
            place
            for place, act in enumerate(self.acts)
            if any(act.names(each) for each in official)
            or any(act.number == each.number and act.act == each.act for each in cited)
        )

    def terms_met(self, folded: str, title: str) -> bool:
        """Say whether a folded text names one of the terms, under any of its names.

        A title may say a name of three words and more in other order, or with words between, or
        the end of it: in an act on provincial committees, "ban tổ chức" is that of one.
        """
        return not self.terms or any(
            holds(folded, names) or _scattered(title, names) or _shared(folded, title, names)
            for names in self.terms
        )

    def names_met(self, folded: str) -> bool:
        """Say whether a folded text holds all proper names."""
        return all(holds(folded, [name]) or written_as(name, folded) for name in self.names)


@lru_cache(maxsize=8_192)  # texts of passages, which come again with every question
def _cited(text: str) -> tuple[tuple[str, ...], tuple[ActNumber, ...]]:
    """Return the acts that a text cites: their numbers as written, and as they are read."""
    return tuple(document_numbers(text)), acts_in(fold(text))


def slots_of(
    text: str, vocabulary: Names, rarity: Rarity, acts: tuple[ActNumber, ...] = ()
) -> Slots:
    """Return the slots a question sets."""
    folded, mentions = fold(text), vocabulary.gazetteer.find(text)
    places = [
        _place(mention.entries, vocabulary.gazetteer, alone=_alone(folded, mention.span))
        for mention in subjects(folded, mentions)
    ]
    covered = {n for mention in mentions for n in range(mention.span.start, mention.span.end)}
    found = [fold(text[at.start : at.end]) for at in _names(text) if at.start not in covered]
    rare = rarity(found, language_of(text))
    rare_names = [name for name in found if rare[name] >= RARE and name not in MONTHS]
    terms = {mention.span.end for mention in vocabulary.glossary.find(text)}
    bodies = [fold(name) for end, name in _bodies(text) if end not in terms]
    return Slots(
        places=tuple(dict.fromkeys(places)),
        names=tuple(dict.fromkeys((*rare_names, *bodies))),
        levels=levels_in(folded),
        acts=acts,
        # What is compared is told apart by place; each may have a term of its own.
        terms=tuple(_terms(text, vocabulary.glossary)) if len(set(places)) < SEVERAL else (),
        spans=tuple(mention.span for mention in mentions),
    )


def levels_in(folded: str) -> tuple[str, ...]:
    """Return the levels that a folded text names."""
    return tuple(level for level, cue in LEVELS.items() if re.search(rf"\b(?:{cue})\b", folded))


def _alone(folded: str, place: Span) -> bool:
    """Say whether a question sets a place apart: "Binh Duong alone", "riêng Bình Dương"."""
    before, after = folded[: place.start], folded[place.end :]
    return bool(re.search(r"\brieng (?:tinh |o |huyen )?$", before) or re.match(r" alone\b", after))


def _place(entries: Iterable[Place], gazetteer: Gazetteer, alone: bool) -> PlaceSlot:
    known = tuple(entries)
    names = frozenset(spaced(fold(name)) for place in known for name in place.names)
    parts = {
        spaced(fold(name))
        for place in gazetteer.places
        if spaced(fold(place.parent)) in names
        for name in place.names
    }
    provincial = any(place.provincial for place in known)
    return PlaceSlot(names, frozenset(parts - names), provincial, alone=alone)


def _terms(text: str, glossary: Glossary) -> Iterator[frozenset[str]]:
    for mention in glossary.find(text):
        term = mention.entries[0]
        if term.id not in EVERYWHERE:
            names = (*term.names("vi"), *term.names("en"))
            yield frozenset(spaced(fold(name)) for name in names)


def holds(folded: str, names: Iterable[str]) -> bool:
    """Say whether a folded text holds one of some folded names as whole words."""
    padded = f" {spaced(folded)} "
    return any(f" {name} " in padded for name in names)


def _scattered(folded: str, names: Iterable[str]) -> bool:
    """Say whether a folded text holds all words of one of some longer names."""
    words = set(spaced(folded).split())
    parted = (name.split() for name in names)
    return any(len(name) >= LONG_NAME and words.issuperset(name) for name in parted)


def _shared(folded: str, title: str, names: Iterable[str]) -> bool:
    """Say whether a folded text holds the beginning of a longer name, and its title the rest."""
    parts = (
        (words[:at], words[at:])
        for words in map(str.split, names)
        for at in range(LONG_NAME, len(words))
    )
    return any(holds(folded, [" ".join(a)]) and holds(title, [" ".join(b)]) for a, b in parts)


def written_as(name: str, folded: str) -> bool:
    """Say whether a folded text has a name in another spelling: "Superbowl", a letter astray."""
    if len(name) < LONG:
        return False
    words = re.findall(r"[^\W_]+", folded)
    joined = (f"{one}{other}" for one, other in pairwise(words))
    return name in joined or any(one_letter_off(name, word) for word in words)


def one_letter_off(one: str, other: str) -> bool:
    """Say whether two words differ by one letter that is wrong, missing or too many."""
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), None)
    if same is None:
        return True
    rest = shorter[same + (len(shorter) == len(longer)) :]
    return rest == longer[same + 1 :]


@lru_cache(maxsize=16_384)  # texts of passages and names, which come again with every question
def spaced(folded: str) -> str:
    """Return a folded text as words with one space between them."""
    return " ".join(re.findall(r"[^\W_]+", folded))


def _bodies(text: str) -> Iterator[tuple[int, str]]:
    """Yield the bodies that a text names by kind and field, each with where it ends.

    The first two words of the field tell it: "Sở Giao thông vận tải" is "Sở Giao thông".
    """
    for match in BODY.finditer(text):
        kind, field, more = match.groups()
        if field.istitle():
            if more and more.islower() and not is_stop(more, "vi"):
                yield match.end(), f"{kind} {field} {more}"
            else:
                yield match.end(2), f"{kind} {field}"


def _names(text: str) -> Iterator[Span]:
    """Yield the capitalised words inside sentences; all capitals are no name.

    A Vietnamese sentence that begins with a foreign word begins with a name.
    """
    vietnamese = language_of(text) == "vi"
    for sentence in sentences(text):
        words = list(WORD.finditer(text, sentence.start, sentence.end))
        for place, word in enumerate(words):
            inside = place > 0 or (vietnamese and is_foreign(word.group()))
            if inside and word.group().istitle():
                yield Span(word.start(), word.end())
