"""Why a passage was found, short enough to read."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Passage
from corpus.vietnamese import fold
from index.finds import Find
from index.ranking import Part
from index.words import words_of

SHOWN = 12  # words; more nobody reads


@dataclass(frozen=True)
class Why:
    """What speaks for a passage. Words are as they are compared: English ones as stems."""

    words: tuple[str, ...]  # words of the question, or what was looked for beside them, in the text
    heading: tuple[str, ...]  # those in its headings
    by_words: float  # the words' part of the score: 1 for the best of its kind
    similarity: float  # cosine between question and passage
    together: float  # how much of the question stands together in it, from 0 to 1
    named: bool  # the question names this article


def why(passage: Passage, find: Find, parts: Sequence[Part]) -> Why:
    """Say which of the words looked for a passage holds, and what else made its score."""
    text = words_of(passage.text, passage.language)
    heading = set(words_of(" ".join(passage.headings), passage.language).folded)
    held = {"typed": set(text.typed), "folded": set(text.folded), "heading": heading}
    looked_for = {term: None for part in parts for term in part.asked.terms}
    met = {field: [w for f, w in looked_for if f == field and w in held[field]] for field in held}
    exact = {fold(word) for word in met["typed"]}
    words = (*met["typed"], *(word for word in met["folded"] if word not in exact))
    return Why(
        words[:SHOWN],
        tuple(met["heading"][:SHOWN]),
        round(find.by_words, 3),
        round(find.similarity, 3),
        round(find.together, 3),
        any(find.row in part.articles for part in parts),
    )
