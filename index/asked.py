"""What a question looks for: words by field with their weights, and the text for its vector."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from corpus.document import Language
from corpus.english import stems
from corpus.intents import Intent, plain_kinds
from corpus.mentions import Names
from corpus.other_names import other_names
from corpus.phrases import Phrases, plain
from corpus.spelling import is_foreign
from index.keywords import Term
from index.words import Words, compared, question_to_embed, without_question_words, words_of

MAX_TERMS = 400  # a question of more words is a document; what comes later adds next to nothing


@dataclass(frozen=True)
class Weights:
    """How much a match in each field counts; a field of weight 0 is not asked."""

    folded: float = 0.0
    folded_pairs: float = 0.0
    typed: float = 0.0
    typed_pairs: float = 0.0
    heading: float = 0.0
    foreign: float = 1.0  # times the weight of a name that is no Vietnamese syllable


# Fitted on open sets (docs/decisions/search.md). The embedded model was trained on English: of
# Vietnamese it knows little; there most words have two syllables, so that pairs name the thing. A
# foreign name is a whole word by itself, where others count as two syllables and a pair.
VIETNAMESE_WORDS = Weights(
    folded=0.4, folded_pairs=0.3, typed=1.0, typed_pairs=0.3, heading=0.5, foreign=2.0
)
ENGLISH_WORDS = Weights(folded=1.0, heading=0.1)


@dataclass(frozen=True)
class Blend:
    """How a question in one language is searched for."""

    words: Weights
    vectors: float  # share of the vectors in the score; the rest is the words'


BLENDS: dict[Language, Blend] = {
    "vi": Blend(VIETNAMESE_WORDS, 0.1),
    "en": Blend(ENGLISH_WORDS, 0.5),
}
# Of a question that was put into the other language. A vector of the words found for it gains one
# question in sixty-four and costs as much as a second search (docs/decisions/search.md).
ACROSS: dict[Language, Weights] = {
    "vi": Weights(folded=1.0, folded_pairs=2.0, heading=0.3),
    "en": Weights(folded=1.0, heading=0.3),
}
OTHER_NAME = 0.3  # of the weight of the words of the question itself


# So many syllables say enough: from here on, vectors gain nothing on either open set, and cost half
# the time of a question (docs/decisions/search.md). The embedded model is meant, which knows little
# Vietnamese.
ENOUGH_SYLLABLES = 24


@dataclass(frozen=True)
class Asked:
    """What is looked for among the passages of one language."""

    language: Language
    terms: Mapping[Term, float]
    words: Mapping[str, float]  # the same, folded, and pairs "a b": how much of each is meant
    text: str  # the question itself
    to_embed: str = ""
    vectors: float = 0.0  # share of the vectors in the score
    expanded: tuple[str, ...] = ()  # words that the question itself does not hold

    @cached_property
    def kinds(self) -> tuple[Intent, ...]:
        """A sentence that answers holds a thing of one of these kinds, where there are any."""
        return plain_kinds(self.text)


def asked(text: str, language: Language, names: Names | None = None) -> Asked:
    """Return what a question looks for among passages in its own language.

    Where the names of the field are given, also under other names of what it names.
    """
    blend, words = BLENDS[language], words_of(text, language)
    vectors = blend.vectors
    if language == "vi":
        if len(words.typed) >= ENOUGH_SYLLABLES:
            vectors = 0.0
        words = without_question_words(words)
    terms = _terms(words, blend.words)
    meant = _meant(words, language)
    others = other_names(text, language, names) if names else ()
    for name in others:
        named = words_of(name, language)
        for (field, word), weight in _terms(named, blend.words).items():
            _count(terms, field, word, OTHER_NAME * weight)
        meant = {word: OTHER_NAME * n for word, n in _meant(named, language).items()} | meant
    to_embed = question_to_embed(text, language)
    return Asked(language, terms, meant, text, to_embed, vectors, others)


def asked_across(text: str, language: Language, phrases: Phrases) -> Asked:
    """Return what a question looks for among passages in the other language than its own."""
    translated = phrases.translate(text, language)
    other: Language = "en" if language == "vi" else "vi"
    weights = ACROSS[other]
    terms: dict[Term, float] = {}
    meant: dict[str, float] = {}
    for word, weight in translated.items():
        stem = stems([word])[0] if other == "en" else word
        meant[stem] = max(weight, meant.get(stem, 0.0))
        if " " in word:
            _count(terms, "folded_pairs", word.replace(" ", "_"), weight * weights.folded_pairs)
        else:
            _count(terms, "folded", stem, weight * weights.folded)
            _count(terms, "heading", stem, weight * weights.heading)
    telling = sorted(translated, key=lambda word: -translated[word])
    # What stands in a pair is not told once more, nor what the question holds.
    told = {*plain(text), *(part for word in telling if " " in word for part in word.split())}
    expanded = tuple(word for word in telling if word not in told)
    return Asked(other, terms, meant, text, expanded=expanded)


def _meant(words: Words, language: Language) -> dict[str, float]:
    """Return the folded words, and Vietnamese pairs "a b", with how much of each is meant."""
    times = dict(zip(words.folded, _times(words, BLENDS[language].words.foreign), strict=True))
    return {word: times.get(word, 1.0) for word in compared(words, language)}


def _times(words: Words, foreign: float) -> list[float]:
    """Return how often each word counts: a foreign name as told, its words sharing that.

    Passages that speak of "Doctor Who" call him "Doctor"; no word counts less than any other.
    """
    times: list[float] = []
    for is_name, run in groupby(words.typed, is_foreign):
        length = len(list(run))
        times += [max(1.0, foreign / length) if is_name else 1.0] * length
    return times


def _terms(words: Words, weights: Weights) -> dict[Term, float]:
    """Return the weight of each word to look for, by field.

    Where a writer leaves diacritics out, a word without them is no evidence as typed; what it would
    have counted for, the folded word counts for, so that all words weigh the same.
    """
    both = list(zip(words.typed, words.folded, strict=True))[:MAX_TERMS]
    accented = words.accented
    careful = words.fully_typed
    marked = {word for word, mark in zip(words.typed, accented, strict=True) if mark or careful}
    terms: dict[Term, float] = {}
    for (word, bare), times in zip(both, _times(words, weights.foreign), strict=False):
        _count(terms, "folded", bare, times * weights.folded)
        _count(terms, "heading", bare, times * weights.heading)
        _count(terms, *_as_typed("typed", word, bare, word in marked), times * weights.typed)
    for (first, bare), (second, next_bare) in pairwise(both):
        if weights.foreign > 1 and is_foreign(first) and is_foreign(second):
            continue  # they count as whole words
        pair, plain_pair = f"{first}_{second}", f"{bare}_{next_bare}"
        _count(terms, "folded_pairs", plain_pair, weights.folded_pairs)
        sure = first in marked or second in marked
        _count(terms, *_as_typed("typed_pairs", pair, plain_pair, sure), weights.typed_pairs)
    return terms


def _as_typed(field: str, word: str, plain: str, sure: bool) -> tuple[str, str]:
    """Return where to look for a word: as typed if that is sure, else among the folded."""
    return (field, word) if sure else (field.replace("typed", "folded"), plain)


def _count(terms: dict[Term, float], field: str, word: str, weight: float) -> None:
    if weight:
        terms[field, word] = terms.get((field, word), 0.0) + weight
