"""Reports on what was taken in, kept in the data folder so that they can be looked at later."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.build import FileReport

FOLDER = "reports"
KEPT = 100  # the newest
UNTOLD = "unchanged"  # files that were left alone are counted, not listed


def keep(data_dir: Path, reports: "Sequence[FileReport]", now: datetime | None = None) -> Path:
    """Write a report under the time of its run, and let the oldest go."""
    folder = data_dir / FOLDER
    folder.mkdir(exist_ok=True)
    path = folder / f"{(now or datetime.now(UTC)):%Y-%m-%dT%H-%M-%S-%f}Z.json"
    told = [asdict(each) for each in reports if each.status != UNTOLD]
    report = {"files": told, UNTOLD: len(reports) - len(told)}
    path.write_text(json.dumps(report, ensure_ascii=False, indent=1), encoding="utf-8")
    for old in sorted(folder.glob("*.json"))[:-KEPT]:
        old.unlink()
    return path
