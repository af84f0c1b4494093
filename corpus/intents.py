"""What kinds of answer a question wants, by its asking words in both languages."""

import re
from collections.abc import Mapping
from typing import Literal

from corpus.false_friends import without_false_friends

Intent = Literal[
    "validity",
    "comparison",
    "figure",
    "person",
    "year",
    "date",
    "document",
    "reason",
    "definition",
    "list",
    "statement",
]

# Kinds whose answer is one thing that a sentence holds or does not.
PLAIN: frozenset[Intent] = frozenset({"figure", "person", "year", "date"})

# English "who" and "when" ask at the start of a clause only: "those who left", "the day when".
CLAUSE = r"(?:^|[,;:.?!–-] *|\b(?:and|or|but|also|since|until|till|by|from|say|tell me) )"

# Asks whether something has to be done: only a rule says so, never what others did; folded.
OBLIGATION = re.compile(
    r"\bbat buoc\b|\bphai\b[^,;?]*\bhay khong\b|nhat thiet phai"
    r"|\bcompulsory\b|\bmandatory\b|\bobliged\b|\bobligatory\b"
    r"|^\W*(?:must|is it required|are (?:we|they) required|(?:do|does) [^,;?]*\bhave to)\b"
)

# Folded phrases by the kind of answer they ask for.
CUES: Mapping[Intent, str] = {
    "validity": (
        r"con hieu luc|con (?:duoc )?(?:ap dung|dung duoc)|con gia tri|het hieu luc"
        r"|van ban nao thay|cai gi thay"
        r"|still (?:valid|in force)|in force\?|what replaced|replaced by"
    ),
    "comparison": (
        r"so sanh|so voi|khac (?:gi|the nao|cho nao|biet)|giong (?:nhau|gi)|doi chieu"
        r"|(?<!nhieu )(?<!loai )khac nhau(?! cua| nhu| voi)"
        r"|\bcompar|\bdiffer|\bversus\b|\bagainst\b|\bvs\b\.?(?! after)"
    ),
    "person": (
        r"\bai\b|nguoi nao|\b(?:ong|ba|dong chi) nao|do ai|(?:bi thu|chu tich)\b[^,.?]* nao\b"
        rf"|{CLAUSE}(?:who|whose|whom)\b"
        r"|\b(?:what|which) (?:delegate|official|leader|person|minister|secretary|chair)\b"
    ),
    "year": r"\bnam (?:nao|may)\b|what year|which year",
    "date": (
        r"\b(?:ngay|hom|luc|thang|khi|thoi diem) (?:nao|may)\b|bao gio"
        rf"|{CLAUSE}when\b(?! (?:the|a|an|it|they|we|you|i|he|she|two|several)\b[^,?]*,)"
        r"|(?:what|which) (?:\w+ )?(?:day|date|month)\b|from what day"
    ),
    "figure": (
        r"bao nhieu|\bmay\b|ty le|bao lau|so luong|toi thieu|toi da|it nhat|muc nao|phan tram"
        r"|how (?:many|much|far|long|big|old|often)|which (?:share|percentage|number|figure)"
        r"|what (?:share|percentage|number|figure)|\bnumber of|max number|minimum"
        r"|maximum|by how much|headcount|head count|total staff"
        r"|before (?:and|vs\.?|versus) after|tong so|truoc (?:va|so voi) sau"
        r"|^\W*(?:(?:cho |xin )?(?:hoi|biet) )?so (?:bien che|nguoi|dau moi|don vi|tru so)\b"
    ),
    "document": (
        r"(?:nghi dinh|luat|nghi quyet|quyet dinh|van ban|thong tu)(?: \w+){0,2} nao|can cu .*nao"
        r"|(?:which|what) (?:law|act|decree|resolution|decision|circular|document|rule)\b"
    ),
    "reason": r"vi sao|tai sao|ly do|(?<!\bra )(?<!\blam )\bsao\b(?! y)|\bwhy\b|main worry|reason",
    "definition": (
        r"la gi\b|nghia la|giai thich|the nao la|what (?:does .* mean|is meant)|define|definition"
    ),
    "list": (
        r"nhung (?:gi|ai|dau|nao|viec|noi|co quan|don vi)"
        r"|\b(?:nhung|cac)(?: \w+){1,6}(?<! khi)(?<! luc)(?<! nam)(?<! ngay)(?<! thang)(?<! the)"
        r" (?:nao|gi)\b"
        r"|gom nhung|liet ke|ke ten|\blist\b|name every|name all|which (?:\w+ )?(?:\w+s)\b"
        r"|what are|what jobs"
    ),
}


def plain_kinds(text: str) -> tuple[Intent, ...]:
    """Return those kinds a question wants whose answer is one thing that a sentence holds."""
    return tuple(each for each in intents_of(without_false_friends(text)) if each in PLAIN)


def intents_of(folded: str) -> tuple[Intent, ...]:
    """Return the kinds of answer a folded question wants, in the order they are asked for.

    Of two kinds asked for by the same words the one named first in `CUES` counts.
    """
    found = [
        (match.start(), intent)
        for intent, cue in CUES.items()
        if (match := re.search(cue, folded)) is not None
    ]
    starts = dict(reversed([(start, intent) for start, intent in found]))
    return tuple(starts[start] for start in sorted(starts)) or ("statement",)
