"""Records in memory."""

from dataclasses import dataclass, field

from assistant.errors import RecordsUnavailable
from assistant.records import EARLIER, Record


@dataclass
class ListedRecords:
    """Keeps records in a list, or fails as a full disk does."""

    kept: list[Record] = field(default_factory=list)
    full: bool = False

    def keep(self, record: Record) -> None:
        """Keep a record."""
        if self.full:
            reason = "database or disk is full"
            raise RecordsUnavailable(reason)
        self.kept.append(record)

    def record(self, answer_id: str) -> Record | None:
        """Return the record of an answer."""
        return next((record for record in self.kept if record.id == answer_id), None)

    def earlier(self, conversation_id: str) -> list[str]:
        """Return the last questions of a conversation, the oldest first."""
        asked = sorted(
            (record for record in self.kept if record.conversation_id == conversation_id),
            key=lambda record: record.asked_at,
        )
        return [record.question for record in asked][-EARLIER:]
