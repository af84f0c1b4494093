"""A generation that is open, and what is known of the editions in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np

from corpus.citing import acts_in, articles_in, law_name
from corpus.document import LANGUAGES, Language, Metadata, Validity
from corpus.vietnamese import fold, language_of
from index.catalogue import Catalogue
from index.generation import Generation, article_number
from index.scope import Scope
from index.slips import Spelt, as_spelt
from index.stored import StoredPassage
from index.vectors import Rows
from index.words import words_of

NOT_IN_FORCE: tuple[Validity, ...] = ("not_yet", "expired", "replaced")
A_FEW = 50  # passages with a word; to ask for those of thousands of editions takes far longer
Editions = Sequence[int] | None  # keys of their versions; None for all


@dataclass
class Opened:
    """A generation that is open, with those who read it."""

    number: int
    stores: Generation
    catalogue: Catalogue
    readers: int = 0
    retired: bool = False

    found: dict[str, StoredPassage] = field(default_factory=dict)  # by id
    judged: tuple[date | None, frozenset[int]] = (None, frozenset())  # what is stale on a day

    @cached_property
    def editions(self) -> dict[int, Metadata]:
        """What is known of each edition in it, by the key of its version."""
        ranges = self.stores.ranges
        current = self.catalogue.editions()  # perhaps of a later generation already
        return {key: about for key, about in current.items() if key in ranges}

    def allowed(self, scope: Scope) -> Editions:
        """Return the editions within a scope."""
        if scope.everything:
            return None
        return [key for key, about in self.editions.items() if scope.allows(about)]

    def editions_for(self, language: Language, allowed: Editions) -> tuple[Editions, Editions]:
        """Return the editions in a language, and those of documents that have none in it."""
        if allowed is None:
            return self._editions_for[language]
        return _by_language(language, allowed, self.editions)

    def as_spelt(self, text: str, scope: Scope) -> Spelt:
        """Return a question with its slips mended, by words of what the person may read.

        What else narrows the scope does not count: a word that stands elsewhere is no slip.
        """
        language, allowed = language_of(text), self.allowed(Scope(access=scope.access))
        within = None if allowed is None else frozenset(allowed)

        def held(word: str) -> bool:
            return self._holds("typed", word, within)

        def known(word: str) -> bool:
            return self._holds("folded", words_of(word, language).folded[0], within)

        return as_spelt(text, language, known, held)

    def _holds(self, field: str, word: str, within: frozenset[int] | None) -> bool:
        """Say whether one of the editions, or any, holds a word in a field."""
        keywords = self.stores.keywords
        if not keywords.holds(field, word):
            return False
        if within is None:
            return True
        rows, _ = keywords.find({(field, word): 1.0}, A_FEW)
        if not within.isdisjoint(self.stores.edition_keys(rows).tolist()):
            return True
        return len(rows) == A_FEW and len(keywords.find({(field, word): 1.0}, 1, [*within])[0]) > 0

    def stale(self, on: date) -> frozenset[int]:
        """Return the editions of rules that are not in force on a day."""
        judged, stale = self.judged
        if judged != on:
            web = self.catalogue.web()
            stale = frozenset(
                key
                for key, about in self.editions.items()
                if about.kind == "regulation" and web.validity(about, on) in NOT_IN_FORCE
            )
            self.judged = (on, stale)
        return stale

    def cited(self, text: str, among: Iterable[int]) -> tuple[list[int], Rows]:
        """Return the editions whose number or title a text names, and the articles it names there.

        The articles come as their rows.
        """
        folded = fold(text)
        acts = acts_in(folded)
        named = {key for name, keys in self._laws.items() if name in folded for key in keys}
        if acts:
            numbers = self._numbers.items()
            named |= {key for key, number in numbers if any(act.names(number) for act in acts)}
        editions = [key for key in among if key in named] if named else []
        rows = [np.zeros(0, np.int64)]
        for key in editions:
            about, (first, last) = self.editions[key], self.stores.ranges[key]
            for article in articles_in(folded, about.language):
                number = article_number(about.id, about.language, article)
                rows.append(first + np.flatnonzero(self.stores.groups[first:last] == number))
        return editions, np.concatenate(rows)

    @cached_property
    def _numbers(self) -> dict[int, str]:
        """The official numbers of the editions that have one."""
        return {key: about.number for key, about in self.editions.items() if about.number}

    @cached_property
    def _laws(self) -> dict[str, list[int]]:
        """The editions of each law, by what it is called."""
        laws: dict[str, list[int]] = {}
        for key, about in self.editions.items():
            if name := law_name(about.title):
                laws.setdefault(name, []).append(key)
        return laws

    @cached_property
    def _editions_for(self) -> dict[Language, tuple[Editions, Editions]]:
        every = list(self.editions)
        parted = {each: _by_language(each, every, self.editions) for each in LANGUAGES}
        # To allow every edition is to ask for none.
        return {
            each: (None if spoken == every else spoken, None if silent == every else silent)
            for each, (spoken, silent) in parted.items()
        }


def _by_language(
    language: Language, keys: Sequence[int], editions: Mapping[int, Metadata]
) -> tuple[list[int], list[int]]:
    spoken = [key for key in keys if editions[key].language == language]
    known = {editions[key].id for key in spoken}
    return spoken, [key for key in keys if editions[key].id not in known]
