"""Understand a question without a model: language, what kind of answer, about what, for when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.errors import EmptyQuestion, QuestionTooLong
from assistant.intents import Intent, intents_of
from corpus.citing import ActNumber, acts_in
from corpus.document import Language
from corpus.keystrokes import as_meant
from corpus.vietnamese import fold, language_of

MAX_CHARACTERS = 2_000  # longer than any question ever asked at a counter; a document otherwise

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
    intents: tuple[Intent, ...]  # kinds of answer it wants, in the order they are asked for
    acts: tuple[ActNumber, ...] = ()
    as_of: date | None = None  # the date the question itself names
    subject: str = ""  # earlier questions it leans on; empty when it stands alone

    @property
    def intent(self) -> Intent:
        """The kind of answer that is asked for first."""
        return self.intents[0]

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
        intents=intents_of(folded),
        acts=acts or acts_in(fold(subject)),
        as_of=date_in(folded),
        subject=subject,
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
