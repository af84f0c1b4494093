"""Which of the candidates are said: a direct answer to each part asked, then what supports it."""

from collections.abc import Iterator, Sequence

from assistant.candidates import Candidate
from assistant.matching import coverage, forms
from assistant.measures import counts
from assistant.retrieve import Source
from assistant.wanted import Wanted
from corpus.intents import PLAIN, Intent
from corpus.vietnamese import fold

WORDS = 80  # an answer is short ...
LONGER: frozenset[Intent] = frozenset({"list", "comparison"})
LIST_WORDS = 150  # ... a list or a comparison may be longer,
LIST_WORDS_FREE = 120  # less so where nothing of the field is named that its parts would be of
# A further sentence is worth saying when it scores this share of the best: more where the answer is
# one thing, which the first sentence holds, or where the question names nothing of the field.
WORTHY = 0.55
WORTHY_PLAIN = 0.72
# Beside a sentence that by itself meets so much of the question, little more is worth saying.
NEARLY = 0.5
NEARLY_HELD = 0.8
WORTHY_BESIDE = 0.82
FOLLOWING = 0.14  # less for the sentence that goes on where the best one ends ...
ELSEWHERE = 0.04  # ... and more for any other, where the question names nothing of the field;
ALONE = 0.1  # more for one that by itself meets less of the question than the best one does
GAP = 3  # characters between two sentences
REPEATED = 0.8  # share of a sentence's words that makes it a repetition
ITSELF = 0.25  # of what the best one meets of the question by itself
ITEMS = 3  # passages under one heading that make a list
HEADED = 1.0  # what a list's heading counts beside its best item


def chosen_for(
    wanted: Wanted,
    direct: Sequence[Candidate],
    about: Sequence[Candidate],
    sources: Sequence[Source],
) -> list[Candidate]:
    """Choose what is said, in order, in the room that an answer has.

    `direct` are the candidates that can answer, `about` all on the subject; both best first.
    """
    room, best = _room(wanted), direct[0]
    parts = list(_for_each_part(wanted, direct))
    items = _items(wanted, direct, about, sources) if "list" in wanted.kinds else []
    needed = len(parts) + len(items)
    leading = (*items, *parts) if items else parts
    chosen: list[Candidate] = []
    for place, candidate in enumerate((*leading, *direct, *about)):
        if place >= needed and not _worth_saying(wanted, best, candidate, chosen[-1]):
            continue
        repeated = any(_repeats(candidate, other) for other in chosen)
        if not repeated and (not chosen or candidate.words <= room):
            chosen.append(candidate)
            room -= candidate.words
    return chosen


def _long(wanted: Wanted) -> bool:
    return not LONGER.isdisjoint(wanted.question.intents)


def _room(wanted: Wanted) -> int:
    """Return how many words an answer may have."""
    if not _long(wanted):
        return WORDS
    return LIST_WORDS if wanted.held else LIST_WORDS_FREE


def _worth_saying(wanted: Wanted, best: Candidate, other: Candidate, last: Candidate) -> bool:
    """Say whether another sentence is near enough to the best, and by itself, or behind the last.

    What only stands in a document of the place or act that is named tells nothing of what is asked.
    """
    near = other.score >= _worth(wanted, best, other) * best.score
    by_itself = not wanted.held or other.own >= ITSELF * best.own
    return near and (by_itself or _goes_on(last, other))


def _worth(wanted: Wanted, best: Candidate, other: Candidate) -> float:
    """Return the share of the best score from where another sentence is worth saying."""
    beside = not _long(wanted) and best.own >= (NEARLY_HELD if wanted.held else NEARLY)
    plain = PLAIN.issuperset(wanted.kinds) or not wanted.held
    if not beside and not plain:
        return WORTHY
    share = WORTHY_BESIDE if beside else WORTHY_PLAIN
    if wanted.held:
        return share
    share += ALONE * (best.own - other.own)
    return share - FOLLOWING if _goes_on(best, other) else share + ELSEWHERE


def _goes_on(one: Candidate, other: Candidate) -> bool:
    """Say whether one sentence begins where another ends."""
    same = one.source.hit.passage.id == other.source.hit.passage.id
    return same and 0 <= other.span.start - one.span.end <= GAP


def _for_each_part(wanted: Wanted, direct: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the best direct answer, then the best for each place, measure and kind asked for."""
    yield direct[0]
    for place in range(len(wanted.slots.places)):
        yield from [c for c in direct if place in c.places][:1]
    for act in range(len(wanted.slots.acts)):
        yield from [c for c in direct if act in c.acts][:1]
    for measure in wanted.measures:
        yield from [c for c in direct if counts(measure, c.text)][:1]
    for kind in wanted.kinds:
        yield from [c for c in direct if wanted.fits_kind(kind, c.text)][:1]


def _items(
    wanted: Wanted,
    direct: Sequence[Candidate],
    about: Sequence[Candidate],
    sources: Sequence[Source],
) -> list[Candidate]:
    """Return what begins each passage of the list that fits best, in order; none where none is.

    A list is what stands in several passages under one heading; its heading says what it lists.
    """
    lists = [
        (candidate.score + HEADED * _headed(wanted, candidate), -place, beside)
        for place, candidate in enumerate(direct)
        if candidate.score >= WORTHY * direct[0].score
        if len(beside := frozenset(_ids_beside(candidate, sources))) >= ITEMS
    ]
    if not lists:
        return []
    *_, listed = max(lists, key=lambda each: each[:2])
    first: dict[str, Candidate] = {}
    for candidate in sorted(about, key=lambda c: c.span.start):
        if candidate.source.hit.passage.id in listed:
            first.setdefault(candidate.source.hit.passage.id, candidate)
    return list(first.values())


def _headed(wanted: Wanted, candidate: Candidate) -> float:
    """Return the share of the question that the heading of a candidate meets."""
    passage = candidate.source.hit.passage
    heading = forms(" ".join(passage.headings[-1:]), passage.language)
    return coverage(wanted.units(passage.language), [(heading, 1.0)])


def _ids_beside(candidate: Candidate, sources: Sequence[Source]) -> Iterator[str]:
    return (each.hit.passage.id for each in sources if _beside(each, candidate.source))


def _beside(one: Source, other: Source) -> bool:
    """Say whether two sources stand under one heading of one version."""
    headings = other.hit.passage.headings
    return one.hit.version == other.hit.version and one.hit.passage.headings == headings


def _repeats(candidate: Candidate, said: Candidate) -> bool:
    """Say whether nearly all words of a candidate were said already."""
    words, before = set(fold(candidate.text).split()), set(fold(said.text).split())
    return len(words & before) >= REPEATED * len(words)
