"""Learn the phrase list of `corpus/phrases.py` from the two editions of the starter digests.

    python -m tests.benchmarks.phrases

IBM Model 1 (Brown et al. 1993, "The mathematics of statistical machine translation") by expectation
maximisation, from phrases of up to three words of one edition to words of the other, over passages
that stand at the same place of both. Deterministic: the same digests give the same list.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from corpus.document import Language
from corpus.english import stems
from corpus.loading import load
from corpus.phrases import LONGEST, PHRASES, plain
from corpus.starter import starter_files

ROUNDS = 6
LEAST_SHARE = 0.1  # of a translation
LEAST_SEEN = 2  # passages with a phrase
MOST_COMMON = 0.25  # share of the passages beyond which a word says nothing: "the", "of"
LEAST_KNOWN = 0.3  # of the shares that are kept of a phrase of several words, together
NOTHING = ("",)  # what words come from that no phrase accounts for

Phrase = tuple[str, ...]
Pair = tuple[list[str], list[str]]  # words at the same place of both editions
Shares = dict[Phrase, dict[str, float]]


def pairs() -> Iterator[Pair]:
    """Yield the words of the blocks that stand at the same place, Vietnamese and English."""
    for path in vietnamese_editions():
        vietnamese = load(path).blocks
        english = load(path.with_name(path.name.replace(".vi.md", ".en.md"))).blocks
        if [block.kind for block in vietnamese] == [block.kind for block in english]:
            for one, other in zip(vietnamese, english, strict=True):
                yield plain(one.text), plain(other.text)


def vietnamese_editions() -> list[Path]:
    """Return the files of the starter corpus that have an English edition beside them."""
    return sorted(path for path in starter_files() if path.name.endswith(".vi.md"))


def phrases(words: Sequence[str]) -> list[Phrase]:
    """Return all phrases of a text, each once."""
    return list(
        dict.fromkeys(
            tuple(words[start : start + size])
            for size in range(1, LONGEST + 1)
            for start in range(len(words) - size + 1)
        )
    )


def learned(texts: Sequence[tuple[Sequence[str], Sequence[str]]]) -> Shares:
    """Return how likely each word of the other language is, by phrase: t(word | phrase)."""
    seen = Counter(phrase for words, _ in texts for phrase in phrases(words))
    known = {phrase for phrase, count in seen.items() if count >= LEAST_SEEN}
    sides = [
        ([NOTHING, *filter(known.__contains__, phrases(words))], set(others))
        for words, others in texts
    ]
    shares = first_guess(sides)
    for _ in range(ROUNDS):
        shares = better(shares, sides)
    return shares


Sides = Sequence[tuple[list[Phrase], set[str]]]


def first_guess(sides: Sides) -> Shares:
    """Return equal shares for all words that stand beside a phrase."""
    beside: dict[Phrase, set[str]] = defaultdict(set)
    for sources, targets in sides:
        for source in sources:
            beside[source] |= targets
    return {source: dict.fromkeys(words, 1 / len(words)) for source, words in beside.items()}


def better(shares: Shares, sides: Sides) -> Shares:
    """Return the shares after one round: each word is dealt out to the phrases beside it."""
    counted: dict[Phrase, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for sources, targets in sides:
        for word in sorted(targets):
            whole = sum(shares[source].get(word, 0.0) for source in sources)
            for source in sources:
                part = shares[source].get(word, 0.0) / whole if whole else 0.0
                if part > 1e-4:
                    counted[source][word] += part
    return {
        source: {word: count / total for word, count in words.items()}
        for source, words in counted.items()
        if (total := sum(words.values()))
    }


def telling(shares: Shares, common: set[str]) -> Iterator[tuple[Phrase, str, float]]:
    """Yield the translations that are kept, the likeliest of a phrase first."""
    for phrase, words in sorted(shares.items()):
        kept = sorted(
            ((share, word) for word, share in words.items()
             if share >= LEAST_SHARE and word not in common),
            reverse=True,
        )  # fmt: skip
        if phrase != NOTHING and (len(phrase) == 1 or sum(s for s, _ in kept) >= LEAST_KNOWN):
            yield from ((phrase, word, share) for share, word in kept)


def common_words(texts: Iterable[Sequence[str]]) -> set[str]:
    """Return the words that stand in so many passages that they say nothing."""
    listed = [set(words) for words in texts]
    counts = Counter(word for words in listed for word in words)
    return {word for word, count in counts.items() if count > MOST_COMMON * len(listed)}


def with_pairs(words: Sequence[str]) -> list[str]:
    """Return Vietnamese words, and pairs of neighbours, which most words are."""
    return [*words, *(f"{a} {b}" for a, b in zip(words, words[1:], strict=False))]


def as_lines(texts: Sequence[Pair]) -> Iterator[str]:
    """Yield the lines of the list, both directions."""
    stemmed = [(words, stems(others)) for words, others in texts]
    forms = Counter((stem, word) for _, others in texts
                    for stem, word in zip(stems(others), others, strict=True))  # fmt: skip
    usual: dict[str, str] = {}
    for (stem, word), _ in sorted(forms.items(), key=lambda item: (-item[1], item[0])):
        usual.setdefault(stem, word)
    to_english = learned(stemmed)
    common = common_words(others for _, others in stemmed)
    yield from lines("vi", ((p, usual[w], s) for p, w, s in telling(to_english, common)))
    to_vietnamese = learned([(others, with_pairs(words)) for words, others in stemmed])
    common = common_words(with_pairs(words) for words, _ in texts)
    yield from lines("en", telling(to_vietnamese, common))


def lines(language: Language, kept: Iterable[tuple[Phrase, str, float]]) -> Iterator[str]:
    """Yield a line for each translation."""
    for phrase, word, share in kept:
        yield f"{language}\t{' '.join(phrase)}\t{word}\t{share:.2f}"


def source_digest() -> str:
    """Name what the list is learned from."""
    hashed = sha256()
    for path in vietnamese_editions():
        for name in (path, path.with_name(path.name.replace(".vi.md", ".en.md"))):
            hashed.update(name.read_bytes())
    return hashed.hexdigest()[:16]


def main() -> None:
    """Write the list."""
    head = f"# learned from the digests {source_digest()} by python -m tests.benchmarks.phrases"
    PHRASES.write_text("\n".join([head, *as_lines(list(pairs()))]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
