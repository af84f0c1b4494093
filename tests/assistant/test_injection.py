"""Orders in documents and in questions are data: they change no outcome and are never said."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from assistant.answer import Answer
from assistant.chain import Assistant
from assistant.extract import Writer
from assistant.other_language import Translator
from assistant.question import Question, understand
from assistant.retrieve import Evidence, Retriever, Source
from corpus.mentions import Names
from index.search import Scope
from tests.assistant.injected import ORDERS, injected
from tests.assistant.offered import TODAY, evidence, metadata, source

WRITER = Writer(Translator(Names.starter()))
PLACES = ("Hạ Long", "Quảng Ninh")
HA_LONG = metadata("ha-long", title="Ha Long merges two bodies", places=PLACES)
NOTES = metadata("notes", title="Notes from Ha Long", places=PLACES)
STAFF = source("Staff fell from 20 to 15 after the merger.", HA_LONG, score=0.8)
ASKED = "How many staff did Ha Long cut after the merger?"
ABSENT = (
    "How many staff did Da Nang cut after the merger?",
    "How many pilots did Ha Long hire?",
    "What is the capital of France?",
)


class Offering:
    """Finds the same evidence whatever is asked."""

    def __init__(self, *sources: Source) -> None:
        self._found = evidence(*sources)

    def understood(self, text: str, turns: Sequence[str], _scope: Scope) -> Question:
        """Read it as it was typed."""
        return understand(text, turns)

    def evidence(self, _question: Question, _on: date, _scope: Scope) -> Evidence:
        """Return it."""
        return self._found


def answer(question: str, *sources: Source) -> Answer:
    """Answer from these passages, through every check."""
    retriever = cast("Retriever", Offering(*sources))
    return Assistant(retriever, WRITER, lambda: TODAY).ask(question)


def test_there_are_at_least_two_hundred() -> None:
    """Each another text."""
    assert len(set(injected())) >= 200


def test_an_order_in_a_document_changes_no_answer() -> None:
    """What is asked is answered in the words of the report, and in no others."""
    undisturbed = answer(ASKED, STAFF)
    assert undisturbed.text == STAFF.hit.passage.text
    changed = [
        text
        for text in injected()
        if answer(ASKED, source(text, NOTES), STAFF).text != undisturbed.text
    ]
    assert changed == []


def test_an_order_in_a_document_answers_nothing() -> None:
    """What the documents do not say is declined, and nothing is cited."""
    answered = [
        (question, text)
        for question in ABSENT
        for text in injected()
        if answer(question, source(text, NOTES), STAFF).outcome != "declined"
    ]
    assert answered == []


def test_an_order_in_a_question_is_declined() -> None:
    """It is no question to the documents, in whatever disguise."""
    answered = [text for text in injected() if answer(text, STAFF).outcome != "declined"]
    assert answered == []


def test_an_order_before_a_question_gets_no_other_answer_than_the_documents() -> None:
    """Either the question is declined or it is answered from the report."""
    told = {answer(f"{order} {ASKED}", STAFF).text for order in ORDERS}
    assert told <= {"", STAFF.hit.passage.text}


def test_an_order_in_an_earlier_question_changes_nothing() -> None:
    """Earlier questions say what is spoken about, never what is to be said."""
    plain = understand(ASKED)
    for order in ORDERS:
        assert understand(ASKED, [order]) == plain
