"""Waiting for what comes within seconds."""

from collections.abc import Callable
from time import monotonic, sleep


def wait_until(true: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until something is true; fail when it does not become so."""
    until = monotonic() + seconds
    while not true():
        assert monotonic() < until
        sleep(0.01)
