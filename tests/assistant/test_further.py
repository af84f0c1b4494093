"""Questions that go on from an answer are ones that the documents answer, with something new."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from api.settings import read_settings
from api.wiring import open_parts
from assistant.answer import Answer, Citation, Sentence
from assistant.further import MOST, further
from corpus.document import Language, Metadata
from tests.assistant.offered import metadata

TODAY = date(2026, 1, 15)
DECREE = metadata("decree", kind="regulation", number="178/2024/NĐ-CP")
CITED = Citation(
    1, "decree", "en", "v", "Decree", "Article 1", "It holds.", 0, 9, "d.md", "/documents/decree",
    "in_force", "rule",
)  # fmt: skip
ANSWER = Answer("answered", "en", TODAY, (Sentence("It holds.", (1,)),), (CITED,))
DECLINED = Answer("declined", "en", TODAY, reason="no_evidence")


def about(document_id: str, language: Language) -> Metadata | None:
    """The one document there is."""
    return DECREE if document_id == "decree" else None


def saying(text: str) -> Answer:
    """An answer of one sentence."""
    return replace(ANSWER, sentences=(Sentence(text, (1,)),))


def test_only_what_is_answered_is_offered() -> None:
    """A question that would be declined is none to offer."""
    asked: list[str] = []

    def ask(text: str) -> Answer:
        asked.append(text)
        return saying("On 1 January.") if text.startswith("When") else DECLINED

    assert further("What?", ANSWER, about, ask) == ["When did 178/2024/NĐ-CP come into force?"]
    assert len(asked) > 1


def test_what_was_said_already_is_not_offered_again() -> None:
    """Nor the question itself."""
    assert further("What?", ANSWER, about, lambda _: ANSWER) == []
    question = "When did 178/2024/NĐ-CP come  into force?"
    again = further(question, ANSWER, about, saying)
    assert len(again) == MOST
    assert not [text for text in again if text.startswith("When")]


def test_a_document_that_is_gone_offers_nothing() -> None:
    """The answer stands; what it rested on is no longer here to be asked of."""
    assert further("What?", ANSWER, lambda *_: None, saying) == []


def test_the_starter_corpus_goes_on(starter_data: Path) -> None:
    """After an answer about Hạ Long, other answers about it."""
    parts = open_parts(read_settings(starter_data))
    question = "Hạ Long giảm bao nhiêu biên chế sau khi hợp nhất?"

    def known(document_id: str, language: Language) -> Metadata | None:
        found = parts.library.document(document_id, language)
        return found.metadata if found else None

    offered = further(question, parts.extractive.ask(question), known, parts.extractive.ask)
    assert offered
    assert all(parts.extractive.ask(each).outcome == "answered" for each in offered)
    assert question not in offered
