"""Records in memory."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from assistant.errors import RecordsUnavailable
from assistant.records import EARLIER, Blamed, Conversation, OpenQuestion, Opinion, Record


@dataclass
class ListedRecords:
    """Keeps records in a list, or fails as a full disk does."""

    kept: list[Record] = field(default_factory=list)
    full: bool = False
    titles: dict[str, str] = field(default_factory=dict)
    opinions: dict[str, Opinion] = field(default_factory=dict)

    def keep(self, record: Record) -> None:
        """Keep a record."""
        if self.full:
            reason = "database or disk is full"
            raise RecordsUnavailable(reason)
        self.kept.append(record)

    def record(self, answer_id: str) -> Record | None:
        """Return the record of an answer."""
        return next((record for record in self.kept if record.id == answer_id), None)

    def answered(self) -> Iterator[Record]:
        """Yield the records of answers that cite something."""
        answered = (record for record in self.kept if record.outcome != "declined")
        yield from sorted(answered, key=lambda record: record.asked_at, reverse=True)

    def all_mine(self) -> list[Record]:
        """Return every answer, the oldest first."""
        return sorted(self.kept, key=lambda record: record.asked_at)

    def erase(self) -> int:
        """Delete every answer."""
        number = len(self.kept)
        self.kept.clear()
        self.titles.clear()
        self.opinions.clear()
        return number

    def forget(self, before: datetime) -> int:
        """Delete the answers from before some moment."""
        old = {record.id for record in self.kept if record.asked_at < before}
        self.kept = [record for record in self.kept if record.id not in old]
        self.opinions = {key: said for key, said in self.opinions.items() if key not in old}
        held = {record.conversation_id for record in self.kept}
        self.titles = {key: title for key, title in self.titles.items() if key in held}
        return len(old)

    def judge(self, opinion: Opinion) -> None:
        """Keep what a person says of an answer."""
        self.opinions[opinion.answer_id] = opinion

    def opinion(self, answer_id: str) -> Opinion | None:
        """Return what was said of an answer."""
        return self.opinions.get(answer_id)

    def blamed(self) -> list[Blamed]:
        """Return what was no help."""
        found = [
            Blamed(record.question, said.reason, said.given_at, record.id)
            for record in self.kept
            if (said := self.opinions.get(record.id)) and not said.helpful
        ]
        return sorted(found, key=lambda each: each.given_at, reverse=True)

    def open_questions(self) -> list[OpenQuestion]:
        """Return the questions without a whole answer."""
        asked: dict[str, list[Record]] = {}
        for record in sorted(self.kept, key=lambda each: each.asked_at):
            asked.setdefault(" ".join(record.question.casefold().split()), []).append(record)
        found = [
            OpenQuestion(last.question, last.gap, len(same), last.asked_at, last.id)
            for same in asked.values()
            if (last := same[-1]).gap
        ]
        return sorted(found, key=lambda each: (-each.times, -each.last.timestamp()))

    def earlier(self, conversation_id: str) -> list[str]:
        """Return the last questions of a conversation, the oldest first."""
        return [record.question for record in self.conversation(conversation_id)][-EARLIER:]

    def conversations(self) -> list[Conversation]:
        """Return all conversations, the one that went on last first."""
        ids = dict.fromkeys(r.conversation_id for r in self.kept if r.conversation_id)
        turns = {each: self.conversation(each) for each in ids}
        found = [
            Conversation(
                each,
                self.titles.get(each, asked[0].question),
                asked[0].asked_at,
                asked[-1].asked_at,
                len(asked),
            )
            for each, asked in turns.items()
        ]
        return sorted(found, key=lambda each: each.last, reverse=True)

    def conversation(self, conversation_id: str) -> list[Record]:
        """Return the answers of a conversation, the oldest first."""
        asked = (record for record in self.kept if record.conversation_id == conversation_id)
        return sorted(asked, key=lambda record: record.asked_at)

    def rename(self, conversation_id: str, title: str) -> None:
        """Give a conversation another title."""
        self.titles[conversation_id] = title

    def delete(self, conversation_id: str) -> None:
        """Delete a conversation."""
        self.kept = [r for r in self.kept if r.conversation_id != conversation_id]
        self.titles.pop(conversation_id, None)
