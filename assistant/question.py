"""Understand a question without a model: language, what kind of answer, about what, for when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.errors import EmptyQuestion, QuestionTooLong
from assistant.law_date import Period, period_in
from corpus.citing import ActNumber, acts_in, without_acts
from corpus.document import Language
from corpus.false_friends import without_false_friends
from corpus.intents import Intent, intents_of
from corpus.keystrokes import as_meant
from corpus.mentions import Names
from corpus.vietnamese import fold, language_of

MAX_CHARACTERS = 2_000  # longer than any question ever asked at a counter; a document otherwise

# Openings and pointers that lean on what was asked before.
LEANING = re.compile(
    r"^(?:the|con|vay|vay thi|the con|and|so|then|what about|how about)\b"
    r"|\b(?:do|nay|ay|no|day)\b(?=\s*(?:$|[?.,]|co|thi|la|duoc|nhu))"
    r"|\b(?:it|its|they|them|their|those|these|that one|there)\b|trong so do|luat do|nghi dinh do"
)
# Asks the same again, of something else; these words ask for no kind of answer.
THE_SAME = re.compile(r"\bthi sao\b|\bthi the nao\b|what about|how about")
COMPARED = re.compile(r"so (?:sanh|voi)|compare|than\b|versus|\bvs\b|both|ca hai")
SHORT = 7  # words; a question this short after another one usually leaves its subject out


@dataclass(frozen=True)
class Question:
    """A question as it was understood."""

    text: str  # as it was meant: without white space around it or leftover keystrokes
    language: Language
    intents: tuple[Intent, ...]  # kinds of answer it wants, in the order they are asked for
    acts: tuple[ActNumber, ...] = ()
    period: Period | None = None  # the days of the law that the question itself names
    subject: str = ""  # earlier questions it leans on; empty when it stands alone
    spelt: tuple[str, ...] = ()  # words in the text for others that no document holds

    @property
    def intent(self) -> Intent:
        """The kind of answer that is asked for first."""
        return self.intents[0]

    @property
    def as_of(self) -> date | None:
        """The last day that the question itself names."""
        return self.period.until if self.period else None

    @property
    def since(self) -> date | None:
        """The first day of a period that the question names, `None` where it names but one day."""
        if self.period is None or self.period.since == self.period.until:
            return None
        return self.period.since

    @property
    def search_text(self) -> str:
        """What to look for: the question, with the subject it leans on."""
        return f"{self.subject} {self.text}".strip()


def understand(text: str, turns: Sequence[str] = ()) -> Question:
    """Read a question and, where it leans on them, the questions asked before it.

    Raises `EmptyQuestion` and `QuestionTooLong`.
    """
    text = text.strip()
    if not text:
        raise EmptyQuestion
    if len(text) > MAX_CHARACTERS:
        raise QuestionTooLong(len(text), MAX_CHARACTERS)
    text = as_meant(text)
    folded = fold(text)
    acts = acts_in(folded)
    leant_on = tuple(_leant_on(turns)) if leans(folded, acts) else ()
    subject = " ".join(_about(text, leant_on))
    intents = intents_of(THE_SAME.sub(" ", without_false_friends(text)))
    if intents == ("statement",) and subject:
        intents = intents_of(without_false_friends(subject))
    return Question(
        text=text,
        language=language_of(text),
        intents=intents,
        acts=acts or acts_in(fold(subject)),
        period=next(filter(None, map(_period, (folded, *map(fold, leant_on)))), None),
        subject=subject,
    )


def _period(folded: str) -> Period | None:
    """Return the days of the law that a folded text names; the year of an act is none of them."""
    return period_in(without_acts(folded))


def _leant_on(turns: Sequence[str]) -> Iterator[str]:
    """Yield the earlier questions that a follow-up leans on, the newest first.

    They reach back to the one that stands alone: it began the subject.
    """
    for turn in reversed(turns):
        meant = as_meant(turn.strip())
        yield meant
        folded = fold(meant)
        if not leans(folded, acts_in(folded)):
            return


def _about(text: str, leant_on: Sequence[str]) -> list[str]:
    """Return earlier questions, the oldest first, without the places that a later one changed."""
    gazetteer = Names.starter().gazetteer
    changed = bool(gazetteer.find(text)) and COMPARED.search(fold(text)) is None
    kept = []
    for turn in leant_on:
        places = gazetteer.find(turn)
        about = turn
        for mention in reversed(places if changed else ()):
            about = f"{about[: mention.span.start]} {about[mention.span.end :]}"
        kept.append(" ".join(about.split()))
        changed = changed or bool(places)
    return kept[::-1]


def leans(folded: str, acts: Sequence[ActNumber]) -> bool:
    """Say whether a folded question leaves its subject to the questions before it."""
    return not acts and (len(folded.split()) <= SHORT or LEANING.search(folded) is not None)
