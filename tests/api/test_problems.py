"""Failures as problems."""

from collections.abc import Iterator

import api.errors
import assistant.errors
import corpus.errors
import index.errors
from api.problems import status_for
from corpus.errors import KnowledgeError


def subclasses(kind: type[KnowledgeError]) -> Iterator[type[KnowledgeError]]:
    """All errors below one."""
    for below in kind.__subclasses__():
        yield below
        yield from subclasses(below)


def test_every_error_has_a_status() -> None:
    """Nobody adds an error and forgets to decide what the browser sees."""
    assert {api.errors, assistant.errors, corpus.errors, index.errors}
    assert {
        kind.__name__ for kind in subclasses(KnowledgeError) if status_for(kind) == 500
    } == set()


def test_what_we_did_not_expect_is_our_fault() -> None:
    """Any other exception is a 500."""
    assert status_for(ZeroDivisionError) == 500
