"""What a kept answer and today's differ in, and which kept answers no longer stand."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest

from assistant.answer import Answer, Citation, Sentence
from assistant.replay import Difference, differences
from assistant.review import Mark, marks
from corpus.document import Metadata, Relation
from corpus.rules_web import Web
from index.stored import StoredDocument

ASKED = date(2026, 1, 15)
TODAY = date(2026, 3, 1)
QUOTE = "Con dấu cũ nộp lại."
METADATA = Metadata("99-2016-nd-cp", "vi", "Con dấu", number="99/2016/NĐ-CP", in_force=ASKED)
CITATION = Citation(
    1, METADATA.id, "vi", "v1", "Con dấu", "Điều 5", QUOTE, 0, len(QUOTE), "a.md", "/documents/a",
    "in_force", "digest",
)  # fmt: skip
ANSWER = Answer("answered", "vi", ASKED, (Sentence(QUOTE, (1,)),), (CITATION,))


@dataclass(frozen=True)
class Shelf:
    """Holds one document, or none, and what else there is."""

    held: Metadata | None = METADATA
    version: str = "v1"
    text: str = QUOTE
    others: tuple[Metadata, ...] = ()

    def document(self, document_id: str, language: str | None = None) -> StoredDocument | None:
        """Return the document."""
        if self.held is None:
            return None
        when = datetime(2026, 1, 1, tzinfo=UTC)
        return StoredDocument(
            self.held, self.version, (self.version,), self.text, (), "a.md", (), (), (), when
        )

    def web(self) -> Web:
        """Return what the documents do to each other."""
        return Web([*([self.held] if self.held else []), *self.others])


REPLACING = Metadata(
    "1-2026-nd-cp", "vi", "Mới", number="1/2026/NĐ-CP", in_force=date(2026, 2, 1),
    relations=(Relation("replaces", "99/2016/NĐ-CP"),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("shelf", "expected"),
    [
        (Shelf(), []),
        (Shelf(version="v2", text=f"Thêm. {QUOTE}"), []),
        (Shelf(held=None), [Mark(CITATION, "removed")]),
        (Shelf(version="v2", text="Con dấu cũ giữ lại."), [Mark(CITATION, "amended")]),
        (Shelf(others=(REPLACING,)), [Mark(CITATION, "validity", "replaced")]),
    ],
    ids=["as it was", "words stand", "removed", "amended", "replaced"],
)
def test_an_answer_is_marked_with_the_reason(shelf: Shelf, expected: list[Mark]) -> None:
    """A new version that says the same is no reason."""
    assert list(marks(ANSWER, ASKED, TODAY, shelf)) == expected


def test_an_answer_about_an_earlier_day_is_held_to_its_law() -> None:
    """What was replaced since was in force on that day, then as now."""
    earlier = replace(ANSWER, as_of=date(2026, 1, 20))
    assert list(marks(earlier, date(2026, 1, 25), TODAY, Shelf(others=(REPLACING,)))) == []


def test_the_same_answer_differs_in_nothing() -> None:
    """However long it took."""
    assert list(differences(ANSWER, replace(ANSWER, timings_ms={"total": 9.0}))) == []


def test_what_changed_is_told_piece_by_piece() -> None:
    """The outcome, what is said no longer and now, where it stands, whether it is in force."""
    other = replace(CITATION, locator="Điều 6", validity="replaced")
    then = replace(ANSWER, sentences=(*ANSWER.sentences, Sentence("Câu cũ.", (1,))))
    now = replace(
        then, outcome="partial", sentences=(then.sentences[0], Sentence("Câu mới.", (1,))),
        citations=(other,),
    )  # fmt: skip
    assert list(differences(then, now)) == [
        Difference("outcome", "answered", "partial"),
        Difference("no_longer_said", "Câu cũ.", None),
        Difference("said_now", None, "Câu mới."),
        Difference("place", "99-2016-nd-cp (vi), Điều 5", "99-2016-nd-cp (vi), Điều 6"),
        Difference("validity", "in_force", "replaced"),
    ]
