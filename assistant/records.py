"""What was answered, kept so that an answer can be shown again, replayed and learnt from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, Self

from sqlalchemy import ColumnElement, delete, func, insert, select

from assistant import tables as t
from assistant.answer import Outcome, Reason
from assistant.database import engine_of, transaction
from index.scope import Scope

EARLIER = 6  # questions of a conversation that a follow-up may lean on; older ones mislead

# Why a question has no whole answer: declined for a reason, or a part of it is missing.
Gap = Reason | Literal["part_missing"]


@dataclass(frozen=True)
class Record:
    """One answer as it was shown, and all it depended on."""

    id: str
    asked_at: datetime
    question: str
    turns: tuple[str, ...]  # the earlier questions it was read with
    as_of: date
    scope: Scope
    conversation_id: str | None
    outcome: Outcome
    answer: str  # the JSON object that was sent, to the letter
    software: str
    generation: int  # of the index
    gap: Gap | None = None
    owner: str | None = None  # the account that asked


@dataclass(frozen=True)
class Conversation:
    """Questions that were asked one after the other."""

    id: str
    title: str  # its first question, unless somebody named it
    began: datetime
    last: datetime
    questions: int


@dataclass(frozen=True)
class Opinion:
    """What a person says of an answer."""

    answer_id: str
    helpful: bool
    reason: str  # in the person's words, may be empty
    given_at: datetime


@dataclass(frozen=True)
class Blamed:
    """A question whose answer was no help to somebody."""

    question: str
    reason: str  # in the person's words, may be empty
    given_at: datetime
    answer_id: str


@dataclass(frozen=True)
class OpenQuestion:
    """A question that nobody could answer whole, for whoever looks after the documents."""

    question: str
    gap: Gap
    times: int
    last: datetime
    answer_id: str  # of the last time


class Records:
    """Records by database URL. Its tables must exist: see `create` and `api/migrations`.

    Conversations are those of one owner; without accounts there is one, who has no name.
    """

    def __init__(self, url: str, owner: str | None = None) -> None:
        self._engine = engine_of(url)
        self._owner = owner

    @classmethod
    def create(cls, url: str) -> Self:
        """Open the records with their tables made from scratch, without a migration history."""
        records = cls(url)
        t.metadata.create_all(records._engine)
        return records

    # --- answers ---

    def keep(self, record: Record) -> None:
        """Keep a record; raises `RecordsUnavailable` and then kept nothing of it."""
        with transaction(self._engine) as connection:
            values = {**vars(record), **_packed(record), "owner": self._owner}
            connection.execute(insert(t.answers).values(values))

    def record(self, answer_id: str) -> Record | None:
        """Return the record of an answer, or `None` where none was kept."""
        with transaction(self._engine) as connection:
            row = connection.execute(select(t.answers).where(t.answers.c.id == answer_id)).first()
        return None if row is None else _unpacked(row._mapping)

    def answered(self) -> Iterator[Record]:
        """Yield the records of all answers that cite something, the newest first."""
        query = (
            select(t.answers)
            .where(t.answers.c.outcome != "declined")
            .order_by(t.answers.c.asked_at.desc())
        )
        with transaction(self._engine) as connection:
            for row in connection.execute(query):
                yield _unpacked(row._mapping)

    def judge(self, opinion: Opinion) -> None:
        """Keep what a person says of an answer, in place of what was said before."""
        same = t.opinions.c.answer_id == opinion.answer_id
        with transaction(self._engine) as connection:
            connection.execute(delete(t.opinions).where(same))
            connection.execute(insert(t.opinions).values(vars(opinion)))

    def opinion(self, answer_id: str) -> Opinion | None:
        """Return what was said of an answer, or `None`."""
        query = select(t.opinions).where(t.opinions.c.answer_id == answer_id)
        with transaction(self._engine) as connection:
            row = connection.execute(query).first()
        return None if row is None else Opinion(**row._mapping)

    def open_questions(self) -> list[OpenQuestion]:
        """Return the questions without a whole answer, those asked most often first.

        A question that was answered whole since is no longer open.
        """
        query = select(
            t.answers.c.question, t.answers.c.gap, t.answers.c.asked_at, t.answers.c.id
        ).order_by(t.answers.c.asked_at)
        by_question: dict[str, list[Any]] = {}
        with transaction(self._engine) as connection:
            for row in connection.execute(query):
                by_question.setdefault(" ".join(row.question.casefold().split()), []).append(row)
        found = [
            OpenQuestion(last.question, last.gap, len(asked), last.asked_at, last.id)
            for asked in by_question.values()
            if (last := asked[-1]).gap is not None
        ]
        return sorted(found, key=lambda each: (-each.times, -each.last.timestamp()))

    def blamed(self) -> list[Blamed]:
        """Return what was no help to people, the newest word first."""
        said = t.opinions.c
        query = (
            select(t.answers.c.question, said.reason, said.given_at, said.answer_id)
            .join(t.opinions, said.answer_id == t.answers.c.id)
            .where(said.helpful.is_(False))
            .order_by(said.given_at.desc())
        )
        with transaction(self._engine) as connection:
            return [Blamed(**row._mapping) for row in connection.execute(query)]

    # --- conversations ---

    @property
    def _mine(self) -> ColumnElement[bool]:
        """What picks the owner's answers."""
        return t.answers.c.owner.is_not_distinct_from(self._owner)

    def earlier(self, conversation_id: str) -> list[str]:
        """Return the last questions of a conversation, at most `EARLIER`, the oldest first."""
        query = (
            select(t.answers.c.question)
            .where(t.answers.c.conversation_id == conversation_id, self._mine)
            .order_by(t.answers.c.asked_at.desc())
            .limit(EARLIER)
        )
        with transaction(self._engine) as connection:
            return list(connection.scalars(query))[::-1]

    def conversations(self) -> list[Conversation]:
        """Return all conversations, the one that went on last first."""
        asked_at, conversation_id = t.answers.c.asked_at, t.answers.c.conversation_id
        first = (
            select(
                conversation_id,
                func.min(asked_at).label("began"),
                func.max(asked_at).label("last"),
                func.count().label("questions"),
            )
            .where(conversation_id.is_not(None), self._mine)
            .group_by(conversation_id)
            .subquery()
        )
        query = (
            select(first, t.answers.c.question, t.titles.c.title)
            .join(
                t.answers,
                (conversation_id == first.c.conversation_id) & (asked_at == first.c.began),
            )
            .outerjoin(t.titles, t.titles.c.conversation_id == first.c.conversation_id)
            .order_by(first.c.last.desc())
        )
        with transaction(self._engine) as connection:
            found = {
                row.conversation_id: Conversation(
                    id=row.conversation_id,
                    title=row.title or row.question,
                    began=row.began,
                    last=row.last,
                    questions=row.questions,
                )
                for row in connection.execute(query)
            }
        return list(found.values())

    def conversation(self, conversation_id: str) -> list[Record]:
        """Return the answers of a conversation, the oldest first; none where there is none."""
        query = (
            select(t.answers)
            .where(t.answers.c.conversation_id == conversation_id, self._mine)
            .order_by(t.answers.c.asked_at)
        )
        with transaction(self._engine) as connection:
            return [_unpacked(row._mapping) for row in connection.execute(query)]

    def rename(self, conversation_id: str, title: str) -> None:
        """Give a conversation another title."""
        same = t.titles.c.conversation_id == conversation_id
        with transaction(self._engine) as connection:
            connection.execute(delete(t.titles).where(same))
            connection.execute(
                insert(t.titles).values(conversation_id=conversation_id, title=title)
            )

    def all_mine(self) -> list[Record]:
        """Return every answer of the owner, in conversations or alone, the oldest first."""
        query = select(t.answers).where(self._mine).order_by(t.answers.c.asked_at)
        with transaction(self._engine) as connection:
            return [_unpacked(row._mapping) for row in connection.execute(query)]

    def erase(self) -> int:
        """Delete every answer of the owner with what was said of it; return how many there were."""
        mine = select(t.answers.c.id).where(self._mine)
        theirs = select(t.answers.c.conversation_id).where(self._mine)
        with transaction(self._engine) as connection:
            connection.execute(delete(t.opinions).where(t.opinions.c.answer_id.in_(mine)))
            connection.execute(delete(t.titles).where(t.titles.c.conversation_id.in_(theirs)))
            return connection.execute(delete(t.answers).where(self._mine)).rowcount

    def forget(self, before: datetime) -> int:
        """Delete everybody's answers from before some moment; return how many there were."""
        old = t.answers.c.asked_at < before
        kept = select(t.answers.c.conversation_id).where(t.answers.c.conversation_id.is_not(None))
        with transaction(self._engine) as connection:
            gone = select(t.answers.c.id).where(old)
            connection.execute(delete(t.opinions).where(t.opinions.c.answer_id.in_(gone)))
            number = connection.execute(delete(t.answers).where(old)).rowcount
            connection.execute(delete(t.titles).where(t.titles.c.conversation_id.not_in(kept)))
        return number

    def delete(self, conversation_id: str) -> None:
        """Delete a conversation: its answers, what was said of them, and its title."""
        mine = select(t.answers.c.id).where(
            t.answers.c.conversation_id == conversation_id, self._mine
        )
        with transaction(self._engine) as connection:
            connection.execute(delete(t.opinions).where(t.opinions.c.answer_id.in_(mine)))
            gone = t.answers.c.conversation_id == conversation_id, self._mine
            connection.execute(delete(t.answers).where(*gone))
            connection.execute(
                delete(t.titles).where(t.titles.c.conversation_id == conversation_id)
            )


def _packed(record: Record) -> dict[str, Any]:
    """Return the values that JSON cannot hold as they are."""
    narrowed = vars(record.scope).copy()
    on = narrowed.pop("as_of")
    scope = {name: None if names is None else sorted(names) for name, names in narrowed.items()}
    return {
        "turns": list(record.turns),
        "scope": {"as_of": None if on is None else on.isoformat(), **scope},
    }


def _unpacked(row: Mapping[Any, Any]) -> Record:
    narrowed: dict[str, Any] = dict(row["scope"])
    on = narrowed.pop("as_of")
    scope = Scope(
        as_of=None if on is None else date.fromisoformat(on),
        **{name: None if names is None else frozenset(names) for name, names in narrowed.items()},
    )
    return Record(**{**row, "turns": tuple(row["turns"]), "scope": scope})
