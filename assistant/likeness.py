"""Precedents that are like a locality's own case, with the reasons spelled out."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from assistant.export.columns import VALUES
from assistant.matching import Rarity, Unit, coverage, forms, plainly, units
from assistant.measures import counts
from assistant.precedent_words import MODEL_CUES
from assistant.precedents import Precedent, upwards
from assistant.slots import EVERYWHERE
from corpus.document import Language
from corpus.english import stems
from corpus.facts import FIGURE
from corpus.false_friends import without_false_friends
from corpus.mentions import BODY, Names
from corpus.terms import Term
from corpus.vietnamese import fold, language_of

# What each likeness counts.
BODIES, LEVEL, MODEL, STAFF, WORRY, WORDS_MET = 2.0, 1.5, 1.0, 1.0, 1.5, 6.0
RARE = 0.8  # weight of a word that not every other precedent tells of
MOST_SHARED = 3
WORD = re.compile(r"[A-Za-z]+")
NEAR = 0.5  # the smaller staff is at least this share of the larger
SAME_PLACE = 0.6  # what each further precedent of one province counts
LEVELS: Mapping[str, str] = {
    "commune": r"cap xa|\bxa\b|phuong|commune|ward",
    "district": r"cap huyen|\bhuyen\b|quan\b|thi xa|huyen uy|district",
    "province": r"cap tinh|\btinh\b|tinh uy|\bso\b|provinc",
    "central": r"trung uong|\bbo\b|ministr|central",
}
WORDS: Mapping[str, Mapping[Language, str]] = {
    "bodies": {"vi": "cùng loại cơ quan: {}", "en": "same bodies: {}"},
    "level": {"vi": "cùng cấp: {}", "en": "same level: {}"},
    "staff": {"vi": "số người tương đương: {} → {}", "en": "staff of like size: {} → {}"},
    "worry": {"vi": "cũng nói đến: {}", "en": "also tells of: {}"},
}


@dataclass(frozen=True)
class Case:
    """What a locality says of its own case."""

    text: str
    language: Language
    level: str | None
    model: str | None
    bodies: tuple[Term, ...]
    concerns: tuple[Term, ...]  # other terms of the field: seals, accounts, posts ...
    staff: int | None


@dataclass(frozen=True)
class Like:
    """A precedent with how like the case it is, and why."""

    precedent: Precedent
    score: float
    reasons: tuple[str, ...]


def case_of(text: str, names: Names) -> Case:
    """Read a case from a locality's own words."""
    folded = without_false_friends(text)
    terms = [mention.entries for mention in names.glossary.find(text)]
    bodies = [term for each in terms for term in each[:1] if BODY.match(term.vi)]
    others = [each[0] for each in terms if each[0] not in bodies]
    people = [
        match[0] for match in re.finditer(FIGURE, text) if counts("people", text[match.start() :])
    ]
    return Case(
        text=text,
        language=language_of(text),
        level=next((level for level, cue in LEVELS.items() if re.search(cue, folded)), None),
        model=_model(folded, agencies=bool(bodies)),
        bodies=tuple(dict.fromkeys(bodies)),
        concerns=tuple(dict.fromkeys(t for t in others if t.id not in EVERYWHERE)),
        staff=int(re.sub(r"[.,]", "", people[0])) if people else None,
    )


def _model(folded: str, agencies: bool) -> str | None:
    """Return how it merges; whoever names agencies merges these, and no units."""
    found = (model for model, cue in MODEL_CUES.items() if re.search(cue, folded))
    return next((model for model in found if not (agencies and model == "unit-merger")), None)


def like(case: Case, rows: Iterable[Precedent], names: Names) -> list[Like]:
    """Return the precedents that are like a case, the likest first, not all of one province."""
    listed = list(rows)
    rarity = _rarity(listed, case.language)
    alike = [found for row in listed if (found := _weighed(case, row, names, rarity)).reasons]
    chosen: list[Like] = []
    seen: dict[str, int] = {}
    while alike:
        best = max(
            alike,
            key=lambda each: (
                each.score * SAME_PLACE ** seen.get(_province(each.precedent, names), 0),
                each.precedent.id,
            ),
        )
        alike.remove(best)
        chosen.append(best)
        province = _province(best.precedent, names)
        seen[province] = seen.get(province, 0) + 1
    return chosen


def _rarity(rows: Sequence[Precedent], language: Language) -> Rarity:
    """Return how rare words are among the precedents: those that all tell say nothing."""
    told = Counter(word for row in rows for word in {*map(plainly, forms(row.words, language))})

    def rarity(words: Iterable[str], _: Language) -> Mapping[str, float]:
        return {word: log((len(rows) + 1) / (told[word] + 1)) for word in words}

    return rarity


def _weighed(case: Case, row: Precedent, names: Names, rarity: Rarity) -> Like:
    score, reasons = 0.0, []
    for weight, reason in _likenesses(case, row, names, rarity):
        score += weight
        if reason:
            reasons.append(reason)
    return Like(row, round(score, 3), tuple(reasons))


def _likenesses(
    case: Case, row: Precedent, names: Names, rarity: Rarity
) -> Iterator[tuple[float, str]]:
    """Yield what each likeness counts and how it is told."""
    language = case.language
    merged = fold(f"{row.text('bodies')} {row.text('result')}")
    same = [term for term in case.bodies if _names(term, merged)]
    if same:
        shown = ", ".join(term.names(language)[0] for term in same)
        yield BODIES * len(same) / len(case.bodies), WORDS["bodies"][language].format(shown)
    if case.level and case.level == row.text("level"):
        yield LEVEL, WORDS["level"][language].format(VALUES[case.level][language])
    if case.model and case.model == row.text("model"):
        yield MODEL, ""
    before, after = row.figure("staff_before"), row.figure("staff_after")
    if case.staff and before and min(case.staff, before) >= NEAR * max(case.staff, before):
        yield STAFF, WORDS["staff"][language].format(before, after or "?")
    told = " ".join(row.text(each) for each in ("difficulties", "handling", "lessons", "head"))
    shared = [term for term in case.concerns if _names(term, fold(told))]
    if shared:
        names_of = ", ".join(term.names(language)[0].lower() for term in shared)
        yield WORRY * len(shared) / len(case.concerns), WORDS["worry"][language].format(names_of)
    if language == row.metadata.language:
        told_of = ", ".join(_words_shared(case, row, rarity))
        if told_of and not (same or shared):
            yield 0.0, WORDS["worry"][language].format(told_of)
        plain = [
            Unit(plainly(unit.text), unit.weight) for unit in units(case.text, language, rarity)
        ]
        yield WORDS_MET * coverage(plain, [(forms(row.words, language), 1.0)]), ""


def _words_shared(case: Case, row: Precedent, rarity: Rarity) -> list[str]:
    """Return the rarest words of a case that a precedent tells of: two syllables in Vietnamese."""
    told, language = forms(row.words, case.language), case.language
    met = [unit for unit in units(case.text, language, rarity) if plainly(unit.text) in told]
    rare = [unit for unit in met if unit.weight >= RARE]
    best = sorted(rare, key=lambda unit: -unit.weight)
    if language == "vi":
        return [unit.text.removeprefix("=") for unit in best if " " in unit.text][:MOST_SHARED]
    written = {stems([word.lower()])[0]: word.lower() for word in WORD.findall(case.text)}
    return [written.get(unit.text, unit.text) for unit in best][:MOST_SHARED]


def _names(term: Term, folded: str) -> bool:
    return any(
        re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", folded)
        for language in ("vi", "en")
        for name in term.names(language)
    )


def _province(row: Precedent, names: Names) -> str:
    """Return the province a precedent is of, the nation where it is of none."""
    for name in row.metadata.places[:1]:
        for mention in names.gazetteer.find(name):
            *_, top = upwards(mention.entries[0], names.gazetteer)
            return top.vi
    return ""
