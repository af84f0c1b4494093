"""`make bench`: the assistant on open sets, beside a tutorial-style pipeline in the same run.

The sets lie outside the project, in ../shared/bench or in the folder that BENCH_DIR names, with
the `prepare.py` that lays them out and the `score.py` that scores. Questions of officials over the
starter corpus lie in `eval` beside that folder. Nothing of either enters the project; results go to
bench-out/.
"""

import argparse
import json
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import domain, ours, reading, scale, theirs
from tests.benchmarks.figures import CAPTION, Figures, show
from tests.benchmarks.load import Watch, warning
from tests.benchmarks.program import PROJECT, share_the_same_cores
from tests.benchmarks.sets import ASKED, SEARCHED, lay_out

OUT = PROJECT / "bench-out"
CHOICE = tuple(dict.fromkeys((*SEARCHED, *ASKED, domain.NAME, reading.NAME, scale.NAME)))


def main() -> None:
    """Measure the sets asked for and print one table, each set as soon as it is known."""
    chosen = arguments()
    bench = open_sets()
    share_the_same_cores()
    OUT.mkdir(exist_ok=True)
    parts = [CAPTION]
    sys.stdout.write(CAPTION)
    for name in chosen.sets or [each for each in CHOICE if there(bench, each)]:
        with TemporaryDirectory(prefix="merger-bench-") as work:
            start = Watch.now()
            mine, theirs = measure(bench, name, Path(work), chosen)
            others = Watch.now().others_since(start)
        parts.append(show(name, mine, theirs) + warning(others))
        sys.stdout.write("\n" + parts[-1])
        sys.stdout.flush()
        result = {"ours": mine, "tutorial": theirs, "cores kept busy by others": others}
        (OUT / f"{name}.json").write_text(json.dumps(result, indent=1), "utf-8")
    (OUT / "table.md").write_text("\n".join(parts), "utf-8")


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"some of {', '.join(CHOICE)}")
    parser.add_argument("--ours-only", action="store_true", help="leave the tutorial pipeline out")
    parser.add_argument("--no-answers", action="store_true", help="search, but ask no questions")
    parser.add_argument("--documents", type=int, help="only so many documents of each set")
    parser.add_argument(
        "--passages", type=int, default=scale.PASSAGES, help=f"of {scale.NAME}: how many"
    )
    chosen = parser.parse_args()
    if unknown := set(chosen.sets) - set(CHOICE):
        parser.error(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(CHOICE)}")
    return chosen


def open_sets() -> Path:
    """Return the folder of the open sets, or say in one line what is needed."""
    named = os.environ.get("BENCH_DIR")
    bench = Path(named) if named else PROJECT.parent / "shared" / "bench"
    if not (bench / "prepare.py").is_file():
        sys.exit(
            f"{bench}: no open sets there. make bench needs their folder, with prepare.py and "
            "score.py: put it at ../shared/bench, or type make bench BENCH_DIR=FOLDER"
        )
    return bench.resolve()


def there(bench: Path, name: str) -> bool:
    """Tell whether a set is there; the questions of officials need not be."""
    return name != domain.NAME or (bench.parent / "eval" / "score.py").is_file()


def measure(
    bench: Path, name: str, work: Path, chosen: argparse.Namespace
) -> tuple[Figures, Figures]:
    """Measure one set with the assistant and, where it can be, with the tutorial pipeline."""
    if name == domain.NAME:
        return domain.measure(bench.parent / "eval", work / "data", OUT), {}
    if name == scale.NAME:
        return scale.measure(chosen.passages, work), {}
    if name == reading.NAME:
        return reading.measure(lay_out(bench, reading.SET, work, chosen.documents), work), {}
    laid = lay_out(bench, name, work, chosen.documents)
    mine = ours.measure(laid, work / "data", OUT, not chosen.no_answers)
    if chosen.ours_only or not laid.variants:
        return mine, {}
    return mine, theirs.measure(laid, work / "tutorial", OUT)


if __name__ == "__main__":
    main()
