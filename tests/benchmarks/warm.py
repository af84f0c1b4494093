"""Search inside one process, as a server does, and print the milliseconds of each query.

python -m tests.benchmarks.warm DATA QUERIES.jsonl K
"""

import json
import sys
from pathlib import Path
from time import perf_counter

from api.settings import read_settings
from api.wiring import open_parts
from tests.benchmarks.sets import lines


def main(data: str, queries: str, k: str) -> None:
    """Search for every query."""
    finder = open_parts(read_settings(Path(data))).finder
    times = []
    for line in lines(Path(queries)):
        start = perf_counter()
        finder.find(line["text"], int(k))
        times.append((perf_counter() - start) * 1000)
    sys.stdout.write(json.dumps(times) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
