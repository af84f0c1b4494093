"""What a figure counts: people, money, bodies ... A figure of another measure answers nothing."""

import re
from collections.abc import Mapping

from assistant.kinds import figures_in
from corpus.vietnamese import fold

# By measure, folded: what the thing is called in questions and in documents, in both languages.
MEASURES: Mapping[str, str] = {
    "people": r"nguoi|bien che|can bo|cong chuc|vien chuc|nhan su|nhan luc|lao dong|dang vien"
    r"|cbcc\w*|staff|people|persons?|posts?|headcount|officials?|employees?|servants?|members?"
    r"|workers?|cadres?|leaders?|delegates?|retirees?",
    "population": r"dan|dan so|nhan khau|cu tri|nguoi|population|inhabitants?|residents?|voters?"
    r"|people",
    "money": r"tien|dong|ty|trieu|kinh phi|luong|phu cap|chi phi|muc ho tro|vnd|usd|cost\w*|pay"
    r"|paid|price|allowances?|budget|million|billion|salary|money",
    "share": r"%|phan tram|ty le|muc|per ?cent\w*|share|proportion|half|ratio",
    "area": r"km2|km²|dien tich|rong|ha|area|square|size",
    "distance": r"km|cay so|kilomet\w*|miles?",
    "offices": r"tru so|co so nha dat|nha dat|cong so|toa nha|offices?|headquarters|buildings?"
    r"|propert\w+|sites?",
    "units": r"don vi|xa|phuong|thi tran|huyen|tinh|thanh pho|dac khu|cap xa|cap huyen|communes?"
    r"|wards?|districts?|provinces?|cities|units?|zones?|localit\w+",
    "bodies": r"dau moi|co quan|to chuc|so|phong|ban|cuc|vu|chi cuc|don vi|bo|trung tam|focal"
    r"|bod(?:y|ies)|agenc\w+|departments?|divisions?|sections?|ministr\w+|organi[sz]ations?|units?"
    r"|centres?",
    "time": r"ngay|thang|nam|tuan|gio|nhiem ky|tuoi|days?|months?|years?|weeks?|hours?|terms?"
    r"|ages?",
    "files": r"ho so|thu tuc|van ban|tai lieu|files?|dossiers?|procedures?|documents?"
    r"|applications?|papers?",
    "seals": r"con dau|dau|seals?|stamps?",
    "deputies": r"pho|cap pho|pho chu tich|pho giam doc|deput\w+|vice\W?\w*",
    "provisions": r"chuong|dieu|khoan|muc|chapters?|articles?|clauses?",
    "storeys": r"tang|storeys?|stor(?:y|ies)|floors?",
}

ASKING = re.compile(
    r"\b(?:bao nhieu|may|how many|how much|number of|what (?:share|percentage|number)(?: of)?"
    r"|so luong|tong so|total)\b"
)
NEAR = (
    4  # words between a figure and what it counts: "20 xuống còn 15 người", "reduced to 15 people"
)
REACH = 3  # words after the asking words in which the thing counted is named
BEFORE = 3  # words before them, for what is asked of by name: "dân số là bao nhiêu"
BY_NAME = ("population", "area", "share", "money")


def asked(folded: str) -> tuple[str, ...]:
    """Return the measures a folded question asks figures of, in order; empty when it names none."""
    found: dict[str, None] = {}
    for match in ASKING.finditer(folded):
        after = re.findall(r"[^\W_]+|%", folded[match.end() :])[:REACH]
        before = re.findall(r"[^\W_]+|%", folded[: match.start()])[-BEFORE:]
        lone = _last(before)
        named = _first(after) or (lone if lone in BY_NAME else None)
        if named:
            found[named] = None
    return tuple(found)


def names(measure: str, folded: str) -> bool:
    """Say whether a folded word or phrase names what the measure counts."""
    return re.fullmatch(MEASURES[measure], folded) is not None


def counts(measure: str, text: str) -> bool:
    """Say whether a sentence gives a figure of the measure: both within a few words."""
    folded = fold(text)
    named = [
        m.span() for m in re.finditer(rf"(?<![^\W_])(?:{MEASURES[measure]})(?![^\W_])", folded)
    ]
    return any(_apart(text, figure, name) <= NEAR for figure in figures_in(text) for name in named)


def _apart(text: str, one: tuple[int, int], other: tuple[int, int]) -> int:
    """Return how many words stand between two spans."""
    first, second = sorted((one, other))
    return len(text[first[1] : second[0]].split())


def _first(words: list[str]) -> str | None:
    """Return the measure that the first word or pair of words names."""
    places = range(len(words))
    return next((m for n in places if (m := _named(" ".join(words[n : n + 2]), words[n]))), None)


def _last(words: list[str]) -> str | None:
    """Return the measure that the last word or pair of words names."""
    places = range(len(words), 0, -1)
    return next(
        (m for n in places if (m := _named(" ".join(words[max(0, n - 2) : n]), words[n - 1]))), None
    )


def _named(*phrases: str) -> str | None:
    return next((m for phrase in phrases for m in MEASURES if names(m, phrase)), None)
