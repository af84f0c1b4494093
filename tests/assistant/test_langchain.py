"""People who build on LangChain can use the search and the chain."""

from dataclasses import dataclass

import pytest

from assistant.answer import Answer
from assistant.langchain import PassageRetriever, answering
from index.search import Hit
from tests.assistant.offered import TODAY, source


@dataclass
class OneHit:
    """Finds the same passage whatever is asked."""

    hit: Hit

    def find(self, text: str, k: int) -> list[Hit]:
        """Return the passage."""
        return [self.hit][:k]


@dataclass
class Declining:
    """Declines whatever is asked."""

    def ask(self, text: str) -> Answer:
        """Decline."""
        return Answer("declined", "en", TODAY, reason="no_evidence")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_search_is_a_retriever() -> None:
    """A passage comes as a document that says where it stands."""
    hit = source("Staff fell from 20 to 15.").hit
    [document] = PassageRetriever(finder=OneHit(hit), k=3).invoke("how many staff?")
    assert document.page_content == "Staff fell from 20 to 15."
    assert (document.metadata["start"], document.metadata["end"]) == (0, 25)


def test_the_chain_is_a_runnable() -> None:
    """A question goes in, an answer comes out."""
    assert answering(Declining()).invoke("anything").outcome == "declined"
