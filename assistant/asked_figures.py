"""What a question asks figures of: which measure, and what it calls the thing that is counted."""

import re

from assistant.matching import is_stop
from assistant.measures import STAFFED, measure_of
from corpus.document import Language

ASKING = re.compile(
    r"\b(?:bao nhieu|may|how many|how much|number of|(?:what|which) number(?: of)?|so luong|tong so"
    r"|total)\b"
)
COUNTED = re.compile(
    r"\b(?:how many|number of) (?P<noun>[a-z-]{4,})"
    r"|\b(?:bao nhieu|may) (?P<nhom>[a-z]+(?: [a-z]+)?)"
)
SHARE = re.compile(r"\b(?:(?:what|which) (?:share|percentage|proportion)|phan tram|ty le)\b")
# "Số biên chế trước và sau hợp nhất"; typed without diacritics "so" may be a department.
NUMBER_OF = re.compile(r"\bso (?:luong )?(?P<pair>[a-z]+ [a-z]+)\b")
# "What was the travel allowance": what is asked for is the last word before what it is of. In
# Vietnamese it comes first: "Điện thoại của ... là số mấy", "Thời tiết Hạ Long thế nào".
HEAD = re.compile(
    r"\b(?:share|percentage|proportion) of(?: the)? ,? ?(?P<of>[a-z-]+)"
    r"|\bphan tram (?:tong )?(?:so )?(?P<pair>[a-z]+(?: [a-z]+)?)"
    r"|^\W*(?P<first>(?!o\b|tai\b|cua\b)[a-z]+(?: [a-z]+)?)(?: (?:cua|tai|o)\b| ?,)[^?]*"
    r"\b(?:la (?:gi|bao nhieu|so may|may)|the nao|ra sao|bao nhieu)\W*$"
    r"|\bwhat (?:is|was|were|are) (?:the )?(?:[\w-]+ ){0,4}?(?P<head>[\w-]+)"
    r" (?:of|for|in|at|on|under|after|before|between|to|that|when|someone|somebody)\b"
)
# Vietnamese says it first: "Số trụ sở bỏ không ... là bao nhiêu", "Mức phụ cấp ... bao nhiêu".
OPENS = re.compile(r"^\W*(?:tong |so |muc |luong |ty |quy mo ){0,3}(?P<head>\w+ \w+)")
REACH = 3  # words after the asking words in which the thing counted is named
BEFORE = 3  # words before them, for what is asked of by name: "dân số là bao nhiêu"
# A question of money, wherever it names it.
PAID = re.compile(
    r"\bhow much\b[^?]{0,60}\b(?:spen[dt]|cost|pay|paid|earn|charged?)\b"
    r"|\b(?:luong|phu cap|tro cap|tien|kinh phi|chi phi|chi bao nhieu)\b"
)
# Between what a question opens with and the figure asked of it: "Số trụ sở ... là bao nhiêu".
STATED = re.compile(r"\b(?:la|con|khoang|duoc|co|chi|len|xuong|den|tu)\W*$")
# Folded words that begin what follows the thing counted: "mấy huyện sau năm 2020".
BEHIND = frozenset("sau truoc nam thang khi tai o trong moi cua va".split())
BY_NAME = ("population", "area", "share", "money")
# After these the thing counted was named earlier: "people who left: how many every day?"
ELLIPTIC = frozenset(
    """a an are at by can could did do does each every from had has have in is may must of on per
    should to was went were will would""".split()
)


def asked(folded: str) -> tuple[str, ...]:
    """Return the measures a folded question asks figures of, in order; empty when it names none."""
    found: dict[str, None] = dict.fromkeys(["share"] if SHARE.search(folded) else [])
    named = (_measure_at(folded, match) for match in ASKING.finditer(folded))
    found |= dict.fromkeys(filter(None, named))
    counted = (measure_of(match["pair"]) for match in NUMBER_OF.finditer(folded))
    return tuple(dict.fromkeys((*found, *filter(None, counted))))


def _measure_at(folded: str, asking: re.Match[str]) -> str | None:
    """Return the measure that asking words ask for: behind them in English, around in Vietnamese.

    None where what they count was named earlier.
    """
    before, behind = folded[: asking.start()], folded[asking.end() :]
    clause = re.split(r"[,;.?!]|\bso voi\b", behind)[0]
    after = re.findall(r"\w+|%", clause)[:REACH]  # what is blanked out keeps its place
    much = "much" in asking[0]
    paid = "money" if PAID.search(folded) else None
    english = "how" in asking[0] or "number" in asking[0]  # "cán", folded, is no "can"
    if english and not much and after and after[0] in ELLIPTIC:
        return None
    return (paid if much else None) or _first(after) or _named_before(before, folded) or paid


def _named_before(before: str, folded: str) -> str | None:
    """Return the measure named before asking words: "dân số là bao nhiêu", or by the opening."""
    lone = _last(re.findall(r"[^\W_]+|%", before)[-BEFORE:])
    if lone in BY_NAME:
        return lone
    return _opening(folded) if STATED.search(before) else None


# These say nothing of their own; a participle belongs to what stands before it.
EMPTY_HEAD = re.compile(
    r"name|term|time|type|kind|sort|meaning|purpose|reason|role|motive|word|way|point|result|effect"
    r"|ten|ten goi|ly do|nguyen nhan|muc dich|muc tieu|y nghia|vai tro|ket qua|noi dung|bai hoc"
    r"|kinh nghiem|kho khan|vuong mac|dac diem|khai niem|dinh nghia|tac dung|hau qua|loai|so|phan"
    r"|main|case|difference|nature|aim|status|idea|most|best|first|last|\w+ed|\w+ing"
)


def nouns(folded: str, language: Language) -> tuple[str, ...]:
    """Return the words that a folded question asks figures of, as it calls them.

    One word in English, two in Vietnamese, where most things are called by two.
    """
    matches = COUNTED.finditer(folded)
    if language == "en":  # "who may ask" counts nothing
        found = [match["noun"] for match in matches if match["noun"]]
    else:
        found = [_thing(match["nhom"]) for match in matches if match["nhom"]]
    return tuple(dict.fromkeys(found))


def _thing(pair: str) -> str:
    """Return a pair of Vietnamese words, the first alone where the second begins what follows."""
    first, _, second = pair.partition(" ")
    return first if is_stop(second, "vi") or second in BEHIND else pair


def head(folded: str) -> str | None:
    """Return the words for what is asked: "score" in "what was the score of the survey".

    Of a share it is what the share is of: "households" in "what percentage of households agreed".
    """
    match = HEAD.search(re.sub(r"\s+", " ", folded))
    called = next(filter(None, match.groups()), None) if match else None
    return None if called is None or EMPTY_HEAD.fullmatch(called) else called


def _opening(folded: str) -> str | None:
    """Return the measure that a Vietnamese question opens with."""
    match = OPENS.search(folded)
    return measure_of(match["head"], match["head"].split()[0]) if match else None


def asks_staff(folded: str) -> bool:
    """Say whether a folded question asks for those who work somewhere, not for any people."""
    return STAFFED.search(folded) is not None


def _first(words: list[str]) -> str | None:
    """Return the measure that the first word or pair of words names."""
    named = (measure_of(" ".join(words[n : n + 2]), words[n]) for n in range(len(words)))
    return next(filter(None, named), None)


def _last(words: list[str]) -> str | None:
    """Return the measure that the last word or pair of words names."""
    ends = range(len(words), 0, -1)
    named = (measure_of(" ".join(words[max(0, n - 2) : n]), words[n - 1]) for n in ends)
    return next(filter(None, named), None)
