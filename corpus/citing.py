"""What a question cites: acts by their numbers in every spelling, and provisions of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Language, Span
from corpus.vietnamese import fold

# Official numbers as people type them: 178/2024/NĐ-CP, NĐ 178, nghị định 178 năm 2024, KL 34.
KINDS_OF_ACT = {
    "nghi dinh": "nd", "nd": "nd", "decree": "nd",
    "nghi quyet": "nq", "nq": "nq", "resolution": "nq",
    "luat": "luat", "law": "luat",
    "ket luan": "kl", "kl": "kl", "conclusion": "kl",
    "quyet dinh": "qd", "qd": "qd", "decision": "qd",
    "quy dinh": "qd", "regulation": "qd", "qdi": "qd",
    "thong tu": "tt", "tt": "tt", "circular": "tt",
    "thong bao": "tb", "tb": "tb", "notice": "tb",
    "chi thi": "ct", "ct": "ct", "directive": "ct",
    "huong dan": "hd", "hd": "hd", "guidance": "hd",
    "cong van": "cv", "cv": "cv", "official letter": "cv",
}  # fmt: skip
_ACT = "|".join(sorted(KINDS_OF_ACT, key=len, reverse=True))
NUMBER_NAMED = re.compile(
    rf"\b(?P<act>{_ACT})\s*(?:so|no\.?|number)?\s*(?P<number>\d{{1,5}})\b"
    r"(?:\s*(?:/|-|nam|of)\s*(?P<year>(?:19|20)\d\d))?"
)
NUMBER_FULL = re.compile(
    r"\b(?P<number>\d{1,5})(?:/(?P<year>(?:19|20)\d\d))?[/-](?P<tail>[a-z]{2}[a-z0-9-]*)"
)
ARTICLE = re.compile(r"\b(?:dieu|article)\s+(?P<number>\d{1,3}[a-z]?)\b")
# A law is called by its name: what it is, and at least two words behind it.
LAW = re.compile(
    r"(?:bo )?luat(?: (?!so\b|nam\b)[a-z]+,?){2,}|hien phap|law on(?: (?!no\b|of\b)[a-z]+,?)+"
)


@dataclass(frozen=True)
class ActNumber:
    """An official number as a question names it."""

    number: str  # "178"
    year: str | None = None  # "2024"
    act: str | None = None  # "nd", "nq", "luat" ...; None when only the number was written

    def names(self, official: str) -> bool:
        """Say whether this is a way to write an official number such as 178/2024/NĐ-CP."""
        if not official.startswith(self.number):
            return False  # as nearly all
        found = re.match(r"(\d+)(?:/((?:19|20)\d\d))?[/-](.*)", fold(official))
        if found is None:
            return False
        number, year, tail = found.groups()
        letters = {KINDS_OF_ACT.get(each, each) for each in re.split(r"[^a-z]+", tail)}
        act_fits = (
            self.act is None
            or self.act in letters
            or (self.act == "luat" and tail.startswith("qh"))
            or (self.act == "nq" and re.match(r"(?:ubtv)?qh\d", tail) is not None)
            or (
                self.act == "cv"
                and not letters & {"nd", "nq", "kl", "qd", "tt", "tb", "ct", "hd", "qh"}
            )
        )
        return (
            number == self.number
            and act_fits
            and (self.year is None or year is None or year == self.year)
        )


def acts_in(folded: str) -> tuple[ActNumber, ...]:
    """Find the official numbers named in a folded text, each once, in order."""
    return tuple(dict.fromkeys(act for act, _ in acts_at(folded)))


def acts_at(folded: str) -> Iterator[tuple[ActNumber, Span]]:
    """Yield the official numbers named in a folded text, each with where it stands."""
    taken: list[range] = []
    for match in NUMBER_FULL.finditer(folded):
        tail = re.split(r"[^a-z]+", match["tail"])[0]
        act = tail if tail in KINDS_OF_ACT.values() else None
        taken.append(range(*match.span()))
        yield ActNumber(match["number"], match["year"], act), Span(*match.span())
    for match in NUMBER_NAMED.finditer(folded):
        if not any(match.start("number") in span for span in taken):
            act = KINDS_OF_ACT[match["act"]]
            yield ActNumber(match["number"], match["year"], act), Span(*match.span())


def without_acts(text: str) -> str:
    """Return a text without the official numbers it names, and what stands with each."""
    for at in sorted((at for _, at in acts_at(fold(text))), key=lambda at: -at.start):
        text = f"{text[: at.start]} , {text[at.end :]}"
    return text


def articles_in(folded: str, language: Language) -> Iterator[str]:
    """Yield the articles that a folded text names, as an edition in a language calls them."""
    word = "Điều" if language == "vi" else "Article"
    for match in ARTICLE.finditer(folded):
        yield f"{word} {match['number']}"


def law_name(title: str) -> str | None:
    """Return the folded name by which a law is called, without number and year: "luat du lich"."""
    name = LAW.match(fold(title))
    return name[0] if name else None
