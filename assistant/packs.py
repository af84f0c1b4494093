"""Briefing packs that were ordered: kept while they are made, and after."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, Self

from sqlalchemy import delete, insert, select, update

from assistant import tables as t
from assistant.answer import Citation
from assistant.database import engine_of, transaction
from assistant.export.formats import Format
from assistant.outline import Audience, Length
from assistant.paper import Statement
from corpus.document import Language

State = Literal["working", "done", "failed"]


@dataclass(frozen=True)
class Pack:
    """One pack: what was ordered, how far it is, and what it states."""

    id: str
    ordered_at: datetime
    topic: str
    as_of: date
    audience: Audience
    language: Language
    length: Length
    format: Format
    outline: dict[str, list[str]]  # questions by part
    state: State = "working"
    progress: str = ""
    statements: tuple[Statement, ...] = ()
    content: bytes | None = None


class Packs:
    """Packs by database URL. Its table must exist: see `create` and `api/migrations`."""

    def __init__(self, url: str) -> None:
        self._engine = engine_of(url)

    @classmethod
    def create(cls, url: str) -> Self:
        """Open the packs with their table made from scratch, without a migration history."""
        packs = cls(url)
        t.metadata.create_all(packs._engine)
        return packs

    def keep(self, pack: Pack) -> None:
        """Keep a pack that was ordered."""
        with transaction(self._engine) as connection:
            connection.execute(insert(t.packs).values(_packed(pack)))

    def advance(self, pack_id: str, progress: str) -> State | None:
        """Note how far a pack is; return its state, `None` where it is gone."""
        with transaction(self._engine) as connection:
            connection.execute(
                update(t.packs)
                .where(t.packs.c.id == pack_id, t.packs.c.state == "working")
                .values(progress=progress)
            )
            state: State | None = connection.scalar(
                select(t.packs.c.state).where(t.packs.c.id == pack_id)
            )
        return state

    def finish(
        self,
        pack_id: str,
        state: State,
        statements: tuple[Statement, ...] = (),
        content: bytes | None = None,
        progress: str = "",
    ) -> None:
        """Note how a pack that was worked on ended; one that was stopped stays so."""
        values: dict[str, Any] = {
            "state": state,
            "progress": progress,
            "statements": [_told(each) for each in statements],
            "content": content,
        }
        with transaction(self._engine) as connection:
            connection.execute(
                update(t.packs)
                .where(t.packs.c.id == pack_id, t.packs.c.state == "working")
                .values(values)
            )

    def abandon(self, why: str, before: datetime) -> None:
        """Note that nobody works any more on packs that were ordered before some moment."""
        with transaction(self._engine) as connection:
            connection.execute(
                update(t.packs)
                .where(t.packs.c.state == "working", t.packs.c.ordered_at < before)
                .values(state="failed", progress=why)
            )

    def pack(self, pack_id: str) -> Pack | None:
        """Return a pack, or `None`."""
        with transaction(self._engine) as connection:
            row = connection.execute(select(t.packs).where(t.packs.c.id == pack_id)).first()
        return None if row is None else _unpacked(dict(row._mapping))

    def packs(self) -> list[Pack]:
        """Return all packs without their files, the newest first."""
        columns = [column for column in t.packs.c if column is not t.packs.c.content]
        query = select(*columns).order_by(t.packs.c.ordered_at.desc())
        with transaction(self._engine) as connection:
            rows = [dict(row._mapping) for row in connection.execute(query)]
        return [_unpacked(row) for row in rows]

    def delete(self, pack_id: str) -> None:
        """Delete a pack; one that is being made is not finished."""
        with transaction(self._engine) as connection:
            connection.execute(delete(t.packs).where(t.packs.c.id == pack_id))


def _packed(pack: Pack) -> dict[str, Any]:
    return {**vars(pack), "statements": [_told(each) for each in pack.statements]}


def _told(statement: Statement) -> dict[str, Any]:
    return {"text": statement.text, "citations": [vars(cited) for cited in statement.citations]}


def _unpacked(row: dict[str, Any]) -> Pack:
    statements = tuple(
        Statement(each["text"], tuple(Citation(**cited) for cited in each["citations"]))
        for each in row.pop("statements")
    )
    return Pack(**row, statements=statements)
