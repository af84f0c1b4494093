"""Records of answers: kept to the letter, found by id, and the memory of a conversation."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest

from api import migrations
from api.keeping import Records as RecordsInterface
from assistant.database import PATIENCE
from assistant.errors import RecordsUnavailable
from assistant.records import (
    EARLIER,
    Conversation,
    Gap,
    OpenQuestion,
    Opinion,
    Record,
    Records,
)
from index.search import EVERYTHING, Scope
from tests.assistant.fakes_records import ListedRecords

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)


def record(
    number: int = 0,
    conversation_id: str | None = None,
    scope: Scope = EVERYTHING,
    question: str = "",
    gap: Gap | None = None,
) -> Record:
    """The record of the question that was asked so many seconds after noon."""
    return Record(
        id=f"{number:032x}",
        asked_at=NOON + timedelta(seconds=number),
        question=question or f"Câu hỏi {number}?",
        turns=("Con dấu cũ?",),
        as_of=date(2026, 1, 15),
        scope=scope,
        conversation_id=conversation_id,
        outcome="declined" if gap else "answered",
        answer='{"b":1.50,"a":"“Điều 5”\\u2028 \\ud83d\\ude00"}',
        software="0.1.0",
        generation=3,
        gap=gap,
    )


class RecordsContract:
    """What whoever keeps records holds to."""

    @pytest.mark.parametrize(
        "scope",
        [
            EVERYTHING,
            Scope(kinds=frozenset(), places=frozenset({"Hạ Long", "Quảng Ninh"})),
            Scope(as_of=date(2018, 3, 1), access=frozenset({"public"})),
        ],
        ids=["all", "none and some", "on a date"],
    )
    def test_a_record_comes_back_as_it_was(self, records: RecordsInterface, scope: Scope) -> None:
        """Nothing is lost, no letter of the answer changes, and an empty scope stays empty."""
        records.keep(record(1, "c-1", scope))
        records.keep(record(2))
        assert records.record(record(1).id) == record(1, "c-1", scope)

    def test_an_answer_that_was_not_kept_is_not_there(self, records: RecordsInterface) -> None:
        """It is no failure either."""
        assert records.record("nothing") is None

    def test_a_conversation_remembers_its_last_questions(self, records: RecordsInterface) -> None:
        """The oldest first, whatever the order they were kept in."""
        for number in (2, 1, *range(3, EARLIER + 3)):
            records.keep(record(number, "c-1"))
        last = [f"Câu hỏi {number}?" for number in range(3, EARLIER + 3)]
        assert records.earlier("c-1") == last

    def test_conversations_know_nothing_of_each_other(self, records: RecordsInterface) -> None:
        """Nor of questions asked outside any conversation."""
        records.keep(record(1, "c-1"))
        records.keep(record(2))
        assert records.earlier("c-2") == []

    def test_conversations_are_listed(self, records: RecordsInterface) -> None:
        """The one that went on last first, called by its first question or by its title."""
        for each in (record(1, "c-1"), record(2, "c-2"), record(3, "c-1"), record(4)):
            records.keep(each)
        records.rename("c-2", "Con dấu")
        assert records.conversations() == [
            Conversation("c-1", "Câu hỏi 1?", record(1).asked_at, record(3).asked_at, 2),
            Conversation("c-2", "Con dấu", record(2).asked_at, record(2).asked_at, 1),
        ]
        assert records.conversation("c-1") == [record(1, "c-1"), record(3, "c-1")]

    def test_two_questions_of_one_moment_are_one_conversation(
        self, records: RecordsInterface
    ) -> None:
        """A list never shows it twice."""
        records.keep(record(1, "c-1"))
        records.keep(replace(record(2, "c-1"), asked_at=record(1).asked_at))
        assert [each.questions for each in records.conversations()] == [2]

    def test_a_deleted_conversation_leaves_nothing(self, records: RecordsInterface) -> None:
        """No answer, no title; others stay."""
        records.keep(record(1, "c-1"))
        records.keep(record(2, "c-2"))
        records.rename("c-1", "Con dấu")
        records.delete("c-1")
        assert records.record(record(1).id) is None
        assert records.conversation("c-1") == []
        records.keep(record(3, "c-1"))
        assert [each.title for each in records.conversations()] == ["Câu hỏi 3?", "Câu hỏi 2?"]

    def test_what_was_no_help_is_told(self, records: RecordsInterface) -> None:
        """The newest word first; what helped is not blamed, nor is what somebody took back."""
        for number in range(4):
            records.keep(record(number))
        for number, helpful in ((0, False), (1, True), (2, False), (3, False), (3, True)):
            given = NOON + timedelta(minutes=number)
            records.judge(Opinion(record(number).id, helpful, "Sai năm", given))
        blamed = records.blamed()
        assert [each.answer_id for each in blamed] == [record(2).id, record(0).id]
        assert (blamed[0].question, blamed[0].reason) == (record(2).question, "Sai năm")

    def test_what_is_old_is_forgotten(self, records: RecordsInterface) -> None:
        """With what was said of it; a conversation that goes on keeps its name and its rest."""
        for number, conversation in ((0, "over"), (1, "on"), (2, "on")):
            records.keep(record(number, conversation))
        for name in ("over", "on"):
            records.rename(name, name.title())
        records.judge(Opinion(record(0).id, True, "", NOON))
        assert records.forget(record(2).asked_at) == 2
        assert records.record(record(0).id) is None
        assert records.opinion(record(0).id) is None
        assert [(each.title, each.questions) for each in records.conversations()] == [("On", 1)]
        assert records.forget(record(2).asked_at) == 0

    def test_the_last_word_about_an_answer_counts(self, records: RecordsInterface) -> None:
        """Somebody who changes their mind is not counted twice."""
        said = [Opinion(record(1).id, helpful, "Sai số", NOON) for helpful in (True, False)]
        assert records.opinion(record(1).id) is None
        for opinion in said:
            records.judge(opinion)
        assert records.opinion(record(1).id) == said[-1]

    def test_open_questions_are_those_without_a_whole_answer(
        self, records: RecordsInterface
    ) -> None:
        """However they were spaced; asked most often first; answered since: no longer open."""
        asked: list[tuple[str, Gap | None]] = [
            ("Một?", "no_evidence"),
            ("Hai?", "subject_absent"),
            (" hai? ", "part_missing"),
            ("Ba?", "no_evidence"),
            ("ba?", None),
            ("Bốn?", None),
        ]
        for number, (question, gap) in enumerate(asked):
            records.keep(record(number, question=question, gap=gap))
        assert records.open_questions() == [
            OpenQuestion(" hai? ", "part_missing", 2, record(2).asked_at, record(2).id),
            OpenQuestion("Một?", "no_evidence", 1, record(0).asked_at, record(0).id),
        ]

    def test_answers_that_cite_come_newest_first(self, records: RecordsInterface) -> None:
        """Declined ones cite nothing."""
        for each in (record(1), record(2, gap="no_evidence"), record(3)):
            records.keep(each)
        assert list(records.answered()) == [record(3), record(1)]

    def test_all_that_is_kept_of_a_person_is_told_and_erased(
        self, records: RecordsInterface
    ) -> None:
        """Answers in conversations and alone; the name of a conversation goes too."""
        for number, conversation in ((2, None), (1, "c1")):
            records.keep(record(number, conversation))
        records.rename("c1", "Con dấu")
        assert records.all_mine() == [record(1, "c1"), record(2)]
        assert records.erase() == 2
        assert records.all_mine() == []
        assert records.conversations() == []


class TestListedRecords(RecordsContract):
    """The fake."""

    @pytest.fixture
    def records(self) -> RecordsInterface:
        """An empty list."""
        return ListedRecords()


class TestRecords(RecordsContract):
    """The real thing."""

    @pytest.fixture
    def records(self, path: Path) -> RecordsInterface:
        """A migrated database without records."""
        return Records(f"sqlite:///{path}")


@pytest.mark.server
class TestRecordsOnPostgreSQL(RecordsContract):
    """The same on a server."""

    @pytest.fixture
    def records(self, database: str) -> Iterator[RecordsInterface]:
        """A migrated database without records."""
        migrations.upgrade(database)
        records = Records(database)
        yield records
        records._engine.dispose()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A migrated database."""
    path = tmp_path / "catalogue.sqlite"
    migrations.upgrade(f"sqlite:///{path}")
    return path


def test_who_waits_for_a_writer_does_not_wait_long(path: Path) -> None:
    """An answer is not held back until a long ingest is done."""
    records = Records(f"sqlite:///{path}")
    writer = sqlite3.connect(path, isolation_level=None)
    try:
        writer.execute("BEGIN IMMEDIATE")
        began = monotonic()
        with pytest.raises(RecordsUnavailable, match="locked"):
            records.keep(record())
        assert monotonic() - began < PATIENCE + 3
    finally:
        writer.close()
    records.keep(record())
    assert records.record(record().id) == record()


def test_what_one_person_asked_is_no_other_ones(path: Path) -> None:
    """Not listed, shown, renamed or erased; an answer is opened by its address all the same."""
    hers, his = (Records(f"sqlite:///{path}", name) for name in ("lan", "minh"))
    hers.keep(record(1, "c1"))
    his.keep(record(2, "c2"))
    assert [each.id for each in hers.conversations()] == ["c1"]
    assert his.conversation("c1") == []
    assert his.earlier("c1") == []
    assert his.erase() == 1
    assert [each.id for each in hers.all_mine()] == [record(1).id]
    assert his.record(record(1).id) is not None


def test_no_id_is_given_twice(path: Path) -> None:
    """What was shown is never overwritten."""
    records = Records(f"sqlite:///{path}")
    records.keep(record())
    with pytest.raises(RecordsUnavailable) as caught:
        records.keep(record())
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_database_is_one_clear_line(tmp_path: Path) -> None:
    """No library's exception leaves the records."""
    path = tmp_path / "catalogue.sqlite"
    path.write_text("no database " * 100)
    with pytest.raises(RecordsUnavailable, match="check the data folder"):
        Records(f"sqlite:///{path}").record("any")
