"""What is said to the machine rather than asked of the documents: orders, greetings, thanks."""

import re
import unicodedata

from corpus.vietnamese import fold

TAGS = 0xE0000  # the plane of letters that nobody sees; ASCII begins there again
# Orders to whoever answers: to forget its rules, to play a part, to say what it is told, to show
# what is behind it. A question to documents holds none of them. Folded.
ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass) (?:all |any |everything|that\b|your|the"
    r"|previous|prior|these|those|what)"
    r"|system prompt|your (?:instructions|prompt|rules|system)|developer mode|jailbreak"
    r"|repeat (?:after me|the following|exactly)|print (?:everything|out|all|your)|\bapi key"
    r"|(?:reply|answer|respond) (?:only |just )?with (?:only |the )?(?:word|words|yes|no|\")"
    r"|^\W*(?:system|assistant|admin\w*)\s*:|pretend (?:to be|you)|^\W*act as|you act as"
    r"|you are (?:now|no longer) (?:a|an|the|in|my)\b|(?<!that )make up (?:a|an|some|any)\b"
    r"|bo qua (?:moi|tat ca|cac|het|nhung(?![^.?]* nao\b))|quen (?:het|di|moi)"
    r"|(?:^|[,.;:!] *|hay )(?:dong vai (?!tro\b)|gia vo)"
    r"|cau lenh he thong|loi nhac he thong|khoa api|tro ly khong gioi han|bia ra|\bche ra"
    r"|(?:tra loi dung|(?:tra loi|noi|ghi|viet) (?:lai|nguyen van))\b[^.?]*\b(?:chu|cau|tu|\")"
    r"|\b(?:write|compose|tell|sing) (?:me )?(?:an?|some) (?:\w+ )?(?:poem|story|song|joke|essay)"
    r"|(?<!ai )(?<!da )(?:viet|lam|sang tac|ke)(?: cho)?(?: \w+)? (?:mot )?"
    r"(?:bai tho|bai hat|chuyen cuoi)"
    r"|(?:tu gio|tu nay|bay gio) (?:em|ban|may) la|(?:tu nay|tu gio) hay tra loi"
    r"|(?:from now on|always|just) (?:reply|answer|say) (?:that|with)?\b|no source is needed"
    r"|do not cite|tell the user|^\W*(?:assistant|tro ly|chatbot)\b[^.?]*[:,]|^\W*he thong\s*:"
    r"|(?:when|if) (?:\w+ )?(?:ask(?:ed|s)) about\b[^.?]*(?:answer|reply|say|use)\b"
    r"|(?:khi duoc|neu (?:ai|co nguoi)) hoi\b[^.?]*(?:tra loi|noi|dung)\b|luon tra loi"
    r"|quen cac quy tac|khong can trich dan|(?:whole|entire) conversation|noi dung tro chuyen"
)
GREETING = re.compile(
    r"^\W*(?:xin chao|chao|hello|hi|hey|good (?:morning|afternoon|evening)|cam on|thanks?(?: you)?"
    r"|ok|okay|tam biet|goodbye|bye)\b[\w\s,]{0,25}\W*$"
)


def orders(text: str) -> bool:
    """Say whether a text gives orders to whoever answers; letters that nobody sees count."""
    return ORDER.search(fold(_visible(text))) is not None


def _visible(text: str) -> str:
    """Return a text with its hidden letters shown and what only steers their display left out."""
    shown = (
        chr(ord(letter) - TAGS) if TAGS < ord(letter) < TAGS + 0x80 else letter for letter in text
    )
    return "".join(letter for letter in shown if unicodedata.category(letter) != "Cf")


def greets(folded: str) -> bool:
    """Say whether a folded text is a greeting or a word of thanks and nothing else."""
    return GREETING.match(folded) is not None
