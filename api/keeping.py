"""What the borders need of those that keep what was made: answers, packs, comparisons."""

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from assistant.packs import Pack, State
from assistant.paper import Statement
from assistant.records import Blamed, Conversation, OpenQuestion, Opinion, Record
from assistant.saved import SavedComparison


class Records(Protocol):
    """Keeps what was answered."""

    def keep(self, record: Record) -> None:
        """Keep a record; raises `RecordsUnavailable`."""
        ...

    def record(self, answer_id: str) -> Record | None:
        """Return the record of an answer, or `None` where none was kept."""
        ...

    def answered(self) -> Iterator[Record]:
        """Yield the records of all answers that cite something, the newest first."""
        ...

    def judge(self, opinion: Opinion) -> None:
        """Keep what a person says of an answer, in place of what was said before."""
        ...

    def opinion(self, answer_id: str) -> Opinion | None:
        """Return what was said of an answer, or `None`."""
        ...

    def all_mine(self) -> list[Record]:
        """Return every answer of the owner, the oldest first."""
        ...

    def erase(self) -> int:
        """Delete every answer of the owner; return how many there were."""
        ...

    def forget(self, before: datetime) -> int:
        """Delete everybody's answers from before some moment; return how many there were."""
        ...

    def open_questions(self) -> list[OpenQuestion]:
        """Return the questions without a whole answer, those asked most often first."""
        ...

    def blamed(self) -> list[Blamed]:
        """Return what was no help to people, the newest word first."""
        ...

    def earlier(self, conversation_id: str) -> list[str]:
        """Return the last questions of a conversation, the oldest first."""
        ...

    def conversations(self) -> list[Conversation]:
        """Return all conversations, the one that went on last first."""
        ...

    def conversation(self, conversation_id: str) -> list[Record]:
        """Return the answers of a conversation, the oldest first; none where there is none."""
        ...

    def rename(self, conversation_id: str, title: str) -> None:
        """Give a conversation another title."""
        ...

    def delete(self, conversation_id: str) -> None:
        """Delete a conversation: its answers, what was said of them, and its title."""
        ...


class Packs(Protocol):
    """Keeps briefing packs."""

    def keep(self, pack: Pack) -> None:
        """Keep a pack that was ordered."""
        ...

    def advance(self, pack_id: str, progress: str) -> State | None:
        """Note how far a pack is; return its state, `None` where it is gone."""
        ...

    def finish(
        self,
        pack_id: str,
        state: State,
        statements: tuple[Statement, ...] = (),
        content: bytes | None = None,
        progress: str = "",
    ) -> None:
        """Note how a pack that was worked on ended; one that was stopped stays so."""
        ...

    def abandon(self, why: str, before: datetime) -> None:
        """Note that nobody works any more on packs that were ordered before some moment."""
        ...

    def pack(self, pack_id: str) -> Pack | None:
        """Return a pack, or `None`."""
        ...

    def packs(self) -> list[Pack]:
        """Return all packs without their files, the newest first."""
        ...

    def delete(self, pack_id: str) -> None:
        """Delete a pack; one that is being made is not finished."""
        ...


class Comparisons(Protocol):
    """Keeps comparisons of precedents."""

    def keep(self, comparison: SavedComparison) -> None:
        """Keep a comparison."""
        ...

    def comparison(self, comparison_id: str) -> SavedComparison | None:
        """Return a comparison, or `None`."""
        ...

    def comparisons(self) -> list[SavedComparison]:
        """Return all comparisons, the newest first."""
        ...

    def delete(self, comparison_id: str) -> None:
        """Delete a comparison."""
        ...
