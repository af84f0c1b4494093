"""How often something may be tried in a while, by whoever tries."""

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from threading import Lock
from time import monotonic

from api.errors import TooManyAttempts

MOST_KEYS = 10_000  # that are remembered; the oldest go first


@dataclass
class Throttle:
    """At most `most` times in `seconds`, for each key."""

    most: int
    seconds: float
    now: Callable[[], float] = monotonic
    _times: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _lock: Lock = field(default_factory=Lock)

    def check(self, key: str) -> None:
        """Raise `TooManyAttempts` where the key has had its times."""
        with self._lock:
            times = self._recent(key)
            if len(times) >= self.most:
                raise TooManyAttempts(max(1, ceil(times[0] + self.seconds - self.now())))

    def count(self, key: str) -> None:
        """Note one more time."""
        with self._lock:
            self._recent(key).append(self.now())
            while len(self._times) > MOST_KEYS:
                self._times.pop(next(iter(self._times)))

    def forget(self, key: str) -> None:
        """Begin again."""
        with self._lock:
            self._times.pop(key, None)

    def _recent(self, key: str) -> deque[float]:
        times = self._times[key]
        while times and times[0] <= self.now() - self.seconds:
            times.popleft()
        return times
