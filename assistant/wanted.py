"""What an answer must meet: the words, places, names, levels and measures of its question."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from assistant.kinds import figures_in, fits, names_post
from assistant.matching import Rarity, Unit, units
from assistant.measures import asked, counts, names
from assistant.other_language import Translator
from assistant.question import Intent, Question
from assistant.slots import Slots, slots_of
from corpus.document import Language
from corpus.facts import figures_of
from corpus.vietnamese import fold

# Asks for two figures, one before and one after.
BOTH = re.compile(
    r"before (?:and|vs\.?|versus) after|truoc va sau|from how many to|tu bao nhieu (?:xuong|con)"
    r"|from what to what"
)
# What a question calls the kind of thing it asks for; folded words, English stems.
KIND_WORDS: Mapping[Intent, tuple[str, ...]] = {
    "year": ("year", "nam"),
    "date": ("date", "day", "month", "ngay", "thang"),
}
# Asks for a change: what was before, what is left, what was saved.
CHANGE = re.compile(
    r"\bgiam\b|\bcon (?:lai )?(?:bao nhieu|may)|truoc|\bsau\b|tinh giam|tinh gian|cat giam"
    r"|reduc|\bcut|fewer|before|after|\bfell\b|\bdrop|\bsav(?:e|ed)\b|from how many"
)
# Measures of a question, and what reports count before and after of each.
CHANGED: Mapping[str, tuple[str, ...]] = {
    "people": ("staff", "leaders"),
    "bodies": ("focal_points", "units"),
    "units": ("units",),
    "deputies": ("leaders",),
}
CARRIED = 0.5  # a word of the questions before


@dataclass(frozen=True)
class Wanted:
    """What an answer must meet."""

    question: Question
    text: str  # of the question, without its places
    slots: Slots
    measures: tuple[str, ...]
    rarity: Rarity
    translator: Translator

    @classmethod
    def by(cls, question: Question, translator: Translator, rarity: Rarity) -> Self:
        """Read from a question what its answer must meet."""
        slots = slots_of(question.text, translator.gazetteer, rarity)
        text = slots.without_places(question.text)
        measures = asked(fold(text)) if question.intent == "figure" else ()
        return cls(question, text, slots, measures, rarity, translator)

    def units(self, language: Language) -> tuple[Unit, ...]:
        """Return the words to be met; places are slots, not words."""
        own, carried = self._in(language, self.text), self._in(language, self.question.subject)
        return (
            *units(own, language, self.rarity),
            *(
                Unit(unit.text, unit.weight * CARRIED)
                for unit in units(carried, language, self.rarity)
            ),
        )

    def understands(self, language: Language) -> bool:
        """Say whether evidence in a language can be compared with the question at all."""
        return language == self.question.language or bool(self.slots.places or self.units(language))

    def _in(self, language: Language, text: str) -> str:
        same = language == self.question.language
        if same:
            return text

        def usual(names: tuple[str, ...]) -> tuple[str, ...]:
            """Choose the name the documents use most: a text says a thing under one of them."""
            return (min(names, key=lambda name: self._rareness(name, language)),)

        return self.translator.translate(text, language, usual)

    def _rareness(self, name: str, language: Language) -> float:
        return sum(unit.weight for unit in units(name, language, self.rarity))

    def counted(self, asked_for: Iterable[Unit]) -> frozenset[str]:
        """Return the words that name what is asked for: a year is met by 2018, staff by people."""
        counted = set(KIND_WORDS.get(self.question.intent, ())) | {
            unit.text
            for unit in asked_for
            if any(names(measure, unit.text) for measure in self.measures)
        }
        return frozenset(counted | {part for phrase in counted for part in phrase.split()})

    def fits(self, text: str) -> bool:
        """Say whether a sentence holds the kind of thing asked for, of the measure asked for."""
        if not fits(self.question.intent, text) and not self._names_post_asked_for(text):
            return False
        figures = {text[start:end] for start, end in figures_in(text)}
        if BOTH.search(fold(self.question.text)) and len(figures) < 2:  # noqa: PLR2004
            return False
        return not self.measures or any(counts(measure, text) for measure in self.measures)

    def states_change(self, text: str) -> bool:
        """Say whether a sentence states the change asked for: staff before and after, a cut."""
        if not self.measures or not CHANGE.search(fold(self.question.text)):
            return False
        counted = {name for measure in self.measures for name in CHANGED.get(measure, ())}
        return any(told[0].rsplit("_", 1)[0] in counted for told in figures_of(text))

    def _names_post_asked_for(self, text: str) -> bool:
        """Say whether a sentence tells by post who does something; who holds a post is a name."""
        by_task = not names_post(fold(self.question.text))
        return self.question.intent == "person" and by_task and names_post(fold(text))
