"""What is said to the machine rather than asked of the documents: orders, greetings, thanks."""

import re

# Orders to whoever answers: to forget its rules, to play a part, to say what it is told, to show
# what is behind it. A question to documents holds none of them. Folded.
ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass) (?:all |any |everything|that\b|your|the"
    r"|previous|prior|these|those|what)"
    r"|system prompt|your (?:instructions|prompt|rules|system)|developer mode|jailbreak"
    r"|repeat (?:after me|the following|exactly)|print (?:everything|out|all|your)|\bapi key"
    r"|(?:reply|answer|respond) (?:only |just )?with (?:only |the )?(?:word|words|yes|no|\")"
    r"|^\W*(?:system|assistant|admin\w*)\s*:|pretend (?:to be|you)|^\W*act as|you act as"
    r"|you are (?:now|no longer) (?:a|an|the|in|my)\b|make up (?:a|an|some|any)\b"
    r"|bo qua (?:moi|tat ca|cac|het|nhung)|quen (?:het|di|moi)|dong vai (?!tro\b)|gia vo"
    r"|cau lenh he thong|loi nhac he thong|khoa api|khong gioi han|bia ra|che ra"
    r"|(?:tra loi|noi|ghi|viet) (?:dung|lai|nguyen van)\b[^.?]*(?:chu|cau|tu|\")"
    r"|\b(?:write|compose|tell|sing) (?:me )?(?:an?|some) (?:\w+ )?(?:poem|story|song|joke|essay)"
    r"|(?:viet|lam|sang tac|ke)(?: cho)?(?: \w+)? (?:mot )?(?:bai tho|bai hat|chuyen cuoi)"
    r"|(?:tu gio|tu nay|bay gio) (?:em|ban|may) la"
)
GREETING = re.compile(
    r"^\W*(?:xin chao|chao|hello|hi|hey|good (?:morning|afternoon|evening)|cam on|thanks?(?: you)?"
    r"|ok|okay|tam biet|goodbye|bye)\b[\w\s,]{0,25}\W*$"
)


def orders(folded: str) -> bool:
    """Say whether a folded text gives orders to whoever answers."""
    return ORDER.search(folded) is not None


def greets(folded: str) -> bool:
    """Say whether a folded text is a greeting or a word of thanks and nothing else."""
    return GREETING.match(folded) is not None
