"""Understand a question without a model: language, what kind of answer, about what, for when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.errors import EmptyQuestion, QuestionTooLong
from corpus.citing import ActNumber, acts_in
from corpus.document import Language
from corpus.keystrokes import as_meant
from corpus.vietnamese import fold, language_of

Intent = Literal[
    "figure",
    "person",
    "year",
    "date",
    "document",
    "validity",
    "reason",
    "definition",
    "list",
    "statement",
]

MAX_CHARACTERS = 2_000  # longer than any question ever asked at a counter; a document otherwise

# Folded phrases that tell what kind of answer is wanted; the first row that matches decides.
CUES: tuple[tuple[Intent, tuple[str, ...]], ...] = (
    ("validity", (
        r"con hieu luc|con dung duoc|het hieu luc|van ban nao thay|cai gi thay",
        r"still (?:valid|in force)|in force\?|what replaced|replaced by",
    )),
    ("person", (
        r"\bai\b|nguoi nao|ong nao|ba nao|do ai|bi thu .*\bnao\b|chu tich .*\bnao\b",
        r"\bwho\b|whose|which (?:delegate|official|leader|person|minister|secretary)",
    )),
    ("year", (r"\bnam nao|what year|which year",)),
    ("date", (
        r"(?:ngay|hom|luc|thang|khi|thoi diem) nao|bao gio|tu ngay|han .* ngay",
        r"\bwhen\b|(?:what|which) (?:day|date|month)|from what day",
    )),
    ("figure", (
        r"bao nhieu|\bmay\b|ty le|bao lau|so luong|toi thieu|toi da|it nhat|muc nao|phan tram",
        r"how (?:many|much|far|long|big)|what (?:share|percentage|number|figure)|number of",
        r"max number|minimum|maximum|by how much|from how many",
    )),
    ("document", (
        r"(?:nghi dinh|luat|nghi quyet|quyet dinh|van ban|thong tu)(?: \w+){0,2} nao|can cu .*nao",
        r"which (?:law|decree|resolution|decision|circular|document|rule)",
    )),
    ("reason", (r"vi sao|tai sao|ly do|\bsao\b|\bwhy\b|main worry|reason",)),
    ("definition", (
        r"la gi\b|nghia la|giai thich|the nao la",
        r"what (?:does .* mean|is meant)|define|definition",
    )),
    ("list", (
        r"nhung (?:gi|ai|dau|nao|viec|noi|co quan|don vi)|nhung .* nao|cac .* nao|gom nhung",
        r"liet ke|ke ten|o dau|\blist\b|name every|name all|which (?:\w+ )?(?:\w+s)\b",
        r"what are|what jobs",
    )),
)  # fmt: skip

# An explicit date makes the question one about the law on that date.
AS_OF = re.compile(
    r"(?:as of|as at|tinh den|tai thoi diem|vao ngay|on the date of)\s+(?:ngay\s+)?"
    r"(?:(?P<iso>\d{4}-\d{2}-\d{2})|(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4}))"
)

# Openings and pointers that lean on what was asked before.
LEANING = re.compile(
    r"^(?:the|con|vay|vay thi|the con|and|so|then|what about|how about)\b"
    r"|\b(?:do|nay|ay|no|day)\b(?=\s*(?:$|[?.,]|co|thi|la|duoc|nhu))"
    r"|\b(?:it|its|they|them|their|those|these|that one|there)\b|trong so do|luat do|nghi dinh do"
)
SHORT = 7  # words; a question this short after another one usually leaves its subject out


@dataclass(frozen=True)
class Question:
    """A question as it was understood."""

    text: str  # as it was meant: without white space around it or leftover keystrokes
    language: Language
    intent: Intent
    acts: tuple[ActNumber, ...] = ()
    as_of: date | None = None  # the date the question itself names
    subject: str = ""  # earlier questions it leans on; empty when it stands alone

    @property
    def search_text(self) -> str:
        """What to look for: the question, with the subject it leans on."""
        return f"{self.subject} {self.text}".strip()


def understand(text: str, turns: Sequence[str] = ()) -> Question:
    """Read a question and, where it leans on them, the questions asked before it.

    Raises `EmptyQuestion` and `QuestionTooLong`.
    """
    text = as_meant(text.strip())
    if not text:
        raise EmptyQuestion
    if len(text) > MAX_CHARACTERS:
        raise QuestionTooLong(len(text), MAX_CHARACTERS)
    folded = fold(text)
    acts = acts_in(folded)
    subject = (
        " ".join(as_meant(turn.strip()) for turn in turns) if turns and leans(folded, acts) else ""
    )
    return Question(
        text=text,
        language=language_of(text),
        intent=intent_of(folded),
        acts=acts or acts_in(fold(subject)),
        as_of=date_in(folded),
        subject=subject,
    )


def intent_of(folded: str) -> Intent:
    """Say what kind of answer a folded question wants."""
    return next(
        (intent for intent, cues in CUES if any(re.search(cue, folded) for cue in cues)),
        "statement",
    )


def leans(folded: str, acts: Sequence[ActNumber]) -> bool:
    """Say whether a folded question leaves its subject to the questions before it."""
    return not acts and (len(folded.split()) <= SHORT or LEANING.search(folded) is not None)


def date_in(folded: str) -> date | None:
    """Find the date for which a folded question asks about the law."""
    match = AS_OF.search(folded)
    if match is None:
        return None
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        return date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
