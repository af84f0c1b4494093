"""The places and bodies a text names, by gazetteer and glossary, also under their old names."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Self

from corpus.places import Gazetteer
from corpus.terms import Glossary, Term

SAMPLE = 6_000  # characters from the beginning: what a paper is about it names there
OFTEN = 2  # times that a name behind the title must stand in the sample
MOST = 12
BODY = re.compile(
    r"(?:Ban|Ủy ban|Bộ|Sở|Phòng|Văn phòng|Cơ quan|Hội đồng|Thanh tra|Đảng ủy|Tỉnh ủy|Thành ủy"
    r"|Huyện ủy|Trung tâm|Mặt trận|Quốc hội|Chính phủ|Tòa án|Viện) \S",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Names:
    """The vocabularies of the field."""

    gazetteer: Gazetteer
    glossary: Glossary

    @classmethod
    @cache
    def starter(cls) -> Self:
        """Read those that ship with the package, once."""
        return cls(Gazetteer.starter(), Glossary.starter())

    def places_of(self, head: str, text: str) -> tuple[str, ...]:
        """Return the places named, as written: those of title and issuer first, then the frequent.

        `head` is what names the subject; where it names a place, that one comes first.
        """
        found = [(each.span, each.entries[0].id) for each in self.gazetteer.find(text[:SAMPLE])]
        named = [
            (head[each.span.start : each.span.end], each.entries[0].id)
            for each in self.gazetteer.find(head)
        ]
        written = [(text[span.start : span.end], entry) for span, entry in found]
        return _chosen(named, written)

    def bodies_of(self, head: str, text: str) -> tuple[str, ...]:
        """Return the bodies named, by their names in the glossary, likewise."""
        named, written = (
            [
                (term.vi, term.id)
                for each in self.glossary.find(part)
                if (term := _body(each.entries)) is not None
            ]
            for part in (head, text[:SAMPLE])
        )
        return _chosen(named, written)


def _body(terms: tuple[Term, ...]) -> Term | None:
    return next((term for term in terms if BODY.match(term.vi)), None)


def _chosen(named: list[tuple[str, str]], written: list[tuple[str, str]]) -> tuple[str, ...]:
    """Return each thing once, by the name it was first given."""
    often = Counter(entry for _, entry in written)
    first = {entry: name for name, entry in reversed([*named, *written])}
    subjects = list(dict.fromkeys(entry for _, entry in named))
    others = [entry for entry, n in often.most_common() if n >= OFTEN and entry not in subjects]
    return tuple(first[entry] for entry in (*subjects, *others)[:MOST])
