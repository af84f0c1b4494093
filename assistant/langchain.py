"""The border to LangChain: our search as its retriever, our chain as its runnable."""

from collections.abc import Iterator
from typing import Any, Protocol, runtime_checkable

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.language_models import BaseChatModel
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda
from pydantic import ConfigDict, Field

from assistant.answer import Answer
from assistant.errors import ModelUnavailable
from index.search import Hit

LONGEST_REPLY = 600  # tokens


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
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun, k: int | None = None
    ) -> list[Document]:
        return [_document(hit) for hit in self.finder.find(query, k or self.k)]


class LangChainModel:
    """A LangChain chat model by name, such as "openai:gpt-4o-mini" or "ollama:qwen2.5".

    Raises `ModelUnavailable` where LangChain knows no such model or lacks the package for it.
    """

    def __init__(self, name: str, url: str | None, key: str | None, patience: float) -> None:
        from langchain.chat_models import init_chat_model  # noqa: PLC0415 - only where it is asked

        options: dict[str, Any] = {
            "temperature": 0,
            "max_tokens": LONGEST_REPLY,
            "timeout": patience,
            "max_retries": 0,  # the answer without the model is there at once
        }
        if url:
            options["base_url"] = url
        if key:
            options["api_key"] = key
        if name.startswith("openai:"):
            from assistant.unstreamed import Client  # noqa: PLC0415 - as above

            options["http_client"] = Client()
        try:
            self._model: BaseChatModel = init_chat_model(name, **options)
        except Exception as error:  # each provider has its own
            raise ModelUnavailable(name, str(error).splitlines()[0]) from error

    def pieces(self, system: str, message: str) -> Iterator[str]:
        """Yield the reply to a message as it comes; raises whatever the model raises."""
        for piece in self._model.stream([("system", system), ("human", message)]):
            yield piece.text


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
