"""What a figure counts: people, money, bodies ... A figure of another measure answers nothing."""

import re
from collections.abc import Mapping

from corpus.false_friends import without_false_friends
from corpus.kinds import DATE, figures_in
from corpus.vietnamese import fold, language_of

STAFF = (
    r"bien che|can bo|cong chuc|vien chuc|nhan su|nhan luc|lao dong|dang vien|cbcc\w*|staff|posts?"
    r"|headcount|officials?|employees?|servants?|members?|workers?|cadres?|leaders?|delegates?"
    r"|retirees?"
)
# By measure, folded: what the thing is called in questions and in documents, in both languages.
MEASURES: Mapping[str, str] = {
    "people": rf"nguoi(?! dung (?:dau|___))|people|persons?|{STAFF}",
    "population": r"dan|dan so|nhan khau|cu tri|nguoi|population|inhabitants?|residents?|voters?"
    r"|people",
    "money": r"tien|(?<!lao )dong(?! (?:thoi|chi|y|thuan|bo|bang)\b)|ty|trieu|kinh phi"
    r"|(?:thang )?(?:tien )?luong|(?:thang )?phu cap|tro cap|chi phi|muc ho tro|vnd|usd|cost\w*|pay"
    r"|paid|price|allowances?|budget|million|billion|salary|money",
    "share": r"%|phan tram|ty le|muc|per ?cent\w*|share|proportion|half|ratio",
    "area": r"km2|km²|(?:dam|km|met) vuong|dien tich|rong|(?<=\d )ha|hectares?|area|square|size",
    "distance": r"km(?! vuong)|cay so|kilomet\w*|miles?",
    "offices": r"tru so|co so nha dat|nha dat|cong so|toa nha|offices?|headquarters|buildings?"
    r"|propert\w+|sites?",
    "units": r"don vi|xa|phuong|thi tran|huyen|tinh|thanh pho|dac khu|cap xa|cap huyen|communes?"
    r"|wards?|districts?|provinces?|cities|units?|zones?|localit\w+",
    "bodies": r"dau moi|co quan|to chuc|(?<!ho )so|phong|(?<!van )ban|cuc|vu|chi cuc|don vi|bo"
    r"|trung tam|focal|bod(?:y|ies)|agenc\w+|departments?|divisions?|sections?|ministr\w+"
    r"|organi[sz]ations?|units?|centres?",
    "time": r"ngay|thang|nam|tuan|gio|nhiem ky|tuoi|days?|months?|years?|weeks?|hours?|terms?"
    r"|ages?",
    "files": r"ho so|thu tuc|van ban|tai lieu|files?|dossiers?|procedures?|documents?"
    r"|applications?|papers?",
    "seals": r"con dau|dau(?! moi)|seals?|stamps?",
    "deputies": r"(?<!thanh )pho|cap pho|pho chu tich|pho giam doc|deput\w+|vice\W?\w*",
    "provisions": r"chuong|dieu|khoan|muc|chapters?|articles?|clauses?",
    "storeys": r"tang|storeys?|stor(?:y|ies)|floors?",
}

# Words between a figure and what it counts: "20 xuống còn 15 người", "reduced to 15 people".
NEAR = 4
LEADING = 8  # words between what a sentence counts and the figure that follows
ANNOUNCING = 16  # words between a number that is announced and its figure
AGE = re.compile(r"\b(?:tuoi|aged?|age of) \d")
SCALE = re.compile(r"ty|trieu|million|billion")  # "1.5 million people" are people, not money
BESIDE = 2  # words after a figure in which what it counts is named first of all: "500 old offices"


def beside_figure(noun: str, text: str) -> bool:
    """Say whether a sentence gives a figure of what a question calls so, word for word."""
    folded = fold(text)
    return any(
        re.match(rf"\W*(?:[^\W_]+\W+)?{re.escape(noun.removesuffix('s'))}", folded[end:])
        for _, end in figures_in(text)
    )


def names(measure: str, folded: str) -> bool:
    """Say whether a folded word or phrase names what the measure counts."""
    return re.fullmatch(MEASURES[measure], folded) is not None


def counts(measure: str, text: str, heading: str = "") -> bool:
    """Say whether a sentence gives a figure of the measure, or a bare one under a heading of it.

    What is named beside the figure is what it counts: "six months to list empty offices" gives no
    number of offices. Where nothing is, both stand within a few words of each other.
    """
    folded, figures = without_false_friends(text), figures_in(text)
    english = bool(figures) and language_of(text) == "en"
    beside = [_beside(folded[end:], english) for _, end in figures]
    shares = (SHARE_OF.match(folded, end) for _, end in figures)
    counted = (*beside, *(share["of"] for share in shares if share))
    if any(name is not None and names(measure, name) for name in counted):
        return True
    days = [day.span() for day in DATE.finditer(folded)]
    bare = [
        figure
        for figure, name in zip(figures, beside, strict=True)
        if name is None and not any(first <= figure[0] < last for first, last in days)
    ]
    if measure == "time":  # "ngày 5" is a date
        return AGE.search(folded) is not None
    if any(_announced(folded[:start], measure) for start, _ in figures):
        return True
    if not bare:
        return False
    if re.search(_standing(MEASURES[measure]), without_false_friends(heading)):
        return True
    named = [m.span() for m in re.finditer(_standing(MEASURES[measure]), folded)]
    return any(
        _before(folded[: figure[0]], measure)
        or any(_apart(text, figure, name) <= NEAR for name in named)
        for figure in bare
    )


def _standing(alternatives: str) -> str:
    """Return the pattern of whole words; in "People's Committee" nobody is counted."""
    return rf"(?<![^\W_])(?:{alternatives})(?![^\W_]|['’]s\b)"


# Who is told beside an area lives there: "1.120 km2, trên 300.000 người".
INHABITED = re.compile(
    _standing(
        r"km2|km²|(?:km|square) (?:vuong|kilomet\w+|miles?)|hectares?|dan so|nhan khau"
        r"|population|inhabitants?|residents?"
    )
)
STAFFED = re.compile(_standing(STAFF))
NAMED = _standing("|".join(MEASURES.values()))
ANY = re.compile(NAMED)
# "10% biên chế" tells of staff as well as of a share.
SHARE_OF = re.compile(
    rf" *(?:%|phan tram|per ?cent\w*)(?: of)?(?: (?:the|its|all|tong|so)){{0,2}} (?P<of>{NAMED})"
)
ANNOUNCED = re.compile(rf"\b(?:so|so luong|number of) (?P<named>{NAMED})")


def inhabited(folded: str) -> bool:
    """Say whether the people of a folded sentence live somewhere, and do not work there."""
    return INHABITED.search(folded) is not None and STAFFED.search(folded) is None


def _announced(before: str, measure: str) -> bool:
    """Say whether the last number that is announced before a figure is of the measure.

    "Số cấp phó của các cơ quan | không quá 15 người" counts deputies.
    """
    named = list(ANNOUNCED.finditer(before))[-1:]
    return any(
        names(measure, each["named"]) and len(before[each.end() :].split()) <= ANNOUNCING
        for each in named
    )


def _before(before: str, measure: str) -> bool:
    """Say whether the last thing named before a figure is of the measure.

    In "staff of the city fell from 20" it is the staff.
    """
    named = list(ANY.finditer(before))[-1:]
    return any(
        names(measure, each.group()) and len(before[each.end() :].split()) <= LEADING
        for each in named
    )


def _beside(after: str, english: bool) -> str | None:
    """Return the name of a measure that follows a figure at once, folded.

    In English the last of a row is the thing itself: "7 staff units" are units.
    """
    found = ANY.search(after)
    if found is None or len(after[: found.start()].split()) > BESIDE:
        return None
    if re.search(r"[,;:.()]", after[: found.start()]):
        return None
    if SCALE.fullmatch(found.group()):
        counted = ANY.match(after, found.end() + 1)
        found = counted if counted and not names("time", counted.group()) else found
    while english and not after.startswith("-") and (further := ANY.match(after, found.end() + 1)):
        found = further
    return found.group()


def _apart(text: str, one: tuple[int, int], other: tuple[int, int]) -> int:
    """Return how many words stand between two spans."""
    first, second = sorted((one, other))
    return len(text[first[1] : second[0]].split())


def measure_of(*phrases: str) -> str | None:
    """Return the measure that the first of some folded words or phrases names that names one."""
    return next((m for phrase in phrases for m in MEASURES if names(m, phrase)), None)
