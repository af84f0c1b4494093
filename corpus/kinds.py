"""Whether a sentence holds the kind of thing a question asks for: a figure, a date, a person ..."""

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from corpus.false_friends import without_false_friends
from corpus.intents import Intent
from corpus.mentions import Names
from corpus.vietnamese import document_numbers, fold

# Vietnamese family names, folded: with them a run of capitalised words is a person's name.
FAMILY_NAMES = frozenset(
    """nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh truong
    luong mai dao doan vuong cao ta thai chau ha lam phung quach to ton trieu ung vi lo luu ma mac
    nong khuat kieu la lai giang""".split()
)
WORD = re.compile(r"[^\W\d_]+")
OF_NOBODY = frozenset(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday the a an in on at of for and by to from
    this that these those its their law decree resolution decision circular conclusion notice plan
    regulation directive article clause point section chapter republic socialist vietnam viet nam
    state social communist bureau centre center agriculture environment science technology finance
    construction transport labour invalids culture sports tourism health education training justice
    industry trade information communications natural resources planning investment foreign police
    army north south east west new old river street road bridge mountain port station island lake
    bay market square park hill""".split()
)
PERSON_TITLE = re.compile(r"\b(?:ong|ba|dong chi|mr|mrs|ms|dr)\.?\s+[a-z]")
# Who does something is as often told by post as by name; folded.
POST = re.compile(
    r"\b(?:bi thu|chu tich|pho chu tich|chu nhiem|truong ban|pho truong ban|truong phong|giam doc"
    r"|chanh van phong|chanh thanh tra|chanh an|vien truong|bo truong|thu truong|thu tuong"
    r"|tong bi thu|nguoi dung dau|cuc truong|vu truong|hieu truong|ke toan truong"
    r"|secretary|chairman|chairwoman|chairperson|head of|deputy head|director|minister|president"
    r"|chief of|chief inspector|general secretary)\b"
)
# "A 22-storey house" counts storeys; 34-KL/TW is a document.
FIGURE = re.compile(r"(?<![\w/-])\d+(?:[.,]\d+)*(?![\w/]|-\d|-\w+/)|\d+(?:[.,]\d+)*\s*%")
# "Năm" is also the year, "một" also the article, so that they tell nothing.
NUMBER_WORD = re.compile(
    r"\b(?:hai|ba|bốn|sáu|bảy|tám|chín|mười|trăm|một nửa"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|twenty|half)\b"
)
# "Ba Chẽ", "Hai Bà Trưng" are names.
NAME_OF_NUMBER = re.compile(r"\b(?:Hai|Ba|Bốn|Sáu|Bảy|Tám|Chín|Mười|Trăm)(?= [A-ZĐÀ-Ỹ][a-zà-ỹ])")
# "Năm 1237" is a year however long ago; "mỗi năm 300 người" is none.
NAMED_YEAR = r"(?<!\bmoi )(?<!\bhang )(?<!\bmot )nam \d{3,4}\b(?![/-]\w)"
DATE = re.compile(
    r"\b(?:(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])\b|\d{1,2}[.-]\d{1,2}[.-]\d{4}\b"
    r"|(?:ngay|thang) \d{1,2}\b|(?:1[5-9]|20)\d\d(?:s\b|\b(?![/-]\w))"
    rf"|{NAMED_YEAR}|the ky\b|centur(?:y|ies)\b|thap nien\b|(?:january|february|march|april|may"
    r"|june|july|august|september|october|november|december)\b)"
)
YEAR = re.compile(rf"\b(?:(?:1[5-9]|20)\d\d\b(?![/-]\w)|{NAMED_YEAR})")  # no document number
REASON = re.compile(
    r"\b(?:(?<!don )vi|do|boi|nen|nguyen nhan|ly do|chua co|khong co|because|since|as|due|owing"
    r"|so that|and so(?! (?:far|on|many|much)\b)|reason|lack\w*|without|no other|worr\w*"
    r"|concern\w*|fear\w*)\b|, so\b(?! (?:far|on|many|much)\b)"
)
VALIDITY = re.compile(
    r"thay the|het hieu luc|bai bo|con hieu luc|(?:con|van co) gia tri"
    r"|remains? valid|replac|expire|in force|repeal|cease"
)
STEPS = re.compile(r"[;:]|\d\.|,.*,")


def _with(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    def holds(text: str) -> bool:
        # Folding takes a tenth of the time, and what does not stand there has no false friends.
        return bool(pattern.search(fold(text)) and pattern.search(without_false_friends(text)))

    return holds


_titled = _with(PERSON_TITLE)


def _person(text: str) -> bool:
    """Say whether a text names a person.

    By a title, a Vietnamese family name, or two capitalised words that name neither a body nor a
    time; what begins a sentence is capitalised anyway.
    """
    if _titled(text):
        return True
    words = WORD.findall(text)
    neighbours = list(zip(words, words[1:], strict=False))
    if any(
        fold(family) in FAMILY_NAMES and family[0].isupper() and given[0].isupper()
        for family, given in neighbours
    ):
        return True
    return any(_given_name(one) and _given_name(other) for one, other in neighbours)


def _given_name(word: str) -> bool:
    return word.istitle() and word.isascii() and word.lower() not in _of_bodies()


@cache
def _of_bodies() -> frozenset[str]:
    """Return the English words that bodies, posts and times are called by."""
    terms = (name for term in Names.starter().glossary.terms for name in term.names("en"))
    return frozenset(word.lower() for name in terms for word in WORD.findall(name)) | OF_NOBODY


def figures_in(text: str) -> list[tuple[int, int]]:
    """Return where the figures of a text stand, number words among them, document numbers not."""
    plain = NAME_OF_NUMBER.sub(lambda match: "_" * len(match[0]), text).lower()
    for number in document_numbers(plain):
        plain = plain.replace(number, "_" * len(number))
    return sorted(
        match.span() for pattern in (FIGURE, NUMBER_WORD) for match in pattern.finditer(plain)
    )


KINDS: Mapping[Intent, Callable[[str], bool]] = {
    "figure": lambda text: bool(figures_in(text)),
    "person": _person,
    "year": _with(YEAR),
    "date": _with(DATE),
    "document": lambda text: bool(document_numbers(text)) or "luật" in text.lower(),
    "reason": _with(REASON),
    "validity": _with(VALIDITY),
    "list": _with(STEPS),
}


@lru_cache(maxsize=16_384)  # sentences, which come again with every question
def fits(intent: Intent, text: str) -> bool:
    """Say whether a sentence can answer a question of this kind; other kinds take any sentence."""
    kind = KINDS.get(intent)
    return kind is None or kind(text)


# What English and Vietnamese call the same post; folded.
SAME_POST = (
    r"pho chu tich|vice.chair\w*|deputy chair\w*",
    r"chu tich|chair\w*|president",
    r"pho bi thu|deputy secretary",
    r"bi thu|secretary",
    r"chanh thanh tra|chief inspector",
    r"giam doc|director",
    r"bo truong|minister",
)


def posts_in(folded: str) -> frozenset[str]:
    """Return the posts a folded text names, each by the pattern of its names."""
    found = []
    for post in SAME_POST:
        if re.search(rf"\b(?:{post})\b", folded):
            found.append(post)
            folded = re.sub(rf"\b(?:{post})\b", "", folded)
    return frozenset(found)


def names_post(folded: str) -> bool:
    """Say whether a folded text names a post: who does something, without a name."""
    return POST.search(folded) is not None
