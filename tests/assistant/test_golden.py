"""How an answer to a golden question is judged, and one run measured against another."""

from datetime import date

import pytest

from assistant.answer import Answer, Outcome, Sentence
from assistant.golden import Expected, Scores, Verdict, changes, judged


def answer(text: str, outcome: Outcome = "answered") -> Answer:
    """Answer in one sentence."""
    said = (Sentence(text, (1,)),) if text else ()
    return Answer(outcome, "en", date(2026, 1, 15), said)


STAFF = Expected("q1", "figure", True, (("20",), ("15", "fifteen")), ("300",))
ABSENT = Expected("q2", "absent", False)


@pytest.mark.parametrize(
    ("expected", "given", "right"),
    [
        (STAFF, answer("Staff fell from 20 to 15 [1]."), True),
        (STAFF, answer("Staff fell from 20 to FIFTEEN."), True),
        (STAFF, answer("Staff fell from 20 to 150."), False),
        (STAFF, answer("Staff fell from 20 to 15, of 300."), False),
        (STAFF, answer("", "declined"), False),
        (STAFF, answer("From 20 to 15.", "partial"), True),
        (ABSENT, answer("", "declined"), True),
        (ABSENT, answer("It was 7."), False),
    ],
)
def test_an_answer_is_right_when_it_holds_every_fact(
    expected: Expected, given: Answer, right: bool
) -> None:
    """A figure does not stand inside a longer one; a refusal is right where nothing is known."""
    assert judged(expected, given).right == right


def test_what_is_lacking_and_what_is_wrong_is_named() -> None:
    """Whoever reads a loss sees at once what is missing."""
    verdict = judged(STAFF, answer("It was 300, then 20."))
    assert (verdict.lacking, verdict.wrong) == (("15",), ("300",))


def test_gains_and_losses_are_told_against_the_run_before() -> None:
    """What nobody asked before can be gained, never lost."""
    was_right = {"a": True, "b": False, "c": True, "d": False}
    verdicts = [Verdict(name, "figure", True, right) for name, right in was_right.items()]
    gained, lost = changes({"a": False, "b": True, "c": True}, verdicts)
    assert ([each.id for each in gained], [each.id for each in lost]) == (["a"], ["b"])


def test_scores_count_both_kinds_of_question() -> None:
    """Right of the answerable, declined of the others, and answers that are wrong."""
    verdicts = [judged(STAFF, answer("20 and 15")), judged(ABSENT, answer("No."))]
    assert Scores.of(verdicts) == Scores(1, 1, 1, 0, 0)
