"""Golden questions: what the assistant must answer, must decline and must never say."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Answer
from corpus.vietnamese import fold

MARK = re.compile(r"\[\d+\]")
DASH = re.compile(r"[‐-―−]")


@dataclass(frozen=True)
class Expected:
    """What an answer to a golden question must hold.

    All strings are folded. An answer is right when it holds one string of each group of `facts`
    and none of `must_not`; a question that cannot be answered is right when it is declined.
    """

    id: str
    kind: str
    answerable: bool
    facts: tuple[tuple[str, ...], ...] = ()
    must_not: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """How an answer was judged."""

    id: str
    kind: str
    answerable: bool
    right: bool
    lacking: tuple[str, ...] = ()  # of each group that is missing, its first string
    wrong: tuple[str, ...] = ()  # of `must_not`, what was said


@dataclass(frozen=True)
class Scores:
    """How many were right, by what was asked."""

    answerable: int
    answered: int  # of the answerable, right
    unanswerable: int
    declined: int  # of the unanswerable, right
    wrong: int  # answers that say what they must not

    @classmethod
    def of(cls, verdicts: Iterable[Verdict]) -> "Scores":
        """Count verdicts."""
        known = list(verdicts)
        held = [each for each in known if each.answerable]
        silent = [each for each in known if not each.answerable]
        return cls(
            len(held),
            sum(each.right for each in held),
            len(silent),
            sum(each.right for each in silent),
            sum(bool(each.wrong) for each in known),
        )


def judged(expected: Expected, answer: Answer) -> Verdict:
    """Judge an answer."""
    said = _compared(answer.text)
    lacking = tuple(
        group[0] for group in expected.facts if not any(stands(each, said) for each in group)
    )
    wrong = tuple(each for each in expected.must_not if stands(each, said))
    if expected.answerable:
        right = answer.outcome != "declined" and not lacking and not wrong
    else:
        right, lacking = answer.outcome == "declined", ()
    return Verdict(expected.id, expected.kind, expected.answerable, right, lacking, wrong)


def changes(
    before: Mapping[str, bool], verdicts: Sequence[Verdict]
) -> tuple[list[Verdict], list[Verdict]]:
    """Return what was gained and what was lost against an earlier run: whether each was right.

    A question that the earlier run does not know is a gain when it is right, and no loss.
    """
    gained = [each for each in verdicts if each.right and not before.get(each.id, False)]
    lost = [each for each in verdicts if not each.right and before.get(each.id, False)]
    return gained, lost


def stands(wanted: str, text: str) -> bool:
    """Say whether a folded string stands in a folded text; "15" does not stand in "150"."""
    opening = r"(?<![\d.,])" if wanted[:1].isdigit() else ""
    closing = r"(?![\d]|[.,]\d)" if wanted[-1:].isdigit() else ""
    return re.search(f"{opening}{re.escape(wanted)}{closing}", text) is not None


def _compared(text: str) -> str:
    return DASH.sub("-", fold(MARK.sub("", text)))
