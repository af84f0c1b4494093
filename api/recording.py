"""Keep what was shown over HTTP; a record that cannot be kept never costs the answer."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Final
from uuid import uuid4

from api.asked import QuestionIn
from api.parts import Parts
from api.schemas import ChatOut
from assistant.answer import Answer
from assistant.records import Gap, Record
from corpus.errors import KnowledgeError

log = logging.getLogger(__name__)

DISTRIBUTION: Final = "merger-assistant"
NOT_INSTALLED: Final = "unreleased"  # run from a checkout


@dataclass(frozen=True)
class Recorder:
    """Keeps the answer to one question, from the moment it was asked."""

    parts: Parts
    asked: QuestionIn
    turns: Sequence[str]
    asked_at: datetime = field(default_factory=lambda: datetime.now(UTC))

    def shown(self, answer: Answer) -> ChatOut:
        """Return the answer as it is sent, with its id if it was kept under one."""
        unkept = ChatOut.of(answer)
        kept = unkept.model_copy(update={"answer_id": uuid4().hex})
        try:
            self.parts.records.keep(self._record(answer, kept))
        except KnowledgeError as error:
            log.warning("an answer went out without a record: %s", error)
            return unkept
        return kept

    def _record(self, answer: Answer, kept: ChatOut) -> Record:
        assert kept.answer_id is not None
        return Record(
            id=kept.answer_id,
            asked_at=self.asked_at,
            question=self.asked.question,
            turns=tuple(self.turns),
            as_of=answer.as_of,
            scope=self.asked.scope.scope(),
            conversation_id=self.asked.conversation_id,
            outcome=answer.outcome,
            answer=kept.model_dump_json(),
            software=software(),
            generation=self.parts.library.generation,
            gap=gap_of(answer),
        )


def gap_of(answer: Answer) -> Gap | None:
    """Return what the documents lack for a whole answer.

    A greeting lacks nothing; what a damaged index did not find, the documents may well hold.
    """
    if answer.note in {"greeting", "search_reduced"}:
        return None
    return "part_missing" if answer.outcome == "partial" else answer.reason


def turns_of(asked: QuestionIn, parts: Parts) -> Sequence[str]:
    """Return the questions asked before: those that came along, else those on record."""
    if asked.turns is not None:
        return asked.turns
    if asked.conversation_id is not None:
        return parts.records.earlier(asked.conversation_id)
    return ()


@cache
def software() -> str:
    """Return the version of this program."""
    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        return NOT_INSTALLED
