"""What an answer must meet: the words, places, names, levels and measures of its question."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from assistant.asked_figures import ASKING, asked, asks_staff, head, nouns
from assistant.changes import asks_before, asks_both, asks_change, changes, tells_before
from assistant.circumstance import parted
from assistant.matching import Rarity, Unit, forms, plainly, units
from assistant.measures import beside_figure, counts, inhabited, measure_of, names
from assistant.numbers import same_number
from assistant.other_language import Translator
from assistant.question import Question
from assistant.slots import Slots, holds, slots_of, spaced
from assistant.topics import Topic, topics_of
from corpus.citing import KINDS_OF_ACT, acts_in, without_acts
from corpus.document import LANGUAGES, Language
from corpus.english import stems
from corpus.false_friends import without_false_friends
from corpus.intents import Intent
from corpus.kinds import figures_in, fits, names_post, posts_in
from corpus.terms import Term
from corpus.vietnamese import fold

BRIEF: frozenset[Intent] = frozenset({"date", "year", "validity", "document"})
# What every act does, and what every merger is of: it tells nothing of what is asked.
TELLS = re.compile(
    r"\b(?:quy định|quy dinh|nêu|nói|đề cập|provides?|sets?|states?"
    r"|(?:cơ quan|co quan|đơn vị|don vi|phòng ban|phong ban|đầu mối|dau moi) n[àa]o"
    r"|(?:which|what) (?:agencies|bodies|departments|units))\b",
    re.IGNORECASE,
)
# The kind of act that is asked for; "văn bản nào", "which document" may be any.
WHICH_ACT = re.compile(
    r"\b(?P<vi>nghi dinh|nghi quyet|quyet dinh|thong tu|cong van|ket luan|quy dinh|chi thi)"
    r"(?: \w+){0,2} nao\b"
    r"|\b(?:which|what) (?P<en>decree|resolution|decision|circular|conclusion|directive)\b"
)
# What a question calls the kind of thing it asks for; folded words, English stems.
KIND_WORDS: Mapping[Intent, tuple[str, ...]] = {
    "year": ("year", "nam"),
    "date": ("date", "day", "month", "ngay", "thang"),
}
# Forms of merging, which only lawyers tell apart; glossary ids.
MERGING = frozenset({"merger-consolidation", "merger-absorption"})
CARRIED = 0.5  # a word of the questions before
BESIDE = 0.3  # a word of the circumstances that the question names


def _listing(slots: Slots, question: Question) -> Slots:
    """Return the slots of a question; a list that is asked for may be one of a place's parts."""
    if "list" not in question.intents:
        return slots
    return replace(slots, places=tuple(replace(place, whole=False) for place in slots.places))


@dataclass(frozen=True)
class Wanted:
    """What an answer must meet."""

    question: Question
    text: str  # of the question, without its places
    asking: str  # the same folded; with the questions it leans on where only these ask for a figure
    slots: Slots
    measures: tuple[str, ...]
    head: str | None  # folded words for what is asked, where that is no measure
    rarity: Rarity
    translator: Translator

    @classmethod
    def by(cls, question: Question, translator: Translator, rarity: Rarity) -> Self:
        """Read from a question what its answer must meet."""
        slots = slots_of(question.text, translator.names, rarity, question.acts)
        text = slots.without_places(question.text)
        if not slots.places and question.subject:
            carried = slots_of(question.subject, translator.names, rarity)
            slots = replace(slots, places=carried.places)
        slots = _listing(slots, question)
        own, whole = map(without_false_friends, (text, f"{question.subject} {text}"))
        asking = own if ASKING.search(own) else whole
        measures = (asked(own) or asked(whole)) if "figure" in question.intents else ()
        called = head(fold(text))
        if slots.held and not (called or measures) and question.language == "en":
            called = next(iter(nouns(fold(text), "en")), None)
        measured = measure_of(called) if called else None
        if measured and measured not in measures:
            measures, called = (*measures, measured), None
        return cls(question, text, asking, slots, measures, called, rarity, translator)

    @property
    def held(self) -> bool:
        """Whether an answer is held to a place, an act, a level or a term."""
        return self.slots.held

    def units(self, language: Language) -> tuple[Unit, ...]:
        """Return the words to be met; places are slots, not words."""
        return self._units[language]

    @cached_property
    def _units(self) -> Mapping[Language, tuple[Unit, ...]]:
        return {language: self._units_in(language) for language in LANGUAGES}

    def _units_in(self, language: Language) -> tuple[Unit, ...]:
        asked_for, beside = parted(self.text)
        parts = [(asked_for, 1.0), *((each, BESIDE) for each in beside)]
        parts.append((self.question.subject, CARRIED))
        found: dict[str, Unit] = {}
        for text, worth in parts:
            for unit in units(self._in(language, text), language, self.rarity):
                found.setdefault(unit.text, Unit(unit.text, unit.weight * worth))
        return tuple(found.values())

    @cached_property
    def of_acts(self) -> bool:
        """Whether something is asked of acts that the question itself names."""
        return without_acts(self.text) != self.text

    def besides(self, language: Language) -> tuple[Unit, ...]:
        """Return what is asked of the places, acts and terms that a question names.

        In its own language only. What is compared is told of each in other words, and what a day
        or a document is asked of is told in few.
        """
        brief = BRIEF.intersection(self.kinds) or self.question.subject
        if language != self.question.language or "comparison" in self.question.intents:
            return ()
        if not self.held or brief:
            return ()
        text = TELLS.sub(" ", without_acts(parted(self.text)[0]))
        for mention in reversed(self.translator.names.glossary.find(text)):
            named = fold(text[mention.span.start : mention.span.end])
            if not any(names(measure, named) for measure in self.measures):
                text = f"{text[: mention.span.start]} , {text[mention.span.end :]}"
        return units(text, language, self.rarity)

    def understands(self, language: Language) -> bool:
        """Say whether evidence in a language can be compared with the question at all."""
        return language == self.question.language or bool(self.slots.places or self.units(language))

    def _in(self, language: Language, text: str) -> str:
        if language == self.question.language:
            return text

        def usual(names: tuple[str, ...]) -> tuple[str, ...]:
            """Choose the name the documents use most: a text says a thing under one of them."""
            rare = {n: sum(u.weight for u in units(n, language, self.rarity)) for n in names}
            return (min(names, key=rare.__getitem__),)

        return self.translator.translate(text, language, usual)

    def counted(self, asked_for: Iterable[Unit]) -> frozenset[str]:
        """Return the words that name what is asked for: a year is met by 2018, staff by people."""
        kinds = [word for intent in self.question.intents for word in KIND_WORDS.get(intent, ())]
        counted = set(kinds) | {
            plainly(unit.text)
            for unit in asked_for
            if any(names(measure, plainly(unit.text)) for measure in self.measures)
            or (self.measures and asks_change(plainly(unit.text)))
        }
        words = counted | {part for phrase in counted for part in phrase.split()}
        return frozenset(unit.text for unit in asked_for if plainly(unit.text) in words)

    @cached_property
    def _alike(self) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
        """The words of each term and number that the question names, with their other names."""
        language = self.question.language
        found = []
        for mention in self.translator.names.glossary.find(self.text):
            words = frozenset(forms(self.text[mention.span.start : mention.span.end], language))
            terms = (mention.entries[0], *self._merging(mention.entries[0]))
            names = frozenset(spaced(fold(name)) for term in terms for name in term.names(language))
            found.append((words, names))
        for word in re.findall(r"[^\W_]+", self.text.lower()):
            if others := same_number(word):
                found.append((frozenset(forms(word, language)), others))
        return tuple(found)

    def _merging(self, term: Term) -> tuple[Term, ...]:
        """Return the terms that a question means too: who asks of mergers minds no form of them."""
        terms = self.translator.names.glossary.terms if term.id in MERGING else ()
        return tuple(each for each in terms if each.id in MERGING)

    def alike(self, text: str, language: Language) -> frozenset[str]:
        """Return the words of the question that a sentence says by another name."""
        if language != self.question.language or not self._alike:
            return frozenset()
        folded = fold(text)
        return frozenset().union(*(words for words, names in self._alike if holds(folded, names)))

    def fits(self, text: str, heading: str = "") -> bool:
        """Say whether a sentence holds a kind of thing asked for, of the measure asked for."""
        return any(self.fits_kind(intent, text, heading) for intent in self.kinds)

    @property
    def kinds(self) -> tuple[Intent, ...]:
        """The kinds of thing asked for; what is compared is of a kind of its own."""
        intents = self.question.intents
        if self.measures and "figure" not in intents:
            return ("figure",)
        return tuple(each for each in intents if each != "comparison") or intents

    def fits_kind(self, intent: Intent, text: str, heading: str = "") -> bool:
        """Say whether a sentence holds one kind of thing asked for."""
        if intent == "person":
            return self._tells_who(text)
        if intent == "document":
            return fits(intent, text) and self._other_act(text)
        return fits(intent, text) and (intent != "figure" or self._counts(text, heading))

    @cached_property
    def _of_staff(self) -> bool:
        return self.measures == ("people",) and asks_staff(fold(self.question.search_text))

    def _other_act(self, text: str) -> bool:
        """Say whether a sentence names an act of the kind asked for beside those of the question.

        "Which circular guides Decree 178" is answered by no decree.
        """
        kind = WHICH_ACT.search(fold(self.question.text))
        if kind is None:
            return True
        wanted = KINDS_OF_ACT[kind["vi"] or kind["en"]]
        named = {act.number for act in self.question.acts}
        told = acts_in(fold(text))
        return any(act.act == wanted and act.number not in named for act in told)

    def _tells_who(self, text: str) -> bool:
        """Say whether a sentence tells who: a person, one in that post where the post is named.

        Who does something is as often told by post. Places are called like families.
        """
        in_post = names_post(fold(text))
        if not names_post(fold(self.question.text)):
            return in_post or fits("person", self._without_places(text))
        same = posts_in(fold(self.question.text)) <= posts_in(fold(text))
        return in_post and same and fits("person", self._without_places(text))

    def _without_places(self, text: str) -> str:
        for mention in reversed(self.translator.names.gazetteer.find(text)):
            text = f"{text[: mention.span.start]},{text[mention.span.end :]}"
        return text

    def _counts(self, text: str, heading: str) -> bool:
        if asks_before(self.asking) and not tells_before(fold(text)):
            return False
        figures = {text[start:end] for start, end in figures_in(text)}
        if asks_both(self.asking) and len(figures) < 2:  # noqa: PLR2004
            return False
        if self._of_staff and inhabited(fold(text)):
            return False
        return not self.measures or any(counts(measure, text, heading) for measure in self.measures)

    def head_met(self, text: str, language: Language) -> bool:
        """Say whether evidence holds the word for what is asked, and is about its topics."""
        if language != self.question.language:
            return True
        if not all(topic.told.search(fold(text)) for topic in self._topics):
            return False
        if self.head is None:
            return True
        called = stems([self.head])[0] if language == "en" else self.head
        return called in forms(text, language)

    @cached_property
    def _topics(self) -> tuple[Topic, ...]:
        """What is spoken of; of what is counted each figure is held to its measure."""
        return () if self.measures else topics_of(fold(parted(self.text)[0]))

    def elsewhere(self, text: str) -> bool:
        """Say whether a sentence names places, and none of those asked for or in one of them."""
        if not self.slots.places:
            return False
        named = [
            spaced(fold(name))
            for mention in self.translator.names.gazetteer.find(text)
            for place in mention.entries
            for name in place.names
        ]
        asked_for = frozenset().union(*(place.names | place.parts for place in self.slots.places))
        return bool(named) and asked_for.isdisjoint(named)

    def called(self, text: str) -> float:
        """Return the share of what is counted that a sentence gives figures of, word for word."""
        told = sum(beside_figure(noun, text) for noun in self._nouns)
        return told / len(self._nouns) if self._nouns else 0.0

    @cached_property
    def _nouns(self) -> tuple[str, ...]:
        return nouns(without_false_friends(self.text), self.question.language)

    def states_change(self, text: str) -> bool:
        """Say whether a sentence states the change asked for: staff before and after, a cut."""
        if not self.measures or not asks_change(fold(self.question.text)):
            return False
        if self.measures == ("units",) and self._nouns and not self.called(text):
            return False  # communes, where districts are asked for
        return changes(self.measures, text)
