"""What a question speaks of, so that evidence has to speak of it too: money, seals, archives.

A passage about the same place, act or body meets most words of such a question without it.
"""

import re
from dataclasses import dataclass

from assistant.measures import MEASURES


@dataclass(frozen=True)
class Topic:
    """How questions name it, and how documents do; folded."""

    asked: re.Pattern[str]
    told: re.Pattern[str]


SEALS = re.compile(r"\bcon dau\b|\bseals?\b|\bstamps?\b")
ARCHIVES = re.compile(r"\bluu tru\b|\barchiv")
MONEY = Topic(
    re.compile(
        r"\b(?:luong|phu cap|tro cap|kinh phi|ngan sach|hoc phi|tien|salar(?:y|ies)|budget"
        r"|allowances?|costs?|pay|money)\b"
    ),
    re.compile(rf"\b(?:{MEASURES['money']}|che do|tai chinh|muc huong|dong|fund\w*|financ\w*)\b"),
)
TOPICS = (MONEY, Topic(SEALS, SEALS), Topic(ARCHIVES, ARCHIVES))


def topics_of(folded: str) -> tuple[Topic, ...]:
    """Return what a folded question speaks of."""
    return tuple(topic for topic in TOPICS if topic.asked.search(folded))
