"""Figures, and the table they make: ours, the tutorial's, how many times better."""

from collections.abc import Mapping, Sequence
from statistics import median, quantiles

from tests.benchmarks.sets import TYPED

Figures = dict[str, float]

QUALITY = ("nDCG@10", "R@5")
COSTS = (" s", " ms", " MB")  # how the names of costs end; of these less is better
CAPTION = """\
Same machine, same run, two cores each. Quality as the sets' scorer tells it. Ingest: the same files
end to end, each pipeline in a process of its own (passages differ in size). Question: search for 20
hits in a warm process, embedding of the question included. Cold: a new process, from its start to
its end. The last column tells how many times better ours is, in quality and in costs.
"""


def quality(variant: str, scored: Mapping[str, float]) -> Figures:
    """Return the figures of the table, by how the queries were typed."""
    return {f"{measure}{TYPED[variant]}": scored[measure] for measure in QUALITY}


def milliseconds(times: Sequence[float]) -> Figures:
    """Return median and 95th percentile of the warm questions; the first one warms."""
    warm = list(times[1:])
    return {
        "question, median ms": median(warm),
        "question, p95 ms": quantiles(warm, n=20, method="inclusive")[18],
    }


def show(name: str, mine: Mapping[str, float], theirs: Mapping[str, float]) -> str:
    """Return a set's part of the table, in Markdown."""
    head = [_row(name, "ours", "tutorial", "times better"), _row("---", "--:", "--:", "--:")]
    return "\n".join(head + [_measure(each, mine[each], theirs.get(each)) for each in mine]) + "\n"


def _measure(name: str, mine: float, theirs: float | None) -> str:
    if theirs is None:
        return _row(name, _figure(mine), "", "")
    better = ""
    if name != "passages" and mine and theirs:
        better = f"{theirs / mine if name.endswith(COSTS) else mine / theirs:.2f}"
    return _row(name, _figure(mine), _figure(theirs), better)


def _figure(value: float) -> str:
    """Return a share with three digits, anything else with as many as matter."""
    if value != int(value) and value < 100:
        return f"{value:.3f}" if value < 1 else f"{value:.2f}"
    return f"{value:,.0f}"


def _row(name: str, mine: str, theirs: str, better: str) -> str:
    return f"| {name:<58} | {mine:>10} | {theirs:>10} | {better:>12} |"
