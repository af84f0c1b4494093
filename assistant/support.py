"""Whether freely worded text says no more than the quotations it rests on.

Held to the letter: a model may leave out and join, never add. Every word that carries meaning,
every figure, name and negation has to stand in what is quoted, figures in their order and beside
the same thing. What is worded otherwise is dropped, even where it might be true.
"""

import re
from collections.abc import Sequence

from assistant.matching import is_stop
from corpus.document import Language
from corpus.english import stems
from corpus.vietnamese import fold, syllables

# Words that join or report and claim nothing of their own.
JOINING: dict[Language, frozenset[str]] = {
    "en": frozenset(
        """according also document documents source sources state states stated say says said
        report reports reported note notes respectively total article clause point therefore
        however while whereas both namely""".split()
    ),
    "vi": frozenset(
        """theo tài liệu nguồn nêu cho biết ghi đồng thời cụ thể trong đó lần lượt như sau bao gồm
        tổng số""".split()
    ),
}
NEGATION = re.compile(
    r"\b(?:not|no|never|none|neither|nor|without|cannot|\w+n't|khong|chua|chang)\b"
)
BY_ACCENT = re.compile(r"\b(?:khỏi|cấm)\b")  # without theirs, a block, or Cẩm Phả
QUOTED = re.compile(r"[\"“«]([^\"”»]{4,})[\"”»]")
MARKUP = re.compile(r"https?://|www\.|<[a-z/!]|!\[|\]\(|javascript:|data:", re.IGNORECASE)
# A figure as one: 18.000 and 18,000 are the same, 1.5 and 1,5 too.
FIGURE = re.compile(r"\d+(?:[.,:/–-]\d+)*%?")


def supported(text: str, quotes: Sequence[str], language: Language) -> bool:
    """Say whether a sentence says something, and only what its quotations say."""
    if not quotes or not _meaning(text, language):
        return False
    source = " \n ".join(quotes)
    return (
        MARKUP.search(text) is None
        and _quotes_stand(text, source)
        and _words_stand(text, source, language)
        and _figures_stand(text, quotes)
        and denies(text) == _negations_near(text, quotes)
    )


def _quotes_stand(text: str, source: str) -> bool:
    """Say whether what the sentence puts in quotation marks stands there word for word."""
    return all(match[1].strip() in source for match in QUOTED.finditer(text))


def _words_stand(text: str, source: str, language: Language) -> bool:
    joining = JOINING[language]
    known = _meaning(source, language) | frozenset(
        stems(list(joining)) if language == "en" else joining
    )
    return _meaning(text, language) <= known


def _meaning(text: str, language: Language) -> frozenset[str]:
    """Return the words of a text that carry meaning; figures are compared apart."""
    words = [word for word in syllables(text) if not word[0].isdigit()]
    if language == "en":
        return frozenset(stems([fold(word) for word in words if not is_stop(word, "en")]))
    # Accents count: "mưa" is not "mua".
    return frozenset(word for word in words if not is_stop(word, "vi"))


def _figures_stand(text: str, quotes: Sequence[str]) -> bool:
    """Say whether the figures of a sentence are those of one quotation after the other, in order.

    Beside each stands the word that stands beside it in the quotation.
    """
    said = _figures(text)
    written = [figure for quote in quotes for figure in _figures(quote)]
    place = 0
    for value, beside in said:
        found = next(
            (
                n
                for n in range(place, len(written))
                if written[n][0] == value and (not beside or beside & written[n][1])
            ),
            None,
        )
        if found is None:
            return False
        place = found + 1
    return True


def _figures(text: str) -> list[tuple[str, frozenset[str]]]:
    """Return the figures of a text in order, normalised, each with the words around it."""
    words = [match.group() for match in re.finditer(r"[^\W\d_]+|\d+(?:[.,:/–-]\d+)*%?", text)]
    return [
        (
            normal(word),
            frozenset(fold(near) for near in words[max(0, n - 2) : n + 3] if near != word),
        )
        for n, word in enumerate(words)
        if word[0].isdigit()
    ]


def normal(figure: str) -> str:
    """Return a figure so that 18.000 and 18,000 agree, and 1.5 and 1,5."""
    thousands = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+(%?)", figure)
    return re.sub(r"[.,]", "", figure) if thousands else figure.replace(",", ".")


def denies(text: str) -> bool:
    """Say whether a text denies something."""
    return bool(NEGATION.search(fold(text)) or BY_ACCENT.search(text.lower()))


def _negations_near(text: str, quotes: Sequence[str]) -> bool:
    """Say whether the clause of the quotations that the sentence is taken from denies something."""
    words = set(syllables(fold(text)))
    clauses = [part for quote in quotes for part in re.split(r"[.;:!?]\s", quote)]
    closest = max(clauses, key=lambda part: len(words & set(syllables(fold(part)))), default="")
    return denies(closest)
