"""LangChain's own standard tests, on the retriever over the starter corpus."""

from pathlib import Path

import pytest
from langchain_tests.integration_tests import RetrieversIntegrationTests

from api.settings import read_settings
from api.wiring import open_parts
from assistant.langchain import PassageRetriever
from index.search import Search


class TestPassageRetriever(RetrieversIntegrationTests):
    """Invoked alone, in batches, asynchronously, with another number of passages."""

    @pytest.fixture(autouse=True)
    def _search(self, starter_data: Path) -> None:
        self.search: Search = open_parts(read_settings(starter_data)).search

    @property
    def retriever_constructor(self) -> type[PassageRetriever]:
        """What is tested."""
        return PassageRetriever

    @property
    def retriever_constructor_params(self) -> dict[str, object]:
        """How it is made."""
        return {"finder": self.search}

    @property
    def retriever_query_example(self) -> str:
        """A question that finds passages."""
        return "con dấu sau hợp nhất"
