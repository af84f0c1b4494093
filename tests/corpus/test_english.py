"""English words without their endings."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from corpus import english
from corpus.english import stems


@pytest.fixture
def hurried() -> Iterator[None]:
    """Threads that take turns as often as can be."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_endings_are_left_out() -> None:
    """One word in several forms is one."""
    assert stems(["merged", "merges", "merging"]) == ["merg"] * 3


def test_many_may_ask_at_once(hurried: None) -> None:
    """A wrong stem would be remembered for good, by the server that answers many at once."""
    roots = ("merg", "consolidat", "reorganis", "abolish", "transferr")
    endings = ("ed", "es", "ing", "er", "ers", "ement", "ements")
    words = [f"{root}{ending}" for root in roots for ending in endings]
    english._stem.cache_clear()
    alone = stems(words)
    with ThreadPoolExecutor(8) as pool:
        for _ in range(40):
            english._stem.cache_clear()
            assert all(found == alone for found in pool.map(lambda _: stems(words), range(8)))
