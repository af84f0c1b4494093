"""`merger-assistant evaluate`: golden questions, what was gained and what was lost."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from api.batch import lines
from api.console import AsJson, DataDir, Exit, opened, send, show, tell
from api.errors import UnreadableLine, WrongUse
from assistant.golden import Expected, Scores, Verdict, changes, judged

GOLDEN = Path("tests/golden/questions.jsonl")
ACCEPTED = "accepted.json"  # beside the questions: id -> whether it was right
Accepted = TypeAdapter(dict[str, bool])


class GoldenLine(BaseModel):
    """One golden question."""

    model_config = ConfigDict(extra="ignore")

    id: str
    kind: str
    text: str
    turns: list[str] = []
    as_of: date | None = None
    facts: list[list[str]] = []
    must_not: list[str] = []
    answerable: bool

    def expected(self) -> Expected:
        """Return what its answer must hold."""
        facts = tuple(tuple(group) for group in self.facts)
        return Expected(self.id, self.kind, self.answerable, facts, tuple(self.must_not))


class VerdictOut(BaseModel):
    """How one question came out."""

    id: str
    right: bool
    lacking: list[str]
    wrong: list[str]


class EvaluationOut(BaseModel):
    """How a run came out, against the last accepted one."""

    answerable: int
    answered: int
    unanswerable: int
    declined: int
    wrong: int
    gained: list[str]
    lost: list[VerdictOut]


def evaluate(
    context: typer.Context,
    questions: Annotated[Path, typer.Option(help="Golden questions, one a line.")] = GOLDEN,
    accept: Annotated[
        bool, typer.Option("--accept", help="Measure later runs against this one.")
    ] = False,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> int:
    """Ask the golden questions and tell gains and losses. Exit code 1: something was lost."""
    if not questions.is_file():
        message = f"{questions}: no golden questions there: name the file with --questions"
        raise WrongUse(message)
    parts = opened(context, data_dir)
    parts.fill(tell)
    verdicts: list[Verdict] = []
    for line in lines(questions, GoldenLine):
        if isinstance(line, UnreadableLine):
            raise line
        answer = parts.assistant.ask(line.text, line.as_of, line.turns)
        verdicts.append(judged(line.expected(), answer))
    accepted = questions.with_name(ACCEPTED)
    gained, lost = changes(_accepted(accepted), verdicts)
    result = _result(verdicts, gained, lost)
    if accept:
        outcome = {each.id: each.right for each in verdicts}
        accepted.write_bytes(Accepted.dump_json(outcome, indent=0) + b"\n")
    if as_json:
        send(result)
    else:
        show(_lines(result))
    return Exit.FAILED if lost and not accept else Exit.DONE


def _accepted(path: Path) -> dict[str, bool]:
    """Return how the last accepted run came out, empty where none was accepted yet."""
    if not path.is_file():
        return {}
    try:
        return Accepted.validate_json(path.read_bytes())
    except ValidationError as error:
        reason = error.errors()[0]["msg"]
        message = f"{path}: not the outcome of a run ({reason}): accept one with --accept"
        raise WrongUse(message) from None


def _result(verdicts: list[Verdict], gained: list[Verdict], lost: list[Verdict]) -> EvaluationOut:
    return EvaluationOut(
        **vars(Scores.of(verdicts)),
        gained=[each.id for each in gained],
        lost=[
            VerdictOut(
                id=each.id, right=each.right, lacking=list(each.lacking), wrong=list(each.wrong)
            )
            for each in lost
        ],
    )


def _lines(result: EvaluationOut) -> list[str]:
    losses = [
        f"  lost {each.id}: lacks {', '.join(each.lacking) or 'nothing'}"
        + (f", says {', '.join(each.wrong)}" if each.wrong else "")
        for each in result.lost
    ]
    return [
        f"right of answerable      {result.answered} of {result.answerable}",
        f"declined of unanswerable {result.declined} of {result.unanswerable}",
        f"say what they must not   {result.wrong}",
        f"gained {len(result.gained)}: {' '.join(result.gained)}".rstrip(" :"),
        f"lost {len(result.lost)}",
        *losses,
    ]
