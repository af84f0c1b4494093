"""The border to LangChain: our search as its retriever, our chain as its runnable."""

from typing import Protocol, runtime_checkable

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda
from pydantic import ConfigDict, Field

from assistant.answer import Answer
from index.search import Hit


@runtime_checkable  # pydantic checks it
class Finder(Protocol):
    """Finds passages."""

    def find(self, text: str, k: int) -> list[Hit]:
        """Return at most `k` passages, best first."""
        ...


class Answerer(Protocol):
    """Answers questions."""

    def ask(self, text: str) -> Answer:
        """Answer in one piece."""
        ...


class PassageRetriever(BaseRetriever):
    """Our search, for chains built on LangChain."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    finder: Finder = Field(description="Where passages are found.")
    k: int = Field(default=20, ge=1, description="Passages at most.")

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        return [_document(hit) for hit in self.finder.find(query, self.k)]


def answering(assistant: Answerer) -> Runnable[str, Answer]:
    """Return the assistant as a runnable: a question in, an answer with its citations out."""
    return RunnableLambda(assistant.ask, name="merger-assistant")


def _document(hit: Hit) -> Document:
    passage = hit.passage
    return Document(
        page_content=passage.text,
        id=passage.id,
        metadata={
            "source": hit.source,
            "document_id": passage.document_id,
            "language": passage.language,
            "locator": passage.locator,
            "version": hit.version,
            "start": passage.start,
            "end": passage.end,
            "score": hit.score,
        },
    )
