"""Reports on what became of files, kept in the data folder so that they can be looked at later."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from corpus.document import Doubt
from corpus.summary import Summary

FOLDER = "reports"
KEPT = 100  # the newest
UNTOLD = "unchanged"  # files that were left alone are counted, not listed

Status = Literal["added", "updated", "unchanged", "alias", "refused", "removed"]


@dataclass(frozen=True)
class FileReport:
    """What became of one file."""

    source: str
    status: Status
    document_id: str | None = None
    passages: int = 0
    doubts: tuple[Doubt, ...] = ()
    reason: str | None = None
    code: str | None = None  # of the reason why it was refused
    summary: Summary | None = None  # of what was read just now


def keep(data_dir: Path, reports: Sequence[FileReport], now: datetime | None = None) -> Path:
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
