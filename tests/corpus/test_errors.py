"""Failures travel between processes as what they are."""

import pickle

import pytest

from corpus.errors import KnowledgeError, LimitExceeded, ReaderDied, UnreadableDocument

ERRORS = (
    KnowledgeError("what happened: what to do"),
    UnreadableDocument("báo cáo.md", "it holds no text"),
    LimitExceeded("lớn.pdf", "it has too many pages"),
    ReaderDied("hỏng.doc"),
)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_a_failure_arrives_with_all_it_carries(error: KnowledgeError) -> None:
    """Its kind, its text, and what the kind keeps beside it."""
    arrived = pickle.loads(pickle.dumps(error))
    assert type(arrived) is type(error)
    assert str(arrived) == str(error)
    assert vars(arrived) == vars(error)
