"""Reports are kept, so that what was doubtful can be looked at later."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from index import reports
from index.reports import FileReport
from tests.index.archive import Archive


def test_a_report_is_kept_with_each_run(archive: Archive) -> None:
    """It says what was read, what was doubtful and what was refused; a dry run leaves none."""
    archive.write("seal.txt", "The seal is kept.The office has it, and the head signs.")
    archive.write("bad.txt", "\x00\x01\x02")
    archive.builder.sync([archive.folder], dry_run=True)
    archive.ingest()
    (path,) = (archive.data / reports.FOLDER).iterdir()
    told = {
        Path(each["source"]).name: each for each in json.loads(path.read_text("utf-8"))["files"]
    }
    assert told["bad.txt"]["code"] == "unreadable"
    assert told["seal.txt"]["doubts"][0]["code"] == "run_together"
    assert told["seal.txt"]["summary"]["format"] == "text"


def test_the_oldest_reports_go(tmp_path: Path) -> None:
    """A folder that is ingested every hour fills no disk."""
    start = datetime(2025, 7, 1, tzinfo=UTC)
    for n in range(reports.KEPT + 3):
        last = reports.keep(
            tmp_path, [FileReport("a.txt", "unchanged")], start + timedelta(hours=n)
        )
    kept = sorted((tmp_path / reports.FOLDER).iterdir())
    assert (len(kept), kept[-1]) == (reports.KEPT, last)
    assert json.loads(last.read_text("utf-8")) == {"files": [], "unchanged": 1}
