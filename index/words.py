"""Text as the keyword engine sees it: words and pairs of words, folded and as typed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.document import Language, Passage
from corpus.english import stems
from corpus.vietnamese import fold, lacks_tone, sentences, syllables

# What makes a Vietnamese sentence a question. Statements rarely hold these words, so that they
# would count as rare and telling. Single ones are compared as typed: "con dau" is a seal.
QUESTION_WORDS = frozenset({"gì", "gi", "nào", "nao", "ai", "đâu", "mấy", "sao"})
QUESTION_PHRASES = re.compile(r"\b(?:bao nhieu|nhu the nao|the nao|tai sao|vi sao)\b")
# Of the words of Vietnamese typed in full, three quarters have a diacritic; with half of them left
# out, three eighths.
FULLY_TYPED = 0.6
# Characters. The model has seen little Vietnamese and cuts it into single letters: past the first
# sentences a vector gains nothing, and the keyword engine reads it all (docs/decisions/search.md).
EMBEDDED_OF_PASSAGE = 300  # about 110 tokens of the model
EMBEDDED_UNDER_HEADING = 160  # the heading included, which says what the passage is about
EMBEDDED_OF_QUESTION = 70


@dataclass(frozen=True)
class Words:
    """The words of a text in order, once as typed and once in the form they are compared in."""

    typed: tuple[str, ...]
    folded: tuple[str, ...]  # without diacritics; English ones as stems

    @property
    def fully_typed(self) -> bool:
        """Say whether these are Vietnamese words typed with all their diacritics."""
        return sum(self.accented) >= FULLY_TYPED * len(self.typed)

    @property
    def accented(self) -> tuple[bool, ...]:
        """Say of each word whether it was typed with its diacritics.

        A word that ends in a stop always has a tone: "nhâp" is "nhập" typed halfway, no evidence.
        """
        return tuple(
            a != b and not lacks_tone(a) for a, b in zip(self.typed, self.folded, strict=True)
        )


def words_of(text: str, language: Language) -> Words:
    """Return the words of a text."""
    typed = syllables(text)
    folded = fold(" ".join(typed)).split(" ") if typed else []
    return Words(tuple(typed), tuple(stems(folded) if language == "en" else folded))


def compared(words: Words, language: Language) -> tuple[str, ...]:
    """Return what tells texts alike: folded words, and in Vietnamese pairs "a b" of them."""
    if language == "en":
        return words.folded
    return (*words.folded, *(f"{first} {second}" for first, second in pairwise(words.folded)))


def in_context(passage: Passage) -> str:
    """Return a passage under its nearest heading, which says what it is about: the text to find."""
    return "\n".join((*passage.headings[-1:], passage.text))


@dataclass(frozen=True)
class Sentence:
    """A sentence as it stands, and the words of it and of all its headings, folded.

    An item of a list says little without them.
    """

    text: str
    words: tuple[str, ...]


def sentences_of(passage: Passage) -> tuple[Sentence, ...]:
    """Return the sentences of a passage."""
    heading = syllables(fold(" ".join(passage.headings)))
    text = fold(passage.text)  # at once: offsets stay true
    found = []
    for span in sentences(passage.text):
        words = heading + syllables(text[span.start : span.end])
        compared = stems(words) if passage.language == "en" else words
        found.append(Sentence(passage.text[span.start : span.end], tuple(compared)))
    return tuple(found)


def passage_to_embed(passage: Passage) -> str:
    """Return what of a passage is made into a vector: all of it, or how a Vietnamese one begins.

    A Vietnamese point or item shares the vector of what leads it, which says what all are about.
    """
    text = in_context(passage)
    if passage.language == "vi" and passage.headings[-1:] and passage.headings[-1].endswith(":"):
        text = "\n".join(passage.headings[-2:])
    size = EMBEDDED_UNDER_HEADING if passage.headings else EMBEDDED_OF_PASSAGE
    return _beginning(text, passage.language, size)


def question_to_embed(text: str, language: Language) -> str:
    """Return what of a question is made into a vector, likewise."""
    return _beginning(text, language, EMBEDDED_OF_QUESTION)


def _beginning(text: str, language: Language, size: int) -> str:
    return text[:size] if language == "vi" else text


def without_question_words(words: Words) -> Words:
    """Return the words a Vietnamese question asks about, all of them where nothing else is left."""
    text = " ".join(words.folded)
    asking = {
        text.count(" ", 0, phrase.start()) + offset
        for phrase in QUESTION_PHRASES.finditer(text)
        for offset in range(phrase.group().count(" ") + 1)
    }
    kept = [
        place
        for place, word in enumerate(words.typed)
        if place not in asking and word not in QUESTION_WORDS
    ]
    if not kept:
        return words
    return Words(
        tuple(words.typed[place] for place in kept), tuple(words.folded[place] for place in kept)
    )


def pairs(words: Sequence[str]) -> list[str]:
    """Return neighbouring words as one token each: most Vietnamese words have two syllables."""
    return [f"{first}_{second}" for first, second in pairwise(words)]
