"""Forget what is older than it may be kept, when the server starts and once a day."""

import logging
import threading
from datetime import UTC, datetime, timedelta
from typing import Final

from api.parts import Parts
from corpus.errors import KnowledgeError

DAY: Final = 86_400.0  # seconds

log = logging.getLogger(__name__)


def forget_old(parts: Parts, now: datetime) -> None:
    """Delete answers, and the records of who did what, that are older than was set."""
    if parts.settings.keep_days is None:
        return
    before = now - timedelta(days=parts.settings.keep_days)
    try:
        answers, deeds = parts.records.forget(before), parts.audit.forget(before)
    except KnowledgeError as error:
        log.warning("what is old was not forgotten: %s", error)
        return
    if answers or deeds:
        log.info("forgot %d answers and %d records of deeds from before %s", answers, deeds, before)


class Forgetting:
    """Forgets in a thread of its own while the server runs."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="forget", daemon=True)

    def __enter__(self) -> "Forgetting":
        if self._parts.settings.keep_days is not None:
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()

    def _run(self) -> None:
        forget_old(self._parts, datetime.now(UTC))
        while not self._stopped.wait(DAY):
            forget_old(self._parts, datetime.now(UTC))
