"""How much of the machine other programs took while we measured: times mean little then."""

import os
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Self

TOO_MUCH = 0.1  # of one core; times move by about as much
COUNTS = Path("/proc/stat")  # Linux; elsewhere nothing is known


@dataclass(frozen=True)
class Watch:
    """Seconds of processor time since the start of the machine and of this program."""

    at: float
    everybody: float | None
    ours: float

    @classmethod
    def now(cls) -> Self:
        """Read the clocks; ours counts the programs we started, as they end."""
        used = os.times()
        ours = used.user + used.system + used.children_user + used.children_system
        return cls(perf_counter(), _everybody(), ours)

    def others_since(self, start: Self) -> float | None:
        """Return how many cores others kept busy, or None where that cannot be known."""
        if self.everybody is None or start.everybody is None:
            return None
        others = self.everybody - start.everybody - (self.ours - start.ours)
        return max(0.0, others / (self.at - start.at))


def warning(others: float | None) -> str:
    """Return a line about what the times are worth, or nothing where they are sound."""
    if others is None or others <= TOO_MUCH:
        return ""
    return (
        f"Other programs kept {others:.1f} cores busy meanwhile: the times above "
        "are not to be relied on. Run it again on a quiet machine.\n"
    )


def _everybody() -> float | None:
    """Return the seconds that all cores were busy (`man 5 proc_stat` names the columns)."""
    if not COUNTS.exists():
        return None
    counts = [int(each) for each in COUNTS.read_text("ascii").splitlines()[0].split()[1:8]]
    user, nice, system, _idle, _wait, irq, softirq = counts
    return (user + nice + system + irq + softirq) / os.sysconf("SC_CLK_TCK")
