"""The acts a topic is about: by rank, with their validity on a date and what they replaced."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol

from assistant.answer import Citation
from assistant.briefing_words import WORDS
from assistant.cited import Cited
from assistant.paper import Statement, Table
from corpus.document import Kind, Language, Span
from corpus.rules_web import Web
from index.results import Hit, Results
from index.scope import EVERYTHING, Scope

RULES: frozenset[Kind] = frozenset({"regulation", "guidance"})
FOUND = 60  # passages whose documents are the legal basis
# Numbers of acts by rank, the highest first: Law on the Promulgation of Legal Documents, Article 4.
RANKS = ("/QH", "UBTVQH", "-NQ/TW", "-KL/TW", "-QĐ/TW", "NĐ-CP", "NQ-CP", "QĐ-TTG", "/TT-")


class Finder(Protocol):
    """Finds passages."""

    def look_up(self, text: str, k: int = 20, scope: Scope = EVERYTHING) -> Results:
        """Return at most `k` passages, best first."""
        ...


def acts_about(topic: str, on: date, language: Language, most: int, finder: Finder) -> list[Hit]:
    """Return the acts a topic is about, made by a day, the highest first; each by its best passage.

    What an editor remarks on an act is not what it says.
    """
    scope = Scope(as_of=on, kinds=RULES, languages=frozenset({language}))
    best: dict[str, Hit] = {}
    for hit in finder.look_up(topic, FOUND, scope).hits:
        if hit.passage.rank != "comment":
            best.setdefault(hit.passage.document_id, hit)
    return sorted(list(best.values())[:most], key=_by_rank)


def table_of(acts: Sequence[Hit], on: date, language: Language, web: Web) -> Table:
    """Return acts as a table, with their validity on a day."""
    heads = tuple(WORDS[name][language] for name in ("act", "validity", "changes"))
    rows = tuple(tuple(_row(hit, on, language, web)) for hit in acts)
    return Table(WORDS["rules"][language], heads, rows)


def _row(hit: Hit, on: date, language: Language, web: Web) -> Iterator[Statement]:
    about = hit.metadata
    ties = [
        WORDS[tie.kind][language].format(" ".join(filter(None, (tie.article, tie.target))))
        for tie in about.relations
        if tie.kind in WORDS
    ]
    yield Statement(about.title, (_citation(hit, web, on),))
    yield Statement(WORDS[web.validity(about, on)][language])
    yield Statement("; ".join(dict.fromkeys(ties)))


def _by_rank(hit: Hit) -> tuple[int, str]:
    number = (hit.metadata.number or "").upper()
    rank = next((place for place, mark in enumerate(RANKS) if mark in number), len(RANKS))
    return rank, number


def _citation(hit: Hit, web: Web, on: date) -> Citation:
    """Return the citation of a whole passage."""
    passage = hit.passage
    cited = Cited(hit.metadata, hit.version, hit.source)
    validity = web.validity(hit.metadata, on, passage.locator)
    return cited.at(passage, Span(passage.start, passage.end), passage.text, validity)
